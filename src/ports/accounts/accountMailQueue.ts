/**
 * The mails about accounts that wait to be sent (P5): one row each, gone as soon as the mail is out or of no more use. A
 * row is claimed with a lease, so a dead process's work is taken over.
 */
import type { InstantText } from "../../domain/time/instant.ts";

export interface QueuedMail {
	/** UUID; makes the `Message-ID`. */
	readonly mail_id: string;
	/** Whose account it is about: the mail goes with it. Null where there is no account yet. */
	readonly user_id: string | null;
	/** The mail itself, which only this installation can read (`rowSeal.ts`). */
	readonly sealed: string;
	/** From then on it is of no use: when its link ends. */
	readonly expires_at: InstantText;
}

export interface ClaimedMail extends Omit<QueuedMail, "user_id"> {
	/** 1 for the first. */
	readonly attempt: number;
	readonly made_at: InstantText;
	/** As of the claim, by the database's clock. */
	readonly is_expired: boolean;
}

/** The row as of one attempt. A later attempt makes a new claim, and this one can then settle nothing. */
export type MailClaim = Pick<ClaimedMail, "mail_id" | "attempt">;

export interface AccountMailQueue {
	/** Resolves when the mail is kept: from then on it is sent, whatever dies. */
	add(mail: QueuedMail): Promise<void>;
	/** Takes at most so many that are due, the longest due first; those of a process whose lease ran out are among them. */
	claim(wish: { readonly limit: number; readonly lease_ms: number }): Promise<readonly ClaimedMail[]>;
	/** It is out, or never will be. False, and nothing changes, when somebody took the row over. */
	remove(claim: MailClaim): Promise<boolean>;
	/** False, and nothing changes, when somebody took the row over. */
	retry(claim: MailClaim, delay_ms: number): Promise<boolean>;
	/** ms until the next is due (database clock); undefined when none waits. */
	nextDueInMs(): Promise<number | undefined>;
}
