/**
 * Sums that all pods count together. A pod tells Redis once a second what it has added, and learns the whole sum by that; so no
 * request waits for Redis, and what pods let pass beyond the bound is what comes within that second. While Redis is away each
 * counts for itself.
 */
import { createHash } from "node:crypto";
import type { Tally } from "../ports/limits/tally.ts";
import type { Clock } from "../ports/process/clock.ts";
import type { SoftRedis } from "./softRedis.ts";

const TELL_EVERY_MS = 1_000;

/** Returns the sum, and the ms for which it counts. */
const ADD = `
local sum = redis.call('INCRBY', KEYS[1], ARGV[1])
if redis.call('PTTL', KEYS[1]) < 0 then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return { sum, redis.call('PTTL', KEYS[1]) }`;

interface Sum {
	/** Of all pods, as Redis last said, until `endsMs`. */
	told: number;
	endsMs: number;
	/** Added here since. */
	pending: number;
	readonly window_s: number;
}

interface SharedTallyOptions {
	readonly redis: SoftRedis;
	readonly local: Tally;
	readonly clock: Clock;
}

export function createSharedTally({ redis, local, clock }: SharedTallyOptions): Tally {
	const sums = new Map<string, Sum>();
	let isTelling = false;

	const nameOf = (key: string) => `adjutant:sum:${createHash("sha256").update(key).digest("base64url")}`;

	async function tell(key: string, sum: Sum): Promise<void> {
		const amount = sum.pending;
		sum.pending = 0;
		const name = nameOf(key);
		const answer = await redis.attempt<[number, number] | undefined>(
			async (client) => (await client.eval(ADD, 1, name, amount, sum.window_s * 1_000)) as [number, number],
			() => undefined,
		);
		if (answer === undefined) return;
		sum.told = answer[0];
		sum.endsMs = clock.elapsedMs() + Math.max(0, answer[1]);
	}

	async function tellAll(): Promise<void> {
		const nowMs = clock.elapsedMs();
		const waiting = [...sums].filter(([key, sum]) => {
			if (sum.pending === 0 && sum.endsMs <= nowMs) sums.delete(key);
			return sum.pending > 0;
		});
		await Promise.all(waiting.map(([key, sum]) => tell(key, sum)));
		isTelling = false;
		if (sums.size > 0) tellSoon();
	}

	function tellSoon(): void {
		if (isTelling) return;
		isTelling = true;
		clock.setTimer(TELL_EVERY_MS, () => void tellAll());
	}

	return {
		async sum(key) {
			const name = nameOf(key);
			const asked = await redis.attempt<readonly [string | null, number] | undefined>(
				async (client) => Promise.all([client.get(name), client.pttl(name)]),
				() => undefined,
			);
			if (asked === undefined) return local.sum(key);
			const [told, leftMs] = asked;
			const pending = sums.get(key)?.pending ?? 0;
			// What is counted here and not told yet may be all there is.
			if (told === null || leftMs <= 0) return pending === 0 ? { amount: 0, ends_in_s: undefined } : local.sum(key);
			return { amount: Number(told) + pending, ends_in_s: Math.ceil(leftMs / 1_000) };
		},
		add(key, amount, limit) {
			const own = local.add(key, amount, limit);
			const nowMs = clock.elapsedMs();
			const sum = sums.get(key) ?? { told: 0, endsMs: 0, pending: 0, window_s: limit.window_s };
			sums.set(key, sum);
			sum.pending += amount;
			tellSoon();
			const leftMs = sum.endsMs - nowMs;
			if (!own.allowed || leftMs <= 0) return own;
			return {
				allowed: sum.told + sum.pending <= limit.max,
				retry_after_s: Math.max(1, Math.ceil(leftMs / 1_000)),
			};
		},
	};
}
