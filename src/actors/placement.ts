/**
 * Which shards are ours. The log's group proposes; the shard row disposes: a shard is open here only under an epoch
 * that this pod took. Whoever takes it later fences us by that, and we close (P7).
 *
 * A shard that comes is taken when its owner has let go, is silent, or has had a second to let go. One that goes is
 * closed at once (its users are answered by the next owner or the direct path), finishes what it has in hand, and is let
 * go of. Neither holds up the shards that stay: they beat on.
 *
 * "What if the process dies here?" Before the claim: the shard is free, or its owner falls silent. Between claim and
 * open: the row names an owner that does not beat; within 2.5 s it counts as silent, and meanwhile the direct path
 * decides and the orphan sweep fires.
 */
import type { Clock } from "../ports/clock.ts";
import type { ShardTable } from "../ports/journal.ts";
import type { Log } from "../ports/log.ts";
import { createLoop } from "../timing/loop.ts";
import { tellFault } from "../timing/tellFault.ts";
import { within } from "../timing/within.ts";
import { SILENT_MS } from "./routing.ts";
import type { ShardRegistry } from "./shardRegistry.ts";

const BEAT_MS = 1_000;
/** How often we look while an owner is being waited for. */
const LOOK_MS = 50;
/** How long the old owner may take to release what is assigned to us. */
const LET_GO_MS = 1_000;
const CLOCK_CHECK_MS = 60_000;
/** How long a shard that goes may finish what it has in hand. */
const DRAIN_MS = 2_000;

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
	const { table, registry, clock, log, pod, address } = options;
	let assigned: ReadonlySet<number> = new Set();
	/** Newly assigned shards, with the instant (ms): these are taken in the end, whoever holds them. */
	const wanted = new Map<number, number>();
	/** Shards that are being released. */
	const leaving = new Set<Promise<void>>();
	let isTakingAnew = false;
	let clockCheckedMs = Number.NEGATIVE_INFINITY;
	const nowMs = () => clock.now().epochMilliseconds;

	/** Closes the gates at once; resolves when what was in hand is finished, or has had its time. */
	async function close(shards: Iterable<number>): Promise<void> {
		// An actor that ends badly must keep neither its own shard nor keep the others from being released.
		const drained = Promise.allSettled([...shards].map((shard) => registry.close(shard))).then((ends) => {
			for (const end of ends) {
				if (end.status === "rejected") log.error("a shard did not close cleanly", { err: end.reason });
			}
		});
		options.onChanged();
		await within(clock, DRAIN_MS, drained);
	}

	async function letGo(epochs: ReadonlyMap<number, number>): Promise<void> {
		await close(epochs.keys());
		try {
			await table.release(pod, epochs);
		} catch (err) {
			// Without a release the next owner waits for our silence; nothing is lost by that.
			log.warn("shards could not be released", { shards: [...epochs.keys()], err });
		}
	}

	const letGoAside = (epochs: ReadonlyMap<number, number>): void => aside(letGo(epochs));

	/** In the background: what is kept must beat on meanwhile. */
	function aside(closing: Promise<void>): void {
		const gone = closing
			.catch((err: unknown) => log.error("shards did not close cleanly", { err }))
			.finally(() => leaving.delete(gone));
		leaving.add(gone);
	}

	async function claim(shards: readonly number[]): Promise<void> {
		if (shards.length === 0) return;
		const epochs = await table.claim(shards, pod, address);
		for (const [shard, epoch] of epochs) registry.open(shard, epoch);
		log.info("shards claimed", { shards: [...epochs.keys()].sort((a, b) => a - b) });
		options.onChanged();
	}

	/** What is assigned and not held: the free and the silent, and after its second whatever was newly assigned. */
	async function claimWhatIsOurs(held: ReadonlySet<number>): Promise<void> {
		const missing = [...assigned].filter((shard) => !held.has(shard));
		if (missing.length === 0) return;
		const rows = new Map((await table.read()).map((row) => [row.shard, row]));
		const due = missing.filter((shard) => {
			const row = rows.get(shard);
			const sinceMs = wanted.get(shard);
			if (row?.owner === undefined || row.owner === null || (row.silent_ms ?? 0) > SILENT_MS) return true;
			// Who was fenced does not fight for the shard: it takes it back only from the silent.
			return sinceMs !== undefined && (row.owner === pod || nowMs() - sinceMs >= LET_GO_MS);
		});
		await claim(due);
		for (const shard of due) wanted.delete(shard);
	}

	/** Without a release in between: the rows keep naming us, and the claim raises their epochs. */
	function closeToTakeAnew(): void {
		isTakingAnew = false;
		const held = [...registry.epochs().keys()].filter((shard) => assigned.has(shard));
		for (const shard of held) wanted.set(shard, nowMs());
		aside(close(held));
	}

	async function turnOnce(): Promise<void> {
		if (isTakingAnew) closeToTakeAnew();
		const held = registry.epochs();
		const dropped = [...held].filter(([shard]) => !assigned.has(shard));
		if (dropped.length > 0) letGoAside(new Map(dropped));
		const kept = new Map([...held].filter(([shard]) => assigned.has(shard)));
		const { held: mine, unpublished } = await table.beat(pod, kept);
		if (unpublished) options.onUnpublished();
		for (const shard of mine) wanted.delete(shard);
		const lost = [...kept].filter(([shard]) => !mine.has(shard));
		if (lost.length > 0) {
			log.warn("another process has taken shards", { shards: lost.map(([shard]) => shard) });
			letGoAside(new Map(lost));
		}
		await claimWhatIsOurs(mine);
		await checkClock();
	}

	async function checkClock(): Promise<void> {
		if (nowMs() - clockCheckedMs < CLOCK_CHECK_MS) return;
		options.onClockOffset(await table.clockOffsetMs());
		clockCheckedMs = nowMs();
	}

	const loop = createLoop({
		clock,
		async round() {
			await turnOnce();
			return wanted.size > 0 ? LOOK_MS : BEAT_MS;
		},
		onFault(err) {
			// Timers go on: nobody else can write either while the database is away (P11).
			tellFault(log, "placement", err);
			return BEAT_MS;
		},
	});

	return {
		assign(shards) {
			for (const shard of shards) if (!assigned.has(shard)) wanted.set(shard, nowMs());
			assigned = new Set(shards);
			for (const shard of wanted.keys()) if (!assigned.has(shard)) wanted.delete(shard);
			loop.wake();
		},
		check: loop.wake,
		takeAnew() {
			isTakingAnew = true;
			loop.wake();
		},
		start() {
			void loop.start();
		},
		async stop() {
			await loop.stop();
			letGoAside(registry.epochs());
			await Promise.all(leaving);
		},
	};
}
