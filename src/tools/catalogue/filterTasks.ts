/** Tasks by the filter language, which REST takes, too. */
import { z } from "zod";
import { readFilter } from "../../domain/filter/readFilter.ts";
import { findMeantLabel } from "../../domain/labels/labels.ts";
import { say } from "../../domain/refusals/sentence.ts";
import { toInstantText } from "../../domain/time/instant.ts";
import { Cursor, Limit, Said, TaskRow } from "../fields.ts";
import type { Refusal } from "../outcome.ts";
import { invalid, refuseArguments, refuseFilter } from "../refusals.ts";
import { readTool, type ToolContext } from "../tool.ts";
import { foundTasks } from "./foundTasks.ts";

export const filterTasks = readTool({
	name: "filter_tasks",
	title: "Filter tasks",
	description:
		'Open tasks by a filter: & and, | or, ! not, ( ). Conditions: overdue, today, tomorrow, this week, next week, 7 days, no date, due: 2026-12-01, due before: +3, due after: today, created after: -7, p1 (urgent) to p4 (low), #tag, @category, no tag, no category, recurring, subtask, reminder, search: words. Examples: {"filter":"(overdue | today) & p1 & !recurring"}, {"saved":"Morning"}.',
	input: z.strictObject({
		filter: z.string().optional(),
		saved: Said.optional().meta({ description: "name of a saved filter instead" }),
		sort_by: z.enum(["created_at", "updated_at", "due_date", "priority", "title"]).default("due_date"),
		sort_order: z.enum(["asc", "desc"]).default("asc"),
		limit: Limit,
		cursor: Cursor,
	}),
	output: z.object({ tasks: z.array(z.object(TaskRow)), next_cursor: z.string().nullable() }),
	async read(context, { filter, saved, sort_by, sort_order, limit, cursor }) {
		const text = await textOf(context, filter, saved);
		if (typeof text === "object") return text;
		const read = readFilter(text);
		if (read.kind === "refused") return refuseArguments([read.violation]);
		return foundTasks(context, {
			filter: { tree: read.filter, now: toInstantText(context.now) },
			sort: sort_by === "due_date" ? "due" : sort_by,
			order: sort_order,
			limit,
			...(cursor === undefined ? {} : { cursor }),
		});
	},
});

/** The filter as it was given, or as it is kept under the name that was given. */
async function textOf(
	{ readModel, user_id }: ToolContext,
	filter: string | undefined,
	saved: string | undefined,
): Promise<string | Refusal> {
	if ((filter === undefined) === (saved === undefined))
		return invalid("filter", "one_of", say("exactly_one", { one: "filter", other: "saved" }));
	if (filter !== undefined) return filter;
	const filters = await readModel.filters(user_id);
	return findMeantLabel(filters, (saved ?? "").trim())?.filter ?? refuseFilter(saved ?? "", filters);
}
