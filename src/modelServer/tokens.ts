/**
 * How many tokens a text has, about, without a tokenizer: each model has its own, and a bound needs none. Three bytes of UTF-8
 * for each: English has about 4.4 bytes a token, German 3.5, JSON 3, Chinese 3 to 4, so the count errs to the safe side by up to
 * a half. Whatever a server counts itself is believed instead.
 */
import type { ModelMessage, ToolDefinition } from "../ports/assistant/model.ts";

const BYTES_PER_TOKEN = 3;
/** What frames a message. */
const TOKENS_PER_MESSAGE = 4;

export const approximateTokens = (text: string): number => Math.ceil(Buffer.byteLength(text) / BYTES_PER_TOKEN);

export function tokensOfMessage(message: ModelMessage): number {
	const calls = message.role === "assistant" ? JSON.stringify(message.keep ?? message.calls) : "";
	return TOKENS_PER_MESSAGE + approximateTokens(message.text) + (calls === "[]" ? 0 : approximateTokens(calls));
}

export const tokensOfMessages = (messages: readonly ModelMessage[]): number =>
	messages.reduce((sum, message) => sum + tokensOfMessage(message), 0);

export const tokensOfTools = (tools: readonly ToolDefinition[]): number => approximateTokens(JSON.stringify(tools));
