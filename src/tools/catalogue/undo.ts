/** Takes back changes: the last ones, or those that answers named. Another undo takes an undo back. */

import { z } from "zod";
import { say } from "../../domain/refusals/sentence.ts";
import { wordsFor } from "../../words/words.ts";
import { answersOf } from "../answersOf.ts";
import { findRedo, findUndoTarget } from "../earlierChanges.ts";
import { changeOutput, DryRun } from "../fields.ts";
import type { Refusal } from "../outcome.ts";
import { invalid, refuse } from "../refusals.ts";
import { changeTool, type Plan, type ToolContext } from "../tool.ts";

export const undo = changeTool({
	name: "undo",
	title: "Undo",
	description:
		'Take back the last change: {}. The last three: {"last":3}. What an answer named: {"event_ids":["…"]}. Bring back what was undone last: {"redo":true}.',
	deed: "takes_back",
	isIdempotent: false,
	isUntrusted: true,
	words: { done: "undone" },
	input: z.strictObject({
		last: z.int().min(1).max(999).optional(),
		event_ids: z.array(z.uuid()).min(1).max(100).optional(),
		redo: z.literal(true).optional(),
		...DryRun,
	}),
	output: changeOutput(["undone"], { undone: z.int(), not_undone: z.int() }),
	async plan(context, { last, event_ids, redo }) {
		const [one, other] = Object.entries({ last, event_ids, redo }).flatMap(([name, given]) =>
			given === undefined ? [] : [name],
		);
		if (one !== undefined && other !== undefined) return invalid(one, "one_of", say("exactly_one", { one, other }));
		if (redo) return planRedo(context);
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

async function planRedo(context: ToolContext): Promise<Plan | Refusal> {
	const redo = await findRedo(context);
	if (redo === undefined) return refuse("CONFLICT", say("no_undo"));
	const { event_ids, stands } = redo;
	return {
		commands: [{ type: "Undo", target: { event_ids } }],
		tasks: [],
		count: 1,
		question: wordsFor(context.settings.locale).tools.redo,
		stands,
	};
}
