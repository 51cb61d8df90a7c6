/** Moves a reminder: by minutes from now, or to an instant. */

import { z } from "zod";
import { say } from "../../domain/refusals/sentence.ts";
import { wordsFor } from "../../words/words.ts";
import { changeOutput, DryRun, DueDate, Id, ReminderRow } from "../fields.ts";
import { readInstantSaid } from "../moments.ts";
import { presentReminderChanged } from "../present.ts";
import { invalid } from "../refusals.ts";
import { changeTool } from "../tool.ts";

export const snoozeReminder = changeTool({
	name: "snooze_reminder",
	title: "Snooze a reminder",
	description: "Move a reminder, by minutes from now or until a moment. Its number: list_reminders.",
	deed: "changes",
	isIdempotent: false,
	isUntrusted: true,
	words: { done: "snoozed" },
	input: z.strictObject({
		reminder_id: Id,
		minutes: z.int().optional().meta({ description: "from now" }),
		until: DueDate.optional(),
		...DryRun,
	}),
	output: changeOutput(["snoozed"], { task_id: z.int(), ...ReminderRow }),
	async plan(context, { reminder_id, minutes, until }) {
		if ((minutes === undefined) === (until === undefined))
			return invalid("minutes", "one_of", say("exactly_one", { one: "minutes", other: "until" }));
		const at = until === undefined ? undefined : readInstantSaid("until", until, context);
		if (typeof at === "object") return at;
		const to = at === undefined ? { minutes: minutes ?? 0 } : { until: at };
		return {
			commands: [{ type: "SnoozeReminder", reminder_id, ...to }],
			tasks: [],
			count: 1,
			question: wordsFor(context.settings.locale).tools.snoozeReminder(reminder_id),
		};
	},
	present: presentReminderChanged,
});
