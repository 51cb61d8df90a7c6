/** Deletes a saved filter by its name. */
import { z } from "zod";
import { findMeantLabel } from "../../domain/labels/labels.ts";
import { wordsFor } from "../../words/words.ts";
import { isolated } from "../../words/written.ts";
import { changeOutput, DryRun, Said } from "../fields.ts";
import { refuseFilter } from "../refusals.ts";
import { changeTool } from "../tool.ts";
import { FilterFields, presentFilter } from "./saveFilter.ts";

export const deleteFilter = changeTool({
	name: "delete_filter",
	title: "Delete a saved filter",
	description: 'Delete a saved filter; tasks stay. The user is asked first. Example: {"name":"Morning"}.',
	deed: "deletes",
	isIdempotent: true,
	isUntrusted: true,
	words: { done: "deleted" },
	input: z.strictObject({ name: Said, ...DryRun }),
	output: changeOutput(["deleted"], FilterFields),
	async plan({ readModel, user_id, settings }, { name }) {
		const filters = await readModel.filters(user_id);
		const filter = findMeantLabel(filters, name.trim());
		if (filter === undefined) return refuseFilter(name, filters);
		return {
			commands: [{ type: "DeleteFilter", filter_id: filter.id }],
			tasks: [],
			labels: [{ kind: "filter", id: filter.id, name: filter.name }],
			count: 0,
			question: wordsFor(settings.locale).tools.deleteFilter(isolated(filter.name)),
		};
	},
	present: presentFilter,
});
