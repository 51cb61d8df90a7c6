/** Our own export, as `GET /api/export` gives it: the state of the tasks is read, their journal stays where it is. */

import { z } from "zod";
import { BOUNDS } from "../domain/accounts/bounds.ts";
import type { AskedRecurrence, NewReminder } from "../domain/commands/commands.ts";
import { dueDayShape, dueInstantShape, recurrenceShape, taskStatusShape } from "../domain/documents/shapes.ts";
import { say } from "../domain/refusals/sentence.ts";
import { PRIORITIES } from "../domain/tasks/task.ts";
import { text } from "../domain/text/textShape.ts";
import type { InstantText } from "../domain/time/instant.ts";
import { type ForeignTask, type ReadingGround, tooMany, UnreadableExport } from "./foreignTask.ts";
import { OWN_FORMAT, OWN_FORMAT_VERSION } from "./ownFormat.ts";

const Due = z.union([z.object(dueDayShape), z.object(dueInstantShape)]);
const Recurrence = z.object({ ...recurrenceShape, rdates: z.array(z.string()), paused: z.boolean() });
const Reminder = z.object({
	before_minutes: z.number().optional(),
	at: text<InstantText>().optional(),
	channels: z.array(z.string()),
	state: z.string(),
	fire_at: z.string().nullable(),
});
const Task = z.object({
	id: z.int(),
	title: z.string(),
	description: z.string().nullable(),
	status: taskStatusShape,
	priority: z.enum(PRIORITIES),
	category_id: z.int().nullable(),
	tags: z.array(z.object({ name: z.string() })),
	due: Due.nullable(),
	recurrence: Recurrence.nullable(),
	parent_id: z.int().nullable(),
	duration_minutes: z.number().nullable(),
	reminders: z.array(Reminder),
	created_at: z.string(),
	completed_at: z.string().nullable(),
});
const Label = z.object({ id: z.int(), name: z.string() });
const Document = z.object({
	format: z.literal(OWN_FORMAT),
	format_version: z.literal(OWN_FORMAT_VERSION),
	account: z.object({ user_id: z.string() }),
	categories: z.array(Label),
	tasks: z.array(z.unknown()),
});

/** `user_id`: whose account it is to come into. Tasks that are deleted stay out. */
export function readOwnExport(document: unknown, user_id: string, ground: ReadingGround): readonly ForeignTask[] {
	const read = Document.safeParse(document);
	if (!read.success) {
		const where = read.error.issues[0]?.path.join(".") ?? "";
		throw new UnreadableExport("format", say("import_no_own", { where }));
	}
	const { account, categories, tasks } = read.data;
	if (tasks.length > BOUNDS.import_tasks.most) throw tooMany();
	const categoryNames = new Map(categories.map(({ id, name }) => [id, name]));
	const sourceId = (task_id: number) => `${account.user_id}/${task_id}`;
	return tasks.flatMap((one, index): ForeignTask[] => {
		const place = index + 1;
		const { success, data: task, error } = Task.safeParse(one);
		if (!success) {
			ground.remark(place, "row_unread", error.issues[0]?.path.join(".") ?? "");
			return [];
		}
		if (task.status === "deleted") return [];
		const is_completed = task.status === "completed";
		return [
			{
				source_id: sourceId(task.id),
				place,
				title: task.title,
				description: task.description,
				priority: task.priority,
				category: categoryNames.get(task.category_id ?? 0) ?? null,
				tags: task.tags.map(({ name }) => name),
				due: task.due,
				recurrence: recurrenceOf(task.recurrence),
				...(task.recurrence?.paused ? { is_paused: true } : {}),
				reminders: is_completed ? [] : remindersOf(task.reminders, task.recurrence?.paused === true),
				parent: task.parent_id === null ? null : sourceId(task.parent_id),
				duration_minutes: task.duration_minutes,
				is_completed,
				completed_at: task.completed_at as InstantText | null,
				...(account.user_id === user_id ? { own: { task_id: task.id, created_at: task.created_at } } : {}),
			},
		];
	});
}

function recurrenceOf(recurrence: z.output<typeof Recurrence> | null): AskedRecurrence | null {
	if (recurrence === null) return null;
	const { paused: _, ...asked } = recurrence;
	return asked.floating ? asked : { ...asked, floating: false };
}

/** Those that are still to come, and those that are silent with their series: what has fired, or was cancelled, is over. */
function remindersOf(reminders: readonly z.output<typeof Reminder>[], isPaused: boolean): readonly NewReminder[] {
	const isSilent = ({ state, fire_at }: z.output<typeof Reminder>) =>
		isPaused && state === "cancelled" && fire_at !== null;
	return reminders
		.filter((one) => one.state === "armed" || one.state === "waiting" || isSilent(one))
		.flatMap(({ before_minutes, at, channels }): NewReminder[] => {
			if (before_minutes !== undefined) return [{ spec: { before_minutes }, channels }];
			return at === undefined ? [] : [{ spec: { at }, channels }];
		});
}
