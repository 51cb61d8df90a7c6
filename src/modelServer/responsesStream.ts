/**
 * Reads what the Responses API streams, or answers in one piece. The last event holds the whole response again: what was not
 * streamed is taken from there, and reasoning, which only OpenAI can read, is kept to be sent back.
 */
import type { JsonObject, Usage } from "../ports/assistant/model.ts";
import { createCallDrafts } from "./callDrafts.ts";
import { contentOf, countOf, isObject, listOf, objectOf, textOf } from "./json.ts";
import { cutOff, faultIn, parseEvent, type StreamReader } from "./streamReader.ts";

const ENDS: ReadonlySet<unknown> = new Set(["response.completed", "response.incomplete", "response.failed"]);

export function createResponsesReader(): StreamReader {
	/** By their place; an item that is done replaces what was streamed of it. */
	const items = new Map<unknown, JsonObject>();
	let response: JsonObject | undefined;
	let isDone = false;
	let hasText = false;
	let callSize = 0;

	function end(given: unknown): string {
		response = objectOf(given);
		isDone = true;
		if (response.error) throw faultIn(response.error);
		const output = listOf(response.output);
		for (const [place, item] of output.entries()) items.set(place, objectOf(item));
		return hasText ? "" : output.map(textOfItem).join("");
	}

	return {
		take(data) {
			if (isDone || data.trim() === "[DONE]") return "";
			const event = objectOf(parseEvent(data));
			if (event.type === "error" || (event.error && event.object !== "response")) throw faultIn(event.error ?? event);
			if (ENDS.has(event.type)) return end(event.response);
			if (event.object === "response") return end(event);
			if (event.type === "response.output_item.done") items.set(event.output_index, objectOf(event.item));
			if (event.type === "response.function_call_arguments.delta") callSize += contentOf(event.delta).length;
			if (event.type !== "response.output_text.delta" && event.type !== "response.refusal.delta") return "";
			const delta = contentOf(event.delta);
			hasText ||= delta !== "";
			return delta;
		},
		isDone: () => isDone,
		callSize: () => callSize,
		finish(idPrefix) {
			if (response === undefined) throw cutOff();
			const usage = usageOf(response.usage);
			if (response.status === "failed") throw faultIn(response.error);
			if (response.status === "incomplete") {
				const isFiltered = objectOf(response.incomplete_details).reason === "content_filter";
				return { reason: isFiltered ? "withheld" : "cut", calls: [], usage };
			}
			const output = [...items.values()];
			const drafts = createCallDrafts();
			for (const [index, item] of output.filter(({ type }) => type === "function_call").entries()) {
				const args = isObject(item.arguments) ? item.arguments : textOf(item.arguments);
				drafts.take({ index, id: textOf(item.call_id) ?? textOf(item.id), name: textOf(item.name), args });
			}
			const hasReasoning = output.some(({ type, encrypted_content }) => type === "reasoning" && encrypted_content);
			return {
				reason: "ended",
				calls: drafts.finish(idPrefix),
				usage,
				...(hasReasoning ? { keep: output } : {}),
			};
		},
	};
}

const textOfItem = (item: unknown): string =>
	objectOf(item).type === "message"
		? listOf(objectOf(item).content)
				.map((part) => textOf(objectOf(part).text) ?? textOf(objectOf(part).refusal) ?? "")
				.join("")
		: "";

function usageOf(value: unknown): Usage | undefined {
	if (!isObject(value)) return undefined;
	const promptTokens = countOf(value.input_tokens);
	const answerTokens = countOf(value.output_tokens);
	if (promptTokens === undefined && answerTokens === undefined) return undefined;
	const cachedTokens = countOf(objectOf(value.input_tokens_details).cached_tokens) ?? 0;
	return { promptTokens: promptTokens ?? 0, answerTokens: answerTokens ?? 0, cachedTokens };
}
