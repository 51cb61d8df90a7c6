/**
 * Rate limits counted by all pods together. Each pod counts for itself as well: what it saw does not start over when
 * Redis goes away or is flushed.
 */
import { createHash } from "node:crypto";
import type { RateLimits, Taken } from "../ports/limits/rateLimits.ts";
import type { SoftRedis } from "./softRedis.ts";

/** One step, so that no two pods pass on the same count and no count is left without an end. Returns it and its ms. */
const TAKE = `
local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return { count, redis.call('PTTL', KEYS[1]) }`;

/** Keys hold addresses; Redis is told none. */
const nameOf = (key: string): string => `adjutant:limit:${createHash("sha256").update(key).digest("base64url")}`;

export function createSharedLimits({
	redis,
	local,
}: {
	readonly redis: SoftRedis;
	readonly local: RateLimits;
}): RateLimits {
	return {
		async take(key, limit) {
			const own = await local.take(key, limit);
			const shared = await redis.attempt<Taken>(
				async (client) => {
					const [count, ms] = (await client.eval(TAKE, 1, nameOf(key), limit.window_s * 1_000)) as [number, number];
					return { allowed: count <= limit.max, retry_after_s: Math.max(1, Math.ceil(ms / 1_000)) };
				},
				() => own,
			);
			return shared.allowed ? own : shared;
		},
		async look(key, limit) {
			const own = await local.look(key, limit);
			const shared = await redis.attempt<Taken>(
				async (client) => {
					const [count, ms] = await Promise.all([client.get(nameOf(key)), client.pttl(nameOf(key))]);
					return { allowed: Number(count ?? 0) < limit.max, retry_after_s: Math.max(1, Math.ceil(ms / 1_000)) };
				},
				() => own,
			);
			return shared.allowed ? own : shared;
		},
		async forget(key) {
			await local.forget(key);
			await redis.attempt<unknown>(
				(client) => client.del(nameOf(key)),
				() => undefined,
			);
		},
	};
}
