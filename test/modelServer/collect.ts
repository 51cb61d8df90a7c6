/** What a step came to, for comparing. */
import { createChatReader } from "../../src/modelServer/chatStream.ts";
import { readStep } from "../../src/modelServer/readStep.ts";
import { createResponsesReader } from "../../src/modelServer/responsesStream.ts";
import { ModelFault, type StepEnd, type StepPart } from "../../src/ports/assistant/model.ts";

export interface Collected {
	readonly text: string;
	/** The calls as `name {arguments}`. */
	readonly calls: readonly string[];
	readonly reason: StepEnd["reason"] | undefined;
	readonly usage: StepEnd["usage"];
	/** `kind: sentence` of the fault that it ended with. */
	readonly fault: string | undefined;
}

export async function collect(parts: AsyncIterable<StepPart>): Promise<Collected> {
	let text = "";
	let end: StepEnd | undefined;
	let fault: string | undefined;
	try {
		for await (const part of parts) {
			if (part.kind === "text") text += part.delta;
			if (part.kind === "end") end = part;
		}
	} catch (cause) {
		if (!(cause instanceof ModelFault)) throw cause;
		fault = `${cause.kind}: ${cause.message}`;
	}
	const calls = (end?.calls ?? []).map(({ name, arguments: args }) => `${name} ${JSON.stringify(args)}`);
	return { text, calls, reason: end?.reason, usage: end?.usage, fault };
}

export interface Reading {
	readonly api?: "chat" | "responses";
	readonly isOnePiece?: boolean;
	readonly mostTokens?: number;
	readonly tools?: readonly string[];
}

/** Reads the pieces of a body. */
export function partsOf(pieces: Iterable<Uint8Array>, how: Reading = {}): AsyncGenerator<StepPart> {
	return readStep({
		body: (async function* () {
			yield* pieces;
		})(),
		isOnePiece: how.isOnePiece ?? false,
		reader: how.api === "responses" ? createResponsesReader() : createChatReader(),
		toolNames: new Set(how.tools ?? ["add_task", "list_tasks"]),
		mostTokens: how.mostTokens ?? 4_096,
		idPrefix: "call_",
	});
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Events of Chat Completions, `[DONE]` at their end. */
export function chatEvents(...chunks: readonly unknown[]): string {
	return [...chunks.map((chunk) => JSON.stringify(chunk)), "[DONE]"].map((data) => `data: ${data}\n\n`).join("");
}

/** One chunk: what the model adds, and perhaps why it ends. */
export const chunk = (delta: unknown, finish_reason?: string) => ({ choices: [{ index: 0, delta, finish_reason }] });

export const read = (text: string, how?: Reading): Promise<Collected> => collect(partsOf([bytesOf(text)], how));

/** A call, or a fragment of one; `rest` is index and id. */
export const call = (name: string | undefined, args: unknown, rest: Record<string, unknown> = {}) => ({
	...rest,
	function: { ...(name === undefined ? {} : { name }), ...(args === undefined ? {} : { arguments: args }) },
});
export const calling = (...tool_calls: readonly unknown[]) => chunk({ tool_calls });
