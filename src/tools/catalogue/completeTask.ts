/** `complete_task`; of a recurring task the next occurrence follows in the same change. */
import { z } from "zod";
import { ChangedTask, Children, changeOutput, DryRun, OneOrSeveral } from "../fields.ts";
import { presentChanged } from "../present.ts";
import { changeTool } from "../tool.ts";
import { planStatus } from "./statusTools.ts";

export const completeTask = changeTool({
	name: "complete_task",
	title: "Complete tasks",
	description:
		'Mark a task as done. Example: {"task_id":12}; several: {"task_ids":[12,15]}. Find the number with search_tasks first. To reopen: update_task with "completed":false.',
	deed: "changes",
	isIdempotent: true,
	isUntrusted: true,
	words: { done: "completed" },
	input: z.strictObject({ ...OneOrSeveral, children: Children, ...DryRun }),
	output: changeOutput(["completed"], ChangedTask),
	plan: (context, input) => planStatus(context, "CompleteTask", input),
	present: presentChanged,
});
