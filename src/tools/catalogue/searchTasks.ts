/** `search_tasks`, by full text: stems, prefixes, title before description before tags. */

import { z } from "zod";
import { say } from "../../domain/refusals/sentence.ts";
import { SEARCH_WORDS, searchWordsOf } from "../../domain/text/searchWords.ts";
import { Cursor, Limit, Said, TaskRow } from "../fields.ts";
import { readTool } from "../tool.ts";
import { issueOf } from "../violations.ts";
import { foundTasks } from "./foundTasks.ts";

export const Query = Said.refine(
	(text) => searchWordsOf(text).length <= SEARCH_WORDS,
	issueOf("words", say("search_words", { field: "It", most: SEARCH_WORDS })),
);

export const searchTasks = readTool({
	name: "search_tasks",
	title: "Search tasks",
	description:
		'Find tasks by words of title, description or tags; use it to learn a task\'s number. Example: {"query":"dentist"}. Only open ones unless status says otherwise.',
	input: z.strictObject({
		query: Query,
		status: z.enum(["all", "pending", "completed", "deleted"]).default("pending"),
		limit: Limit,
		cursor: Cursor,
	}),
	output: z.object({ tasks: z.array(z.object(TaskRow)), next_cursor: z.string().nullable() }),
	read: (context, { query, status, limit, cursor }) =>
		foundTasks(context, {
			search: query,
			status: status === "pending" ? "open" : status,
			limit,
			...(cursor === undefined ? {} : { cursor }),
		}),
});
