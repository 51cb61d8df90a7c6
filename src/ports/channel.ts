/** A way by which a reminder that fired reaches its user: e-mail is one. What becomes of each attempt is in the ledger. */
import type { ClaimedDelivery } from "./deliveryLedger.ts";

export type SendResult =
	| { readonly kind: "accepted"; readonly answer: string }
	/** Refused for now (SMTP: 4xx), or not reached. */
	| { readonly kind: "try_again"; readonly answer: string }
	/** Refused for good (SMTP: 5xx). */
	| { readonly kind: "refused"; readonly answer: string };

/** What others are spared: messages to addresses that nobody has confirmed, and floods of one user. */
export interface ChannelLimits {
	/** Messages to one user in any hour; what is more waits for its turn. */
	readonly perHour: number;
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
