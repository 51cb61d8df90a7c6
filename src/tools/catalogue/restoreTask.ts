/** Brings back what was deleted, however long ago. */
import { z } from "zod";
import { ChangedDue, Children, changeOutput, DryRun, OneOrSeveral } from "../fields.ts";
import { presentDue } from "../present.ts";
import { changeTool } from "../tool.ts";
import { planStatus } from "./statusTools.ts";

export const restoreTask = changeTool({
	name: "restore_task",
	title: "Restore tasks",
	description: 'Bring back a deleted task. Example: {"task_id":12}. Find it with list_tasks, "status":"deleted".',
	deed: "changes",
	isIdempotent: true,
	isUntrusted: true,
	words: { done: "restored" },
	input: z.strictObject({ ...OneOrSeveral, children: Children, ...DryRun }),
	output: changeOutput(["restored"], ChangedDue),
	plan: (context, input) => planStatus(context, "RestoreTask", input),
	present: presentDue,
});
