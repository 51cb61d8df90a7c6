/** ChatKit's server protocol as HTTP sees it: one request in, JSON or a stream of events out. */
export type ChatAnswer =
	| { readonly kind: "json"; readonly status: 200 | 400 | 404; readonly body: unknown }
	/** Each event is sent as one `data:` frame; aborting the signal ends the turn. */
	| { readonly kind: "stream"; readonly events: AsyncIterable<Readonly<Record<string, unknown>>> };

export interface ChatServer {
	/** `body` is unchecked; what is wrong with it comes back as a 400 whose body names the field and the rule. */
	handle(user_id: string, body: unknown, signal: AbortSignal): Promise<ChatAnswer>;
}
