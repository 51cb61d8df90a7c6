/** A turn of the assistant: what it is asked, and what it says and does, as the conversation's protocol needs it. */

import type { ModelMessage } from "../ports/assistant/model.ts";
import type { EventReceipt } from "../ports/commands/commandGate.ts";

/** One request of a person. `item_id` names it: the same turn run again finds the commands it has sent already (P1). */
export interface TurnRequest {
	readonly user_id: string;
	/** Id of the user's message or answer; the turn's id, too. */
	readonly item_id: string;
	readonly input:
		| { readonly kind: "text"; readonly text: string }
		/** The answer to a question that an earlier turn of this thread asked (`question`). */
		| {
				readonly kind: "answer";
				readonly question: PendingQuestion;
				readonly answers: Readonly<Record<string, { readonly values: readonly string[]; readonly skipped: boolean }>>;
				/** When this answer came first: one that is sent again is in time if that was. */
				readonly at: Temporal.Instant;
		  };
	/** The newest question of this thread that is still open, so that a typed "yes" can answer it. */
	readonly pending: PendingQuestion | undefined;
	/** What the last turn was about, for "it": task ids, newest first. */
	readonly recent_task_ids: readonly number[];
	/** The last list that was shown, in its order, for "the first one": an answer that shows none leaves it alone. */
	readonly shown_task_ids: readonly number[];
	/** What was said in the thread before this turn, for a model. */
	readonly history: () => Promise<ThreadHistory>;
	readonly signal: AbortSignal;
}

/** A thread as a model reads it. */
export interface ThreadHistory {
	/** Oldest first; each turn begins with a message of the user. */
	readonly messages: readonly ModelMessage[];
	/** Text that others may have written is among it. */
	readonly hasReadUntrusted: boolean;
}

/** A question as it is kept with its item: enough to go on with, whichever pod gets the answer. */
export interface PendingQuestion {
	/** What to do with the answer: data of the assistant's own, JSON (questionIntent.ts). */
	readonly intent: unknown;
	/** Instant (RFC 3339 UTC) after which an answer does nothing. */
	readonly expires_at: string;
}

/** Shown under an answer: what was done, with the events that prove it (P12), and a way back. */
export interface Receipt {
	readonly title: string;
	/** One line for each thing done: `#12 Call mum`, with what was understood as chips (`today 17:00`, `#home`). */
	readonly lines: readonly {
		readonly task_id: number | null;
		readonly text: string;
		readonly chips: readonly string[];
	}[];
	readonly events: readonly EventReceipt[];
	readonly turn_id: string;
	/** Of who reads it: its button says so in that language. */
	readonly locale: string;
}

export type TurnPart =
	/** A piece of the answer's text; pieces follow one another. */
	| { readonly kind: "text"; readonly delta: string }
	/** A tool that a model uses; the part with the same number again says how that ended. */
	| {
			readonly kind: "tool";
			readonly call_number: number;
			/** For the user: "Complete a task". */
			readonly title: string;
			/** `asked`: it is to be done when the user says yes. */
			readonly state: "begun" | "done" | "asked" | "refused";
	  }
	/** What this turn has said so far is not true: this stands in its place. */
	| { readonly kind: "instead"; readonly text: string }
	/** The turn as a model is to find it in later ones. */
	| { readonly kind: "memory"; readonly memory: ThreadHistory }
	| { readonly kind: "receipt"; readonly receipt: Receipt }
	/** Ends the turn with a question; each choice is one value. */
	| {
			readonly kind: "question";
			readonly question: string;
			readonly choices: readonly string[];
			readonly pending: PendingQuestion;
	  }
	/** The tasks this turn was about, for "it" in the next one. */
	| { readonly kind: "about"; readonly task_ids: readonly number[] }
	/** Tasks in the order in which a person saw them, for "the first one" in later turns. */
	| { readonly kind: "shown"; readonly task_ids: readonly number[] };

export interface Assistant {
	/** Never throws for what a user or the database can cause: such things are said. */
	respond(request: TurnRequest): AsyncIterable<TurnPart>;
	/** Undoes a turn by its receipt's button. `click` names the click: the same one again gets the answer it got. */
	undo(request: {
		readonly user_id: string;
		readonly turn_id: string;
		readonly item_id: string;
		readonly click?: string | undefined;
	}): AsyncIterable<TurnPart>;
}
