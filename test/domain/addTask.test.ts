import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { AddTask } from "../../src/domain/commands/commands.ts";
import type { Due } from "../../src/domain/tasks/task.ts";
import type { DateText, InstantText, TimeText } from "../../src/domain/time/instant.ts";
import { dueIn, given, inMinutes, label, reminder, taskCreated } from "./specification.ts";

const test = suite("addTask");
const add = (fields: Partial<AddTask> = {}): AddTask => ({ type: "AddTask", title: "pay rent", ...fields });
const day = (date: string): Due => ({ date: date as DateText });

test("given nothing, when a task is added, then it is open, of medium priority, and number 1", () => {
	given().when(add()).thenEvents(taskCreated());
});

test("a title loses the white space around it and nothing else", () => {
	const title = "a\nb \u{1F600} \u202Eשלום";
	given()
		.when(add({ title: `\u00A0\u3000\u0085 ${title}\t\n` }))
		.thenEvents(taskCreated({ title }));
});

test("P10: a title has 1 to 200 code points", () => {
	given()
		.when(add({ title: " \n" }))
		.thenBroken("title min_length");
	assert.is(
		given()
			.when(add({ title: "\u{1F600}".repeat(200) }))
			.task().title.length,
		400,
	);
	given()
		.when(add({ title: "\u{1F600}".repeat(201) }))
		.thenBroken("title max_length");
	given()
		.when(add({ title: "x".repeat(201) }))
		.thenBroken("title max_length");
});

test("P10: a description has at most 10,000 code points, and may be empty", () => {
	assert.is(
		given()
			.when(add({ description: "d".repeat(10_000) }))
			.task().description?.length,
		10_000,
	);
	assert.is(
		given()
			.when(add({ description: "" }))
			.task().description,
		"",
	);
	given()
		.when(add({ description: "d".repeat(10_001) }))
		.thenBroken("description max_length");
});

test("P10: what PostgreSQL cannot store is refused by name", () => {
	given()
		.when(add({ title: "a\u0000b", description: "\uD800" }))
		.thenBroken("title characters", "description characters");
});

test("P10: all broken rules come at once", () => {
	given()
		.when(add({ title: "", category_id: 9, tag_ids: [8], due: { at: "soon" as InstantText, time_zone: "Mars" } }))
		.thenBroken(
			"title min_length",
			"category_id exists",
			"tag_ids[0] exists",
			"due.at instant",
			"due.time_zone time_zone",
		);
});

test("given an instant without a zone, when a task is due then, then it is so in the user's zone, and a later one in the task's", () => {
	const at = "2026-02-01T09:00:00.000Z" as InstantText;
	const task = given()
		.when(add({ due: { at } }))
		.task();
	assert.equal(task.due, { at, time_zone: given().book.user.settings.time_zone });
	const later = "2026-02-02T09:00:00.000Z" as InstantText;
	const moved = given(taskCreated({ due: { at, time_zone: "Asia/Tokyo" } }))
		.when({ type: "EditTask", task_id: 1, changes: { due: { at: later } } })
		.task();
	assert.equal(moved.due, { at: later, time_zone: "Asia/Tokyo" });
});

test("a date that does not exist is refused, and one out of range", () => {
	given()
		.when(add({ due: day("2026-02-30") }))
		.thenBroken("due.date date");
	given()
		.when(add({ due: day("1899-12-31") }))
		.thenBroken("due.date range");
	given()
		.when(add({ due: day("9999-01-01") }))
		.thenBroken("due.date range");
	assert.equal(
		given()
			.when(add({ due: day("9998-12-31") }))
			.task().due,
		day("9998-12-31"),
	);
});

test("an instant is stored in UTC and a zone in its right spelling", () => {
	const due = { at: "2026-12-01T10:00:00+01:00" as InstantText, time_zone: "europe/berlin" };
	assert.equal(given().when(add({ due })).task().due, {
		at: "2026-12-01T09:00:00.000Z",
		time_zone: "Europe/Berlin",
	});
});

test("labels are found by name without regard to case, and made with the task when there are none", () => {
	const made = (id: number, name: string) => ({ ...label(id, name), created_at: inMinutes(0) });
	given(
		{ type: "tag.created", data: { tag: label(1, "Ökö") } },
		{ type: "category.created", data: { category: label(1, "Home") } },
	)
		.when(add({ category_name: " HOME", tag_ids: [1], tag_names: ["ökÖ", "neu", "Café", "NEU"] }))
		.thenEvents(
			{ type: "tag.created", data: { tag: made(2, "neu") } },
			{ type: "tag.created", data: { tag: made(3, "Café") } },
			taskCreated({ category_id: 1, tag_ids: [1, 2, 3] }),
		);
});

test("at most ten tags a task, however they are named", () => {
	const tag_names = Array.from({ length: 10 }, (_, index) => `tag ${index}`);
	assert.is(given().when(add({ tag_names })).task().tag_ids.length, 10);
	given()
		.when(add({ tag_names: [...tag_names, "one more"] }))
		.thenBroken("tag_ids limit");
});

test("a parent must be there and not deleted", () => {
	given()
		.when(add({ parent_id: 1 }))
		.thenBroken("parent_id exists");
	given(taskCreated(), { type: "task.deleted", data: { task_id: 1 } })
		.when(add({ parent_id: 1 }))
		.thenBroken("parent_id exists");
	assert.is(
		given(taskCreated())
			.when(add({ parent_id: 1 }))
			.task(2).parent_id,
		1,
	);
});

test("given no word on reminders, a task with an instant reminds 60 minutes before", () => {
	const due = dueIn(120);
	given()
		.when(add({ due }))
		.thenEvents(taskCreated({ due, reminders: [reminder()] }));
});

test("a task made inside its lead time reminds at once; one that is over, not at all", () => {
	assert.is(
		given()
			.when(add({ due: dueIn(61) }))
			.task().reminders[0]?.fire_at,
		inMinutes(1),
	);
	assert.is(
		given()
			.when(add({ due: dueIn(60) }))
			.task().reminders[0]?.fire_at,
		inMinutes(0),
	);
	assert.is(
		given()
			.when(add({ due: dueIn(59) }))
			.task().reminders[0]?.fire_at,
		inMinutes(0),
	);
	assert.is(
		given()
			.when(add({ due: dueIn(1) }))
			.task().reminders[0]?.fire_at,
		inMinutes(0),
	);
	assert.equal(
		given()
			.when(add({ due: dueIn(0) }))
			.task().reminders,
		[],
	);
});

test("a whole day reminds at the user's morning hour in the user's zone, and not later on that day unless it is moved", () => {
	const karachiTime = {
		type: "settings.changed",
		data: {
			updated_fields: { time_zone: "Asia/Karachi", all_day_reminder_at: "07:30" as TimeText },
			previous_fields: {},
		},
	} as const;
	const karachi = given(karachiTime);
	assert.is(karachi.when(add({ due: day("2026-11-24") })).task().reminders[0]?.fire_at, "2026-11-24T02:30:00.000Z");
	const begun = karachi.when(add({ due: day("2026-11-23") }));
	const [missed] = begun.task().reminders;
	assert.equal([missed?.status, missed?.fire_at], ["cancelled", "2026-11-23T02:30:00.000Z"]);
	const toTomorrow = { type: "EditTask", task_id: 1, changes: { due: day("2026-11-24") } } as const;
	const [moved] = given(karachiTime, ...begun.events())
		.when(toTomorrow)
		.task().reminders;
	assert.equal([moved?.status, moved?.fire_at], ["armed", "2026-11-24T02:30:00.000Z"]);
	assert.equal(karachi.when(add({ due: day("2026-11-22") })).task().reminders, []);
});

test("a user without a default lead is not reminded of instants, yet of whole days", () => {
	const quiet = given({
		type: "settings.changed",
		data: { updated_fields: { default_lead_minutes: null }, previous_fields: {} },
	});
	assert.equal(quiet.when(add({ due: dueIn(120) })).task().reminders, []);
	assert.is(quiet.when(add({ due: day("2026-11-24") })).task().reminders.length, 1);
});

test("given reminders are exactly those, even none; relative ones wait for a due date", () => {
	assert.equal(
		given()
			.when(add({ due: dueIn(120), reminders: [] }))
			.task().reminders,
		[],
	);
	const reminders = [{ spec: { before_minutes: 60 } }, { spec: { at: inMinutes(5) }, channels: [] }];
	assert.equal(given().when(add({ reminders })).task().reminders, [
		reminder({ fire_at: null, status: "waiting" }),
		reminder({ reminder_id: 2, spec: { at: inMinutes(5) }, channels: [], fire_at: inMinutes(5) }),
	]);
});

test("P10: a reminder in the past is refused where it stands", () => {
	given()
		.when(add({ reminders: [{ spec: { at: inMinutes(1) } }, { spec: { at: inMinutes(0) } }] }))
		.thenBroken("reminders[1].at in_future");
	given()
		.when(add({ due: dueIn(0), reminders: [{ spec: { before_minutes: 5 } }] }))
		.thenBroken("reminders[0].before_minutes in_future");
	assert.is(
		given()
			.when(add({ due: dueIn(1), reminders: [{ spec: { before_minutes: 5 } }] }))
			.task().reminders[0]?.fire_at,
		inMinutes(0),
	);
});

test("P10: a lead is 0 to 525,600 whole minutes, and a task has at most 20 reminders", () => {
	const lead = (before_minutes: number) => given().when(add({ reminders: [{ spec: { before_minutes } }] }));
	for (const minutes of [-1, 0.5, 525_601]) lead(minutes).thenBroken("reminders[0].before_minutes range");
	for (const minutes of [0, 525_600]) assert.is(lead(minutes).task().reminders.length, 1);
	const many = Array.from({ length: 21 }, () => ({ spec: { before_minutes: 1 } }));
	given()
		.when(add({ reminders: many }))
		.thenBroken("reminders limit");
	assert.is(
		given()
			.when(add({ reminders: many.slice(1) }))
			.task().reminders.length,
		20,
	);
});

test.run();
