/** `delete_task`: the user is always asked, and an undo brings it back. */
import { z } from "zod";
import { ChangedTask, Children, changeOutput, DryRun, OneOrSeveral } from "../fields.ts";
import { presentChanged } from "../present.ts";
import { changeTool } from "../tool.ts";
import { planStatus } from "./statusTools.ts";

export const deleteTask = changeTool({
	name: "delete_task",
	title: "Delete tasks",
	description:
		'Delete a task. Example: {"task_id":12}; several: {"task_ids":[12,15]}. The user is asked first: the answer is a proposal. For something done use complete_task.',
	deed: "deletes",
	isIdempotent: true,
	isUntrusted: true,
	words: { done: "deleted" },
	input: z.strictObject({ ...OneOrSeveral, children: Children, ...DryRun }),
	output: changeOutput(["deleted"], ChangedTask),
	plan: (context, input) => planStatus(context, "DeleteTask", input),
	present: presentChanged,
});
