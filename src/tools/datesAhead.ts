/** When a task that recurs is due next: the dates that will come, each with its reason where there is one. */

import { previewOccurrences } from "../domain/recurrence/previewOccurrences.ts";
import { dueOfOccurrence, isRecurring, openTaskSeries } from "../domain/series/seriesOfTask.ts";
import type { Settings } from "../domain/settings/settings.ts";
import type { Due, Task } from "../domain/tasks/task.ts";
import { toInstantText } from "../domain/time/instant.ts";
import { reasonText } from "../words/ruleText.ts";
import { dueText, wholeRuleOf } from "../words/taskText.ts";
import { wordsFor } from "../words/words.ts";
import { taskName } from "../words/written.ts";

interface DatesAhead {
	/** In the words of the settings. Markdown. */
	readonly said: string;
	/** None where it does not recur, is paused, or goes by when it is done. */
	readonly dates: readonly { readonly due: Due; readonly reason?: string }[];
}

/** The task's own date first: it may have been moved, and the series goes on after it. At most `count` dates after that one. */
export function datesAhead(
	task: Task,
	{ now, settings, count }: { readonly now: Temporal.Instant; readonly settings: Settings; readonly count: number },
): DatesAhead {
	const words = wordsFor(settings.locale);
	const said = words.reports.dates;
	const name = taskName(task, words);
	const due = task.due === null ? undefined : words.tasks.due(dueText(task.due, settings, task.duration_minutes));
	const none = (sentence: string): DatesAhead => ({ said: sentence, dates: [] });
	if (!isRecurring(task)) return none(said.notRecurring(name, due));
	const { recurrence, occurrence } = task.series;
	if (recurrence.paused) return none(said.paused(name, task.task_id));
	const facts = [due ?? words.tasks.noDue];
	const opened = openTaskSeries(recurrence, settings);
	if (opened.kind === "refused") return none(said.is(name, facts));
	const withRule = [...facts, ...wholeRuleOf(task, settings)];
	if (recurrence.mode === "after_completion") return none(said.fromCompletion(name, withRule));
	const present = toInstantText(now);
	const from = task.due !== null && "at" in task.due && task.due.at > present ? task.due.at : present;
	const dates = previewOccurrences(opened.series, { from, count: count + 1 })
		.filter(({ local }) => local > occurrence)
		.slice(0, count)
		.map((one) => {
			const reason = reasonText(one.reasons, settings);
			return { due: dueOfOccurrence(one, recurrence), ...(reason === undefined ? {} : { reason }) };
		});
	const lines = dates.map((date) => {
		const at = dueText(date.due, settings);
		return date.reason === undefined ? `- ${at}` : `- ${at} (${date.reason})`;
	});
	const after = lines.length === 0 ? said.nothingFollows : `${said.after}\n${lines.join("\n")}`;
	return { said: `${said.is(name, withRule)} ${after}`, dates };
}
