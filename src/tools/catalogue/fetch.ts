/** `fetch` as connectors look for it: one document, which is a task, as text. */

import { z } from "zod";
import { say } from "../../domain/refusals/sentence.ts";
import { taskLine } from "../../words/taskText.ts";
import { Said } from "../fields.ts";
import { presentWhole } from "../present.ts";
import { invalid, isRefusal, taskOf } from "../refusals.ts";
import { readTool } from "../tool.ts";

export const fetchDocument = readTool({
	name: "fetch",
	title: "Fetch",
	description: 'For connectors: a result of search as a document. Example: {"id":"12"}. Otherwise use get_task.',
	input: z.strictObject({ id: Said }),
	output: z.object({
		id: z.string(),
		title: z.string(),
		text: z.string(),
		url: z.string(),
		metadata: z.record(z.string(), z.string()),
	}),
	async read(context, { id }) {
		if (!/^[1-9]\d{0,8}$/.test(id)) return invalid("id", "id", say("no_document"));
		const task = await taskOf(context, Number(id));
		if (isRefusal(task)) return task;
		const labels = await context.readModel.labels(context.user_id);
		const { title, description, status, due_date, priority } = presentWhole(task, labels, context.settings);
		return {
			output: {
				id,
				title,
				text: [taskLine(task, context.settings), ...(description === null ? [] : [description])].join("\n\n"),
				url: context.linkTo(context.user_id, task.task_id),
				metadata: { status, priority, ...(due_date === null ? {} : { due_date }) },
			},
			said: taskLine(task, context.settings),
			task_ids: [task.task_id],
			isUntrusted: true,
		};
	},
});
