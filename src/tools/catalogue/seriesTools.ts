/** What the tools for a task that recurs begin with. */
import { say } from "../../domain/refusals/sentence.ts";
import { isRecurring } from "../../domain/series/seriesOfTask.ts";
import type { Task } from "../../domain/tasks/task.ts";
import type { ToolDeed } from "../../words/en/tools.ts";
import { asWritten } from "../../words/written.ts";
import type { Refusal } from "../outcome.ts";
import { questionAbout } from "../questions.ts";
import { isRefusal, refuse, taskOf } from "../refusals.ts";
import type { Plan, ToolContext } from "../tool.ts";

/** One command about the series of a task; whether it recurs, and is open, is the rules' to say. */
export async function planSeries(
	context: ToolContext,
	task_id: number,
	type: "SkipOccurrence" | "PauseSeries" | "ResumeSeries" | "EndSeries",
	deed: ToolDeed,
): Promise<Plan | Refusal> {
	const task = await taskOf(context, task_id);
	if (isRefusal(task)) return task;
	return {
		commands: [{ type, task_id }],
		tasks: [{ task_id, version: task.version }],
		count: 1,
		question: questionAbout(deed, [task], context.settings),
	};
}

export async function recurringTask(context: ToolContext, task_id: number): Promise<Task | Refusal> {
	const task = await taskOf(context, task_id);
	if (isRefusal(task) || isRecurring(task)) return task;
	return refuse("CONFLICT", say("not_recurring", { task_id, title: asWritten(task.title) }));
}
