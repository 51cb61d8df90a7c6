/** Takes a reminder back, or all of a task that are to come. */
import { z } from "zod";
import { say } from "../../domain/refusals/sentence.ts";
import { wordsFor } from "../../words/words.ts";
import { changeOutput, DryRun, Id, ReminderRow } from "../fields.ts";
import type { Refusal } from "../outcome.ts";
import { presentReminderChanged } from "../present.ts";
import { questionAbout } from "../questions.ts";
import { invalid, isRefusal, taskOf } from "../refusals.ts";
import { changeTool, type Plan, type ToolContext } from "../tool.ts";

export const cancelReminder = changeTool({
	name: "cancel_reminder",
	title: "Cancel a reminder",
	description:
		"Cancel reminders; the task stays: all of a task by its task_id, or one by its reminder_id (list_reminders).",
	deed: "changes",
	isIdempotent: true,
	isUntrusted: true,
	words: { done: "cancelled" },
	input: z.strictObject({ task_id: Id.optional(), reminder_id: Id.optional(), ...DryRun }),
	output: changeOutput(["cancelled"], { task_id: z.int(), ...ReminderRow }),
	async plan(context, { task_id, reminder_id }) {
		if ((task_id === undefined) === (reminder_id === undefined))
			return invalid("task_id", "one_of", say("exactly_one", { one: "task_id", other: "reminder_id" }));
		if (task_id !== undefined) return planOfTask(context, task_id);
		const id = reminder_id ?? 0;
		return {
			commands: [{ type: "CancelReminder", reminder_id: id }],
			tasks: [],
			count: 1,
			question: wordsFor(context.settings.locale).tools.cancelReminder(id),
		};
	},
	present: presentReminderChanged,
});

async function planOfTask(context: ToolContext, task_id: number): Promise<Plan | Refusal> {
	const task = await taskOf(context, task_id);
	if (isRefusal(task)) return task;
	const commands = task.reminders
		.filter(({ status }) => status === "armed" || status === "waiting")
		.map(({ reminder_id }) => ({ type: "CancelReminder" as const, reminder_id }));
	if (commands.length === 0) return invalid("task_id", "no_reminder", say("no_reminder_of_task", { task_id }));
	return {
		commands,
		tasks: [{ task_id, version: task.version }],
		count: 1,
		question: questionAbout("unremind", [task], context.settings),
	};
}
