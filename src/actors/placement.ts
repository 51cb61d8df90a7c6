/**
 * Which shards are ours. The log's group proposes, the shard row decides: a shard is open here only under an epoch
 * that this pod took. A later owner takes a higher one, which fences us, and we close (P7).
 *
 * A shard that comes is taken when its owner has let go, is silent, or has had a second to let go. One that goes is
 * closed at once (its users are answered by the next owner or the direct path), finishes what it has in hand, and is let
 * go of. Neither holds up the shards that stay: they beat on.
 *
 * "What if the process dies here?" Before the claim: the shard is free, or its owner falls silent. Between claim and
 * open: the row names an owner that does not beat; within 2.5 s it counts as silent, and meanwhile the direct path
 * decides and the orphan sweep fires.
 */

import type { ShardTable } from "../ports/cluster/shardTable.ts";
import type { Clock } from "../ports/process/clock.ts";
import type { Log } from "../ports/process/log.ts";
import { createLoop } from "../timing/loop.ts";
import { tellFault } from "../timing/tellFault.ts";
import { createShardAssignment } from "./shardAssignment.ts";
import { createShardClosing } from "./shardClosing.ts";
import type { ShardRegistry } from "./shardRegistry.ts";

const BEAT_MS = 1_000;
/** How often we look while an owner is being waited for. */
const LOOK_MS = 50;
const CLOCK_CHECK_MS = 60_000;

export interface Placement {
	/** The full set that the log assigns to this pod now. */
	assign(shards: ReadonlySet<number>): void;
	/** Looks at the shard table now: a write was fenced. */
	check(): void;
	/** What is in memory here is not what the database has: closes every shard and takes it again. */
	takeAnew(): void;
	start(): void;
	/** Drains and releases everything. */
	stop(): Promise<void>;
}

export interface PlacementOptions {
	readonly table: ShardTable;
	readonly registry: ShardRegistry;
	readonly clock: Clock;
	readonly log: Log;
	readonly pod: string;
	readonly address: string | null;
	/** Told after shards were opened or closed. */
	readonly onChanged: () => void;
	/** Told with each beat while events of our shards wait to be published. */
	readonly onUnpublished: () => void;
	/** Told the database's clock minus ours, in ms. */
	readonly onClockOffset: (ms: number) => void;
}

export function createPlacement(options: PlacementOptions): Placement {
	const { table, registry, clock, log, pod, address, onChanged } = options;
	const assignment = createShardAssignment(pod, clock);
	const closing = createShardClosing({ table, registry, clock, log, pod, onClosed: onChanged });
	const checkClock = createClockCheck(options);
	let isTakingAnew = false;

	/** Takes assigned shards that are not held: free ones, those whose owner is silent, and new ones once their owner has had its second. */
	async function claimWhatIsOurs(held: ReadonlySet<number>): Promise<void> {
		const missing = assignment.missing(held);
		if (missing.length === 0) return;
		const rows = new Map((await table.read()).map((row) => [row.shard, row]));
		const due = missing.filter((shard) => assignment.isDue(shard, rows.get(shard)));
		if (due.length === 0) return;
		const epochs = await table.claim(due, pod, address);
		for (const [shard, epoch] of epochs) registry.open(shard, epoch);
		log.info("shards claimed", { shards: [...epochs.keys()].sort((a, b) => a - b) });
		onChanged();
		assignment.taken(due);
	}

	/** Without a release in between: the rows keep naming us, and the claim raises their epochs. */
	function closeToTakeAnew(): void {
		isTakingAnew = false;
		const held = [...registry.epochs().keys()].filter(assignment.has);
		assignment.want(held);
		closing.close(held);
	}

	async function turnOnce(): Promise<void> {
		if (isTakingAnew) closeToTakeAnew();
		const held = registry.epochs();
		const dropped = [...held].filter(([shard]) => !assignment.has(shard));
		if (dropped.length > 0) closing.letGo(new Map(dropped));
		const kept = new Map([...held].filter(([shard]) => assignment.has(shard)));
		const { held: mine, unpublished } = await table.beat(pod, kept);
		if (unpublished) options.onUnpublished();
		assignment.taken(mine);
		const lost = [...kept].filter(([shard]) => !mine.has(shard));
		if (lost.length > 0) {
			log.warn("another process has taken shards", { shards: lost.map(([shard]) => shard) });
			closing.letGo(new Map(lost));
		}
		await claimWhatIsOurs(mine);
		await checkClock();
	}

	const loop = createLoop({
		clock,
		async round() {
			await turnOnce();
			return assignment.isWaiting() ? LOOK_MS : BEAT_MS;
		},
		onFault(err) {
			// Timers go on: nobody else can write either while the database is away (P11).
			tellFault(log, "placement", err);
			return BEAT_MS;
		},
	});

	return {
		assign(shards) {
			assignment.assign(shards);
			loop.wake();
		},
		check: loop.wake,
		takeAnew() {
			isTakingAnew = true;
			loop.wake();
		},
		start: () => void loop.start(),
		async stop() {
			await loop.stop();
			closing.letGo(registry.epochs());
			await closing.finished();
		},
	};
}

/** Has our clock compared with the database's, once a minute however often it is asked. */
function createClockCheck({ table, clock, onClockOffset }: PlacementOptions): () => Promise<void> {
	let checkedMs = Number.NEGATIVE_INFINITY;
	return async () => {
		if (clock.elapsedMs() - checkedMs < CLOCK_CHECK_MS) return;
		onClockOffset(await table.clockOffsetMs());
		checkedMs = clock.elapsedMs();
	};
}
