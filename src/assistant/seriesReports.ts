/** When tasks that recur are due next: the dates that will come, each with its reason where there is one. */
import { toInstantText } from "../domain/instant.ts";
import { previewOccurrences } from "../domain/recurrence/previewOccurrences.ts";
import { dueOfOccurrence, isRecurring, openTaskSeries } from "../domain/seriesOfTask.ts";
import type { Task } from "../domain/task.ts";
import type { TaskReference } from "../language/requests/references.ts";
import { reasonText } from "../words/ruleText.ts";
import { dueText, wholeRuleOf } from "../words/taskText.ts";
import { wordsFor } from "../words/words.ts";
import { taskName } from "../words/written.ts";
import { type Asker, findTasks } from "./findTasks.ts";
import type { TurnPart } from "./turn.ts";

const SHOWN = 5;
const MOST_TASKS = 5;

export async function previewSeries(asker: Asker, reference: TaskReference): Promise<readonly TurnPart[]> {
	const found = await findTasks(asker, reference, "open");
	if (found.kind === "none") return [{ kind: "text", delta: found.text }];
	const tasks = found.tasks.slice(0, MOST_TASKS);
	return [
		{ kind: "text", delta: tasks.map((task) => nextDates(task, asker)).join("\n") },
		{ kind: "about", task_ids: tasks.map(({ task_id }) => task_id) },
	];
}

/** The task's own date first: it may have been moved, and the series goes on after it. */
function nextDates(task: Task, { settings, now }: Asker): string {
	const words = wordsFor(settings.locale);
	const said = words.reports.dates;
	const name = taskName(task, words);
	const due = task.due === null ? undefined : words.tasks.due(dueText(task.due, settings, task.duration_minutes));
	if (!isRecurring(task)) return said.notRecurring(name, due);
	const { recurrence, occurrence } = task.series;
	if (recurrence.paused) return said.paused(name, task.task_id);
	const facts = [due ?? words.tasks.noDue];
	const opened = openTaskSeries(recurrence, settings);
	if (opened.kind === "refused") return said.is(name, facts);
	const from =
		task.due !== null && "at" in task.due && task.due.at > toInstantText(now) ? task.due.at : toInstantText(now);
	const occurrences = previewOccurrences(opened.series, { from, count: SHOWN + 1 });
	const later = occurrences.filter(({ local }) => local > occurrence).slice(0, SHOWN);
	const withRule = [...facts, ...wholeRuleOf(task, settings)];
	if (recurrence.mode === "after_completion") return said.fromCompletion(name, withRule);
	const lines = later.map((one) => {
		const reason = reasonText(one.reasons, settings);
		const due = dueText(dueOfOccurrence(one, recurrence), settings);
		return reason === undefined ? `- ${due}` : `- ${due} (${reason})`;
	});
	const after = lines.length === 0 ? said.nothingFollows : `${said.after}\n${lines.join("\n")}`;
	return `${said.is(name, withRule)} ${after}`;
}
