/** The reminders of a task: list, add, cancel, snooze. */

import { z } from "zod";
import type { AnswerOf } from "../../domain/commands/answer.ts";
import type { Snooze as SnoozeWish } from "../../domain/commands/commands.ts";
import { notFound } from "../../domain/refusals/rejection.ts";
import { say } from "../../domain/refusals/sentence.ts";
import { ReminderPage, ReminderWritten, Snooze } from "../contract/contract.ts";
import { PathId } from "../contract/contractFields.ts";
import { AskedReminder } from "../contract/dueContract.ts";
import { brokenRules, problemOfRejection } from "../problem.ts";
import { newReminder } from "./newReminder.ts";
import { presentReminder } from "./presentTask.ts";
import { type Done, execute, json, type Reply, type Route, route, written } from "./route.ts";

const IdPath = z.object({ id: PathId });

const listReminders = route({
	method: "GET",
	path: "/api/tasks/{id}/reminders",
	summary: "The reminders of a task, whole (a task has 20 at most), fired and cancelled ones among them",
	mutates: false,
	scope: "tasks:read",
	params: IdPath,
	answer: { status: 200, schema: ReminderPage },
	refusals: [404],
	async act(deps, { who, params }) {
		const task = await deps.readModel.findTask(who.user.user_id, params.id);
		if (task === undefined) throw problemOfRejection(notFound("task"));
		return json(200, { data: task.reminders.map(presentReminder), next_cursor: null });
	},
});

const addReminder = route({
	method: "POST",
	path: "/api/tasks/{id}/reminders",
	summary: "Add a reminder: minutes before due, or at an instant",
	mutates: true,
	scope: "tasks:write",
	params: IdPath,
	body: AskedReminder,
	answer: { status: 201, schema: ReminderWritten },
	refusals: [404, 409],
	async act(deps, asked) {
		const reminder = newReminder(asked.body);
		const done = await execute(deps, asked, { type: "AddReminder", task_id: asked.params.id, reminder });
		return reminderWritten(done, 201);
	},
});

const cancelReminder = route({
	method: "DELETE",
	path: "/api/reminders/{id}",
	summary: "Cancel a reminder",
	mutates: true,
	scope: "tasks:write",
	params: IdPath,
	answer: { status: 200, schema: ReminderWritten },
	refusals: [404],
	async act(deps, asked) {
		const done = await execute(deps, asked, { type: "CancelReminder", reminder_id: asked.params.id });
		return reminderWritten(done, 200);
	},
});

const snoozeReminder = route({
	method: "POST",
	path: "/api/reminders/{id}/snooze",
	summary: "Move a reminder: by minutes from now, or to an instant",
	mutates: true,
	scope: "tasks:write",
	params: IdPath,
	body: Snooze,
	answer: { status: 200, schema: ReminderWritten },
	refusals: [404, 409],
	async act(deps, asked) {
		const done = await execute(deps, asked, {
			type: "SnoozeReminder",
			reminder_id: asked.params.id,
			...snoozeOf(asked.body),
		});
		return reminderWritten(done, 200);
	},
});

/** Throws for none of the two, and for both. */
function snoozeOf({ until, minutes }: z.output<typeof Snooze>): SnoozeWish {
	if (until !== undefined && minutes === undefined) return { until };
	if (minutes !== undefined && until === undefined) return { minutes };
	throw brokenRules([{ field: "until", rule: "one_of", ...say("until_or_minutes") }]);
}

function reminderWritten(done: Done<AnswerOf<"AddReminder">>, status: 200 | 201): Reply {
	return written(done, status, { reminder: presentReminder(done.answer.reminder) });
}

export const reminderRoutes: readonly Route[] = [listReminders, addReminder, cancelReminder, snoozeReminder];
