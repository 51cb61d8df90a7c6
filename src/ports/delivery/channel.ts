/** A way by which a reminder that fired reaches its user: e-mail is one. What becomes of each attempt is in the ledger. */
import type { Remark } from "../../domain/refusals/sentence.ts";
import type { ClaimedDelivery } from "./deliveryLedger.ts";
import type { WholeDigest } from "./digests.ts";

export type SendResult =
	| { readonly kind: "accepted"; readonly answer: Remark }
	/** Refused for now (SMTP: 4xx), or not reached; `after_ms`: not before, as the other side asks. */
	| { readonly kind: "try_again"; readonly answer: Remark; readonly after_ms?: number }
	/** Refused for good (SMTP: 5xx). */
	| { readonly kind: "refused"; readonly answer: Remark }
	/** The user has nothing that takes messages of the channel: no device, no address. */
	| { readonly kind: "nowhere"; readonly answer: Remark };

/** What others are spared: messages to addresses that nobody has confirmed, and floods of one user. */
export interface ChannelLimits {
	/** Messages to one user in any hour; what is more waits for its turn. */
	readonly perHour: number;
	/** Whether it goes to the account's address, which somebody must have shown to be his. */
	readonly wantsVerified: boolean;
}

export interface Channel<Message> {
	/** As a reminder and its deliveries name it. */
	readonly name: string;
	/** Undefined: its messages leave nobody's machine. */
	readonly limits: ChannelLimits | undefined;
	/** Pure: the same delivery gives the same message (P5). Throws for one that cannot be worded or addressed. */
	compose(delivery: ClaimedDelivery): Message;
	/** Never rejects; resolves within 30 s. */
	send(message: Message): Promise<SendResult>;
}

/** What a channel says of a day, for those that take digests. */
export interface DigestWording<Message> {
	/** Pure. Throws for one that cannot be worded or addressed. */
	composeDigest(digest: WholeDigest): Message;
}

/** A channel for reminders and for digests, where the type of its messages does not matter. */
export type WholeChannel = Channel<unknown> & DigestWording<unknown>;
