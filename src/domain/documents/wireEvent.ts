/**
 * The JSON document of an event as it travels: snake_case, the fields of `data` beside the fields that
 * every event has. Pure, so that every adapter which reads or writes records may use it; zod is the one library that
 * the domain allows itself, because it is a notation for shapes and does nothing else.
 *
 * Writing is checked as strictly as reading: what a consumer could not read is not sent. Fields that the reader does
 * not know are passed over, so that a newer pod may add some within version 1.
 */
import { z } from "zod";
import type {
	ChangedFields,
	DomainEvent,
	EventType,
	FieldsChange,
	JournalEvent,
	ReminderChange,
	ReminderDocument,
	TagOnTasks,
	TaskDocument,
} from "../events/events.ts";
import { settingsShape } from "../settings/settings.ts";
import { type Due, PRIORITIES, type ReminderSpec, type TaskFields } from "../tasks/task.ts";
import type { DateText, InstantText, TimeText, WallText } from "../time/instant.ts";
import {
	atShape,
	dueDayShape,
	dueInstantShape,
	type Fields,
	labelShape,
	leadShape,
	principal,
	recurrenceShape,
	reminderStatusShape,
	savedFilterShape,
} from "./shapes.ts";

export const SCHEMA_VERSION = "1.0";

/** The text is no event of a version that this code reads. `cause` names the fields. */
export class UnreadableEvent extends Error {
	override readonly name = "UnreadableEvent";
}

function patterned<Text extends string>(pattern: RegExp, what: string) {
	return z.custom<Text>((value) => typeof value === "string" && pattern.test(value), { error: `is no ${what}` });
}
const instant = patterned<InstantText>(/^[+-]?\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, "canonical instant");
const wall = patterned<WallText>(/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?$/, "wall time");
const date = patterned<DateText>(/^[+-]?\d{4,6}-\d\d-\d\d$/, "date");
const time = patterned<TimeText>(/^\d\d:\d\d$/, "time of day");
const number = z.number().int();
const numbers = z.array(number).readonly();

const due: z.ZodType<Due> = z.union([
	// The frequent one first: a union tries its members in order, and a failed try costs more than the rest.
	z.object({ ...dueInstantShape, at: instant }),
	z.object({ ...dueDayShape, date }),
]);
const recurrence = z.object(recurrenceShape);
const spec: z.ZodType<ReminderSpec> = z.union([
	z.object({ ...leadShape, before_minutes: number }),
	z.object({ ...atShape, at: instant }),
]);
const channels = z.array(z.string().min(1)).readonly();
const reminder = z.object({
	reminder_id: number,
	spec,
	channels,
	fire_at: instant.nullable(),
	status: reminderStatusShape,
	snoozed_until: instant.nullable(),
} satisfies Fields<ReminderDocument>);
const taskFields = {
	title: z.string(),
	description: z.string().nullable(),
	priority: z.enum(PRIORITIES),
	category_id: number.nullable(),
	tag_ids: numbers,
	due: due.nullable(),
	parent_id: number.nullable(),
	duration_minutes: number.nullable(),
} satisfies Fields<TaskFields>;
const changedFields = {
	...taskFields,
	recurrence: recurrence.nullable(),
	series_id: z.string().nullable(),
	occurrence: wall.nullable(),
	position: z.string(),
} satisfies Fields<ChangedFields>;
const task = z.object({
	...changedFields,
	duration_minutes: number.optional(),
	position: z.string().optional(),
	reminders: z.array(reminder).readonly(),
} satisfies Fields<TaskDocument>);
const label = z.object({ ...labelShape, id: number, created_at: instant });
const filter = z.object({ ...savedFilterShape, id: number, created_at: instant });
const settings = z.object({ ...settingsShape, default_lead_minutes: number.nullable(), all_day_reminder_at: time });
const fieldsChange = z.object({
	task_id: number,
	updated_fields: z.object(changedFields).partial(),
	previous_fields: z.object(changedFields).partial(),
} satisfies Fields<FieldsChange>);
const reminderChange = { task_id: number, reminder, previous: reminder } satisfies Fields<ReminderChange>;
const tagOnTasks = { tag: label, task_ids: numbers, places: numbers } satisfies Fields<TagOnTasks>;
const ofTask = { task_id: number };

type DataOf<Type extends EventType> = Extract<DomainEvent, { type: Type }>["data"];

/** `data` of each type of event. */
const dataSchemas: { readonly [Type in EventType]: z.ZodType<DataOf<Type>> } = {
	"task.created": z.object({ ...ofTask, task }),
	"task.updated": fieldsChange,
	"occurrence.skipped": fieldsChange,
	"occurrence.moved": fieldsChange,
	"series.changed": fieldsChange,
	"series.paused": fieldsChange,
	"series.resumed": fieldsChange,
	"series.ended": fieldsChange,
	"task.completed": z.object({ ...ofTask, completed_at: instant, recurrence_rule: z.string().nullable() }),
	"task.reopened": z.object({ ...ofTask, previous_completed_at: instant }),
	"task.deleted": z.object(ofTask),
	"task.restored": z.object(ofTask),
	"reminder.scheduled": z.object({ ...ofTask, reminder }),
	"reminder.rescheduled": z.object(reminderChange),
	"reminder.snoozed": z.object(reminderChange),
	"reminder.cancelled": z.object({
		...reminderChange,
		reason: z.enum(["asked", "completed", "deleted", "paused", "undone"]),
	}),
	"reminder.sent": z.object({
		...ofTask,
		reminder_id: number,
		task_title: z.string(),
		task_description: z.string().nullable(),
		task_priority: z.enum(PRIORITIES),
		task_due: due.nullable(),
		fire_at: instant,
		late_by_ms: z.number().nonnegative(),
		channels,
		held_until: instant.optional(),
	}),
	"category.created": z.object({ category: label }),
	"category.updated": z.object({ category: label, previous: label }),
	"category.deleted": z.object({ category: label, task_ids: numbers }),
	"category.restored": z.object({ category: label, task_ids: numbers }),
	"tag.created": z.object({ tag: label }),
	"tag.updated": z.object({ tag: label, previous: label }),
	"tag.deleted": z.object(tagOnTasks),
	"tag.restored": z.object(tagOnTasks),
	"filter.created": z.object({ filter }),
	"filter.updated": z.object({ filter, previous: filter }),
	"filter.deleted": z.object({ filter }),
	"filter.restored": z.object({ filter }),
	"settings.changed": z.object({
		updated_fields: settings.partial(),
		previous_fields: settings.partial(),
		tasks_follow: z.literal(true).optional(),
	}),
	"settings.followed": z.object({
		change: number,
		taking_back: numbers,
		steps_back: number,
		after_task_id: number.nullable(),
	}),
};

const heads = z.object({
	event_id: z.string().min(1),
	event_type: z.string().refine((type): type is EventType => Object.hasOwn(dataSchemas, type), { error: "is unknown" }),
	timestamp: instant,
	user_id: z.string().min(1),
	seq: number.positive(),
	command_id: z.string().min(1),
	principal: principal.known,
	schema_version: z.string().regex(/^1\./, "is not a version that can be read here"),
	undoes: number.positive().nullable(),
	n: number.nonnegative(),
});

/** The event's document. Throws `UnreadableEvent` when no reader would accept it. */
export function writeWireEvent(event: JournalEvent): string {
	const head = check(heads, {
		event_id: event.event_id,
		event_type: event.type,
		timestamp: event.at,
		user_id: event.user_id,
		seq: event.seq,
		command_id: event.command_id,
		principal: event.principal,
		schema_version: SCHEMA_VERSION,
		undoes: event.undoes,
		n: event.n,
	});
	return JSON.stringify({ ...head, ...check<object>(dataSchemas[event.type], event.data) });
}

/** The event of a document. Throws `UnreadableEvent` when it is none of version 1. */
export function readWireEvent(document: string): JournalEvent {
	const fields = parseJson(document);
	const head = check(heads, fields);
	const type = head.event_type as EventType;
	// Type and data are checked against one another by the line below; the compiler cannot follow a key that varies.
	return {
		type,
		data: check<object>(dataSchemas[type], fields),
		user_id: head.user_id,
		seq: head.seq,
		event_id: head.event_id,
		at: head.timestamp,
		principal: head.principal,
		command_id: head.command_id,
		n: head.n,
		undoes: head.undoes,
	} as JournalEvent;
}

function parseJson(document: string): unknown {
	try {
		return JSON.parse(document);
	} catch (cause) {
		throw new UnreadableEvent("The document is not JSON", { cause });
	}
}

function check<T>(schema: z.ZodType<T>, value: unknown): T {
	const result = schema.safeParse(value);
	if (result.success) return result.data;
	const what = result.error.issues.map((issue) => `${issue.path.join(".") || "document"}: ${issue.message}`);
	throw new UnreadableEvent(`The event cannot be read: ${what.join("; ")}`, { cause: result.error });
}
