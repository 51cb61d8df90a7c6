/** Tasks, reminders and labels as tools answer with them. */

import { documentOf } from "../domain/reminders/reminderDocument.ts";
import { recurrenceOf } from "../domain/series/seriesOfTask.ts";
import type { Settings } from "../domain/settings/settings.ts";
import type { Due, Label, Reminder, Task } from "../domain/tasks/task.ts";
import type { InstantText } from "../domain/time/instant.ts";
import { wholeRuleOf } from "../words/taskText.ts";
import { answersOf, tasksOf } from "./answersOf.ts";
import type { Ran } from "./outcome.ts";
import type { Showing } from "./tool.ts";

interface Labels {
	readonly categories: readonly Label[];
	readonly tags: readonly Label[];
}

/** RFC 3339 with the offset that the user's zone has then. */
export function localText(at: InstantText, { time_zone }: Pick<Settings, "time_zone">): string {
	const local = Temporal.Instant.from(at).toZonedDateTimeISO(time_zone);
	return local.toString({ timeZoneName: "never", smallestUnit: "second" });
}

const dueText = (due: Due | null, settings: Settings): string | null =>
	due === null ? null : "date" in due ? due.date : localText(due.at, settings);

const labelOf = ({ id, name }: Label) => ({ id, name });

type PresentedRow = ReturnType<typeof presentRow>;

function presentRow(task: Task, { categories, tags }: Labels, settings: Settings) {
	const category = categories.find(({ id }) => id === task.category_id);
	return {
		task_id: task.task_id,
		title: task.title,
		status: task.status,
		completed: task.status === "completed",
		priority: task.priority,
		due_date: dueText(task.due, settings),
		category: category === undefined ? null : labelOf(category),
		tags: task.tag_ids.flatMap((tag_id) => tags.filter(({ id }) => id === tag_id).map(labelOf)),
		recurrence_rule: recurrenceOf(task)?.rrule ?? null,
	};
}

export function presentWhole(task: Task, labels: Labels, settings: Settings) {
	return {
		...presentRow(task, labels, settings),
		description: task.description,
		repeats: wholeRuleOf(task, settings)[0] ?? null,
		reminders: task.reminders.map((reminder) => presentReminder(reminder, settings)),
		parent_id: task.parent_id,
		duration_minutes: task.duration_minutes,
		created_at: localText(task.created_at, settings),
		updated_at: localText(task.updated_at, settings),
	};
}

export function presentReminder(reminder: Reminder, settings: Settings) {
	const { reminder_id, fire_at, status } = documentOf(reminder);
	return { reminder_id, remind_at: fire_at === null ? null : localText(fire_at, settings), state: status };
}

/** The rows of a page, with the labels read once where any of them has one. */
export async function presentRows({ readModel, user_id, settings }: Showing, tasks: readonly Task[]) {
	const isLabelled = tasks.some((task) => task.tag_ids.length > 0 || task.category_id !== null);
	const labels = isLabelled ? await readModel.labels(user_id) : { categories: [], tags: [] };
	return tasks.map((task) => presentRow(task, labels, settings));
}

/** The task that a command left, as a row: of one command only; several are named by the sentence. */
export async function presentChanged(context: Showing, ran: readonly Ran[]) {
	const tasks = tasksOf(ran);
	const task = tasks.at(-1);
	if (task === undefined || tasks.some(({ task_id }) => task_id !== task.task_id)) return {};
	const [row] = await presentRows(context, [task]);
	const { status: _ofTask, ...changed } = row ?? {};
	return changed;
}

/** The same in short: which task, and when it is due. */
export async function presentDue(context: Showing, ran: readonly Ran[]) {
	const { task_id, title, due_date }: Partial<PresentedRow> = await presentChanged(context, ran);
	return task_id === undefined ? {} : { task_id, title, due_date };
}

/** The reminder that a command left. */
export async function presentReminderChanged({ settings }: Showing, ran: readonly Ran[]) {
	const [answer] = answersOf(ran);
	if (answer?.kind !== "reminder") return {};
	return { task_id: answer.task.task_id, ...presentReminder(answer.reminder, settings) };
}
