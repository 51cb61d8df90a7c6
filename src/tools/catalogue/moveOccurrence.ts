/** Gives one occurrence another due date; the rule stays. */
import { z } from "zod";
import { ChangedTask, changeOutput, DryRun, DueDate, Id } from "../fields.ts";
import { readDueDate } from "../moments.ts";
import { presentChanged } from "../present.ts";
import { questionAbout } from "../questions.ts";
import { isRefusal } from "../refusals.ts";
import { changeTool } from "../tool.ts";
import { recurringTask } from "./seriesTools.ts";

export const moveOccurrence = changeTool({
	name: "move_occurrence",
	title: "Move one occurrence",
	description: "Move only this occurrence of a recurring task; the others stay.",
	deed: "changes",
	isIdempotent: true,
	isUntrusted: true,
	words: { done: "moved" },
	input: z.strictObject({ task_id: Id, due_date: DueDate, ...DryRun }),
	output: changeOutput(["moved"], ChangedTask),
	async plan(context, { task_id, due_date }) {
		const task = await recurringTask(context, task_id);
		if (isRefusal(task)) return task;
		const due = readDueDate("due_date", due_date, context, task);
		if (isRefusal(due)) return due;
		return {
			commands: [{ type: "MoveOccurrence", task_id, due }],
			tasks: [{ task_id, version: task.version }],
			count: 1,
			question: questionAbout("move_occurrence", [task], context.settings),
		};
	},
	present: presentChanged,
});
