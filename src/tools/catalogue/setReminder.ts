/** `set_reminder`: so many minutes before the task is due, or at an instant. */

import { z } from "zod";
import { say } from "../../domain/refusals/sentence.ts";
import { changeOutput, DryRun, DueDate, Id, ReminderRow } from "../fields.ts";
import { readInstantSaid } from "../moments.ts";
import { presentReminderChanged } from "../present.ts";
import { questionAbout } from "../questions.ts";
import { invalid, isRefusal, taskOf } from "../refusals.ts";
import { changeTool } from "../tool.ts";

export const setReminder = changeTool({
	name: "set_reminder",
	title: "Set a reminder",
	description:
		"Remind the user of a task that is there: remind_before_minutes (before it is due) or remind_at, not both. For something new: add_task.",
	deed: "adds",
	isIdempotent: false,
	isUntrusted: true,
	words: { done: "set" },
	input: z.strictObject({
		task_id: Id,
		remind_before_minutes: z.int().optional(),
		remind_at: DueDate.optional(),
		...DryRun,
	}),
	output: changeOutput(["set"], { task_id: z.int(), ...ReminderRow }),
	async plan(context, { task_id, remind_before_minutes: before_minutes, remind_at }) {
		if ((before_minutes === undefined) === (remind_at === undefined))
			return invalid("remind_at", "one_of", say("exactly_one", { one: "remind_before_minutes", other: "remind_at" }));
		const task = await taskOf(context, task_id);
		if (isRefusal(task)) return task;
		const at = remind_at === undefined ? undefined : readInstantSaid("remind_at", remind_at, context);
		if (typeof at === "object") return at;
		const spec = at === undefined ? { before_minutes: before_minutes ?? 0 } : { at };
		return {
			commands: [{ type: "AddReminder", task_id, reminder: { spec } }],
			tasks: [{ task_id, version: task.version }],
			count: 1,
			question: questionAbout("remind", [task], context.settings),
		};
	},
	present: presentReminderChanged,
});
