/** Keeps a filter under a name: a new one, or another text for the one that has this name. */
import { z } from "zod";
import type { Command } from "../../domain/commands/commands.ts";
import { findLabel } from "../../domain/labels/labels.ts";
import { LIMITS } from "../../domain/tasks/task.ts";
import { wordsFor } from "../../words/words.ts";
import { isolated } from "../../words/written.ts";
import { answersOf } from "../answersOf.ts";
import { changeOutput, DryRun } from "../fields.ts";
import type { Ran } from "../outcome.ts";
import { changeTool } from "../tool.ts";

/** What a command left of a filter, as answers show it. */
export async function presentFilter(_context: unknown, ran: readonly Ran[]) {
	const [answer] = answersOf(ran);
	if (answer?.kind !== "filter") return {};
	const { id, name, filter } = answer.filter;
	return { filter_id: id, name, filter };
}

export const FilterFields = { filter_id: z.int(), name: z.string(), filter: z.string() };

export const saveFilter = changeTool({
	name: "save_filter",
	title: "Save a filter",
	description: `Keep a filter (as filter_tasks takes it) under a name; a name that is there gets the new filter. ${LIMITS.filters} at most. Example: {"name":"Morning","filter":"(overdue | today) & !@work"}.`,
	deed: "changes",
	isIdempotent: true,
	isUntrusted: true,
	words: { done: "saved" },
	input: z.strictObject({ name: z.string(), filter: z.string(), ...DryRun }),
	output: changeOutput(["saved"], FilterFields),
	async plan({ readModel, user_id, settings }, { name, filter }) {
		const known = findLabel(await readModel.filters(user_id), name.trim());
		const command: Command =
			known === undefined
				? { type: "AddFilter", name, filter }
				: { type: "EditFilter", filter_id: known.id, changes: { filter } };
		return {
			commands: [command],
			tasks: [],
			count: 0,
			question: wordsFor(settings.locale).tools.saveFilter(isolated(name)),
		};
	},
	present: presentFilter,
});
