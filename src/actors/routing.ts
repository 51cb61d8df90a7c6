/**
 * Who hosts a shard, as this pod believes: the shard table, read at most every 2 s while somebody asks, and at once
 * when a pod says that the shard has moved. A belief costs time when it is wrong and nothing else.
 */

import type { ShardRow, ShardTable } from "../ports/cluster/shardTable.ts";
import type { Clock } from "../ports/process/clock.ts";

const BELIEVED_MS = 2_000;
/** An owner that has been silent for this long is dead: what the log assigns to us is taken from it. */
export const SILENT_MS = 2_500;
/** A pod that did not answer is not asked again for this long. */
const AVOIDED_MS = 1_000;

/** Another pod that owns the shard and can be asked. */
export interface Route {
	readonly address: string;
	readonly epoch: number;
}

export interface Routing {
	/** Undefined when nobody else can be asked: the shard is nobody's, ours, or a silent pod's. */
	find(shard: number): Promise<Route | undefined>;
	/** The same after a fresh read; undefined also when the table still names `tried`. */
	findAfresh(shard: number, tried: Route): Promise<Route | undefined>;
	/** The pod at that address gave no answer. */
	avoid(address: string): void;
}

export interface RoutingOptions {
	readonly table: Pick<ShardTable, "read">;
	readonly clock: Clock;
	readonly pod: string;
}

interface Belief {
	readonly rows: ReadonlyMap<number, ShardRow>;
	readonly readMs: number;
}

export function createRouting({ table, clock, pod }: RoutingOptions): Routing {
	let belief: Belief = { rows: new Map(), readMs: Number.NEGATIVE_INFINITY };
	let reading: Promise<Belief> | undefined;
	const avoidedUntilMs = new Map<string, number>();

	/** Reads the table; all who ask meanwhile share the one read. */
	function read(): Promise<Belief> {
		reading ??= table
			.read()
			.then((rows) => {
				belief = { rows: new Map(rows.map((row) => [row.shard, row])), readMs: clock.elapsedMs() };
				return belief;
			})
			.finally(() => {
				reading = undefined;
			});
		return reading;
	}

	function routeIn({ rows }: Belief, shard: number): Route | undefined {
		const row = rows.get(shard);
		if (!row?.owner || row.owner === pod || row.address === null) return undefined;
		// It may have beaten since the read, within the time that a read is believed.
		if ((row.silent_ms ?? 0) > SILENT_MS) return undefined;
		if ((avoidedUntilMs.get(row.address) ?? 0) > clock.elapsedMs()) return undefined;
		return { address: row.address, epoch: row.epoch };
	}

	return {
		async find(shard) {
			const isOld = clock.elapsedMs() - belief.readMs > BELIEVED_MS;
			return routeIn(isOld ? await read() : belief, shard);
		},
		async findAfresh(shard, tried) {
			// A read that is under way may be older than the move.
			await reading?.catch(() => undefined);
			const route = routeIn(await read(), shard);
			return route?.epoch === tried.epoch && route.address === tried.address ? undefined : route;
		},
		avoid(address) {
			avoidedUntilMs.set(address, clock.elapsedMs() + AVOIDED_MS);
		},
	};
}
