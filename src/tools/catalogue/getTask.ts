/** `get_task`: a task whole, with description and reminders. */

import { z } from "zod";
import { AsOf, contextAt } from "../asOf.ts";
import { Id, TaskWhole } from "../fields.ts";
import { taskFound } from "../messages.ts";
import { presentWhole } from "../present.ts";
import { isRefusal, taskOf } from "../refusals.ts";
import { readTool } from "../tool.ts";

export const getTask = readTool({
	name: "get_task",
	title: "Show a task",
	description: 'One task whole: description, reminders, recurrence, dates. Example: {"task_id":12}.',
	input: z.strictObject({ task_id: Id, ...AsOf }),
	output: z.object(TaskWhole),
	async read(now, { task_id, as_of }) {
		const context = await contextAt(now, as_of);
		if (isRefusal(context)) return context;
		const task = await taskOf(context, task_id);
		if (isRefusal(task)) return task;
		const labels = await context.readModel.labels(context.user_id);
		const output = presentWhole(task, labels, context.settings);
		return { output, said: taskFound(task, context.settings), task_ids: [task_id], isUntrusted: true };
	},
});
