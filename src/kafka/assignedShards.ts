/**
 * What the group proposed to this member. It is told as the full set at each change, and claimed at the next join: also after
 * a crash, since the shards are still warm here.
 */
import type { Clock } from "../ports/clock.ts";

export interface AssignedShards {
	count(): number;
	/** The last proposal, and the instant (epoch ms) at which it came. */
	claims(): { readonly shards: readonly number[]; readonly since: number };
	/** The group has taken this member in, under this id, and proposes these shards. */
	joined(memberId: string, shards: ReadonlySet<number>): void;
	/** Nothing is this member's any more. */
	lose(): void;
}

export function createAssignedShards(clock: Clock, onOwned: (shards: ReadonlySet<number>) => void): AssignedShards {
	let owned: ReadonlySet<number> = new Set();
	let claims = { shards: [] as readonly number[], since: 0 };
	/** As the broker last knew this member. */
	let knownAs: string | undefined;

	function tell(next: ReadonlySet<number>): void {
		if (next.size === owned.size && [...next].every((shard) => owned.has(shard))) return;
		owned = next;
		onOwned(new Set(next));
	}

	return {
		count: () => owned.size,
		claims: () => claims,
		joined(memberId, shards) {
			// Another id: the broker had given this member up, and its shards may have been another's meanwhile.
			if (knownAs !== undefined && knownAs !== memberId) tell(new Set());
			knownAs = memberId;
			claims = { shards: [...shards], since: clock.now().epochMilliseconds };
			tell(shards);
		},
		lose: () => tell(new Set()),
	};
}
