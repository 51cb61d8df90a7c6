/**
 * The shapes of the domain's values that several documents have: events, snapshots, what pods say to one another and what the
 * page and clients send and read are made of these. Each document says how it takes what is not known to it (`z.object`,
 * `z.strictObject`), and reads instants and times as strictly as it must. Like the documents, these use zod and nothing else.
 */
import { z } from "zod";
import type { AskedDue, AskedRecurrence } from "../commands/commands.ts";
import { type Principal, REMINDER_STATUSES } from "../events/events.ts";
import {
	type Due,
	type Label,
	MODES,
	type Recurrence,
	type ReminderSpec,
	type SavedFilter,
	TASK_STATUSES,
} from "../tasks/task.ts";
import { text } from "../text/textShape.ts";
import type { DateText, InstantText, WallText } from "../time/instant.ts";

/** Each field of a type has its schema: a field that is added to the type and forgotten in a shape does not compile. */
export type Fields<T> = { readonly [Key in keyof T]-?: z.ZodType<T[Key]> };

export const modeShape = z.enum(MODES);

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
	start: text<WallText>(),
	time_zone: z.string(),
	mode: modeShape,
	exdates: z.array(text<WallText>()).readonly(),
	rdates: z.array(text<WallText>()).readonly().optional(),
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

type OfKind<Kind extends Principal["kind"]> = Fields<Extract<Principal, { kind: Kind }>>;
const turn_id = z.string().optional();
const user = { kind: z.literal("user"), id: z.string(), turn_id } satisfies OfKind<"user">;
const assistant = {
	kind: z.literal("assistant"),
	id: z.string(),
	turn_id: z.string(),
} satisfies OfKind<"assistant">;
const client = {
	kind: z.literal("client"),
	id: z.string(),
	name: z.string().optional().meta({ description: "as it was called then" }),
	turn_id,
} satisfies OfKind<"client">;
const system = { kind: z.literal("system"), id: z.string() } satisfies OfKind<"system">;

/** Who may have asked, for a document that leaves out what it does not know, and for one that refuses it. */
export const principal = {
	known: z.discriminatedUnion("kind", [z.object(user), z.object(assistant), z.object(client), z.object(system)]),
	exact: z.discriminatedUnion("kind", [
		z.strictObject(user),
		z.strictObject(assistant),
		z.strictObject(client),
		z.strictObject(system),
	]),
};
export const principalKind = z.enum(["user", "assistant", "client", "system"] satisfies readonly Principal["kind"][]);
