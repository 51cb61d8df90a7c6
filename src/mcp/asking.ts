/**
 * Asking the user through a client of 2025-11-25, whose question is a request of the server's: it goes out on the stream that
 * answers the call, and its answer comes as another request, to whichever pod. So the question has the proposal's name, any pod
 * settles it by that, and the one that holds the stream looks at the proposal's row until it is settled (decision 0173).
 */
import { randomUUID } from "node:crypto";

/** Begins the id of a session of a client that can ask. It names nothing that is kept here. */
const ASKS = "asks-";

/** What the client says when it shakes hands, in the only place that it sends along ever after. */
export function sessionFor(body: unknown): string | undefined {
	if (!isMessage(body) || body.method !== "initialize") return undefined;
	const { capabilities } = (body.params ?? {}) as { readonly capabilities?: { readonly elicitation?: unknown } };
	return asksByForm(capabilities?.elicitation) ? `${ASKS}${randomUUID()}` : undefined;
}

export const canAskBySession = (headers: Headers): boolean => headers.get("mcp-session-id")?.startsWith(ASKS) ?? false;

/** An empty object is a form; URLs alone are not asked for here. */
export const asksByForm = (elicitation: unknown): boolean =>
	typeof elicitation === "object" && elicitation !== null && ("form" in elicitation || !("url" in elicitation));

/** The user's answer to a question of ours; what is no yes is a no. Undefined: the message is something else. */
export function answerIn(body: unknown): { readonly proposal_id: string; readonly isYes: boolean } | undefined {
	if (!isMessage(body) || "method" in body || typeof body.id !== "string") return undefined;
	if ("error" in body) return { proposal_id: body.id, isYes: false };
	if (!("result" in body)) return undefined;
	const { action, content } = (body.result ?? {}) as {
		readonly action?: unknown;
		readonly content?: { readonly confirm?: unknown };
	};
	return { proposal_id: body.id, isYes: action === "accept" && content?.confirm === true };
}

interface Message {
	readonly id?: unknown;
	readonly method?: unknown;
	readonly params?: unknown;
	readonly result?: unknown;
	readonly error?: unknown;
}

const isMessage = (body: unknown): body is Message =>
	typeof body === "object" && body !== null && !Array.isArray(body) && "jsonrpc" in body;
