/** Takes a reminder back. */
import { z } from "zod";
import { wordsFor } from "../../words/words.ts";
import { changeOutput, DryRun, Id, ReminderRow } from "../fields.ts";
import { presentReminderChanged } from "../present.ts";
import { changeTool } from "../tool.ts";

export const cancelReminder = changeTool({
	name: "cancel_reminder",
	title: "Cancel a reminder",
	description: 'Cancel one reminder; the task stays. Example: {"reminder_id":7}. Numbers: list_reminders.',
	deed: "changes",
	isIdempotent: true,
	isUntrusted: true,
	words: { done: "cancelled" },
	input: z.strictObject({ reminder_id: Id, ...DryRun }),
	output: changeOutput(["cancelled"], { task_id: z.int(), ...ReminderRow }),
	async plan({ settings }, { reminder_id }) {
		return {
			commands: [{ type: "CancelReminder", reminder_id }],
			tasks: [],
			count: 1,
			question: wordsFor(settings.locale).tools.cancelReminder(reminder_id),
		};
	},
	present: presentReminderChanged,
});
