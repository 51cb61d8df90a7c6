/** Several pods' connections to one real Redis. */

import { createSystemClock } from "../../src/host/systemClock.ts";
import { createSoftRedis, type SoftRedis } from "../../src/redis/softRedis.ts";
import { createRememberingLog } from "../eventlog/sampleRecords.ts";
import { type RedisServer, startRedisServer } from "../support/redisServer.ts";
import { until } from "../support/until.ts";

export interface RedisScene {
	readonly server: RedisServer;
	readonly log: ReturnType<typeof createRememberingLog>;
	/** A pod's own connection. */
	join(): Promise<SoftRedis>;
	/** Resolves when every pod has noticed that Redis is there, or is not. */
	notices(isAnswering: boolean): Promise<void>;
	stop(): Promise<void>;
}

export async function createRedisScene(): Promise<RedisScene> {
	const server = await startRedisServer();
	const log = createRememberingLog();
	const pods: SoftRedis[] = [];
	const touch = (redis: SoftRedis) =>
		redis.attempt<unknown>(
			(client) => client.ping(),
			() => undefined,
		);
	return {
		server,
		log,
		async join() {
			const redis = createSoftRedis({ url: server.url, clock: createSystemClock(), log });
			pods.push(redis);
			await redis.start();
			return redis;
		},
		notices: async (isAnswering) =>
			void (await until(`every pod notices that Redis is ${isAnswering ? "there" : "away"}`, async () => {
				await Promise.all(pods.map(touch));
				return pods.every((redis) => redis.stats().isAnswering === isAnswering);
			})),
		async stop() {
			await Promise.all(pods.map((redis) => redis.close()));
			await server.stop();
		},
	};
}
