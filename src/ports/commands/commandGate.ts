/** The one door for commands: every way in goes through it, wherever the user's actor lives. */
import type { CommandEnvelope } from "../../domain/commands/commands.ts";
import type { CommandAnswer } from "../../domain/commands/decision.ts";
import type { Rejection } from "../../domain/refusals/rejection.ts";

/** One event that a command caused, as answers name it. */
export interface EventReceipt {
	readonly event_id: string;
	readonly seq: number;
	readonly type: string;
}

export type CommandResult =
	/** In the journal (or: nothing had to change, then `events` is empty). `replayed`: this key was answered before. */
	| {
			readonly kind: "done";
			readonly answer: CommandAnswer;
			readonly events: readonly EventReceipt[];
			readonly replayed: boolean;
	  }
	| { readonly kind: "rejected"; readonly rejection: Rejection }
	/** The idempotency key was used for another command before. Nothing was written. */
	| { readonly kind: "key_reused" }
	/** The mailbox of this user is full. Nothing was written. */
	| { readonly kind: "busy"; readonly retry_after_ms: number }
	/** PostgreSQL is away or the deadline passed. It may or may not have been written: retry with the same key. */
	| { readonly kind: "unavailable"; readonly retry_after_ms: number };

export interface CommandGate {
	/** Never rejects for what a user can cause. Answers within about 5 s, while PostgreSQL is away within 1 s. */
	execute(envelope: CommandEnvelope): Promise<CommandResult>;
}

/** The owner does not live here: nothing was written. */
export interface Moved {
	readonly kind: "moved";
}

/** The gate as another pod may use it. Only users who live here are asked; a command is never passed on to a third pod. */
export interface HostedGate {
	/** Never rejects for what a peer can cause. */
	executeHere(envelope: CommandEnvelope): Promise<CommandResult | Moved>;
}
