/** When tasks that recur are due next: the dates that will come, each with its reason where there is one. */
import { hourCycleOf, inHourCycle } from "../domain/hourCycle.ts";
import { toInstantText } from "../domain/instant.ts";
import { previewOccurrences } from "../domain/recurrence/previewOccurrences.ts";
import { dueOfOccurrence, openTaskSeries } from "../domain/seriesOfTask.ts";
import type { Task } from "../domain/task.ts";
import type { TaskReference } from "../language/requests/references.ts";
import { type Asker, findTasks } from "./findTasks.ts";
import type { TurnPart } from "./turn.ts";
import { dueWords, taskName, wholeRuleWords } from "./wording.ts";

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
	const due = task.due === null ? "has no due date" : `is due ${dueWords(task.due, settings, task.duration_minutes)}`;
	const { recurrence, occurrence } = task;
	if (recurrence === null || occurrence === null) return `${taskName(task)} ${due}, and does not recur.`;
	if (recurrence.paused) return `${taskName(task)} is paused: “resume #${task.task_id}” makes it go on.`;
	const opened = openTaskSeries(recurrence, settings);
	if (opened.kind === "refused") return `${taskName(task)} ${due}.`;
	const from =
		task.due !== null && "at" in task.due && task.due.at > toInstantText(now) ? task.due.at : toInstantText(now);
	const occurrences = previewOccurrences(opened.series, { from, count: SHOWN + 1 });
	const later = occurrences.filter(({ local }) => local > occurrence).slice(0, SHOWN);
	if (recurrence.mode === "after_completion")
		return `${taskName(task)} ${due}, ${wholeRuleWords(recurrence, settings)}: the next one is counted from the day it is done.`;
	const lines = later.map((one) => {
		const reason = one.reason === undefined ? "" : ` (${inHourCycle(one.reason, hourCycleOf(settings.locale))})`;
		return `- ${dueWords(dueOfOccurrence(one, recurrence), settings)}${reason}`;
	});
	const after = lines.length === 0 ? " Nothing follows." : ` After that:\n${lines.join("\n")}`;
	return `${taskName(task)} ${due}, ${wholeRuleWords(recurrence, settings)}.${after}`;
}
