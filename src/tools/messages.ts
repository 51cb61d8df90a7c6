/** What the tools that read have found, in the words of the settings. */
import { documentOf } from "../domain/reminders/reminderDocument.ts";
import type { Settings } from "../domain/settings/settings.ts";
import type { Label, Reminder, SavedFilter, Task } from "../domain/tasks/task.ts";
import { dueState, instantText, type Reading, remindersOf, taskLine, wholeRuleOf } from "../words/taskText.ts";
import { wordsFor } from "../words/words.ts";
import { asWritten, taskName } from "../words/written.ts";

const inLines = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join("\n");

/** `sought`: the words that were looked for. */
export function tasksFound(tasks: readonly Task[], hasMore: boolean, settings: Settings, sought?: string): string {
	const words = wordsFor(settings.locale);
	if (tasks.length === 0 && sought !== undefined) return words.reports.noneLike(asWritten(sought));
	const head = words.found.tasks(tasks.length, hasMore);
	return tasks.length === 0 ? head : `${head}\n${inLines(tasks.map((one) => taskLine(one, settings)))}`;
}

export function labelsFound(
	kind: "category" | "tag",
	labels: readonly (Label & { readonly task_count: number })[],
	{ locale }: Pick<Settings, "locale">,
): string {
	const said = wordsFor(locale).found;
	if (labels.length === 0) return said.noLabels[kind];
	return inLines(labels.map(({ name, task_count }) => said.label[kind](asWritten(name), task_count)));
}

export function filtersFound(filters: readonly SavedFilter[], { locale }: Pick<Settings, "locale">): string {
	if (filters.length === 0) return wordsFor(locale).found.noFilters;
	return inLines(filters.map(({ name, filter }) => `${asWritten(name)}: ${asWritten(filter)}`));
}

/** `isOfTask`: of one task, those that have fired as well. */
export function remindersFound(
	found: readonly { readonly task: Task; readonly reminder: Reminder }[],
	settings: Reading,
	isOfTask: boolean,
): string {
	const words = wordsFor(settings.locale);
	const said = words.found;
	const { none, coming } = words.reports.reminders;
	if (found.length === 0) return none;
	const lines = found.map(({ task, reminder }) => {
		const { fire_at, status } = documentOf(reminder);
		const at = fire_at === null ? said.withoutDate : instantText(fire_at, settings);
		const state = status === "armed" ? "" : ` (${said.reminderStates[status]})`;
		return `${at}: ${taskName(task, words)}${state}`;
	});
	return isOfTask ? inLines(lines) : `${coming(lines.length)}\n${inLines(lines)}`;
}

/** One task with what is known of it. */
export function taskFound(task: Task, settings: Settings): string {
	const words = wordsFor(settings.locale);
	const said = words.reports;
	const reminders = remindersOf(task).map((at) => instantText(at, settings));
	const facts = [
		...dueState(task, settings),
		...wholeRuleOf(task, settings),
		words.tasks.priority(words.states.priorities[task.priority]),
		reminders.length === 0 ? said.noReminder : said.remindersOn(reminders),
	];
	const note = task.description ? asWritten(`\n${task.description}`) : "";
	const name = taskName(task, words);
	const doneAt = task.status === "completed" ? task.completed_at : null;
	const sentence = doneAt
		? said.completed(name, instantText(doneAt, settings), facts)
		: said.task(name, words.states.statuses[task.status], facts);
	return `${sentence}${note}`;
}

/** `isSpan`: of some days only. */
export function historyFound(lines: readonly string[], { locale }: Pick<Settings, "locale">, isSpan: boolean): string {
	const { nothingThen, nothingYet } = wordsFor(locale).reports;
	return lines.length === 0 ? (isSpan ? nothingThen : nothingYet) : inLines(lines);
}
