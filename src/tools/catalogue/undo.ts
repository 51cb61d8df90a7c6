/** Takes back changes: the last ones, or those that answers named. Another undo takes an undo back. */

import { z } from "zod";
import { say } from "../../domain/sentence.ts";
import { wordsFor } from "../../words/words.ts";
import { answersOf } from "../answersOf.ts";
import { findUndoTarget } from "../earlierChanges.ts";
import { changeOutput, DryRun } from "../fields.ts";
import { invalid } from "../refusals.ts";
import { changeTool } from "../tool.ts";

export const undo = changeTool({
	name: "undo",
	title: "Undo",
	description:
		'Take back the last change: {}. The last three: {"last":3}. What an answer named: {"event_ids":["…"]}. Undoing an undo brings it back.',
	deed: "takes_back",
	isIdempotent: false,
	isUntrusted: true,
	words: { done: "undone" },
	input: z.strictObject({
		last: z.int().min(1).max(100).optional(),
		event_ids: z.array(z.uuid()).min(1).max(100).optional(),
		...DryRun,
	}),
	output: changeOutput(["undone"], { undone: z.int(), not_undone: z.int() }),
	async plan(context, { last, event_ids }) {
		if (last !== undefined && event_ids !== undefined)
			return invalid("last", "one_of", say("exactly_one", { one: "last", other: "event_ids" }));
		const target = event_ids === undefined ? await findUndoTarget(context, last ?? 1) : { event_ids };
		return {
			commands: [{ type: "Undo", target }],
			tasks: [],
			// A change is mostly of one task; how many there are of them is what a person oversees.
			count: event_ids?.length ?? last ?? 1,
			question: wordsFor(context.settings.locale).tools.undo(event_ids?.length ?? last ?? 1),
		};
	},
	async present(_context, ran) {
		const [answer] = answersOf(ran);
		if (answer?.kind !== "undo") return {};
		const { undone, not_undone } = answer.undo;
		return { undone: undone.length, not_undone: not_undone.length };
	},
});
