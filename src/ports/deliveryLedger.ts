/** The ledger of deliveries as the mailer works it (P5). A row is claimed with a lease, so a dead mailer's work is taken over. */
import type { InstantText } from "../domain/instant.ts";
import type { Channel, Due, Priority } from "../domain/task.ts";

export interface ClaimedDelivery {
	readonly delivery_id: string;
	readonly user_id: string;
	readonly task_id: number;
	readonly reminder_id: number;
	readonly channel: Channel;
	/** 1 for the first. */
	readonly attempt: number;
	readonly planned_at: InstantText;
	readonly fired_at: InstantText;
	/** As of the claim, in one read: whether the task still wants to be told of, and to whom. */
	readonly task: {
		readonly title: string;
		readonly description: string | null;
		readonly priority: Priority;
		readonly due: Due | null;
		readonly duration_minutes: number | null;
		readonly status: "open" | "completed" | "deleted";
	};
	readonly recipient: {
		readonly address: string;
		readonly name: string;
		readonly time_zone: string;
		readonly locale: string;
	};
}

/** What a mailer holds: the row as of one attempt. Whoever claims it later holds another, and this one settles nothing. */
export type Claim = Pick<ClaimedDelivery, "delivery_id" | "attempt">;

/** The marks resolve to false, and change nothing, when the claim is no longer the row's last: somebody took it over. */
export interface DeliveryLedger {
	/** Takes up to `limit` due deliveries for `lease_ms`; those of a mailer whose lease ran out are among them. */
	claim(limit: number, lease_ms: number): Promise<readonly ClaimedDelivery[]>;
	markSent(claim: Claim, provider_answer: string): Promise<boolean>;
	/** The task was completed or deleted since it fired. */
	markNotWanted(claim: Claim): Promise<boolean>;
	markForRetry(claim: Claim, provider_answer: string, delay_ms: number): Promise<boolean>;
	/** It can never succeed; kept with its reason. */
	markDead(claim: Claim, provider_answer: string): Promise<boolean>;
	/** ms until the next delivery is due (database clock); undefined when none waits. */
	nextDueInMs(): Promise<number | undefined>;
	counts(): Promise<Readonly<Record<"queued" | "sending" | "sent" | "not_wanted" | "dead", number>>>;
}
