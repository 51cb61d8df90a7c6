/** Reads what Chat Completions streams, or answers in one piece. `finish_reason` is believed only where it says "too long". */
import type { Usage } from "../ports/assistant/model.ts";
import { type CallFragment, createCallDrafts } from "./callDrafts.ts";
import { contentOf, countOf, isObject, listOf, objectOf, textOf } from "./json.ts";
import { cutOff, faultIn, parseEvent, type StreamReader } from "./streamReader.ts";

const CUT: ReadonlySet<string> = new Set(["length", "max_tokens", "MAX_TOKENS"]);
const WITHHELD: ReadonlySet<string> = new Set(["content_filter", "SAFETY"]);

export function createChatReader(): StreamReader {
	const drafts = createCallDrafts();
	let isDone = false;
	let finish: string | undefined;
	let usage: Usage | undefined;
	/** Where there are several choices the one that spoke first is followed. */
	let followed: unknown;

	function takeChoice(choice: unknown): string {
		const { index = 0, delta, message, finish_reason } = objectOf(choice);
		followed ??= index;
		if (index !== followed) return "";
		finish = textOf(finish_reason) ?? finish;
		const { content, refusal, tool_calls, function_call } = objectOf(delta ?? message);
		for (const call of listOf(tool_calls)) drafts.take(fragmentOf(call));
		if (isObject(function_call)) drafts.take({ ...fragmentOf({ function: function_call }), index: 0 });
		return contentOf(content) + contentOf(refusal);
	}

	return {
		take(data) {
			if (isDone) return "";
			if (data.trim() === "[DONE]") {
				isDone = true;
				return "";
			}
			const chunk = objectOf(parseEvent(data));
			if (chunk.error || chunk.object === "error") throw faultIn(chunk.error ?? chunk);
			usage = usageOf(chunk.usage) ?? usage;
			return listOf(chunk.choices).map(takeChoice).join("");
		},
		isDone: () => isDone,
		callSize: drafts.size,
		finish(idPrefix) {
			if (finish === "error") throw faultIn(undefined);
			if (finish !== undefined && CUT.has(finish)) return { reason: "cut", calls: [], usage };
			if (finish !== undefined && WITHHELD.has(finish)) return { reason: "withheld", calls: [], usage };
			if (finish === undefined && !isDone) throw cutOff();
			return { reason: "ended", calls: drafts.finish(idPrefix), usage };
		},
	};
}

function fragmentOf(call: unknown): CallFragment {
	const { index, id, function: named } = objectOf(call);
	const { name, arguments: args } = objectOf(named);
	return {
		index: countOf(index),
		id: textOf(id),
		name: textOf(name),
		args: isObject(args) ? args : textOf(args),
	};
}

function usageOf(value: unknown): Usage | undefined {
	if (!isObject(value)) return undefined;
	const promptTokens = countOf(value.prompt_tokens);
	const answerTokens = countOf(value.completion_tokens);
	if (promptTokens === undefined && answerTokens === undefined) return undefined;
	const cachedTokens = countOf(objectOf(value.prompt_tokens_details).cached_tokens) ?? 0;
	return { promptTokens: promptTokens ?? 0, answerTokens: answerTokens ?? 0, cachedTokens };
}
