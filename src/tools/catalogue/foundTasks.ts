/** A page of tasks as an answer. */
import type { TaskQuery } from "../../ports/reading/readModel.ts";
import { tasksFound } from "../messages.ts";
import { presentRows } from "../present.ts";
import type { ToolContext } from "../tool.ts";

export async function foundTasks(context: ToolContext, query: TaskQuery) {
	const { data, next_cursor } = await context.readModel.listTasks(context.user_id, query);
	return {
		output: { tasks: await presentRows(context, data), next_cursor },
		said: tasksFound(data, next_cursor !== null, context.settings, query.search),
		task_ids: data.map(({ task_id }) => task_id),
		isUntrusted: data.length > 0,
	};
}
