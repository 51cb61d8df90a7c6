/** What the tools for a task that recurs begin with. */
import { say } from "../../domain/sentence.ts";
import { isRecurring } from "../../domain/seriesOfTask.ts";
import type { Task } from "../../domain/task.ts";
import { asWritten } from "../../words/written.ts";
import type { Refusal } from "../outcome.ts";
import { isRefusal, refuse, taskOf } from "../refusals.ts";
import type { ToolContext } from "../tool.ts";

export async function recurringTask(context: ToolContext, task_id: number): Promise<Task | Refusal> {
	const task = await taskOf(context, task_id);
	if (isRefusal(task) || isRecurring(task)) return task;
	return refuse("CONFLICT", say("not_recurring", { task_id, title: asWritten(task.title) }));
}
