/**
 * The wire types of the HTTP interface: they validate requests, describe answers, and the OpenAPI document is made of
 * them; the page imports the inferred types. Every object is strict: an unknown field is refused, not passed over.
 */
import { z } from "zod";
import { NOT_UNDONE_CODES } from "../../domain/commands/decision.ts";
import { labelShape, principal, taskStatusShape } from "../../domain/documents/shapes.ts";
import type { DomainEvent } from "../../domain/events/events.ts";
import { settingsShape, URGENT_IN_QUIET } from "../../domain/settings/settings.ts";
import { LIMITS, PRIORITIES, TASK_STATUSES } from "../../domain/tasks/task.ts";
import type { TimeText } from "../../domain/time/instant.ts";
import { ChildrenSetting } from "./childrenContract.ts";
import {
	AskedInstant,
	AsOf,
	FilterText,
	Id,
	Instant,
	MovedTask,
	Paging,
	pageOf,
	QueryFlag,
	QueryId,
	QueryText,
	ReadDueBound,
	ReadInstant,
	SearchText,
	ToFollow,
	WhoAndWhat,
} from "./contractFields.ts";
import { AskedChannels, AskedDue, AskedReminder, BeforeMinutes, Channels, Due, Reminder } from "./dueContract.ts";
import type { ProblemDocument } from "./problemContract.ts";
import type { Proposal } from "./proposalContract.ts";
import { AskedRecurrence, type Preview, Recurrence } from "./recurrenceContract.ts";
import { User } from "./userContract.ts";

const Title = z.string().meta({ minLength: 1, maxLength: LIMITS.title, description: "trimmed" });
const Description = z.string().meta({ maxLength: LIMITS.description });
export const Priority = z.enum(PRIORITIES);
const Color = z.string().meta({ pattern: "^#[0-9A-Fa-f]{6}$" });
const Duration = z.int().meta({ minimum: LIMITS.leastDuration, maximum: LIMITS.mostDuration });
/* Tasks */

export const NewTask = z
	.strictObject({
		title: Title,
		description: Description.nullable().optional(),
		priority: Priority.optional(),
		category_id: Id.nullable().optional(),
		tag_ids: z.array(Id).max(1_000).optional(),
		due: AskedDue.nullable().optional(),
		recurrence: AskedRecurrence.nullable().optional(),
		reminders: z.array(AskedReminder).max(1_000).optional(),
		parent_id: Id.nullable().optional(),
		duration_minutes: Duration.nullable().optional(),
	})
	.meta({ id: "NewTask" });

/** Only named fields change; null clears. */
export const TaskChanges = NewTask.omit({ reminders: true }).partial().meta({ id: "TaskChanges" });

export const Move = z.strictObject({ due: AskedDue }).meta({ id: "Move" });

/** Directly before or after another task, in the user's own order. */
export const Place = z
	.union([z.strictObject({ before: Id }), z.strictObject({ after: Id })])
	.meta({ id: "Place", description: "the task that this one is put next to" });

export const Task = z
	.strictObject({
		id: z.int(),
		title: z.string(),
		description: z.string().nullable(),
		status: taskStatusShape,
		priority: Priority,
		category_id: z.int().nullable(),
		tags: z.array(z.strictObject({ id: z.int(), name: z.string(), color: z.string().nullable() })),
		due: Due.nullable(),
		recurrence: Recurrence.nullable(),
		reminders: z.array(Reminder),
		parent_id: z.int().nullable(),
		duration_minutes: z.int().nullable().meta({ description: "how long it takes; null: nobody said" }),
		position: z.string().meta({ description: "the user's own order, by bytes; changed by `place`" }),
		version: z.int(),
		created_at: Instant,
		updated_at: Instant,
		completed_at: Instant.nullable(),
		deleted_at: Instant.nullable(),
	})
	.meta({ id: "Task" });

export const TaskListQuery = z.strictObject({
	status: z.enum([...TASK_STATUSES, "all"]).optional(),
	priority: Priority.optional(),
	category_id: QueryId.optional(),
	parent_id: QueryId.optional().meta({ description: "the tasks directly below that one" }),
	tag_id: z.union([QueryId.transform((id) => [id]), z.array(QueryId).max(LIMITS.tagsOfTask)]).optional(),
	due_before: ReadDueBound.optional(),
	due_after: ReadDueBound.optional(),
	overdue: QueryFlag.optional(),
	search: SearchText.optional(),
	filter: FilterText.optional().meta({ description: "conditions joined by `&`, `|`, `!`; see docs/filters.md" }),
	...AsOf,
	sort: z.enum(["created_at", "updated_at", "due", "priority", "title", "position"]).optional(),
	order: z.enum(["asc", "desc"]).optional(),
	...Paging,
});

export const TaskPage = pageOf(Task);
export const ReminderPage = pageOf(Reminder);

/** What a write caused, by event; empty when everything was so already. */
export const Receipts = z
	.array(z.strictObject({ event_id: z.string(), seq: z.int(), type: z.string() }))
	.readonly()
	.meta({ id: "Receipts" });

/** `next`: the occurrence that follows the task, when one was made or is there. */
export const TaskWritten = z.strictObject({ task: Task, next: Task.optional(), events: Receipts });
export const ReminderWritten = z.strictObject({ reminder: Reminder, events: Receipts });

export const Snooze = z
	.strictObject({
		minutes: z.int().meta({ minimum: 1, maximum: 525_600 }).optional(),
		until: AskedInstant.optional(),
	})
	.meta({ id: "Snooze", description: "exactly one of the two" });

/* Categories and tags */

export const NewLabel = z.strictObject({ name: z.string(), color: Color.nullable().optional() });
export const LabelChanges = NewLabel.partial();
const Label = { ...labelShape, id: z.int(), created_at: Instant };
export const LabelPage = pageOf(z.strictObject({ ...Label, task_count: z.int() }));
export const CategoryWritten = z.strictObject({ category: z.strictObject(Label), events: Receipts });
export const TagWritten = z.strictObject({ tag: z.strictObject(Label), events: Receipts });

/* The account */

const Time = z.string().meta({ pattern: "^([01]\\d|2[0-3]):[0-5]\\d$", example: "09:00" });
const AskedTime = Time.transform((text) => text as TimeText);
const quietHoursOf = <T extends z.ZodType>(time: T) =>
	z.strictObject({
		from: time,
		to: time,
		urgent: z.enum(URGENT_IN_QUIET).meta({ description: "what becomes of a reminder of an urgent task" }),
	});
const QuietHours = quietHoursOf(Time);
export const Settings = z
	.strictObject({
		...settingsShape,
		time_zone: settingsShape.time_zone.meta({ description: "IANA name" }),
		default_lead_minutes: BeforeMinutes.nullable(),
		all_day_reminder_at: Time,
		children: ChildrenSetting,
		tools: settingsShape.tools.meta({
			description: "by a tool's name, what models and clients may do with it; not named: as the policy says",
		}),
		channels: Channels.meta({
			description: "what reminders go out by that name no channels of their own; none: they show on the page only",
		}),
		quiet_hours: QuietHours.nullable().meta({
			description: "what fires then goes out when they end, by the clock of `time_zone`; null: none",
		}),
		digest_at: Time.nullable().meta({
			description: "when the day's digest goes out by `channels`, by the clock of `time_zone`; null: none does",
		}),
	})
	.meta({ id: "Settings" });
export const SettingsChanges = Settings.extend({
	all_day_reminder_at: AskedTime,
	channels: AskedChannels,
	quiet_hours: quietHoursOf(AskedTime).nullable(),
	digest_at: AskedTime.nullable(),
})
	.partial()
	.extend({ dry_run: z.boolean().optional().meta({ description: "change nothing; show what the change would move" }) })
	.meta({ id: "SettingsChanges" });
export const Me = z.strictObject({ user: User, settings: Settings });
/** Of a dry run: the settings as they would be, and what would move; the first 200 are named. */
export const MeWritten = Me.extend({
	events: Receipts,
	to_follow: ToFollow,
	moved: z.array(MovedTask).optional(),
	moved_count: z.int().optional(),
});

/* The journal */

const EventFields = z.strictObject({
	event_id: z.string(),
	seq: z.int(),
	type: z.string(),
	at: Instant,
	principal: principal.exact,
	command_id: z.string(),
	undoes: z.int().nullable().meta({ description: "seq of the event that this one undoes" }),
	data: z.looseObject({}).meta({ description: "fields of the event's type; changes carry old and new values" }),
	rules: z.strictObject({ before: z.string().nullable(), after: z.string().nullable() }).optional().meta({
		description: "in history, of a change of a recurrence: its rule in words, in the language of the settings",
	}),
});
/** An event of the journal, in history and in the stream. */
export const Event = EventFields.meta({ id: "Event" });
export const EventPage = pageOf(Event);
const HistoryConditions = {
	task_id: QueryId.optional(),
	since: ReadInstant.optional(),
	until: ReadInstant.optional(),
	principal: QueryText(255).min(1).optional(),
	...WhoAndWhat,
};
export const HistoryQuery = z.strictObject({ ...HistoryConditions, ...Paging });
export const HistoryExportQuery = z.strictObject({
	...HistoryConditions,
	format: z.enum(["ndjson", "csv"]).default("ndjson"),
});
export const UndoTarget = z
	.union([
		z.strictObject({ event_ids: z.array(z.uuid()).min(1).max(100) }),
		z.strictObject({ turn_id: QueryText(255).min(1) }),
		z.strictObject({ last: z.int().min(1).max(100) }),
		z.strictObject({ principal_id: QueryText(255).min(1) }),
	])
	.meta({ id: "UndoTarget" });
const UndoneEvent = { event_id: z.string(), seq: z.int(), type: z.string() };
export const Undone = z.strictObject({
	undone: z.array(z.strictObject(UndoneEvent)).readonly(),
	not_undone: z
		.array(z.strictObject({ ...UndoneEvent, code: z.enum(NOT_UNDONE_CODES), reason: z.string() }))
		.readonly(),
	events: Receipts,
	to_follow: ToFollow,
});

export type ProposalView = z.output<typeof Proposal>;
export type TaskView = z.output<typeof Task>;
export type AskedRecurrenceView = z.input<typeof AskedRecurrence>;
export type PreviewView = z.output<typeof Preview>;
export type ReminderView = z.output<typeof Reminder>;
export type LabelView = z.output<typeof LabelPage>["data"][number];
export type MeView = z.output<typeof Me>;
export type MeWrittenView = z.output<typeof MeWritten>;
export type SettingsView = z.output<typeof Settings>;
export type ReceiptView = z.output<typeof Receipts>[number];
export type UndoneView = z.output<typeof Undone>;
export type ProblemView = z.output<typeof ProblemDocument>;
/** An event with the data of its own type. */
export type EventView = Omit<z.output<typeof Event>, "type" | "data"> & DomainEvent;
