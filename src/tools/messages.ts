/** What the tools that read have found, in the words of the settings. */
import { documentOf } from "../domain/reminderDocument.ts";
import type { Label, Reminder, SavedFilter, Settings, Task } from "../domain/task.ts";
import type { DeliveryRow } from "../ports/readModel.ts";
import { instantText, type Reading, taskLine } from "../words/taskText.ts";
import { wordsFor } from "../words/words.ts";
import { asWritten, taskName } from "../words/written.ts";

const inLines = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join("\n");

export function tasksFound(tasks: readonly Task[], hasMore: boolean, settings: Settings): string {
	const head = wordsFor(settings.locale).found.tasks(tasks.length, hasMore);
	return tasks.length === 0 ? head : `${head}\n${inLines(tasks.map((one) => taskLine(one, settings)))}`;
}

export function labelsFound(
	kind: "category" | "tag",
	labels: readonly (Label & { readonly task_count: number })[],
	{ locale }: Pick<Settings, "locale">,
): string {
	const said = wordsFor(locale).found;
	if (labels.length === 0) return said.noLabels[kind];
	return inLines(labels.map(({ name, task_count }) => said.label(asWritten(name), task_count)));
}

export function filtersFound(filters: readonly SavedFilter[], { locale }: Pick<Settings, "locale">): string {
	if (filters.length === 0) return wordsFor(locale).found.noFilters;
	return inLines(filters.map(({ name, filter }) => `${asWritten(name)}: ${asWritten(filter)}`));
}

export function remindersFound(
	found: readonly { readonly task: Task; readonly reminder: Reminder }[],
	settings: Reading,
): string {
	const words = wordsFor(settings.locale);
	const said = words.found;
	if (found.length === 0) return said.noReminders;
	return inLines(
		found.map(({ task, reminder }) => {
			const { fire_at, status } = documentOf(reminder);
			const at = fire_at === null ? said.withoutDate : instantText(fire_at, settings);
			const state = status === "armed" ? "" : ` (${said.reminderStates[status]})`;
			return `${at}: ${taskName(task, words)}${state}`;
		}),
	);
}

export const historyFound = (lines: readonly string[], { locale }: Pick<Settings, "locale">): string =>
	lines.length === 0 ? wordsFor(locale).found.nothingHappened : inLines(lines);

export function deliveriesFound(rows: readonly DeliveryRow[], settings: Reading): string {
	const said = wordsFor(settings.locale).found;
	if (rows.length === 0) return said.noneFired;
	return inLines(
		rows.map(({ task_id, channel, planned_at, state, attempts, held_until }) => {
			const held = held_until === null ? null : instantText(held_until, settings);
			const planned = instantText(planned_at, settings);
			return said.delivery({ task_id, channel, planned, held }, said.deliveryStates[state], attempts);
		}),
	);
}
