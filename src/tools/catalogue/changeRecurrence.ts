/** Changes the rule of a series, or ends it. */
import { z } from "zod";
import { CHANGE_SCOPES } from "../../domain/commands/commands.ts";
import { ChangedTask, changeOutput, DryRun, Id, Rule } from "../fields.ts";
import { readRecurrenceSaid } from "../moments.ts";
import { presentChanged } from "../present.ts";
import { questionAbout } from "../questions.ts";
import { isRefusal } from "../refusals.ts";
import { changeTool } from "../tool.ts";
import { planSeries, recurringTask } from "./seriesTools.ts";

export const changeRecurrence = changeTool({
	name: "change_recurrence",
	title: "Change a recurrence",
	description:
		'Change how a recurring task recurs, from this occurrence on or for all; "" ends it. Examples: {"task_id":12,"recurrence_rule":"every 2 weeks"}, {"task_id":12,"recurrence_rule":""}. scope "this" with "" takes this one out of the series.',
	deed: "changes",
	isIdempotent: true,
	isUntrusted: true,
	words: { done: "changed" },
	input: z.strictObject({
		task_id: Id,
		recurrence_rule: Rule,
		scope: z.enum(CHANGE_SCOPES).default("following"),
		...DryRun,
	}),
	output: changeOutput(["changed"], ChangedTask),
	async plan(context, { task_id, recurrence_rule, scope }) {
		const isEnd = recurrence_rule.trim() === "";
		if (isEnd && scope !== "this") return planSeries(context, task_id, "EndSeries", "end");
		const task = await recurringTask(context, task_id);
		if (isRefusal(task)) return task;
		const recurrence = isEnd ? null : readRecurrenceSaid("recurrence_rule", recurrence_rule, context, task);
		if (recurrence !== null && isRefusal(recurrence)) return recurrence;
		return {
			commands: [{ type: "ChangeRecurrence", task_id, scope, recurrence }],
			tasks: [{ task_id, version: task.version }],
			count: 1,
			question: questionAbout("change_recurrence", [task], context.settings),
		};
	},
	present: presentChanged,
});
