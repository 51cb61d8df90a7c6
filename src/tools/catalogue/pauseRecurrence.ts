/** Pauses a series, or goes on with it. */
import { z } from "zod";
import { ChangedDue, changeOutput, DryRun, Id } from "../fields.ts";
import { presentDue } from "../present.ts";
import { changeTool } from "../tool.ts";
import { planSeries } from "./seriesTools.ts";

export const pauseRecurrence = changeTool({
	name: "pause_recurrence",
	title: "Pause a recurrence",
	description:
		'Pause a recurring task until it is resumed: no reminders, no next one. Examples: {"task_id":12}, to resume {"task_id":12,"paused":false}.',
	deed: "changes",
	isIdempotent: true,
	isUntrusted: true,
	words: { done: "changed" },
	input: z.strictObject({ task_id: Id, paused: z.boolean().default(true), ...DryRun }),
	output: changeOutput(["changed"], ChangedDue),
	plan: (context, { task_id, paused }) =>
		paused
			? planSeries(context, task_id, "PauseSeries", "pause")
			: planSeries(context, task_id, "ResumeSeries", "resume"),
	present: presentDue,
});
