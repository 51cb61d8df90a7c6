/**
 * The assistant. Where there is a model, it works at what is said (`withModel/`); answers to an open question, clicks, and all
 * that is said while there is none or it is away are read without: the requests of a message, their tasks, the policy (read:
 * do; change: do and show a receipt; delete, or more than five tasks: ask first), the commands, what came of them.
 */
import type { Request } from "../language/requests/request.ts";
import { readRequests } from "../language/requests/requests.ts";
import type { Journal } from "../ports/commands/journal.ts";
import type { Endpoints } from "../ports/delivery/endpoints.ts";
import type { UserTurns } from "../ports/limits/userTurns.ts";
import type { Clock } from "../ports/process/clock.ts";
import { Crowded, StorageUnavailable } from "../ports/process/faults.ts";
import type { Log } from "../ports/process/log.ts";
import type { ToolParts } from "../tools/tool.ts";
import { english } from "../words/en/english.ts";
import { type Words, wordsFor } from "../words/words.ts";
import { carriedOutBefore, receiptOfEvents } from "./answering/receipts.ts";
import type { Asker } from "./asker.ts";
import { followAnswer, followTyped, readTyped } from "./asking/answers.ts";
import { carryOut } from "./changing/carryOut.ts";
import type { Errand } from "./errand.ts";
import { followAll } from "./followRequests.ts";
import { readAsCalls } from "./readAsCalls.ts";
import type { Assistant, TurnPart, TurnRequest } from "./turn.ts";
import { speak } from "./turnParts.ts";
import { readProfileOnce } from "./turnReads.ts";
import { type AssistantModel, followModel } from "./withModel/followModel.ts";

export interface AssistantParts {
	/** All that is read and done for a turn. */
	readonly tools: ToolParts;
	/** What a turn that is run again has done already. */
	readonly journal: Pick<Journal, "eventsOfTurn">;
	/** The turns in which messages are parsed. */
	readonly readings: UserTurns;
	readonly clock: Clock;
	readonly log: Log;
	/** Turns the mails about reminders off and on. */
	readonly endpoints: Pick<Endpoints, "mute">;
	/** `undefined`: all is read without one. */
	readonly model?: AssistantModel | undefined;
}

export function createAssistant(parts: AssistantParts): Assistant {
	return {
		respond(request) {
			const own = ofTurn(parts);
			return guarded(own, request, () => respond(own, request));
		},
		undo(request) {
			const own = ofTurn(parts);
			return guarded(own, request, () => undoTurn(own, request));
		},
	};
}

/** What one turn works with: as the assistant has it, with the user's profile read once. */
function ofTurn(parts: AssistantParts): AssistantParts {
	return { ...parts, tools: { ...parts.tools, ...readProfileOnce(parts.tools) } };
}

/**
 * A click is known again by its own name. One without a name is known by the state it saw, the journal's version: the same
 * click sent twice at once undoes once, and a click after a redo is a new one. What is undone already is never undone twice.
 */
async function* undoTurn(
	parts: AssistantParts,
	{ user_id, turn_id, item_id, click }: Parameters<Assistant["undo"]>[0],
): AsyncGenerator<TurnPart> {
	const state = click === undefined ? `at:${await parts.tools.readModel.version(user_id)}` : `click:${click}`;
	const errand: Errand = {
		...parts,
		user_id,
		turn_id: item_id,
		key: `chat:undo:${turn_id}:${state}`,
		asked: `undo ${turn_id}`,
		signal: new AbortController().signal,
	};
	yield* carryOut(errand, [{ type: "Undo", target: { turn_id } }]);
}

/** While the store is away, or too much waits for this account, the answer says so; whatever was sent before has been worded already. */
async function* guarded(
	parts: AssistantParts,
	{ user_id }: Pick<TurnRequest, "user_id">,
	run: () => AsyncIterable<TurnPart>,
): AsyncGenerator<TurnPart> {
	try {
		yield* run();
	} catch (err) {
		const isAway = err instanceof StorageUnavailable;
		if (!isAway && !(err instanceof Crowded)) throw err;
		parts.log.warn(isAway ? "chat turn: storage unavailable" : "chat turn: too much waits", { err });
		const { changes } = await lastKnownWords(parts, user_id);
		yield speak(isAway ? changes.away : changes.busy);
	}
}

/** The turn may have read the settings before the store went away; else the sentence is English. */
async function lastKnownWords({ tools: { readModel } }: AssistantParts, user_id: string): Promise<Words> {
	try {
		return wordsFor((await readModel.settings(user_id)).locale);
	} catch (err) {
		if (!(err instanceof StorageUnavailable)) throw err;
		return english;
	}
}

async function* respond(parts: AssistantParts, turn: TurnRequest): AsyncGenerator<TurnPart> {
	const now = parts.clock.now();
	const { user_id, item_id, signal, input } = turn;
	const errandOf = (asked: string): Errand => ({
		...parts,
		user_id,
		turn_id: item_id,
		key: `chat:${item_id}`,
		asked,
		signal,
	});
	const settings = await parts.tools.readModel.settings(user_id);
	const words = wordsFor(settings.locale);
	if (input.kind === "answer") {
		const given = Object.values(input.answers);
		const values = given.flatMap(({ values, skipped }) => (skipped ? [] : values));
		yield* followAnswer(errandOf(""), input.question, { now: input.at, words }, values);
		return;
	}
	const { text } = input;
	const requests = await parts.readings.take(user_id, () => readRequests(text, { now, settings }));
	const [first] = requests;
	const answer =
		turn.pending && first && (await readTyped(errandOf(text), turn.pending, first, text, { now, settings }));
	if (turn.pending && answer) {
		yield* followTyped(errandOf(text), turn.pending, { now, words }, answer);
		return;
	}
	const { recent_task_ids, shown_task_ids } = turn;
	const asker: Asker = { readModel: parts.tools.readModel, user_id, settings, now, recent_task_ids, shown_task_ids };
	const { model } = parts;
	// A turn that is run again must not take another task for the one it has changed already ("complete milk"), and a model
	// may ask for something else.
	if (model !== undefined || requests.length > 1 || !isRepeatable(first)) {
		const earlier = await parts.journal.eventsOfTurn(user_id, item_id);
		if (earlier.length > 0) {
			yield* carriedOutBefore(earlier, settings.locale);
			yield { kind: "receipt", receipt: receiptOfEvents(item_id, earlier, settings.locale) };
			return;
		}
	}
	const isForModel = model !== undefined && !isPlainUndo(requests, text);
	const calls = isForModel ? await readAsCalls(asker, requests) : [];
	if (isForModel && (yield* followModel(model, errandOf(text), turn, { settings, calls }))) return;
	yield* followAll(errandOf(text), asker, requests);
}

/** "Undo the last change", in words. */
const LONGEST_UNDO = 4;

/**
 * "Undo" and nothing else: what the user takes back is known without a model, and done without a question, which a tool would
 * have to ask after anything was read.
 */
function isPlainUndo(requests: readonly Request[], text: string): boolean {
	const [first, ...more] = requests;
	const isUndo = first?.kind === "undo" || first?.kind === "redo";
	return isUndo && more.length === 0 && text.trim().split(/\s+/).length <= LONGEST_UNDO;
}

/** Its commands are named so that those sent before are found again, and no other task can be taken for one. */
function isRepeatable(request: Request | undefined): boolean {
	if (request === undefined) return true;
	if (request.kind === "either") return request.readings.every(isRepeatable);
	if ("reference" in request) return request.reference?.kind === "filter";
	return request.kind !== "redo";
}
