/** A task in one line, as a person says it: what else the line says is read from it. */
import { z } from "zod";
import { readDraft } from "../../language/requests/readers/readAddition.ts";
import { wordsFor } from "../../words/words.ts";
import { isolated } from "../../words/written.ts";
import { ChangedDue, changeOutput, DryRun, Id } from "../fields.ts";
import { presentDue } from "../present.ts";
import { changeTool } from "../tool.ts";

export const quickAdd = changeTool({
	name: "quick_add",
	title: "Add a task in one line",
	description:
		"Add one task in the user's own words; dates, rhythm, reminders, #tag, @category and !priority are read from them. Nothing is put into other words.",
	deed: "adds",
	isIdempotent: false,
	isUntrusted: false,
	words: { done: "created" },
	input: z.strictObject({
		text: z.string(),
		parent_id: Id.optional().meta({ description: "makes it a subtask" }),
		...DryRun,
	}),
	output: changeOutput(["created"], ChangedDue),
	async plan(context, { text, ...place }) {
		const { draft, questions } = readDraft(text, context);
		return {
			commands: [{ ...draft, ...place }],
			tasks: [],
			count: 1,
			question: wordsFor(context.settings.locale).tools.add(isolated(draft.title)),
			// What was left open is said after the task is safe, so that nothing is lost over it.
			notes: questions.map((one) => one.text),
		};
	},
	present: presentDue,
});
