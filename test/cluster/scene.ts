/** A cluster under load for one scenario: start, let users work, break something, heal it, wait for quiet, judge. */
import { eventually, findAtRest } from "../support/promises.ts";
import { type Balancer, createBalancer } from "./balancer.ts";
import { type CarriedEvent, findViolations, remindersAmong } from "./checker.ts";
import { type Driver, type DriverOptions, startDriver } from "./driver.ts";
import { watchFence } from "./staleWrites.ts";
import { startTopology, type Topology, type TopologyOptions } from "./topology.ts";

const QUIET_WITHIN_MS = 45_000;
const AT_REST_WITHIN_MS = 20_000;

export interface Scene extends Topology {
	readonly balancer: Balancer;
	/** Users at work until `judge`. */
	drive(options?: Partial<Omit<DriverOptions, "balancer">>): Promise<Driver>;
	/** Ms until no shard is without an owner among these pods. Rejects after `boundMs`. */
	untilOwned(by: readonly string[], boundMs: number): Promise<number>;
	/**
	 * Ends the load, waits until nothing is due, queued or unpublished, and returns the broken promises, at best none.
	 * `latenessMs`: how late a reminder may be (P4).
	 */
	judge(driver: Driver, bounds: JudgeBounds): Promise<string[]>;
}

interface JudgeBounds {
	readonly latenessMs: number;
	readonly sinceMs?: number;
	/** Default 1. */
	readonly copies?: 1 | 2;
	readonly carried?: () => Promise<readonly CarriedEvent[]>;
}

/** What is still to come of what was promised for by now. */
const UNREST = `
SELECT (SELECT count(*) FROM reminder WHERE status = 'armed' AND fire_at < now() + interval '10 seconds')::float8 AS due,
  (SELECT count(*) FROM delivery WHERE state IN ('queued', 'sending'))::float8 AS mails,
  (SELECT count(*) FROM outbox)::float8 AS unpublished`;

export async function startScene(options: TopologyOptions): Promise<Scene> {
	const topology = await startTopology(options);
	const { database } = topology;
	const balancer = await watchFence(database)
		.then(() => createBalancer(topology.pods))
		.catch(async (fault: unknown) => {
			await topology.stop();
			throw fault;
		});
	let seed = 1;

	const untilOwned = async (by: readonly string[], boundMs: number) => {
		const start = performance.now();
		await eventually(
			() => database.query<{ id: number; owner: string | null }>("SELECT id, owner FROM shard ORDER BY id"),
			(shards) => shards.length > 0 && shards.every(({ owner }) => owner !== null && by.includes(owner)),
			boundMs,
		);
		return performance.now() - start;
	};
	try {
		await untilOwned(
			topology.pods.map(({ name }) => name),
			20_000,
		);
	} catch (fault) {
		await balancer.stop();
		await topology.stop();
		throw fault;
	}
	return Object.assign(Object.create(topology) as Topology, {
		balancer,
		untilOwned,
		drive: (given: Partial<DriverOptions> = {}) =>
			startDriver({ users: 4, pauseMs: 150, seed: seed++, ...given, balancer }),
		async judge(driver: Driver, { latenessMs, sinceMs = 0, copies = 1, carried }: JudgeBounds) {
			await driver.finish();
			await eventually(
				() => database.query<{ due: number; mails: number; unpublished: number }>(UNREST),
				([row]) => row !== undefined && row.due + row.mails + row.unpublished === 0,
				QUIET_WITHIN_MS,
			);
			const { calls, settled, leaks } = driver;
			const mails = remindersAmong(topology.smtp.messages);
			const evidence = { database, mails, copies, latenessMs, sinceMs, calls, settled, leaks };
			// The log may still tell an actor of a completion whose next occurrence is then written and published.
			const look = async () => findViolations({ ...evidence, ...(carried ? { carried: await carried() } : {}) });
			return findAtRest(look, AT_REST_WITHIN_MS);
		},
		async stop() {
			await balancer.stop();
			await topology.stop();
		},
	});
}
