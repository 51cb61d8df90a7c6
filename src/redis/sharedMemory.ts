/** What pods share by Redis, put together; without a URL, the same for one pod by itself, with nobody else to tell. */
import type { JournalEvent } from "../domain/events/events.ts";
import type { Leases } from "../ports/limits/leases.ts";
import type { RateLimits } from "../ports/limits/rateLimits.ts";
import type { Tally } from "../ports/limits/tally.ts";
import type { Clock } from "../ports/process/clock.ts";
import type { Log } from "../ports/process/log.ts";
import type { ConversationUpdates, LiveUpdates } from "../ports/reading/liveUpdates.ts";
import { createSharedLeases } from "./leases.ts";
import { createSharedLimits } from "./sharedLimits.ts";
import { createSharedTally } from "./sharedTally.ts";
import type { SoftRedisStats } from "./softRedis.ts";

export interface SharedMemoryStats extends SoftRedisStats {
	/** Live updates of other pods that were heard. */
	readonly heard: number;
}

export interface SharedMemory {
	readonly limits: RateLimits;
	readonly tally: Tally;
	readonly leases: Leases;
	/** Tells pages on other pods. */
	tellOthers(events: readonly JournalEvent[]): void;
	/** Tells every page, here and on other pods, that a conversation is another than before. */
	tellConversation(user_id: string, thread_id: string): void;
	/** Undefined without Redis. */
	stats(): SharedMemoryStats | undefined;
	/** Resolves when Redis is in use, or after 500 ms without it. */
	start(): Promise<void>;
	close(): Promise<void>;
}

interface SharedMemoryOptions {
	readonly url: string | undefined;
	/** What this process counts by itself: without Redis, and while it is away. */
	readonly local: Pick<SharedMemory, "limits" | "tally" | "leases">;
	readonly pod: string;
	readonly liveUpdates: Pick<LiveUpdates, "tell">;
	readonly conversations: Pick<ConversationUpdates, "tell">;
	readonly clock: Clock;
	readonly log: Log;
}

/** Asynchronous, because only who has a Redis loads its library. */
export async function openSharedMemory(options: SharedMemoryOptions): Promise<SharedMemory> {
	const { url, local, pod, liveUpdates, conversations, clock, log } = options;
	if (url === undefined) {
		const nothing = async () => {};
		return {
			...local,
			tellOthers: () => {},
			tellConversation: conversations.tell,
			stats: () => undefined,
			start: nothing,
			close: nothing,
		};
	}
	const [{ createSoftRedis }, { createFanOut }] = await Promise.all([import("./softRedis.ts"), import("./fanOut.ts")]);
	const redis = createSoftRedis({ url, clock, log });
	const fanOut = createFanOut({ url, redis, pod, liveUpdates, conversations, log });
	return {
		limits: createSharedLimits({ redis, local: local.limits }),
		tally: createSharedTally({ redis, local: local.tally, clock }),
		leases: createSharedLeases({ redis, local: local.leases, clock }),
		tellOthers: (events) => fanOut.tell(events),
		tellConversation(user_id, thread_id) {
			conversations.tell(user_id, thread_id);
			fanOut.tellOfConversation(user_id, thread_id);
		},
		stats: () => ({ ...redis.stats(), heard: fanOut.heard() }),
		async start() {
			fanOut.start();
			await redis.start();
		},
		async close() {
			fanOut.close();
			await redis.close();
		},
	};
}
