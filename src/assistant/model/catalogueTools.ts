/**
 * The catalogue of tools as a model of the chat uses it: in the name of the turn, under the turn's id and the number of the
 * call, so that a turn which is run again finds what it did.
 */

import type { Settings } from "../../domain/task.ts";
import type { JsonObject, ToolDefinition } from "../../ports/model.ts";
import type { ToolAnswer, ToolCircumstances } from "../../ports/modelTurn.ts";
import type { Proposal } from "../../ports/proposals.ts";
import { toolFacts } from "../../tools/catalogue.ts";
import type { Outcome } from "../../tools/outcome.ts";
import type { ToolContext } from "../../tools/tool.ts";
import { useTool } from "../../tools/useTool.ts";
import { wordOutcome } from "../../tools/words.ts";
import { wordsFor } from "../../words/words.ts";
import { type Errand, toolContextWith } from "../errand.ts";
import { askProposals, doneIn } from "../proposals.ts";
import { receiptOf } from "../receipts.ts";
import type { TurnPart } from "../turn.ts";
import type { Toolbox } from "./toolbox.ts";

/** Those of the catalogue that hosts of other makers ask for under these names; here they would only be said twice. */
const FOR_OTHERS: ReadonlySet<string> = new Set(["search", "fetch"]);
/** Arguments that a conversation has no use for: whoever wants to know before asks, and lists that are longer are cut. */
const UNSAID: ReadonlySet<string> = new Set(["dry_run", "cursor"]);
/** Of an answer as JSON; what is longer is told as lines of text, at a third of the tokens. */
const LONGEST_JSON = 1_200;

let definitions: readonly ToolDefinition[] | undefined;

/** The same objects each time: what a model is given must not differ from turn to turn. */
function definitionsForChat(): readonly ToolDefinition[] {
	definitions ??= toolFacts()
		.filter(({ name }) => !FOR_OTHERS.has(name))
		.map(({ name, description, inputSchema }) => ({ name, description, parameters: withoutUnsaid(inputSchema) }));
	return definitions;
}

function withoutUnsaid(schema: JsonObject): JsonObject {
	const properties = Object.entries(schema.properties ?? {}).filter(([name]) => !UNSAID.has(name));
	return { ...schema, properties: Object.fromEntries(properties) };
}

export function catalogueTools(errand: Errand, settings: Settings): Toolbox {
	const kept: TurnPart[] = [];
	const proposals = new Map<number, Proposal>();
	const changed = new Set<number>();
	const words = wordsFor(settings.locale);
	const titles: Readonly<Record<string, string>> = words.model.tools;

	function contextOf({ hasReadUntrusted, signal, call_number }: ToolCircumstances): ToolContext {
		return {
			...toolContextWith(errand, settings),
			signal,
			key: `${errand.key}:${call_number}`,
			mayAct: hasReadUntrusted ? "after_untrusted_text" : "as_policy_says",
			changedBefore: changed.size,
		};
	}

	/** What the conversation is to show of it. */
	async function keep(outcome: Outcome, call_number: number): Promise<void> {
		if (outcome.kind === "refused" || outcome.kind === "dry_run") return;
		const { task_ids } = outcome;
		if (outcome.kind === "proposed") proposals.set(call_number, outcome.proposal);
		const hasChanged = outcome.kind === "done" && outcome.event_ids.length > 0;
		const receipt = hasChanged ? await receiptOf(errand, doneIn(outcome.ran)) : undefined;
		if (hasChanged) for (const task_id of task_ids) changed.add(task_id);
		if (receipt) kept.push({ kind: "receipt", receipt });
		if (task_ids.length > 0) kept.push({ kind: "about", task_ids: task_ids.slice(0, MOST_ABOUT) });
		if (outcome.kind === "done" && outcome.ran.length === 0 && task_ids.length > 1)
			kept.push({ kind: "shown", task_ids });
	}

	return {
		definitions: definitionsForChat(),
		isAsked: (call_number) => proposals.has(call_number),
		titleOf: (name) => titles[name] ?? name,
		async use(name, given, circumstances) {
			const context = contextOf(circumstances);
			const outcome = await useTool(name, given, context);
			await keep(outcome, circumstances.call_number);
			return answerOf(outcome, settings);
		},
		left: () => [...kept, ...askProposals(errand, [...proposals.values()], words)],
	};
}

/** Tasks that "it" can mean afterwards. */
const MOST_ABOUT = 20;

function answerOf(outcome: Outcome, settings: Settings): ToolAnswer {
	if (outcome.kind === "refused") {
		const { suggestions, mayHaveActed } = outcome;
		// The nearest tasks are named by their titles.
		const isUntrusted = suggestions.length > 0;
		return { text: textOf(outcome, settings), isDone: false, hasActed: mayHaveActed, event_ids: [], isUntrusted };
	}
	const isDone = outcome.kind === "done";
	return {
		text: textOf(outcome, settings),
		isDone: true,
		hasActed: outcome.kind === "proposed" || (isDone && outcome.ran.length > 0),
		event_ids: isDone ? outcome.event_ids : [],
		isUntrusted: outcome.isUntrusted,
	};
}

/** What was read, whole while it is short; of what was done, the sentence. */
function textOf(outcome: Outcome, settings: Settings): string {
	const said = wordOutcome(outcome, settings);
	if (outcome.kind !== "done" || outcome.ran.length > 0) return said;
	const whole = JSON.stringify(outcome.output);
	return "tasks" in outcome.output || whole.length > LONGEST_JSON ? said : whole;
}
