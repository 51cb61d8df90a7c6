/** Places that are held, counted by all pods together. */
import { createHash, randomUUID } from "node:crypto";
import type { Leases } from "../ports/limits/leases.ts";
import type { Clock } from "../ports/process/clock.ts";
import type { SoftRedis } from "./softRedis.ts";

/** A place counts for so long after it was last said to be held. */
const COUNTS_FOR_MS = 45_000;
const SAY_EVERY_MS = 15_000;

/** In Redis' own time. Returns 1 when the place is had, or is said again. */
const HOLD = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
if not redis.call('ZSCORE', KEYS[1], ARGV[1]) and redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[2]) then return 0 end
redis.call('ZADD', KEYS[1], now + ARGV[3], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1`;

/** `local`: the places of this process, which count while Redis is away. */
export function createSharedLeases({
	redis,
	local,
	clock,
}: {
	readonly redis: SoftRedis;
	readonly local: Leases;
	readonly clock: Clock;
}): Leases {
	return {
		async take(key, most) {
			const giveBack = await local.take(key, most);
			if (!giveBack) return undefined;
			const name = `adjutant:places:${createHash("sha256").update(key).digest("base64url")}`;
			const place = randomUUID();
			const hold = (limit: number) =>
				redis.attempt<boolean>(
					async (client) => (await client.eval(HOLD, 1, name, place, limit, COUNTS_FOR_MS)) === 1,
					() => true,
				);
			if (!(await hold(most))) {
				giveBack();
				return undefined;
			}
			let cancel = () => {};
			const sayAgain = () => {
				cancel = clock.setTimer(SAY_EVERY_MS, () => {
					// A holder keeps its place even after Redis has forgotten all of them.
					void hold(Number.MAX_SAFE_INTEGER);
					sayAgain();
				});
			};
			sayAgain();
			return () => {
				cancel();
				giveBack();
				void redis.attempt<unknown>(
					(client) => client.zrem(name, place),
					() => undefined,
				);
			};
		},
	};
}
