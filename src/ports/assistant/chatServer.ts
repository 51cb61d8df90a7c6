/** ChatKit's server protocol as HTTP sees it: one request in, JSON or a stream of events out. */
import type { Violation } from "../../domain/refusals/rejection.ts";
import type { Sentence } from "../../domain/refusals/sentence.ts";

export type ChatAnswer =
	| { readonly kind: "json"; readonly body: unknown }
	/** Before anything began: `unreadable` names fields and rules; `unavailable`: what it takes is away. */
	| {
			readonly kind: "refused";
			readonly code: "unreadable" | "not_found" | "unavailable";
			readonly why: Sentence;
			readonly violations: readonly Violation[];
	  }
	/** Each event is sent as one `data:` frame; aborting the signal ends the turn. */
	| { readonly kind: "stream"; readonly events: AsyncIterable<Readonly<Record<string, unknown>>> };

export interface ChatServer {
	/**
	 * `body` is unchecked; what is wrong with it comes back as a refusal that names the field and the rule. `key`: a message
	 * that is sent again under it is the same message, and its turn does nothing twice (P1).
	 */
	handle(user_id: string, body: unknown, signal: AbortSignal, key?: string): Promise<ChatAnswer>;
}
