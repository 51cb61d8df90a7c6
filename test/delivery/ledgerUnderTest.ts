/** A delivery ledger with what a contract needs to set it up. */
import type { DeliveryLedger } from "../../src/ports/delivery/deliveryLedger.ts";
import type { Mute } from "../../src/ports/delivery/endpoints.ts";

export interface Together {
	readonly status?: "open" | "completed";
	readonly isHeld?: boolean;
}

export interface LedgerUnderTest {
	/** Fresh: without deliveries. */
	readonly ledger: DeliveryLedger;
	/** Puts a queued delivery of an open task into it, due at once in a minute of its own, and returns its id; of a user of his own, or the one named, by e-mail unless said. */
	add(user?: string, channel?: string): Promise<string>;
	/** The same, held by quiet hours until then. */
	addHeld(user: string): Promise<string>;
	/** The same in the minute of the last one; held, too, unless said. */
	addTogether(user: string, of?: Together): Promise<string>;
	/** The same for a task that was completed after the firing. */
	addCompleted(): Promise<string>;
	/** Whether the user's address is verified, which it is at first. */
	setVerified(user: string, isVerified: boolean): Promise<void>;
	/** Of the channel of mails. */
	setMute(user: string, mute: Mute | null): Promise<void>;
	/** Lets time pass on the ledger's own clock. */
	elapse(ms: number): Promise<void>;
	close(): Promise<void>;
}
