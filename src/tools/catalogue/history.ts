/** What happened, newest first: who, what, when; for one task, or all. */

import { z } from "zod";
import type { JournalEvent } from "../../domain/events/events.ts";
import { nameOf } from "../../domain/events/principal.ts";
import { wordsFor } from "../../words/words.ts";
import { taskName } from "../../words/written.ts";
import { Cursor, DueDate, Id } from "../fields.ts";
import { happenedWords, historyLine } from "../historyWords.ts";
import { historyFound } from "../messages.ts";
import { readSpanEdge } from "../moments.ts";
import { localText } from "../present.ts";
import { readTool, type Showing } from "../tool.ts";

/** The tasks of these events as they are called now. Asked for together, they are read by one statement. */
async function namesIn(
	events: readonly JournalEvent[],
	{ readModel, user_id, settings }: Showing,
): Promise<ReadonlyMap<number, string>> {
	const numbers = new Set(events.flatMap(({ data }) => ("task_id" in data ? [data.task_id] : [])));
	const tasks = await Promise.all([...numbers].map((task_id) => readModel.findTask(user_id, task_id)));
	const words = wordsFor(settings.locale);
	return new Map(tasks.flatMap((task) => (task === undefined ? [] : [[task.task_id, taskName(task, words)]])));
}

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
		const named = await namesIn(data, context);
		return {
			output: {
				events: data.map((event) => ({
					event_id: event.event_id,
					at: localText(event.at, settings),
					what: happenedWords(event, wordsFor(settings.locale), named),
					by: `${event.principal.kind} ${nameOf(event.principal) ?? event.principal.id}`,
					...("task_id" in event.data ? { task_id: event.data.task_id } : {}),
					is_undo: event.undoes !== null,
				})),
				next_cursor,
			},
			said: historyFound(
				data.map((event) => historyLine(event, settings, named)),
				settings,
				since !== undefined,
			),
			task_ids: [],
			isUntrusted: data.length > 0,
		};
	},
});
