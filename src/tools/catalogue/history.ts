/** What happened, newest first: who, what, when; for one task, or all (A10). */
import { z } from "zod";
import { wordsFor } from "../../words/words.ts";
import { Cursor, DueDate, Id } from "../fields.ts";
import { happenedWords, historyLine } from "../historyWords.ts";
import { historyFound } from "../messages.ts";
import { readSpanEdge } from "../moments.ts";
import { localText } from "../present.ts";
import { readTool } from "../tool.ts";

export const history = readTool({
	name: "history",
	title: "History",
	description:
		'What was changed, when and by whom, newest first. Examples: {}, {"task_id":12}, {"since":"yesterday"}. undo takes back by event_id.',
	input: z.strictObject({
		task_id: Id.optional(),
		since: DueDate.optional(),
		until: DueDate.optional(),
		only: z
			.enum(["added", "done"])
			.optional()
			.meta({ description: "new tasks; without what the system did by itself" }),
		limit: z.int().min(1).max(100).default(20),
		cursor: Cursor,
	}),
	output: z.object({
		events: z.array(
			z.object({
				event_id: z.string(),
				at: z.string(),
				what: z.string(),
				by: z.string(),
				task_id: z.int().optional(),
				is_undo: z.boolean(),
			}),
		),
		next_cursor: z.string().nullable(),
	}),
	async read(context, { task_id, since, until, only, limit, cursor }) {
		const from = since === undefined ? undefined : readSpanEdge("since", since, context, 0);
		if (typeof from === "object") return from;
		const to = until === undefined ? undefined : readSpanEdge("until", until, context, 1);
		if (typeof to === "object") return to;
		const page = await context.readModel.history(context.user_id, {
			limit,
			...(task_id === undefined ? {} : { task_id }),
			...(from === undefined ? {} : { since: from }),
			...(to === undefined ? {} : { until: to }),
			...(cursor === undefined ? {} : { cursor }),
		});
		const { settings } = context;
		const { next_cursor } = page;
		const data = page.data.filter(({ type, principal }) =>
			only === "added" ? type === "task.created" : only === undefined || principal.kind !== "system",
		);
		return {
			output: {
				events: data.map((event) => ({
					event_id: event.event_id,
					at: localText(event.at, settings),
					what: happenedWords(event, wordsFor(settings.locale)),
					by: `${event.principal.kind} ${event.principal.name ?? event.principal.id}`,
					...("task_id" in event.data ? { task_id: event.data.task_id } : {}),
					is_undo: event.undoes !== null,
				})),
				next_cursor,
			},
			said: historyFound(
				data.map((event) => historyLine(event, settings)),
				settings,
				since !== undefined,
			),
			task_ids: [],
			isUntrusted: data.length > 0,
		};
	},
});
