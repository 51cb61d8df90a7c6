/**
 * A connection to Redis that nobody depends on: every call has a bound, and while Redis does not answer, calls are not
 * even tried. One probe at a time finds out when it is back.
 *
 * Redis frozen, dead, unreachable and flushed all look the same from here: an answer that does not come in time, or one
 * that knows nothing. So nothing that must not be lost is kept there.
 */
import { Redis, ReplyError } from "ioredis";
import { type Clock, sleep } from "../ports/process/clock.ts";
import type { Log } from "../ports/process/log.ts";
import { within } from "../timing/within.ts";

const ANSWER_WITHIN_MS = 80;
const PROBE_EVERY_MS = 250;
/** Then the connection is given up for a new one: a peer that vanished without a word never closes it (half-open). */
const PROBES_PER_CONNECTION = 12;
const START_WITHIN_MS = 500;
const RECONNECT_MS = { step: 50, longest: 1_000 };

export interface SoftRedisStats {
	readonly isAnswering: boolean;
	/** Calls that were not answered in time, or with an error. */
	readonly failures: number;
	/** Calls that were not tried, because Redis was known to be away. */
	readonly spared: number;
}

export interface SoftRedis {
	/** What `call` resolves to within 80 ms, else `otherwise()`. Rejects only as `otherwise` does. */
	attempt<Answer>(call: (client: Redis) => Promise<Answer>, otherwise: () => Answer): Promise<Answer>;
	/** Resolves when Redis answers, or after 500 ms without it. */
	start(): Promise<void>;
	stats(): SoftRedisStats;
	close(): Promise<void>;
}

interface SoftRedisOptions {
	/** `redis://` or `rediss://`, with user and password where there are any. */
	readonly url: string;
	readonly clock: Clock;
	readonly log: Log;
}

/** As often as it takes: Redis may come back after any time. */
export const reconnectAfterMs = (tries: number): number =>
	Math.min(RECONNECT_MS.longest, RECONNECT_MS.step * Math.max(1, tries));

/** Not connected yet. */
function createClient(url: string): Redis {
	const client = new Redis(url, {
		lazyConnect: true,
		// What cannot be sent now is not wanted later.
		enableOfflineQueue: false,
		maxRetriesPerRequest: 0,
		commandTimeout: ANSWER_WITHIN_MS,
		connectTimeout: 1_000,
		retryStrategy: reconnectAfterMs,
	});
	// Without a listener each failed connection would be printed; the probe tells what there is to tell.
	client.on("error", () => {});
	return client;
}

export function createSoftRedis({ url, clock, log }: SoftRedisOptions): SoftRedis {
	const client = createClient(url);
	const closing = new AbortController();
	const answering = Promise.withResolvers<void>();
	let isAnswering = false;
	let probing: Promise<void> | undefined;
	const count = { failures: 0, spared: 0 };
	/** Since it answers: a few sentences of Redis, each logged once. */
	const complaints = new Set<string>();

	function giveUp(err: unknown): void {
		count.failures += 1;
		if (!isAnswering || closing.signal.aborted) return;
		isAnswering = false;
		log.warn("Redis does not answer; this pod goes on without it", { err });
		probing ??= probe();
	}

	/** Redis is there, and does not do this: that is said once, and no reason to leave the other calls untried. */
	function complain(err: Error): void {
		count.failures += 1;
		if (complaints.has(err.message)) return;
		complaints.add(err.message);
		log.warn("Redis answers with an error; what was asked is done without it", { err });
	}

	async function probe(): Promise<void> {
		for (let probes = 1; !closing.signal.aborted; probes += 1) {
			try {
				await client.ping();
				break;
			} catch {
				// Not answered: that is what is being found out.
				if (probes % PROBES_PER_CONNECTION === 0 && client.status === "ready") client.disconnect(true);
				await sleep(clock, PROBE_EVERY_MS, closing.signal);
			}
		}
		probing = undefined;
		if (closing.signal.aborted) return;
		isAnswering = true;
		complaints.clear();
		answering.resolve();
		log.info("Redis answers");
	}

	return {
		async attempt(call, otherwise) {
			if (!isAnswering) {
				count.spared += 1;
				return otherwise();
			}
			try {
				return await call(client);
			} catch (err) {
				if (err instanceof ReplyError) complain(err as Error);
				else giveUp(err);
				return otherwise();
			}
		},
		async start() {
			// It rejects when the first connection fails; those after it are made by the retries.
			client.connect().catch(() => {});
			client.once("ready", () => {
				if (!isAnswering) probing ??= probe();
			});
			await within(clock, START_WITHIN_MS, answering.promise);
			if (isAnswering || closing.signal.aborted) return;
			log.warn("Redis does not answer yet; this pod goes on without it");
			probing ??= probe();
		},
		stats: () => ({ isAnswering, ...count }),
		async close() {
			closing.abort();
			isAnswering = false;
			await probing;
			client.disconnect();
		},
	};
}
