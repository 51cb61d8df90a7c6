/** `search` as connectors look for it: what is found as documents with an id, a title and an address. */
import { z } from "zod";
import { tasksFound } from "../messages.ts";
import { readTool } from "../tool.ts";
import { Query } from "./searchTasks.ts";

const MOST = 20;

export const search = readTool({
	name: "search",
	title: "Search",
	description: "For connectors: tasks that match, as documents to fetch. Otherwise use search_tasks.",
	input: z.strictObject({ query: Query }),
	output: z.object({ results: z.array(z.object({ id: z.string(), title: z.string(), url: z.string() })) }),
	async read({ readModel, user_id, linkTo, settings }, { query }) {
		const { data, next_cursor } = await readModel.listTasks(user_id, { search: query, status: "all", limit: MOST });
		return {
			output: {
				results: data.map(({ task_id, title }) => ({ id: String(task_id), title, url: linkTo(user_id, task_id) })),
			},
			said: tasksFound(data, next_cursor !== null, settings),
			task_ids: data.map(({ task_id }) => task_id),
			isUntrusted: data.length > 0,
		};
	},
});
