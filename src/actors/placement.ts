/**
 * Which shards are ours. The log's group proposes; the shard row disposes: a shard is open here only under an epoch
 * that this pod took. Whoever takes it later fences us by that, and we close (P7).
 */
import type { Clock } from "../ports/clock.ts";
import { sleep } from "../ports/clock.ts";
import { StorageUnavailable } from "../ports/faults.ts";
import type { ShardTable } from "../ports/journal.ts";
import type { Log } from "../ports/log.ts";
import type { ShardRegistry } from "./shardRegistry.ts";

const BEAT_MS = 1_000;
const CLOCK_CHECK_MS = 60_000;
/** An owner that has been silent for this long is dead: what the log assigns to us is taken from it. */
const SILENT_MS = 2_500;
/** How long a shard that goes may finish what it has in hand. */
const DRAIN_MS = 2_000;

export interface Placement {
	/** The full set that the log assigns to this pod now. */
	assign(shards: ReadonlySet<number>): void;
	/** Looks at the shard table now: a write was fenced. */
	check(): void;
	start(): void;
	/** Drains and lets go of everything. */
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
	/** Told the database's clock minus ours, in ms. */
	readonly onClockOffset: (ms: number) => void;
}

export function createPlacement(options: PlacementOptions): Placement {
	const { table, registry, clock, log, pod, address } = options;
	let assigned: ReadonlySet<number> = new Set();
	/** Shards that were assigned anew: these are taken whoever holds them. */
	let wanted = new Set<number>();
	let clockCheckedMs = Number.NEGATIVE_INFINITY;
	const stopping = new AbortController();
	let turn: Promise<void> = Promise.resolve();
	let wake: (() => void) | undefined;

	async function close(shards: Iterable<number>): Promise<void> {
		const drained = Promise.all([...shards].map((shard) => registry.close(shard)));
		const bound = new AbortController();
		await Promise.race([drained, sleep(clock, DRAIN_MS, bound.signal)]);
		bound.abort();
	}

	async function claim(shards: readonly number[]): Promise<void> {
		if (shards.length === 0) return;
		const epochs = await table.claim(shards, pod, address);
		for (const [shard, epoch] of epochs) registry.open(shard, epoch);
		log.info("shards claimed", { shards: [...epochs.keys()].sort((a, b) => a - b) });
		options.onChanged();
	}

	async function turnOnce(): Promise<void> {
		const held = registry.epochs();
		const dropped = [...held.keys()].filter((shard) => !assigned.has(shard));
		if (dropped.length > 0) {
			const epochs = new Map([...held].filter(([shard]) => dropped.includes(shard)));
			await close(dropped);
			await table.release(pod, epochs);
			options.onChanged();
		}
		const claiming = [...wanted].filter((shard) => assigned.has(shard));
		await claim(claiming);
		for (const shard of claiming) wanted.delete(shard);
		const kept = registry.epochs();
		const mine = await table.beat(pod, kept);
		const lost = [...kept.keys()].filter((shard) => !mine.has(shard));
		if (lost.length > 0) {
			log.warn("another process has taken shards", { shards: lost });
			await close(lost);
			options.onChanged();
		}
		// Who was fenced does not fight for the shard: it takes it back only from the silent.
		if (mine.size < assigned.size) {
			const rows = await table.read();
			const free = rows.filter(
				(row) =>
					assigned.has(row.shard) && !mine.has(row.shard) && (row.owner === null || (row.silent_ms ?? 0) > SILENT_MS),
			);
			await claim(free.map(({ shard }) => shard));
		}
		await checkClock();
	}

	async function checkClock(): Promise<void> {
		const now = clock.now().epochMilliseconds;
		if (now - clockCheckedMs < CLOCK_CHECK_MS) return;
		options.onClockOffset(await table.clockOffsetMs());
		clockCheckedMs = clock.now().epochMilliseconds;
	}

	async function loop(): Promise<void> {
		while (!stopping.signal.aborted) {
			try {
				await turnOnce();
			} catch (err) {
				// Timers go on: nobody else can write either while the database is away (P11).
				if (err instanceof StorageUnavailable) log.warn("the shard table cannot be reached", { err });
				else log.error("placement failed; it is tried again", { err });
			}
			const woken = new AbortController();
			wake = () => woken.abort();
			await sleep(clock, BEAT_MS, AbortSignal.any([woken.signal, stopping.signal]));
		}
	}

	return {
		assign(shards) {
			for (const shard of shards) if (!assigned.has(shard)) wanted.add(shard);
			assigned = new Set(shards);
			wanted = new Set([...wanted].filter((shard) => assigned.has(shard)));
			wake?.();
		},
		check: () => wake?.(),
		start() {
			turn = loop();
		},
		async stop() {
			stopping.abort();
			await turn;
			const held = registry.epochs();
			await close(held.keys());
			try {
				await table.release(pod, held);
			} catch (err) {
				// Without a release the next owner waits for our silence; nothing is lost by that.
				log.warn("the shards could not be released", { err });
			}
			options.onChanged();
		},
	};
}
