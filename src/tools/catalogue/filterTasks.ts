/** Tasks by the filter language, which REST takes, too (A11). */
import { z } from "zod";
import { readFilter } from "../../domain/filter/readFilter.ts";
import { toInstantText } from "../../domain/instant.ts";
import { Cursor, Limit, TaskRow } from "../fields.ts";
import { refuseArguments } from "../refusals.ts";
import { readTool } from "../tool.ts";
import { foundTasks } from "./foundTasks.ts";

export const filterTasks = readTool({
	name: "filter_tasks",
	title: "Filter tasks",
	description:
		'Open tasks by a filter: & and, | or, ! not, ( ). Conditions: overdue, today, tomorrow, this week, next week, 7 days, no date, due: 2026-12-01, due before: +3, due after: today, created after: -7, p1 (urgent) to p4 (low), #tag, @category, no tag, no category, recurring, subtask, reminder, search: words. Example: {"filter":"(overdue | today) & p1 & !recurring"}.',
	input: z.strictObject({
		filter: z.string(),
		sort_by: z.enum(["created_at", "updated_at", "due_date", "priority", "title"]).default("due_date"),
		sort_order: z.enum(["asc", "desc"]).default("asc"),
		limit: Limit,
		cursor: Cursor,
	}),
	output: z.object({ tasks: z.array(z.object(TaskRow)), next_cursor: z.string().nullable() }),
	async read(context, { filter, sort_by, sort_order, limit, cursor }) {
		const read = readFilter(filter);
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
