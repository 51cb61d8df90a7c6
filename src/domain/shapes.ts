/**
 * The shapes of the domain's values that several documents have: events, snapshots, what pods say to one another and what the
 * page and clients send and read are made of these. Each document says how it takes what is not known to it (`z.object`,
 * `z.strictObject`), and reads instants and times as strictly as it must. Like the documents, these use zod and nothing else.
 */
import { z } from "zod";
import type { AskedDue, AskedRecurrence } from "./commands.ts";
import { type Principal, REMINDER_STATUSES } from "./events.ts";
import type { DateText, InstantText, TimeText } from "./instant.ts";
import {
	CHILDREN_SETTINGS,
	DATE_ORDERS,
	type Due,
	type Label,
	MODES,
	type Recurrence,
	type ReminderSpec,
	type SavedFilter,
	type Settings,
	TASK_STATUSES,
	TOOL_WISHES,
	URGENT_IN_QUIET,
	WEEK_STARTS,
} from "./task.ts";

/** Each field of a type has its schema: a field that is added to the type and forgotten in a shape does not compile. */
export type Fields<T> = { readonly [Key in keyof T]-?: z.ZodType<T[Key]> };

/** A text of a form that is looked at elsewhere: the type names what it is meant to be. */
export const text = <Text extends string = string>() => z.string() as unknown as z.ZodType<Text>;

export const modeShape = z.enum(MODES);

export const settingsShape = {
	time_zone: z.string(),
	locale: z.string(),
	default_lead_minutes: z.number().nullable(),
	all_day_reminder_at: text<TimeText>(),
	missed_occurrences: z.enum(["roll_on", "keep_each"]),
	month_end: z.enum(["clamp", "skip"]),
	date_order: z.enum(DATE_ORDERS),
	week_start: z.enum(WEEK_STARTS),
	children: z.enum(CHILDREN_SETTINGS),
	tools: z.record(z.string(), z.enum(TOOL_WISHES)),
	channels: z.array(z.string()).readonly(),
	quiet_hours: z
		.object({ from: text<TimeText>(), to: text<TimeText>(), urgent: z.enum(URGENT_IN_QUIET) })
		.readonly()
		.nullable(),
} satisfies Fields<Settings>;

/** A due date is one of these two; so is one that is asked for, of the day's and the asked instant's. */
export const dueDayShape = { date: text<DateText>() } satisfies Fields<Extract<Due, { date: unknown }>>;
export const dueInstantShape = {
	at: text<InstantText>(),
	time_zone: z.string(),
	floating: z.literal(true).optional(),
} satisfies Fields<Extract<Due, { at: unknown }>>;
export const askedDueInstantShape = {
	at: text<InstantText>(),
	time_zone: z.string().optional(),
	floating: z.boolean().optional(),
} satisfies Fields<Extract<AskedDue, { at: unknown }>>;

/** When a reminder is to fire is said in one of these two ways. */
export const leadShape = { before_minutes: z.number() } satisfies Fields<
	Extract<ReminderSpec, { before_minutes: unknown }>
>;
export const atShape = { at: text<InstantText>() } satisfies Fields<Extract<ReminderSpec, { at: unknown }>>;

export const reminderStatusShape = z.enum(REMINDER_STATUSES);
export const taskStatusShape = z.enum(TASK_STATUSES);

export const askedRecurrenceShape = {
	rrule: z.string(),
	start: z.string().optional(),
	time_zone: z.string().optional(),
	floating: z.boolean().optional(),
	mode: modeShape.optional(),
	exdates: z.array(z.string()).readonly().optional(),
	rdates: z.array(z.string()).readonly().optional(),
} satisfies Fields<AskedRecurrence>;

export const recurrenceShape = {
	rrule: z.string(),
	start: z.string(),
	time_zone: z.string(),
	mode: modeShape,
	exdates: z.array(z.string()).readonly(),
	rdates: z.array(z.string()).readonly().optional(),
	floating: z.literal(true).optional(),
	paused: z.literal(true).optional(),
} satisfies Fields<Recurrence>;

export const labelShape = {
	id: z.number(),
	name: z.string(),
	color: z.string().nullable(),
	created_at: text<InstantText>(),
} satisfies Fields<Label>;

export const savedFilterShape = {
	id: z.number(),
	name: z.string(),
	filter: z.string(),
	created_at: text<InstantText>(),
} satisfies Fields<SavedFilter>;

export const principalShape = {
	kind: z.enum(["user", "assistant", "client", "system"]),
	id: z.string(),
	turn_id: z.string().optional(),
	name: z.string().optional().meta({ description: "of a client: as it was called then" }),
} satisfies Fields<Principal>;
