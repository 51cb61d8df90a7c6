/** `list_tasks`; conditions are joined by AND, and what is no filter is said. */
import { z } from "zod";
import { LIMITS } from "../../domain/tasks/task.ts";
import { AsOf, contextAt } from "../asOf.ts";
import { Cursor, DueDate, Id, Limit, Priority, Said, TaskRow } from "../fields.ts";
import { tagsNamed } from "../labelsNamed.ts";
import { readBound } from "../moments.ts";
import { isRefusal } from "../refusals.ts";
import { readTool } from "../tool.ts";
import { foundTasks } from "./foundTasks.ts";

const STATUS = { all: "all", pending: "open", completed: "completed", deleted: "deleted" } as const;

export const listTasks = readTool({
	name: "list_tasks",
	title: "List tasks",
	description:
		'List tasks by conditions, all of which must hold. Due today: {"status":"pending","due_after":"yesterday","due_before":"tomorrow"}. Overdue: {"overdue":true}. By words: search_tasks.',
	input: z.strictObject({
		status: z.enum(["all", "pending", "completed", "deleted"]).default("pending"),
		priority: Priority.optional(),
		category_id: Id.optional(),
		tags: z.array(Said).max(LIMITS.tagsOfTask).optional().meta({ description: "names; all of them" }),
		tag_ids: z.array(Id).max(LIMITS.tagsOfTask).optional(),
		due_before: DueDate.optional(),
		due_after: DueDate.optional(),
		overdue: z.boolean().optional(),
		...AsOf,
		sort_by: z.enum(["created_at", "updated_at", "due_date", "priority", "title"]).optional(),
		sort_order: z.enum(["asc", "desc"]).optional(),
		limit: Limit,
		cursor: Cursor,
	}),
	output: z.object({ tasks: z.array(z.object(TaskRow)), next_cursor: z.string().nullable() }),
	async read(now, { as_of, status, due_before, due_after, sort_by, sort_order, tags, ...rest }) {
		const context = await contextAt(now, as_of);
		if (isRefusal(context)) return context;
		const before = due_before === undefined ? undefined : readBound("due_before", due_before, context);
		if (typeof before === "object") return before;
		const after = due_after === undefined ? undefined : readBound("due_after", due_after, context);
		if (typeof after === "object") return after;
		const { limit, ...conditions } = rest;
		const known = tags === undefined ? [] : (await context.readModel.labels(context.user_id)).tags;
		const tag_ids = tagsNamed(known, { tags, tag_ids: rest.tag_ids });
		if (tag_ids && isRefusal(tag_ids)) return tag_ids;
		return foundTasks(context, {
			limit,
			...defined({ ...conditions, tag_ids }),
			status: STATUS[status],
			...(before === undefined ? {} : { due_before: before }),
			...(after === undefined ? {} : { due_after: after }),
			...(sort_by === undefined ? {} : { sort: sort_by === "due_date" ? "due" : sort_by }),
			...(sort_order === undefined ? {} : { order: sort_order }),
		});
	},
});

type Defined<Fields> = { [Name in keyof Fields]: Exclude<Fields[Name], undefined> };

/** Without what was not said. */
function defined<Fields extends object>(fields: Fields): Partial<Defined<Fields>> {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<
		Defined<Fields>
	>;
}
