/** Leaves out one occurrence; the series goes on after it. */
import { z } from "zod";
import { ChangedDue, changeOutput, DryRun, Id } from "../fields.ts";
import { presentDue } from "../present.ts";
import { changeTool } from "../tool.ts";
import { planSeries } from "./seriesTools.ts";

export const skipOccurrence = changeTool({
	name: "skip_occurrence",
	title: "Skip one occurrence",
	description:
		'Leave out this occurrence of a recurring task: it is due at the next one. Example: {"task_id":12}. Done: complete_task.',
	deed: "changes",
	isIdempotent: false,
	isUntrusted: true,
	words: { done: "skipped" },
	input: z.strictObject({ task_id: Id, ...DryRun }),
	output: changeOutput(["skipped"], ChangedDue),
	plan: (context, { task_id }) => planSeries(context, task_id, "SkipOccurrence", "skip"),
	present: presentDue,
});
