/** The door for other agents: the Model Context Protocol, one request and its answer. */

import type { Scope } from "../../domain/accounts/scopes.ts";
import type { AskingPrincipal } from "../../domain/events/events.ts";

export interface McpCaller {
	readonly user_id: string;
	readonly principal: AskingPrincipal;
	readonly scopes: readonly Scope[];
	/** Its user has said of it that it need not ask him. */
	readonly isTrusted: boolean;
}

export interface McpCall {
	readonly caller: McpCaller;
	readonly key: string;
	/**
	 * Takes a place for an answer that goes on. The signal aborts when the client is gone, its credential has ended, or the server
	 * closes; undefined: there is no place.
	 */
	readonly hold: () => Promise<AbortSignal | undefined>;
}

export interface Mcp {
	/** What of it the caller must be allowed to do; undefined: it needs no scope. `body` is the JSON as sent, one message. */
	scopeFor(body: unknown): Promise<Scope | undefined>;
	/**
	 * Answers one request of either era (2025-11-25, 2026-07-28), on whichever pod. `key` names the call: the same tool with
	 * the same arguments under one key is done once.
	 */
	handle(request: Request, body: unknown, call: McpCall): Promise<Response>;
}
