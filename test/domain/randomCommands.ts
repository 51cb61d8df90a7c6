/** Random commands over few ids, so that they meet; some lawful, some not. */
import fc from "fast-check";
import {
	type AskedDue,
	type AskedRecurrence,
	CHANGE_SCOPES,
	CHOICES_OF_CHILDREN,
	type Command,
	type NewReminder,
	type TaskChanges,
} from "../../src/domain/commands/commands.ts";
import { CHILDREN_SETTINGS, type Settings } from "../../src/domain/settings/settings.ts";
import { type DateText, type InstantText, toInstantText } from "../../src/domain/time/instant.ts";

export const START = Temporal.Instant.from("2026-03-27T08:30:00Z");
const ZONES = ["UTC", "Europe/Berlin", "Asia/Karachi", "Asia/Kathmandu", "Pacific/Apia", "Australia/Lord_Howe"];

const zone = fc.constantFrom(...ZONES);
const minutes = fc.integer({ min: -3 * 24 * 60, max: 6 * 24 * 60 });
const instant: fc.Arbitrary<InstantText> = minutes.map((count) => toInstantText(START.add({ minutes: count })));
const date: fc.Arbitrary<DateText> = fc
	.integer({ min: -2, max: 6 })
	.map((days) => Temporal.PlainDate.from("2026-03-27").add({ days }).toString() as DateText);
const due: fc.Arbitrary<AskedDue | null> = fc.oneof(
	fc.constant(null),
	fc.record({ date }),
	fc.record({ at: instant, time_zone: zone, floating: fc.boolean() }, { requiredKeys: ["at", "time_zone"] }),
);
const reminder: fc.Arbitrary<NewReminder> = fc.oneof(
	fc.record({ spec: fc.record({ before_minutes: fc.constantFrom(0, 10, 60, 1440) }) }),
	fc.record({ spec: fc.record({ at: instant }), channels: fc.constantFrom(["email"] as const, [] as const) }),
);
const task_id = fc.integer({ min: 1, max: 8 });
const recurrence: fc.Arbitrary<AskedRecurrence> = fc.record(
	{
		rrule: fc.constantFrom(
			"FREQ=DAILY",
			"FREQ=DAILY;COUNT=3",
			"FREQ=DAILY;INTERVAL=2",
			"FREQ=WEEKLY;BYDAY=MO,FR",
			"FREQ=HOURLY;INTERVAL=6",
			"FREQ=MONTHLY;BYMONTHDAY=31",
			"FREQ=DAILY;UNTIL=20260330T000000Z",
		),
		start: fc.constantFrom("2026-03-26T09:00", "2026-03-28T02:30", "2026-03-27", "2026-04-01"),
		time_zone: zone,
		mode: fc.constantFrom("scheduled", "after_completion"),
		floating: fc.boolean(),
		exdates: fc.constantFrom([], ["2026-03-28"]),
	},
	{ requiredKeys: ["rrule"] },
);
const reminder_id = fc.integer({ min: 1, max: 6 });
const label = fc.integer({ min: 1, max: 2 });
const name = fc.constantFrom("Home", "home ", "Work", "Straße", "ﬁne", "Garden", "garden");
const color = fc.constantFrom(null, "#00ff00", "#ABCDEF");
const filter = fc.constantFrom("overdue | today", "#Home", "@Work & p1", "#garden | search: a", "nonsense");
const title = fc.string({ unit: "grapheme", minLength: 1, maxLength: 6 });

const field: fc.Arbitrary<TaskChanges> = fc.oneof(
	fc.record({ title }),
	fc.record({ description: fc.option(fc.string({ maxLength: 8 })), priority: fc.constantFrom("low", "high") }),
	fc.record({ category_id: fc.option(label) }),
	fc.record({ tag_ids: fc.array(label, { maxLength: 3 }) }),
	{ weight: 4, arbitrary: fc.record({ due }) },
	fc.record({ parent_id: fc.option(task_id) }),
	fc.record({ duration_minutes: fc.constantFrom(null, 4, 30, 90) }),
	fc.record({ recurrence: fc.option(recurrence) }),
);
const fields = fc.tuple(field, field).map(([one, other]): TaskChanges => ({ ...one, ...other }));
const settings: fc.Arbitrary<Partial<Settings>> = fc.record(
	{
		time_zone: zone,
		default_lead_minutes: fc.constantFrom(null, 0, 60),
		all_day_reminder_at: fc.constantFrom("06:30", "21:00") as fc.Arbitrary<Settings["all_day_reminder_at"]>,
		missed_occurrences: fc.constantFrom("roll_on", "keep_each"),
		month_end: fc.constantFrom("clamp", "skip"),
		locale: fc.constantFrom("en", "de-DE"),
		children: fc.constantFrom(...CHILDREN_SETTINGS),
		tools: fc.constantFrom<Settings["tools"]>(
			{},
			{ delete_task: "auto" as const },
			{ undo: "never" as const, add_task: "ask" as const },
		),
	},
	{ requiredKeys: [] },
);

const add = fc.record(
	{
		type: fc.constant("AddTask" as const),
		title,
		category_name: name,
		tag_names: fc.array(name, { maxLength: 2 }),
		due,
		recurrence,
		duration_minutes: fc.constantFrom(null, 45),
		reminders: fc.array(reminder, { maxLength: 2 }),
		parent_id: fc.integer({ min: 1, max: 12 }),
	},
	{ requiredKeys: ["type", "title"] },
);
const labelChanges = fc.record({ name, color }, { requiredKeys: [] });

/** What a user asks, but for an undo. */
export const userCommand: fc.Arbitrary<Command> = fc.oneof(
	{ weight: 3, arbitrary: add },
	{ weight: 6, arbitrary: fc.record({ type: fc.constant("EditTask" as const), task_id, changes: fields }) },
	{
		weight: 6,
		arbitrary: fc.record(
			{
				type: fc.constantFrom("CompleteTask", "ReopenTask", "DeleteTask", "RestoreTask"),
				task_id,
				children: fc.constantFrom(...CHOICES_OF_CHILDREN),
			},
			{ requiredKeys: ["type", "task_id"] },
		) as fc.Arbitrary<Command>,
	},
	{
		weight: 4,
		arbitrary: fc.record({
			type: fc.constantFrom("SkipOccurrence", "PauseSeries", "ResumeSeries", "EndSeries"),
			task_id,
		}) as fc.Arbitrary<Command>,
	},
	{
		weight: 2,
		arbitrary: fc.record({
			type: fc.constant("PlaceTask" as const),
			task_id,
			beside: fc.oneof(fc.record({ before: task_id }), fc.record({ after: task_id })),
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({
			type: fc.constant("MoveOccurrence" as const),
			task_id,
			due: due.map((some) => some ?? { date: "2026-03-29" as DateText }),
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({
			type: fc.constant("ChangeRecurrence" as const),
			task_id,
			scope: fc.constantFrom(...CHANGE_SCOPES),
			recurrence: fc.option(recurrence),
		}),
	},
	{ weight: 2, arbitrary: fc.record({ type: fc.constant("AddReminder" as const), task_id, reminder }) },
	{ weight: 2, arbitrary: fc.record({ type: fc.constant("CancelReminder" as const), reminder_id }) },
	{
		weight: 2,
		arbitrary: fc.record({
			type: fc.constant("SnoozeReminder" as const),
			reminder_id,
			minutes: fc.integer({ min: 1, max: 5000 }),
		}),
	},
	{ weight: 1, arbitrary: fc.record({ type: fc.constant("AddCategory" as const), name, color }) },
	{ weight: 1, arbitrary: fc.record({ type: fc.constant("AddTag" as const), name, color }) },
	{
		weight: 1,
		arbitrary: fc.record({ type: fc.constant("EditCategory" as const), category_id: label, changes: labelChanges }),
	},
	{
		weight: 1,
		arbitrary: fc.record({ type: fc.constant("EditTag" as const), tag_id: label, changes: labelChanges }),
	},
	{ weight: 1, arbitrary: fc.record({ type: fc.constant("DeleteCategory" as const), category_id: label }) },
	{ weight: 1, arbitrary: fc.record({ type: fc.constant("DeleteTag" as const), tag_id: label }) },
	{ weight: 1, arbitrary: fc.record({ type: fc.constant("AddFilter" as const), name, filter }) },
	{
		weight: 1,
		arbitrary: fc.record({
			type: fc.constant("EditFilter" as const),
			filter_id: label,
			changes: fc.record({ name, filter }, { requiredKeys: [] }),
		}),
	},
	{ weight: 1, arbitrary: fc.record({ type: fc.constant("DeleteFilter" as const), filter_id: label }) },
	{
		weight: 2,
		arbitrary: fc.record(
			{ type: fc.constant("ChangeSettings" as const), changes: settings, dry_run: fc.boolean() },
			{ requiredKeys: ["type", "changes"] },
		),
	},
);

const undo: fc.Arbitrary<Command> = fc.record({
	type: fc.constant("Undo" as const),
	target: fc.record({ last: fc.integer({ min: 1, max: 3 }) }),
});
const fire: fc.Arbitrary<Command> = fc.constant({ type: "FireReminders", reminder_ids: [1, 2, 3, 4, 5, 6, 7, 8] });

export interface Step {
	readonly command: Command;
	/** Minutes since the step before. */
	readonly after: number;
}

const after = fc.constantFrom(0, 0, 1, 30, 600, 1500);

const opening = fc.tuple(due, due, due).map((dues): Step[] => [
	{ command: { type: "AddTask", title: "one", due: dues[0], category_name: "Home", tag_names: ["Garden"] }, after: 0 },
	{
		command: {
			type: "AddTask",
			title: "two",
			due: dues[1],
			recurrence: { rrule: "FREQ=DAILY" },
			category_name: "Work",
			tag_names: ["Home"],
		},
		after: 0,
	},
	{
		command: { type: "AddTask", title: "three", due: dues[2], category_name: "Work", tag_names: ["Garden"] },
		after: 0,
	},
]);
const step = fc.record({
	command: fc.oneof(
		{ weight: 8, arbitrary: userCommand },
		{ weight: 1, arbitrary: undo },
		{ weight: 1, arbitrary: fire },
	),
	after,
});

/** A life over some days: three tasks, then what the user asks and takes back, and the system's firings. */
export const life: fc.Arbitrary<readonly Step[]> = fc
	.tuple(opening, fc.array(step, { maxLength: 25, size: "max" }))
	.map(([first, rest]) => [...first, ...rest]);
