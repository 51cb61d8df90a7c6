/**
 * What of a thread the model is given: the newest, cut before a message of the user, so that no answer of a tool loses its call.
 *
 * The cut moves in strides of half the bound, counted from the thread's beginning. Were it moved with each message, each turn
 * would begin with another text, and servers, which keep what they have read as long as the beginning is the same, would read
 * everything anew: on a small machine that is a minute instead of a second.
 */
import type { ModelMessage } from "../ports/assistant/model.ts";
import { tokensOfMessage, tokensOfMessages } from "./tokens.ts";

/** At most `most` tokens of it (`approximateTokens`), whole turns. */
export function trimHistory(history: readonly ModelMessage[], most: number): readonly ModelMessage[] {
	const over = tokensOfMessages(history) - most;
	if (over <= 0) return history;
	const stride = Math.max(1, Math.ceil(most / 2));
	const toDrop = Math.ceil(over / stride) * stride;
	let dropped = 0;
	for (const [at, message] of history.entries()) {
		if (dropped >= toDrop && message.role === "user") return history.slice(at);
		dropped += tokensOfMessage(message);
	}
	// Nothing but the last turn is left to keep, whole or not at all.
	const begin = history.findLastIndex(({ role }) => role === "user");
	const last = begin < 0 ? [] : history.slice(begin);
	return tokensOfMessages(last) <= most ? last : [];
}
