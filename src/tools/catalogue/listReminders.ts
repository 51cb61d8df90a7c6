/** The reminders of a task, or all that are still to come. */
import { z } from "zod";
import type { Reminder, Task } from "../../domain/tasks/task.ts";
import { Id, ReminderRow } from "../fields.ts";
import { remindersFound } from "../messages.ts";
import { presentReminder } from "../present.ts";
import { isRefusal, taskOf } from "../refusals.ts";
import { readTool, type ToolContext } from "../tool.ts";

/** Open tasks that are looked through for reminders to come, by due date. */
const LOOKED_THROUGH = 500;
const PAGE = 100;
const MOST = 100;

export const listReminders = readTool({
	name: "list_reminders",
	title: "List reminders",
	description: 'The reminders of a task, fired ones too: {"task_id":12}; without one all that are to come: {}.',
	input: z.strictObject({ task_id: Id.optional() }),
	output: z.object({
		reminders: z.array(z.object({ ...ReminderRow, task_id: z.int(), title: z.string() })),
	}),
	async read(context, { task_id }) {
		const task = task_id === undefined ? undefined : await taskOf(context, task_id);
		if (task !== undefined && isRefusal(task)) return task;
		const found = task === undefined ? await upcoming(context) : task.reminders.map((one) => ({ task, reminder: one }));
		const shown = found.slice(0, MOST);
		return {
			output: {
				reminders: shown.map(({ task: of, reminder }) => ({
					...presentReminder(reminder, context.settings),
					task_id: of.task_id,
					title: of.title,
				})),
			},
			said: remindersFound(shown, context.settings, task !== undefined),
			task_ids: [...new Set(shown.map((one) => one.task.task_id))],
			isUntrusted: shown.length > 0,
		};
	},
});

interface Found {
	readonly task: Task;
	readonly reminder: Reminder;
}

async function upcoming({ readModel, user_id }: ToolContext): Promise<readonly Found[]> {
	const found: Found[] = [];
	let cursor: string | null | undefined;
	for (let seen = 0; seen < LOOKED_THROUGH && cursor !== null; seen += PAGE) {
		const page = await readModel.listTasks(user_id, {
			status: "open",
			sort: "due",
			limit: PAGE,
			...(cursor === undefined ? {} : { cursor }),
		});
		for (const task of page.data) {
			for (const reminder of task.reminders) if (reminder.status === "armed") found.push({ task, reminder });
		}
		cursor = page.next_cursor;
	}
	return found.sort((one, other) => ((one.reminder.fire_at ?? "") < (other.reminder.fire_at ?? "") ? -1 : 1));
}
