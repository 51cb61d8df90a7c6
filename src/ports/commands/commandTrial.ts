/** What a command would come to now: decided as the gate decides it, on what the journal has, and written nowhere. */
import type { CommandEnvelope } from "../../domain/commands/commands.ts";
import type { CommandAnswer } from "../../domain/commands/decision.ts";
import type { Rejection } from "../../domain/refusals/rejection.ts";

export type TrialResult =
	/** It would be done, with these events (none: it is so already). `answer` shows things as they would be. */
	| { readonly kind: "would"; readonly answer: CommandAnswer; readonly event_types: readonly string[] }
	| { readonly kind: "rejected"; readonly rejection: Rejection };

export interface CommandTrial {
	/** Promises nothing: another command may come first. Throws `StorageUnavailable` when PostgreSQL is away. */
	attempt(envelope: CommandEnvelope): Promise<TrialResult>;
}
