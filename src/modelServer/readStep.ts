/** The body of an answer → the parts of a step. Nothing of a call leaves before the step has ended. */
import { ModelFault, type StepPart } from "../ports/assistant/model.ts";
import { createSpokenCalls } from "./spokenCalls.ts";
import { createSseEvents } from "./sseEvents.ts";
import { cutOff, type Finished, type StreamReader } from "./streamReader.ts";

/** A token has about 4 characters of English. More than this for each is an answer that its server does not bound. */
const CHARACTERS_PER_TOKEN = 6;

export interface Answer {
	readonly body: AsyncIterable<Uint8Array>;
	/** Some servers answer in one piece though a stream was asked for. */
	readonly isOnePiece: boolean;
	readonly reader: StreamReader;
	readonly toolNames: ReadonlySet<string>;
	/** What is longer is cut here, and the connection with it. */
	readonly mostTokens: number;
	/** Begins the ids of calls that the server gave none. */
	readonly idPrefix: string;
}

/** Rejects with a `ModelFault`; one whose connection was ended from here looks like one that was cut off. */
export async function* readStep(answer: Answer): AsyncGenerator<StepPart> {
	const { reader, toolNames, mostTokens, idPrefix } = answer;
	const spoken = createSpokenCalls(toolNames);
	const most = mostTokens * CHARACTERS_PER_TOKEN;
	let taken = 0;
	let hasBegun = false;
	let isTooLong = false;
	let hasText = false;

	for await (const events of eventsOf(answer)) {
		if (!hasBegun) yield { kind: "began" };
		hasBegun = true;
		for (const data of events) {
			const text = reader.take(data);
			taken += text.length;
			isTooLong = taken + reader.callSize() > most;
			const shown = spoken.take(isTooLong ? text.slice(0, Math.max(0, text.length - (taken - most))) : text);
			hasText ||= shown.trim() !== "";
			if (shown !== "") yield { kind: "text", delta: shown };
			if (isTooLong) break;
		}
		if (isTooLong) break;
	}

	const finished: Finished = isTooLong ? { reason: "cut", calls: [], usage: undefined } : reader.finish(idPrefix);
	const hasEnded = finished.reason === "ended";
	const rest = spoken.finish({ hasEnded, hasCalls: finished.calls.length > 0, idPrefix });
	if (rest.text !== "") yield { kind: "text", delta: rest.text };
	hasText ||= rest.text.trim() !== "";
	const calls = [...finished.calls, ...rest.calls];
	// An upstream error was seen as an empty answer that ended well: that is no success.
	if (hasEnded && calls.length === 0 && !hasText) {
		throw new ModelFault("silent", "The model answered with nothing.", { retryAfterMs: 0 });
	}
	const reason = finished.reason === "ended" ? (calls.length > 0 ? "calls" : "answered") : finished.reason;
	yield { kind: "end", reason, calls, usage: finished.usage, ...("keep" in finished ? { keep: finished.keep } : {}) };
}

/** The data of each piece of the body, as it comes. An empty list says that bytes have come. */
async function* eventsOf({ body, isOnePiece, reader }: Answer): AsyncGenerator<readonly string[]> {
	const decoder = new TextDecoder();
	const events = createSseEvents();
	const pieces = body[Symbol.asyncIterator]();
	let whole = "";
	let isLeft = true;
	try {
		for (let piece = await pieces.next(); !piece.done; piece = await pieces.next()) {
			if (isOnePiece) {
				whole += decoder.decode(piece.value, { stream: true });
				yield [];
			} else yield events.take(piece.value);
			if (!reader.isDone()) continue;
			isLeft = false;
			void drain(pieces);
			return;
		}
		isLeft = false;
	} catch (cause) {
		isLeft = false;
		throw cause instanceof ModelFault ? cause : cutOff(cause);
	} finally {
		// Whoever listens went away, or had enough: the connection ends, and with it the model's work.
		if (isLeft) await pieces.return?.();
	}
	// What was cut is no JSON; whether anything was missing is for the reader to say.
	yield isOnePiece ? [whole + decoder.decode(), "[DONE]"] : events.end().filter(isJson);
}

/**
 * Lets the server end the answer, so that the connection can be used again; one that says that it is done and goes on is not
 * waited for. The answer is whole: what becomes of the connection changes nothing.
 */
async function drain(pieces: AsyncIterator<Uint8Array>): Promise<void> {
	try {
		while (!(await pieces.next()).done);
	} catch {
		// It is closed, then.
	}
}

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return text.trim() === "[DONE]";
	}
}
