/** The filters that the user keeps under a name. */
import { z } from "zod";
import { filtersFound } from "../messages.ts";
import { readTool } from "../tool.ts";

export const listFilters = readTool({
	name: "list_filters",
	title: "List saved filters",
	description: "All saved filters; filter_tasks uses one by its name.",
	input: z.strictObject({}),
	output: z.object({ filters: z.array(z.object({ filter_id: z.int(), name: z.string(), filter: z.string() })) }),
	async read({ readModel, user_id, settings }) {
		const filters = await readModel.filters(user_id);
		return {
			output: { filters: filters.map(({ id, name, filter }) => ({ filter_id: id, name, filter })) },
			said: filtersFound(filters, settings),
			task_ids: [],
			isUntrusted: filters.length > 0,
		};
	},
});
