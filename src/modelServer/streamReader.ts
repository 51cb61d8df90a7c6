/** What the two ways of streaming have in common. */
import { ModelFault, type ToolCall, type Usage } from "../ports/assistant/model.ts";
import { isObject, objectOf, textOf } from "./json.ts";

export interface Finished {
	readonly reason: "ended" | "cut" | "withheld";
	/** Whole ones; empty unless the step ended by itself. */
	readonly calls: readonly ToolCall[];
	readonly usage: Usage | undefined;
	readonly keep?: unknown;
}

export interface StreamReader {
	/** Takes the data of one event; returns the text that it adds. Throws a `ModelFault` when the server says that it failed. */
	take(data: string): string;
	/** The server has said that nothing follows. */
	isDone(): boolean;
	/** Characters of calls so far. */
	callSize(): number;
	/** Throws a `ModelFault` (`broken`) when the stream stopped before its end. */
	finish(idPrefix: string): Finished;
}

export const cutOff = (cause?: unknown): ModelFault =>
	new ModelFault("broken", "The model's answer was cut off.", { retryAfterMs: 0, cause });

/** Throws a `ModelFault` (`broken`) at what is not JSON. */
export function parseEvent(data: string): unknown {
	try {
		return JSON.parse(data);
	} catch (cause) {
		throw new ModelFault("broken", "The model server sent something that is not JSON.", { retryAfterMs: 0, cause });
	}
}

/** A fault that comes as an event, after the status said that all was well. */
export function faultIn(error: unknown): ModelFault {
	const words = isObject(error) ? textOf(error.message) : textOf(error);
	const code = objectOf(error).code;
	const kind =
		code === 429 || code === "rate_limit_exceeded" || code === "insufficient_quota" ? "over_quota" : "broken";
	return new ModelFault(kind, `The model server gave up: ${(words ?? "without a reason").slice(0, 200)}`);
}
