/**
 * The catalogue of tools as a model of the chat uses it: in the name of the turn, under the turn's id and the number of the
 * call, so that a turn which is run again finds what it did.
 */

import { taskOfAnswer } from "../../domain/commands/answer.ts";
import type { Settings } from "../../domain/settings/settings.ts";
import type { JsonObject, ToolDefinition } from "../../ports/assistant/model.ts";
import type { ToolAnswer, ToolCircumstances } from "../../ports/assistant/modelTurn.ts";
import type { Proposal } from "../../ports/assistant/proposals.ts";
import { type ToolCall, toolFacts } from "../../tools/catalogue.ts";
import type { Outcome, Ran } from "../../tools/outcome.ts";
import type { ToolContext } from "../../tools/tool.ts";
import { useTool } from "../../tools/useTool.ts";
import { wordOutcome } from "../../tools/words.ts";
import { type Words, wordsFor } from "../../words/words.ts";
import { asWritten } from "../../words/written.ts";
import { receiptOf } from "../answering/receipts.ts";
import { askProposals } from "../asking/proposals.ts";
import { type Errand, toolContextWith } from "../errand.ts";
import type { TurnPart } from "../turn.ts";
import { aboutTasks, showsTasks } from "../turnParts.ts";
import { createAgenda } from "./agenda.ts";
import { createHeed } from "./heed.ts";
import type { Heard, Toolbox } from "./toolbox.ts";

/** Those of the catalogue that hosts of other makers ask for under these names; here they would only be said twice. */
const FOR_OTHERS = ["search", "fetch"] as const;
/**
 * Arguments that a conversation has no use for: whoever wants to know before asks, lists that are longer are cut, and labels go by
 * their names there. A small model fills in what it is shown.
 */
const UNSAID: ReadonlySet<string> = new Set(["dry_run", "cursor", "limit", "tag_id", "tag_ids", "category_id"]);
/** Of an answer as JSON; what is longer is told as lines of text, at a third of the tokens. */
const LONGEST_JSON = 1_200;

let definitions: readonly ToolDefinition[] | undefined;

/** The same objects each time: what a model is given must not differ from turn to turn. */
function definitionsForChat(): readonly ToolDefinition[] {
	definitions ??= toolFacts()
		.filter(({ name }) => !FOR_OTHERS.some((one) => one === name))
		.map(({ name, description, inputSchema }) => ({ name, description, parameters: withoutUnsaid(inputSchema) }));
	return definitions;
}

function withoutUnsaid(schema: JsonObject): JsonObject {
	const properties = Object.entries(schema.properties ?? {}).filter(([name]) => !UNSAID.has(name));
	return { ...schema, properties: Object.fromEntries(properties) };
}

export function catalogueTools(errand: Errand, settings: Settings, heard: Heard): Toolbox {
	const present = { now: errand.clock.now(), settings };
	const heed = createHeed(heard, errand.asked, present);
	const agenda = createAgenda(errand.asked, present);
	const kept: TurnPart[] = [];
	const proposals = new Map<number, Proposal>();
	const changed = new Set<number>();
	const words = wordsFor(settings.locale);
	// Each catalogue names each tool, says the compiler.
	const titles: Readonly<Record<Exclude<ToolCall["tool"], (typeof FOR_OTHERS)[number]>, string>> = words.model.tools;

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
		const receipt = hasChanged ? await receiptOf(errand, outcome.ran) : undefined;
		if (hasChanged) for (const task_id of task_ids) changed.add(task_id);
		if (receipt) kept.push({ kind: "receipt", receipt });
		if (task_ids.length > 0) kept.push(aboutTasks(task_ids.slice(0, MOST_ABOUT)));
		if (outcome.kind === "done" && outcome.ran.length === 0 && task_ids.length > 1) kept.push(showsTasks(task_ids));
	}

	return {
		definitions: definitionsForChat(),
		isAsked: (call_number) => proposals.has(call_number),
		titleOf: (name) => Object.entries(titles).find(([tool]) => tool === name)?.[1] ?? name,
		async use(name, given, circumstances) {
			const context = contextOf(circumstances);
			const heeded = await heed.check(name, given, context);
			if (heeded.kind === "back") {
				heed.show(heeded.text);
				return { ...NOTHING, text: heeded.text, hasActed: false, isUntrusted: heeded.isUntrusted, mayRepeat: true };
			}
			const certainty = heeded.isDoubtful ? "guess" : "sure";
			const outcome = await useTool(name, heeded.given, { ...context, certainty });
			await keep(outcome, circumstances.call_number);
			const answer = answerOf(outcome, settings);
			heed.show(answer.text);
			if (!answer.isDone) return answer;
			agenda.take(name, heeded.given);
			return { ...answer, text: `${answer.text}${afterwards(outcome, heeded.leftOut, agenda.left())}` };
		},
		left: () => [...kept, ...unfinished(agenda.left(), words), ...askProposals(errand, [...proposals.values()], words)],
	};
}

/** Of an answer that says that nothing was done. */
const NOTHING = { isDone: false, said: "", isAsked: false, event_ids: [], task_ids: [] } as const;

/** P12: what a model leaves undone and says nothing of is said. */
function unfinished(titles: readonly string[], { model }: Words): readonly TurnPart[] {
	return titles.length === 0 ? [] : [{ kind: "text", delta: `\n\n${model.leftUndone(titles.map(asWritten))}` }];
}

/** What the model has to know besides. */
function afterwards(outcome: Outcome, leftOut: readonly string[], left: readonly string[]): string {
	const omitted = leftOut.length === 0 ? "" : `\n(Left out, for the user has not said it: ${leftOut.join(", ")}.)`;
	const isChange = outcome.kind === "done" && outcome.ran.length > 0;
	if (left.length > 0)
		return `${omitted}\n(The user has also asked for: ${left.join("; ")}. Add that now, once for each.)`;
	return isChange ? `${omitted}\n(Done. Unless the user asked for more, answer now in one sentence.)` : omitted;
}

/** Tasks that "it" can mean afterwards. */
const MOST_ABOUT = 20;

function answerOf(outcome: Outcome, settings: Settings): ToolAnswer {
	if (outcome.kind === "refused") {
		const { suggestions, mayHaveActed } = outcome;
		// The nearest tasks are named by their titles.
		const isUntrusted = suggestions.length > 0;
		const text = textOf(outcome, settings);
		return { ...NOTHING, text, hasActed: mayHaveActed, isUntrusted };
	}
	const isDone = outcome.kind === "done";
	return {
		text: textOf(outcome, settings),
		isDone: true,
		said: wordOutcome(outcome, settings),
		isAsked: outcome.kind === "proposed",
		hasActed: outcome.kind === "proposed" || (isDone && outcome.ran.length > 0),
		event_ids: isDone ? outcome.event_ids : [],
		task_ids: isDone ? changedTasks(outcome.ran) : [],
		isUntrusted: outcome.isUntrusted,
	};
}

const OF_STATUS: ReadonlySet<string> = new Set(["task.completed", "task.reopened", "task.deleted", "task.restored"]);

/** `undefined`: tasks below went along, or it was an undo or a label, whose events are of tasks that the answer does not name. */
function changedTasks(ran: readonly Ran[]): readonly number[] | undefined {
	const task_ids: number[] = [];
	for (const { result } of ran) {
		if (result.kind !== "done" || result.events.length === 0) continue;
		const { answer, events } = result;
		const task = taskOfAnswer(answer);
		if (task === undefined || events.filter(({ type }) => OF_STATUS.has(type)).length > 1) return undefined;
		const next = answer.kind === "task" ? answer.next : undefined;
		task_ids.push(task.task_id, ...(next ? [next.task_id] : []));
	}
	return task_ids;
}

/** What was read, whole while it is short; of what was done, the sentence. */
function textOf(outcome: Outcome, settings: Settings): string {
	const said = wordOutcome(outcome, settings);
	if (outcome.kind !== "done" || outcome.ran.length > 0) return said;
	const whole = JSON.stringify(outcome.output);
	return "tasks" in outcome.output || whole.length > LONGEST_JSON ? said : whole;
}
