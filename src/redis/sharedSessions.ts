/**
 * The session cache, shared by all pods. An entry carries the instant until which it counts, 1 s after the lookup
 * began, and who reads it compares that with the clock all pods share. So it holds whatever Redis does: a write that a
 * frozen Redis takes up after it thawed is too old already, and a deletion that never arrived matters for no longer.
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import type { Clock } from "../ports/clock.ts";
import type { SessionCache } from "../ports/sessionCache.ts";
import type { SoftRedis } from "./softRedis.ts";

const COUNTS_FOR_MS = 1_000;

const Entry = z.object({
	/** Epoch ms. */
	until: z.number(),
	proof: z.string(),
	user: z.object({ user_id: z.string(), email: z.string(), name: z.string() }),
});
type Entry = z.infer<typeof Entry>;

export function createSharedSessions({
	redis,
	clock,
}: {
	readonly redis: SoftRedis;
	readonly clock: Pick<Clock, "now">;
}): SessionCache {
	async function read(key: string, proof: string): Promise<Entry["user"] | undefined> {
		const stored = await redis.attempt<string | null>(
			(client) => client.get(key),
			() => null,
		);
		if (stored === null) return undefined;
		const entry = entryOf(stored);
		const leftMs = (entry?.until ?? 0) - clock.now().epochMilliseconds;
		// One that counts for longer than any may was written by a clock that is wrong.
		const counts = entry?.proof === proof && leftMs > 0 && leftMs <= COUNTS_FOR_MS;
		return counts ? entry.user : undefined;
	}

	async function keep(key: string, entry: Entry): Promise<void> {
		const leftMs = entry.until - clock.now().epochMilliseconds;
		if (leftMs <= 0) return;
		await redis.attempt<unknown>(
			(client) => client.set(key, JSON.stringify(entry), "PX", leftMs),
			() => undefined,
		);
	}

	return {
		async find({ token, credential }, look) {
			const [key, proof] = [keyOf(token), digest(credential)];
			const known = await read(key, proof);
			if (known) return known;
			const until = clock.now().epochMilliseconds + COUNTS_FOR_MS;
			const user = await look();
			// Who is nobody is asked for again: a session that has just been made must count at once.
			if (user) await keep(key, { until, proof, user: { user_id: user.user_id, email: user.email, name: user.name } });
			return user;
		},
		async forget(token) {
			await redis.attempt<unknown>(
				(client) => client.del(keyOf(token)),
				() => undefined,
			);
		},
	};
}

const keyOf = (token: string): string => `adjutant:session:${digest(token)}`;

const digest = (text: string): string => createHash("sha256").update(text).digest("base64url");

/** Redis may hold what another version wrote; what cannot be read is looked up. */
function entryOf(stored: string): Entry | undefined {
	try {
		return Entry.safeParse(JSON.parse(stored)).data;
	} catch {
		return undefined;
	}
}
