import { suite } from "uvu";
import * as assert from "uvu/assert";
import { UnreadableEvent } from "../../src/domain/documents/wireEvent.ts";
import type { DomainEvent, EventType, JournalEvent, ReminderDocument } from "../../src/domain/events/events.ts";
import type { Label } from "../../src/domain/tasks/task.ts";
import type { DateText, InstantText, TimeText, WallText } from "../../src/domain/time/instant.ts";
import { readRecord, toRecords } from "../../src/eventlog/records.ts";
import { recurrenceOf } from "../support/recurrenceText.ts";
import { sampleEvent } from "./sampleRecords.ts";

const at = "2026-11-23T09:00:00.000Z" as InstantText;
const channels = ["email"] as const;
const reminder: ReminderDocument = {
	reminder_id: 3,
	spec: { before_minutes: 60 },
	channels,
	fire_at: at,
	status: "armed",
	snoozed_until: null,
};
const previous: ReminderDocument = { ...reminder, spec: { at }, fire_at: null, status: "waiting" };
const label: Label = { id: 1, name: "Haus", color: "#FF0000", created_at: at };
const recurrence = recurrenceOf({
	rrule: "FREQ=DAILY",
	start: "2026-11-23T09:00",
	time_zone: "Europe/Berlin",
	exdates: ["2026-11-24T09:00"],
});
const fields = {
	title: "Milch 🥛 kaufen",
	description: null,
	priority: "urgent",
	category_id: 1,
	tag_ids: [2, 1],
	due: { at, time_zone: "Europe/Berlin" },
	recurrence,
	parent_id: null,
} as const;
const task = { ...fields, series_id: "s", occurrence: "2026-11-23T09:00" as WallText, reminders: [reminder, previous] };
const place = {
	task_id: 1,
	updated_fields: { series_id: "s", occurrence: "2026-11-24T09:00" as WallText, recurrence },
	previous_fields: { series_id: null, occurrence: "2026-11-23T09:00" as WallText, recurrence: null },
};
const filter = { id: 1, name: "Jetzt", filter: "(overdue | today) & p1", created_at: at };
const settings = { all_day_reminder_at: "09:00" as TimeText, default_lead_minutes: null };
const onTasks = { tag: label, task_ids: [1, 2], places: [0, 1] };

/** One of each type: a type without a sample does not compile. */
const samples: { readonly [Type in EventType]: Extract<DomainEvent, { type: Type }>["data"] } = {
	"task.created": { task_id: 1, task },
	"task.updated": {
		task_id: 1,
		updated_fields: { due: { date: "2026-11-23" as DateText }, recurrence: null },
		previous_fields: { due: null, recurrence },
	},
	"occurrence.skipped": place,
	"occurrence.moved": { task_id: 1, updated_fields: { due: null }, previous_fields: { due: { at, time_zone: "UTC" } } },
	"series.changed": place,
	"series.paused": {
		task_id: 1,
		updated_fields: { recurrence: { ...recurrence, rdates: ["2026-11-25T10:00" as WallText], paused: true } },
		previous_fields: { recurrence },
	},
	"series.resumed": place,
	"series.ended": { task_id: 1, updated_fields: { recurrence: null }, previous_fields: { recurrence } },
	"task.completed": { task_id: 1, completed_at: at, recurrence_rule: null },
	"task.reopened": { task_id: 1, previous_completed_at: at },
	"task.deleted": { task_id: 1 },
	"task.restored": { task_id: 1 },
	"reminder.scheduled": { task_id: 1, reminder },
	"reminder.rescheduled": { task_id: 1, reminder, previous },
	"reminder.snoozed": { task_id: 1, reminder: { ...reminder, snoozed_until: at }, previous },
	"reminder.cancelled": { task_id: 1, reminder, previous, reason: "undone" },
	"reminder.sent": {
		task_id: 1,
		reminder_id: 3,
		task_title: "Milch",
		task_description: "zwei\nLiter",
		task_priority: "low",
		task_due: null,
		fire_at: at,
		late_by_ms: 0,
		channels,
	},
	"category.created": { category: label },
	"category.updated": { category: label, previous: { ...label, color: null } },
	"category.deleted": { category: label, task_ids: [1] },
	"category.restored": { category: label, task_ids: [] },
	"tag.created": { tag: label },
	"tag.updated": { tag: label, previous: label },
	"tag.deleted": onTasks,
	"tag.restored": onTasks,
	"filter.created": { filter },
	"filter.updated": { filter, previous: { ...filter, name: "später" } },
	"filter.deleted": { filter },
	"filter.restored": { filter },
	"settings.followed": { change: 7, taking_back: [3], steps_back: 2, after_task_id: null },
	"settings.changed": { updated_fields: settings, previous_fields: { locale: "de", date_order: "dmy" } },
};

function eventOf(type: EventType, data: unknown = samples[type]): JournalEvent {
	return { ...sampleEvent("ann", 7), type, data, undoes: 5, n: 2 } as JournalEvent;
}
function topicsOf(event: JournalEvent): string[] {
	return toRecords(event, 3).map((record) => record.topic);
}
function unreadable(value: string): UnreadableEvent {
	const [record] = toRecords(sampleEvent("ann", 1), 0);
	assert.ok(record);
	try {
		readRecord({ ...record, value });
	} catch (err) {
		assert.instance(err, UnreadableEvent);
		return err as UnreadableEvent;
	}
	throw new Error("It was read");
}

const records = suite("records");

for (const type of Object.keys(samples) as EventType[]) {
	records(`given ${type}, when it is written and read, then it is the same event`, () => {
		for (const record of toRecords(eventOf(type), 3)) assert.equal(readRecord(record), eventOf(type));
	});
}

records("given an event, then its document is snake_case and flat, its headers are text", () => {
	const event = eventOf("task.reopened");
	const [record] = toRecords(event, 3);
	assert.equal(JSON.parse(record?.value ?? ""), {
		event_id: "ann:7",
		event_type: "task.reopened",
		timestamp: event.at,
		user_id: "ann",
		seq: 7,
		command_id: "command-7",
		principal: { kind: "user", id: "ann" },
		schema_version: "1.0",
		undoes: 5,
		n: 2,
		task_id: 1,
		previous_completed_at: at,
	});
	assert.equal(record?.headers, { user_id: "ann", seq: "7", event_id: "ann:7", schema_version: "1.0" });
	assert.is(record?.key, "ann");
	assert.is(record?.shard, 3);
});

records("given an event, then its topics follow from its type", () => {
	assert.equal(topicsOf(eventOf("task.deleted")), ["task-events"]);
	assert.equal(topicsOf(eventOf("reminder.sent")), ["task-events", "task-reminders"]);
	assert.equal(topicsOf(eventOf("task.completed")), ["task-events"]);
	const recurring = { ...samples["task.completed"], recurrence_rule: "FREQ=DAILY" };
	assert.equal(topicsOf(eventOf("task.completed", recurring)), ["task-events", "task-recurrence"]);
});

records("given an event that is not as declared, when it is written, then the field is named", () => {
	assert.throws(
		() => toRecords(eventOf("task.reopened", { task_id: 1, previous_completed_at: "yesterday" }), 0),
		(err: Error) =>
			err instanceof UnreadableEvent && /previous_completed_at: is no canonical instant/.test(err.message),
	);
});

records("given a document that is no event, when it is read, then it says why", () => {
	const document = JSON.parse(toRecords(eventOf("task.deleted"), 0)[0]?.value ?? "");
	assert.match(unreadable("{").message, "not JSON");
	assert.match(unreadable("null").message, "document");
	assert.match(unreadable(JSON.stringify({ ...document, seq: 0 })).message, "seq");
	assert.match(unreadable(JSON.stringify({ ...document, event_type: "toString" })).message, "event_type: is unknown");
	assert.match(unreadable(JSON.stringify({ ...document, schema_version: "2.0" })).message, "schema_version");
});

records("given a document with a field of a later version 1, when it is read, then the field is passed over", () => {
	const [record] = toRecords(eventOf("task.deleted"), 0);
	assert.ok(record);
	const value = JSON.stringify({ ...JSON.parse(record.value), schema_version: "1.4", mood: "blue" });
	assert.equal(readRecord({ ...record, value }), eventOf("task.deleted"));
});

records.run();
