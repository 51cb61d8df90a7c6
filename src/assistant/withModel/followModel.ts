/**
 * A message that a model works at: its words as they come, the tools that it uses, and at the end what those left behind.
 * Whatever ends the turn, a change does not stand without its receipt (P12).
 */
import type { Settings } from "../../domain/settings/settings.ts";
import type { ModelTurnEnd, ModelTurns } from "../../ports/assistant/modelTurn.ts";
import { type ToolCall, toolNamed } from "../../tools/catalogue.ts";
import { wordsFor } from "../../words/words.ts";
import { oneReceipt } from "../answering/receipts.ts";
import type { Errand } from "../errand.ts";
import { noteOf } from "../readAsCalls.ts";
import type { ThreadHistory, TurnPart, TurnRequest } from "../turn.ts";
import { speak } from "../turnParts.ts";
import { systemText } from "./systemText.ts";
import type { MakeToolbox, Toolbox } from "./toolbox.ts";

export interface AssistantModel {
	readonly turns: ModelTurns;
	readonly toolbox: MakeToolbox;
}

export interface Circumstances {
	readonly settings: Settings;
	/** What the message comes to, read without a model; a note for the model. */
	readonly calls: readonly ToolCall[];
}

/** Returns whether the message has been worked at; where it has not, nothing was done, and that has been said. */
export async function* followModel(
	{ turns, toolbox }: AssistantModel,
	errand: Errand,
	{ history, signal }: TurnRequest,
	{ settings, calls }: Circumstances,
): AsyncGenerator<TurnPart, boolean> {
	const before = await history();
	const tools = toolbox(errand, settings, { history: before.messages, calls });
	const request = {
		user_id: errand.user_id,
		locale: settings.locale,
		system: systemText(settings, errand.clock.now()),
		history: before.messages,
		hasReadUntrusted: before.hasReadUntrusted,
		said: `${errand.asked}${noteOf(calls)}`,
		tools,
		signal,
	};
	let end: ModelTurnEnd | undefined;
	let hasSaid = false;
	let hasDone = false;
	/** Of the words that were said last; none when a tool was shown since. */
	let saidIn: number | undefined;
	try {
		for await (const part of turns.run(request)) {
			switch (part.kind) {
				case "text":
					if (saidIn !== undefined && saidIn !== part.step) yield speak("\n\n");
					saidIn = part.step;
					hasSaid = true;
					yield speak(part.delta);
					break;
				case "using":
				case "used": {
					saidIn = undefined;
					const { call_number } = part;
					hasDone ||= part.kind === "used" && part.answer.isDone;
					const ended = part.kind === "used" && (part.answer.isDone ? "done" : "refused");
					const state = ended === false ? "begun" : tools.isAsked(call_number) ? "asked" : ended;
					yield { kind: "tool", call_number, title: tools.titleOf(part.name), state };
					break;
				}
				case "end":
					end = part;
			}
		}
	} catch (fault) {
		if (end !== undefined) yield* corrected(end, saidIn !== undefined);
		yield* leftBy(tools);
		throw fault;
	}
	if (end === undefined) throw new Error("A turn of a model has no end.");
	if (end.outcome === "unavailable") {
		yield speak(`${end.sentence}\n\n`);
		return false;
	}
	if (isGivenUp(calls, errand.asked, end, hasDone)) {
		const sentence = wordsFor(settings.locale).model.givenUp;
		yield hasSaid ? { kind: "instead", text: sentence } : speak(`${sentence}\n\n`);
		return false;
	}
	yield* lastWords(end, saidIn !== undefined);
	yield { kind: "memory", memory: memoryOf(end) };
	yield* leftBy(tools);
	return true;
}

/** An addition that is asked for as one; what is merely told could be a remark to the model. */
const ADDING =
	/^\W*(?:(?:please|pls|hey|ok|okay|and|also|just|bitte|und|can|could|would|will|you|kannst|könntest|du|mir|me) ){0,4}(?:add|new|create|put|note|remind|set|schedule|füge?|erinnere?|neue|notiere?|schreibe?|setze?|leg|lege)(?!\p{L})/iu;
const ADDS: ReadonlySet<string> = new Set(["add_task", "quick_add"]);

/** The words left no doubt, and the model has done nothing for them: whatever it says of that, the reader can (decision 0221). */
function isGivenUp(
	calls: readonly ToolCall[],
	asked: string,
	{ outcome, hasActed }: ModelTurnEnd,
	hasDone: boolean,
): boolean {
	if (calls.length === 0 || hasActed || outcome === "cancelled" || outcome === "failed") return false;
	const readsOnly = calls.every(({ tool }) => toolNamed(tool)?.deed === "reads");
	// What was cut off in the middle of an answer is no answer that was given up.
	if (readsOnly && (hasDone || (outcome !== "answered" && outcome !== "stuck"))) return false;
	return !calls.every(({ tool }) => ADDS.has(tool)) || ADDING.test(asked);
}

/** What the end adds to what was said. */
function* lastWords(end: ModelTurnEnd, hasJustSpoken: boolean): Generator<TurnPart> {
	yield* corrected(end, hasJustSpoken);
	if (!("sentence" in end)) return;
	const isGoingOn = hasJustSpoken && end.claim?.how !== "replace";
	yield speak((isGoingOn ? "\n\n" : "") + end.sentence);
}

/** A change that was told and not made does not stay told, whatever ended the turn (P12). */
function* corrected({ claim, outcome }: ModelTurnEnd, hasJustSpoken: boolean): Generator<TurnPart> {
	if (claim === undefined) return;
	const { sentence } = claim;
	// Nothing more is said in a turn that is cut off, but what was said can be exchanged.
	if (claim.how === "replace" || outcome === "cancelled") yield { kind: "instead", text: sentence };
	else yield speak((hasJustSpoken ? "\n\n" : "") + sentence);
}

/** One receipt for all calls; the question comes last, for it ends the turn. */
function* leftBy(tools: Toolbox): Generator<TurnPart> {
	const left = tools.left();
	yield* oneReceipt(left.flatMap((part) => (part.kind === "receipt" ? [part.receipt] : [])));
	yield* left.filter(({ kind }) => kind !== "receipt" && kind !== "question");
	yield* left.filter(({ kind }) => kind === "question");
}

/** A model that reads its own untruth in a later turn would believe it. */
function memoryOf(end: ModelTurnEnd): ThreadHistory {
	const { messages, hasReadUntrusted, claim } = end;
	if (claim === undefined) return { messages, hasReadUntrusted };
	const { how, sentence } = claim;
	const last = messages.findLastIndex(({ role }) => role === "assistant");
	const corrected = messages.map((message, n) =>
		message.role === "assistant" && n === last
			? {
					role: message.role,
					calls: message.calls,
					text: how === "replace" ? sentence : `${message.text}\n\n${sentence}`,
				}
			: message,
	);
	return { messages: corrected, hasReadUntrusted };
}
