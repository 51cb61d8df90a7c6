/** Tells the pages what the log brings: what was committed on another pod, or by an actor that died before telling. */
import type { EventLog, JoinOptions, Membership } from "../ports/cluster/eventLog.ts";
import type { LiveUpdates } from "../ports/reading/liveUpdates.ts";
import { readRecord } from "./records.ts";

const GROUP = "live-updates";

/** Resolves when the group is joined. Pages hear each user's events ascending by seq, some of them again (P6). */
export function joinLiveUpdates(
	eventLog: EventLog,
	liveUpdates: LiveUpdates,
	member: JoinOptions["member"],
): Promise<Membership> {
	return eventLog.join({
		group: GROUP,
		// A page may be connected to any pod, so each pod hears of everybody. Who was not listening reads the journal.
		everyMember: true,
		topics: ["task-events"],
		member,
		// Pages are not bound to partitions.
		onOwned() {},
		async handle(_shard, records) {
			const byUser = Map.groupBy(records.map(readRecord), (event) => event.user_id);
			for (const events of byUser.values()) liveUpdates.tell(events);
		},
	});
}
