/** The outcome of using a tool. Its wording is made elsewhere (sentences.ts, refusals.ts), so that every caller says the same. */

import type { Command } from "../domain/commands/commands.ts";
import type { Violation } from "../domain/refusals/rejection.ts";
import type { JsonObject } from "../ports/assistant/model.ts";
import type { Proposal } from "../ports/assistant/proposals.ts";
import type { CommandResult } from "../ports/commands/commandGate.ts";
import type { TrialResult } from "../ports/commands/commandTrial.ts";
import type { Told } from "../words/refusals.ts";
import type { Stands } from "./undoWords.ts";

/** A command that was tried, and what would come of it. */
export interface Tried {
	readonly command: Command;
	readonly result: TrialResult;
	readonly stands?: Stands;
}

/** A command that was sent, and what came of it. */
export interface Ran {
	readonly command: Command;
	readonly result: CommandResult;
	/** For an undo that takes back an undo: what is in force again. */
	readonly stands?: Stands;
}

export const REFUSAL_CODES = [
	"UNKNOWN_TOOL",
	"INVALID_ARGUMENTS",
	"TASK_NOT_FOUND",
	"CATEGORY_NOT_FOUND",
	"TAG_NOT_FOUND",
	"REMINDER_NOT_FOUND",
	"FILTER_NOT_FOUND",
	"PROPOSAL_NOT_FOUND",
	"PROPOSAL_CLOSED",
	"BROKEN_RULE",
	"CONFLICT",
	"CHANGED_MEANWHILE",
	"NOT_ALLOWED",
	"KEY_REUSED",
	"BUSY",
	"UNAVAILABLE",
	"CANCELLED",
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Something that may have been meant instead, as it is named in answers. */
export interface Suggestion {
	readonly id: number;
	readonly title: string;
}

export interface Refusal {
	readonly kind: "refused";
	readonly code: RefusalCode;
	/** Says what to do. Titles in it are quoted data. */
	readonly whys: readonly Told[];
	/** Which fields break which rules; `field` is a path in the arguments. */
	readonly violations: readonly Violation[];
	readonly suggestions: readonly Suggestion[];
	/** Whether something was, or may have been, done before the refusal: the same call with the same key finds out. */
	readonly mayHaveActed: boolean;
	/** In ms; absent: asking again is in vain. */
	readonly retry_after_ms?: number;
}

export type Outcome =
	/** `output` is as the tool's schema says. For what only reads `ran` is empty, and `said` there, as where notes go with it. */
	| {
			readonly kind: "done";
			readonly tool: string;
			readonly output: JsonObject;
			readonly said?: string;
			readonly ran: readonly Ran[];
			readonly event_ids: readonly string[];
			/** The tasks that it was about. */
			readonly task_ids: readonly number[];
			/** `output` holds text that others may have written (titles, mails, imports). */
			readonly isUntrusted: boolean;
	  }
	/** Nothing was written but the question. */
	| {
			readonly kind: "proposed";
			readonly tool: string;
			readonly output: JsonObject;
			readonly proposal: Proposal;
			readonly task_ids: readonly number[];
			readonly isUntrusted: boolean;
	  }
	/** Nothing was written. `ran`: what would have come of it now. */
	| {
			readonly kind: "dry_run";
			readonly tool: string;
			readonly output: JsonObject;
			readonly ran: readonly Tried[];
			readonly task_ids: readonly number[];
			readonly isUntrusted: boolean;
	  }
	| Refusal;
