/**
 * One message of a user, worked at by a language model with tools: what the assistant hands over, what it is told meanwhile,
 * how it ends. The tools decide what may be done; the turn only calls them, and keeps its bounds.
 */
import type { JsonObject, ModelFaultKind, ModelMessage, ToolDefinition, Usage } from "./model.ts";

export interface ModelTools {
	/** The same, in the same order, from turn to turn: servers then need not read them again. */
	readonly definitions: readonly ToolDefinition[];
	/**
	 * Uses a tool for the user whose turn it is. What is refused or fails in a way that the model may mend is an answer, not a
	 * fault. A fault ends the turn and is thrown to the reader of its parts; nothing is tried again.
	 */
	use(name: string, given: JsonObject, circumstances: ToolCircumstances): Promise<ToolAnswer>;
}

export interface ToolCircumstances {
	/**
	 * Text that others may have written (titles, mails, imports) has been read by the model: what it asks for since may be
	 * their wish. The tools decide what that forbids.
	 */
	readonly hasReadUntrusted: boolean;
	/** The user has cancelled; a change that is in hand is finished or not begun. */
	readonly signal: AbortSignal;
	/** Names the call within its turn, the same if the turn is run again with the same answers of the model. */
	readonly call_number: number;
}

export interface ToolAnswer {
	/** For the model. When `isUntrusted`, it is framed as data. */
	readonly text: string;
	/** False: refused, or nothing found; the model is told `text` and may do better, once. */
	readonly isDone: boolean;
	/** The same for the user, in whose language it is; told where the model says nothing. Empty: nothing can be told. */
	readonly said: string;
	/** The user is asked first. */
	readonly isAsked: boolean;
	/** The same call may be made again: it was sent back to be thought over. */
	readonly mayRepeat?: boolean;
	/** Something was changed, proposed or sent, or may have been: from now on the model is not asked again after a fault. */
	readonly hasActed: boolean;
	/** Of the events that it caused. */
	readonly event_ids: readonly string[];
	/** The tasks that these events are of; undefined: it is not known of all. */
	readonly task_ids: readonly number[] | undefined;
	readonly isUntrusted: boolean;
}

export interface ModelTurnRequest {
	readonly user_id: string;
	/** In which the user is told how it ended. */
	readonly locale: string;
	/** The stable text first, what changes (zone, local time) at its end. */
	readonly system: string;
	/** The thread so far, from its first message or always from the same one on; without what the user says now. */
	readonly history: readonly ModelMessage[];
	readonly said: string;
	/** The history holds text that others may have written. */
	readonly hasReadUntrusted: boolean;
	readonly tools: ModelTools;
	/** Cancels: the request to the model ends, and no further tool is used. */
	readonly signal: AbortSignal;
}

export type ModelTurnPart =
	/** Texts of different steps belong to different paragraphs. */
	| { readonly kind: "text"; readonly step: number; readonly delta: string }
	| { readonly kind: "using"; readonly call_number: number; readonly name: string; readonly given: JsonObject }
	| { readonly kind: "used"; readonly call_number: number; readonly name: string; readonly answer: ToolAnswer }
	| ModelTurnEnd;

/** Each has a sentence of its own. */
export type TurnBound = "steps" | "tokens" | "time" | "day_tokens" | "day_cost" | "length";

/** What a turn came to, however it ended. */
export interface TurnSummary {
	readonly kind: "end";
	/** All that was said, a paragraph for each step. */
	readonly text: string;
	/** A tool changed, proposed or sent something, or may have. */
	readonly hasActed: boolean;
	readonly event_ids: readonly string[];
	/**
	 * The text says that something was changed, and nothing was, or other tasks were, or that the user is asked, and no tool asks
	 * (P12), whatever ended the turn. `replace`: no tool
	 * did anything, so the sentence is to stand instead of the text; `mark`: something was read, proposed or changed, so it is to stand below.
	 */
	readonly claim: { readonly how: "replace" | "mark"; readonly sentence: string } | undefined;
	/** Of all steps; where a server does not count, as `approximateTokens` does. */
	readonly usage: Usage;
	/** What the turn adds to the history, the user's message first. */
	readonly messages: readonly ModelMessage[];
	/** Text of others has been read by now. */
	readonly hasReadUntrusted: boolean;
}

/** The sentences are for the user. */
export type TurnOutcome =
	| { readonly outcome: "answered" }
	| { readonly outcome: "bounded"; readonly bound: TurnBound; readonly sentence: string }
	/** The model goes round in a circle, does not manage to use the tools, or its answer is held back. */
	| { readonly outcome: "stuck"; readonly sentence: string }
	/** Nothing was said and nothing done: the request can be read without a model. */
	| { readonly outcome: "unavailable"; readonly reason: ModelFaultKind; readonly sentence: string }
	/** The model failed after something was said or done. */
	| { readonly outcome: "interrupted"; readonly reason: ModelFaultKind; readonly sentence: string }
	| { readonly outcome: "cancelled" }
	/** A tool rejected with a fault, which follows. */
	| { readonly outcome: "failed" };

export type ModelTurnEnd = TurnSummary & TurnOutcome;

export interface ModelTurns {
	/** The end is the last part. Rejects after it with what a tool rejects with, and with nothing of the model's. */
	run(request: ModelTurnRequest): AsyncIterable<ModelTurnPart>;
}
