/**
 * A command and its result as pods hand them to one another. Read strictly: a field that is not known here is one that
 * a newer pod means and this one would leave out, so the command is refused and the sender decides it itself.
 */
import { z } from "zod";
import {
	CHANGE_SCOPES,
	CHOICES_OF_CHILDREN,
	type Command,
	type CommandEnvelope,
	type TaskChanges,
} from "../../domain/commands/commands.ts";
import { type AnswerDocument, readAnswer, writeAnswer } from "../../domain/documents/answerDocument.ts";
import {
	askedDueInstantShape,
	askedRecurrenceShape,
	atShape,
	dueDayShape,
	type Fields,
	leadShape,
	principal,
} from "../../domain/documents/shapes.ts";
import type { Rejection } from "../../domain/refusals/rejection.ts";
import { settingsShape } from "../../domain/settings/settings.ts";
import { PRIORITIES } from "../../domain/tasks/task.ts";
import { text } from "../../domain/text/textShape.ts";
import type { InstantText } from "../../domain/time/instant.ts";
import type { CommandResult } from "../../ports/commands/commandGate.ts";

type Of<Type extends Command["type"]> = Omit<Extract<Command, { type: Type }>, "type">;

// Texts are looked at by the rules, as if the command had come from here.
const id = z.number().int();
const ids = z.array(id).readonly();
const texts = z.array(z.string()).readonly();
const colour = z.string().nullable().optional();
const version = id.optional();
const ofTask = { task_id: id, expected_version: version };
const ofStatus = { ...ofTask, children: z.enum(CHOICES_OF_CHILDREN).optional() };

const due = z.union([z.strictObject(askedDueInstantShape), z.strictObject(dueDayShape)]);
const recurrence = z.strictObject(askedRecurrenceShape);
const reminder = z.strictObject({
	spec: z.union([z.strictObject(leadShape), z.strictObject(atShape)]),
	// What a wish may name, the door of the pod that took it has judged.
	channels: z.array(z.string().min(1)).readonly().optional(),
});
const fields = {
	title: z.string().optional(),
	description: z.string().nullable().optional(),
	priority: z.enum(PRIORITIES).optional(),
	category_id: id.nullable().optional(),
	tag_ids: ids.optional(),
	due: due.nullable().optional(),
	recurrence: recurrence.nullable().optional(),
	parent_id: id.nullable().optional(),
	duration_minutes: z.number().nullable().optional(),
} satisfies Fields<TaskChanges>;
const labelChanges = z.strictObject({ name: z.string().optional(), color: colour });

/** The fields of each command beside its type. */
const commands: { readonly [Type in Command["type"]]: Fields<Of<Type>> } = {
	AddTask: {
		...fields,
		title: z.string(),
		category_name: z.string().optional(),
		tag_names: texts.optional(),
		reminders: z.array(reminder).readonly().optional(),
	},
	EditTask: { ...ofTask, changes: z.strictObject(fields) },
	CompleteTask: { ...ofStatus, completed_at: text<InstantText>().optional() },
	ReopenTask: ofStatus,
	DeleteTask: ofStatus,
	RestoreTask: ofStatus,
	PlaceTask: { ...ofTask, beside: z.union([z.strictObject({ before: id }), z.strictObject({ after: id })]) },
	SkipOccurrence: ofTask,
	MoveOccurrence: { ...ofTask, due },
	ChangeRecurrence: { ...ofTask, scope: z.enum(CHANGE_SCOPES), recurrence: recurrence.nullable() },
	PauseSeries: ofTask,
	ResumeSeries: ofTask,
	EndSeries: ofTask,
	GrowNextOccurrence: { task_id: id },
	AddReminder: { task_id: id, reminder },
	CancelReminder: { reminder_id: id },
	SnoozeReminder: { reminder_id: id, until: text<InstantText>().optional(), minutes: z.number().optional() },
	FireReminders: { reminder_ids: ids },
	AddCategory: { name: z.string(), color: colour },
	EditCategory: { category_id: id, changes: labelChanges },
	DeleteCategory: { category_id: id },
	AddTag: { name: z.string(), color: colour },
	EditTag: { tag_id: id, changes: labelChanges },
	DeleteTag: { tag_id: id },
	AddFilter: { name: z.string(), filter: z.string() },
	EditFilter: {
		filter_id: id,
		changes: z.strictObject({ name: z.string().optional(), filter: z.string().optional() }),
	},
	DeleteFilter: { filter_id: id },
	ChangeSettings: { changes: z.strictObject(settingsShape).partial(), dry_run: z.boolean().optional() },
	FollowSettings: { change: id, step: id, after_task_id: z.int().nonnegative(), take_back: z.string().nullable() },
	Undo: {
		target: z.union([
			z.strictObject({ event_ids: texts }),
			z.strictObject({ turn_id: z.string() }),
			z.strictObject({ principal_id: z.string() }),
			z.strictObject({ last: z.number() }),
		]),
	},
};

const shapes = Object.entries(commands).map(([type, shape]) => z.strictObject({ type: z.literal(type), ...shape }));
/** First the type, so that one that is not known is named; then the fields that it has. */
const command = z
	.looseObject({ type: z.enum(Object.keys(commands)) })
	.pipe(z.discriminatedUnion("type", shapes as never)) as z.ZodType<Command>;

/** What is sent. Nothing in it is coerced or left out. */
export const envelopeSchema: z.ZodType<CommandEnvelope> = z.strictObject({
	command_id: z.string().min(1).max(255),
	user_id: z.string().min(1),
	principal: principal.exact,
	command,
	asked: z.string().optional(),
} satisfies Fields<CommandEnvelope>);

/** An object whose inside a pod of ours has made; the answer's signature says so. */
const made = <T>() => z.custom<T>((value) => typeof value === "object" && value !== null && !Array.isArray(value));
const retry_after_ms = z.number().nonnegative();

/** A result as it is sent. */
export function writeResult(result: CommandResult) {
	return result.kind === "done" ? { ...result, answer: writeAnswer(result.answer) } : result;
}

/** What is answered. */
export const resultSchema: z.ZodType<CommandResult> = z.discriminatedUnion("kind", [
	z.strictObject({
		kind: z.literal("done"),
		answer: made<AnswerDocument>().transform(readAnswer),
		events: z.array(z.strictObject({ event_id: z.string(), seq: z.number(), type: z.string() })).readonly(),
		replayed: z.boolean(),
	}),
	z.strictObject({ kind: z.literal("rejected"), rejection: made<Rejection>() }),
	z.strictObject({ kind: z.literal("key_reused") }),
	z.strictObject({ kind: z.literal("busy"), retry_after_ms }),
	z.strictObject({ kind: z.literal("unavailable"), retry_after_ms }),
]);
