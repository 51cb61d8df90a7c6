/**
 * What the group proposed to this member. It is told as the full set at each change, and claimed at the next join: also after
 * a crash, since the shards are still warm here.
 */

import type { JoinOptions } from "../ports/cluster/eventLog.ts";
import type { Clock } from "../ports/process/clock.ts";
import type { MemberSelf } from "./assigner.ts";

export interface AssignedShards {
	count(): number;
	/** What is said at the next join: who we are, the last proposal, and the instant (epoch ms) at which it came. */
	self(): MemberSelf;
	/** The group has taken this member in, under this id, and proposes these shards. */
	joined(memberId: string, shards: ReadonlySet<number>): void;
	/** Nothing is this member's any more. */
	lose(): void;
}

export function createAssignedShards(
	{ id, address }: JoinOptions["member"],
	clock: Clock,
	onOwned: JoinOptions["onOwned"],
): AssignedShards {
	let owned: ReadonlySet<number> = new Set();
	let claims: readonly number[] = [];
	let since = 0;
	/** As the broker last knew this member. */
	let knownAs: string | undefined;

	function tell(next: ReadonlySet<number>): void {
		if (next.size === owned.size && [...next].every((shard) => owned.has(shard))) return;
		owned = next;
		onOwned(new Set(next));
	}

	return {
		count: () => owned.size,
		self: () => ({ pod: id, address, claims: [...claims], since }),
		joined(memberId, shards) {
			// Another id: the broker had given this member up, and its shards may have been another's meanwhile.
			if (knownAs !== undefined && knownAs !== memberId) tell(new Set());
			knownAs = memberId;
			claims = [...shards];
			since = clock.now().epochMilliseconds;
			tell(shards);
		},
		lose: () => tell(new Set()),
	};
}
