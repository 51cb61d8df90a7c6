/** The ledger of deliveries as the mailer works it (P5). A row is claimed with a lease, so a dead mailer's work is taken over. */

import type { ChannelName } from "../../domain/channels.ts";
import type { Remark } from "../../domain/refusals/sentence.ts";
import type { Settings } from "../../domain/settings/settings.ts";
import type { Due, Priority } from "../../domain/tasks/task.ts";
import type { InstantText } from "../../domain/time/instant.ts";
import type { Mute } from "./endpoints.ts";

/** A row of the ledger: one reminder that fired, by one channel. */
export interface DeliveryEntry {
	readonly entry_id: string;
	readonly task_id: number;
	readonly reminder_id: number;
	readonly planned_at: InstantText;
	readonly fired_at: InstantText;
	/** Quiet hours have kept it back until then. */
	readonly held_until: InstantText | null;
	/** As of the claim, in one read: whether the task still wants to be told of, and to whom. */
	readonly task: {
		readonly title: string;
		readonly description: string | null;
		readonly priority: Priority;
		readonly due: Due | null;
		readonly duration_minutes: number | null;
		readonly status: "open" | "completed" | "deleted";
	};
}

/** What goes out as one message: mostly one row, or those of a user and channel that quiet hours held until the same minute. */
export interface ClaimedDelivery extends DeliveryEntry {
	/** Names the message at each attempt, whichever of its rows are left: the id of the row that was the first when it was claimed first. */
	readonly delivery_id: string;
	readonly user_id: string;
	readonly channel: ChannelName;
	/** 1 for the first. */
	readonly attempt: number;
	/** The others of the same message, those that fell due first before. */
	readonly also: readonly DeliveryEntry[];
	readonly recipient: {
		readonly address: string;
		readonly name: string;
		readonly time_zone: string;
		readonly locale: string;
		readonly date_order: Settings["date_order"];
		/** Whether somebody has shown that the address is his. */
		readonly is_verified: boolean;
		/** He wants nothing by this channel at present. */
		readonly mute: Mute | null;
	};
	/** Null: the hour's bound leaves room for this user; else ms until it does (database clock). */
	readonly room_in_ms: number | null;
}

export interface ClaimWish {
	/** Rows of others are left alone: each channel is worked by itself. */
	readonly channel: ChannelName;
	/** At most so many. */
	readonly limit: number;
	readonly lease_ms: number;
	/** The user of each delivery that this mailer has in hand; two of one user are enough. */
	readonly inHand: readonly string[];
	/** Messages of the channel to one user in an hour, for `room_in_ms`; undefined: no bound. */
	readonly perHour: number | undefined;
}

/** Deliveries of one user that one mailer has in hand at once: a slow address, or a flood, leaves the rest to others. */
export const IN_HAND_PER_USER = 2;

/** Rows that go out as one message, at most. */
export const MOST_TOGETHER = 50;

/** What a mailer holds: the rows of a message as of one attempt. A later attempt makes a new claim, and this one can then settle nothing. */
export interface Claim extends Pick<ClaimedDelivery, "delivery_id" | "attempt"> {
	/** Of the rows those whose task was completed or deleted since they fired: they end as not wanted, however the others end. */
	readonly unwanted?: readonly string[];
}

/** The marks resolve to false, and change nothing, when the claim is no longer the rows' last: somebody took them over. */
export interface DeliveryLedger {
	/**
	 * Takes due deliveries, users in turn: one of each before a second of any. Those of a mailer whose lease ran out are
	 * among them. Rows that were never tried and were held until the same minute are one from then on.
	 */
	claim(wish: ClaimWish): Promise<readonly ClaimedDelivery[]>;
	markSent(claim: Claim, answer: Remark): Promise<boolean>;
	/** The task was completed or deleted since it fired. */
	markNotWanted(claim: Claim): Promise<boolean>;
	markForRetry(claim: Claim, answer: Remark, delay_ms: number): Promise<boolean>;
	/** The claim, and all of its user and channel that is queued and due, waits so long: no room in the hour. It is no failed attempt. */
	postpone(claim: Claim, reason: Remark, delay_ms: number): Promise<boolean>;
	/** The recipient wants nothing by the channel at present. It does not go out later: a reminder has its time. */
	markMuted(claim: Claim, reason: Remark): Promise<boolean>;
	/** Nobody has shown that the address is the recipient's; it goes out when somebody does in time. */
	markUnverified(claim: Claim, reason: Remark): Promise<boolean>;
	/** The recipient has nothing that takes messages of the channel. */
	markNowhere(claim: Claim, reason: Remark): Promise<boolean>;
	/** Queues what fired within `within_ms` and whose address has been verified since. Resolves to how many. */
	resumeVerified(channel: ChannelName, within_ms: number): Promise<number>;
	/** It can never succeed; kept with its reason. */
	markDead(claim: Claim, answer: Remark): Promise<boolean>;
	/** ms until the next delivery of the channel is due (database clock); undefined when none waits. */
	nextDueInMs(channel: ChannelName): Promise<number | undefined>;
	counts(): Promise<
		Readonly<Record<"queued" | "sending" | "sent" | "not_wanted" | "unverified" | "muted" | "nowhere" | "dead", number>>
	>;
}

/**
 * Queues what was given up, a reminder with all that is in the same message, or a digest. `unknown`: the user has neither of this id;
 * `over`: so is the day that the digest tells of.
 */
export type SendAgain = (user_id: string, delivery_id: string) => Promise<"queued" | "not_dead" | "over" | "unknown">;
