/** What a command does with Redis once: looks whether it answers, and takes the account that the URL names. */
import { Redis, ReplyError } from "ioredis";

const ANSWER_WITHIN_MS = 2_000;

/** `refused`: it answers, and takes neither this user nor this password. */
export type RedisLook =
	| { readonly kind: "answers"; readonly version: string }
	| { readonly kind: "refused" | "silent" };

/** Nothing is written. `url` as REDIS_URL has it. Never rejects. */
export async function lookAtRedis(url: string): Promise<RedisLook> {
	const client = new Redis(url, {
		lazyConnect: true,
		connectTimeout: ANSWER_WITHIN_MS,
		commandTimeout: ANSWER_WITHIN_MS,
		maxRetriesPerRequest: 0,
		retryStrategy: () => null,
	});
	let isRefused = false;
	// A refused password comes as an event; the call itself fails only with "connection is closed".
	client.on("error", (fault) => {
		isRefused ||= fault instanceof ReplyError;
	});
	try {
		await client.connect();
		const [, version = "?"] = /^redis_version:(\S+)/m.exec(await client.info("server")) ?? [];
		return { kind: "answers", version };
	} catch (fault) {
		return { kind: isRefused || fault instanceof ReplyError ? "refused" : "silent" };
	} finally {
		client.disconnect();
	}
}
