/**
 * Daily digests: when each user's next one is due, and the ledger of those that were. The ledger has one row for a user, a day and a
 * channel, so a digest goes out once whatever dies; a row is claimed with a lease, so a dead mailer's work is taken over.
 */

import type { ChannelName } from "../../domain/channels.ts";
import type { Remark } from "../../domain/refusals/sentence.ts";
import type { DayBounds, DigestDay } from "../../domain/reminders/digest.ts";
import type { Due } from "../../domain/tasks/task.ts";
import type { DateText, InstantText } from "../../domain/time/instant.ts";
import type { ClaimedDelivery } from "./deliveryLedger.ts";

/** A user who wants digests and has no plan yet, or one that was made from other settings. */
export interface UnplannedDigest {
	readonly user_id: string;
	/** `domain/reminders/digest.ts`. */
	readonly basis: string;
	/** When the settings were changed last: what was due before that is nobody's wish. */
	readonly since: InstantText;
	/** The last day that has one in the ledger. */
	readonly last_day: DateText | null;
}

export interface DigestPlan extends DigestDay {
	readonly user_id: string;
	readonly basis: string;
}

/** What is to be done with a plan whose time has come. */
export interface DueDigest extends DigestPlan {
	readonly next: DigestDay;
	/** Its day is over: it is left out. */
	readonly is_over: boolean;
}

export interface DigestPlans {
	unplanned(limit: number): Promise<readonly UnplannedDigest[]>;
	/** Those whose basis is no longer that of the settings are left alone. */
	plan(plans: readonly DigestPlan[]): Promise<void>;
	/** Plans whose time has come, by the database's clock. */
	due(limit: number): Promise<readonly DigestPlan[]>;
	/**
	 * Puts each into the ledger, by the channels of the settings, and its plan to the next day. One that somebody else has put there, or
	 * whose settings have changed, is passed over. Resolves to how many rows there are to send.
	 */
	fire(digests: readonly DueDigest[]): Promise<number>;
	/** ms until the next plan is due (database clock); undefined when there is none. */
	nextDueInMs(): Promise<number | undefined>;
}

export interface ClaimedDigest {
	/** Names the message at each attempt. */
	readonly digest_id: string;
	readonly user_id: string;
	readonly local_date: DateText;
	readonly channel: ChannelName;
	readonly due_at: InstantText;
	/** 1 for the first. */
	readonly attempt: number;
	/** What was said of the attempt before; null at the first. */
	readonly last_answer: Remark | null;
	readonly recipient: ClaimedDelivery["recipient"];
}

/** How a digest ended. `empty`: there was nothing to tell. The others as those of a delivery. */
export type DigestEnd = "sent" | "empty" | "muted" | "unverified" | "nowhere" | "dead";

/** The marks resolve to false, and change nothing, when somebody took the row over. */
export interface DigestLedger {
	claim(wish: {
		readonly channel: ChannelName;
		readonly limit: number;
		readonly lease_ms: number;
	}): Promise<readonly ClaimedDigest[]>;
	end(digest: ClaimedDigest, attempt: number, end: DigestEnd, answer: Remark | null): Promise<boolean>;
	retry(digest: ClaimedDigest, attempt: number, answer: Remark, delay_ms: number): Promise<boolean>;
	nextDueInMs(channel: ChannelName): Promise<number | undefined>;
	/** Of those that somebody may have to look after: what is done is not counted. */
	counts(): Promise<Readonly<Record<"queued" | "sending" | "dead", number>>>;
}

/** Some tasks of many: the first, and how many there are. */
export interface DigestTasks {
	readonly count: number;
	readonly first: readonly DigestTask[];
}
export interface DigestTask {
	readonly task_id: number;
	readonly title: string;
	readonly due: Due | null;
}

/** What a digest tells of: open tasks that are due on its day, those that were due before it, and what was completed the day before. */
export interface DigestContent {
	readonly due_today: DigestTasks;
	readonly overdue: DigestTasks;
	readonly done_yesterday: DigestTasks;
}

export interface DigestReads {
	/** As it stands now. Of each kind at most `most` are named. */
	contentOf(user_id: string, day: DayBounds & Pick<DigestDay, "local_date">, most: number): Promise<DigestContent>;
}

/** A digest as a channel words it. */
export interface WholeDigest extends ClaimedDigest {
	readonly content: DigestContent;
}
