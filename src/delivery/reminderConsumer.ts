/** Wakes the mailer when the log says that reminders fired. The ledger says which; the record is only the hint. */
import type { EventLog, JoinOptions, Membership } from "../ports/cluster/eventLog.ts";
import type { Mailer } from "./mailer.ts";

const GROUP = "email-delivery";

/**
 * Resolves when the group is joined. A record needs no reading here: its delivery row was committed with the event,
 * whatever the record says, and a lost hint costs at most the mailer's poll.
 */
export function joinReminders(
	eventLog: EventLog,
	mailer: Pick<Mailer, "wake">,
	member: JoinOptions["member"],
): Promise<Membership> {
	return eventLog.join({
		group: GROUP,
		topics: ["task-reminders"],
		member,
		// Any mailer may claim any row, so partitions mean nothing to it.
		onOwned() {},
		async handle() {
			mailer.wake();
		},
	});
}
