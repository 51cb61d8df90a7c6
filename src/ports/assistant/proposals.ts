/**
 * What an assistant or a client wants to do and may only do with the user's yes: kept until it is answered, for ten minutes.
 * Each of these is of one user; another's proposal is answered for as if there were none (P8).
 */
import type { Command } from "../../domain/commands/commands.ts";
import type { AskingPrincipal } from "../../domain/events/events.ts";
import type { InstantText } from "../../domain/time/instant.ts";

/** A task as it was when it was asked about: it may only be done if it is so still. */
export interface SeenTask {
	readonly task_id: number;
	readonly version: number;
}

/** A category, a tag or a saved filter as it was when it was asked about. */
export interface SeenLabel {
	readonly kind: "category" | "tag" | "filter";
	readonly id: number;
	readonly name: string;
}

export interface NewProposal {
	/** Names the call that proposed it: the same one again finds the proposal that it made. 1–255 characters. */
	readonly key: string;
	readonly tool: string;
	/** What is to be done, in this order. */
	readonly commands: readonly Command[];
	/** What the call was, as `CommandEnvelope.asked` has it. */
	readonly asked: string;
	readonly tasks: readonly SeenTask[];
	readonly labels: readonly SeenLabel[];
	/** How many tasks it would change. */
	readonly count: number;
	/** "Delete #3 “Buy milk”?" */
	readonly question: string;
	/** Who proposed it, and in whose name it is done. */
	readonly principal: AskingPrincipal;
}

/** `confirmed`: a yes was said, and some of it may be left to do; `finished`: all of it was sent and answered. */
export type ProposalState = "open" | "confirmed" | "finished" | "declined" | "expired";

export interface Proposal extends NewProposal {
	readonly proposal_id: string;
	readonly state: ProposalState;
	readonly created_at: InstantText;
	/** From this instant on a yes does nothing. */
	readonly expires_at: InstantText;
}

/** What a yes or a no came to: the first one counts. */
export type Answered =
	| { readonly kind: "answered"; readonly proposal: Proposal }
	/** It was answered so before: what was begun then may be carried on, under the same keys. */
	| { readonly kind: "repeated"; readonly proposal: Proposal }
	/** It was answered otherwise before, or its time is over; its state says which. */
	| { readonly kind: "late"; readonly proposal: Proposal }
	| { readonly kind: "missing" };

/** All throw `StorageUnavailable` when PostgreSQL is away. Instants are the database's own. */
export interface Proposals {
	/** Keeps it; the one that is there, whatever its state, when the user's key was used before. */
	propose(user_id: string, proposal: NewProposal): Promise<Proposal>;
	/**
	 * Those that can be answered with yes, newest first, at most 100: the open ones, and confirmed ones that are not finished, for as
	 * long as they would be open. Without the latter, a yes whose answer was lost could not be repeated.
	 */
	list(user_id: string): Promise<readonly Proposal[]>;
	find(user_id: string, proposal_id: string): Promise<Proposal | undefined>;
	/** Of two answers at once, one is the first: it is settled by one conditional statement. */
	answer(user_id: string, proposal_id: string, answer: "confirmed" | "declined"): Promise<Answered>;
	/** All that was confirmed has been sent and answered. What is unknown or not confirmed stays as it is. */
	finish(user_id: string, proposal_id: string): Promise<void>;
}
