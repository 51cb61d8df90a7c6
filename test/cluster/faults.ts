/** What can happen to a cluster: each fault strikes, heals, and says how long the cluster took where that is a number. */
import { setTimeout as wait } from "node:timers/promises";
import { eventually } from "../support/promises.ts";
import { blockEventLoop } from "./eventLoop.ts";
import type { Scene } from "./scene.ts";

export interface Struck {
	/** Unix time, ms, of the stroke. */
	readonly atMs: number;
	/** Whom it hit, when it hit a pod. */
	readonly pod?: string;
	/** Until every shard had a living owner again, in ms. */
	readonly ownedMs?: number;
	/** From the cure until nothing was unpublished, in ms. */
	readonly drainedMs?: number;
}

export interface Fault {
	readonly name: string;
	strike(scene: Scene): Promise<Struck>;
}

export const OWNED_WITHIN_MS = 20_000;
const READY_WITHIN_MS = 30_000;

/** Of the pods that run. */
export const namesBut = (scene: Scene, without?: string) =>
	scene.pods.filter((pod) => pod.isRunning() && pod.name !== without).map(({ name }) => name);

async function untilReady(scene: Scene, name: string): Promise<void> {
	await eventually(
		() => scene.pods.some((pod) => pod.name === name && scene.balancer.isReady(pod)),
		Boolean,
		READY_WITHIN_MS,
	);
}

export const nothing = (ms: number): Fault => ({
	name: "steady",
	async strike() {
		const atMs = Date.now();
		await wait(ms);
		return { atMs };
	},
});

/** SIGKILL of a pod; it is started again when the others own its shards. */
export const kill = (number: number): Fault => ({
	name: "a pod killed",
	async strike(scene) {
		const pod = scene.pod(number);
		const atMs = Date.now();
		await pod.kill();
		const ownedMs = await scene.untilOwned(namesBut(scene, pod.name), OWNED_WITHIN_MS);
		// Reminders that its death made late have fired by the time that it is back.
		await wait(3_000);
		await pod.start();
		await untilReady(scene, pod.name);
		return { atMs, pod: pod.name, ownedMs };
	},
});

/** SIGTERM and start of every pod, one after the other, as an update does it. */
export const rollingUpdate: Fault = {
	name: "rolling update",
	async strike(scene) {
		const atMs = Date.now();
		for (const pod of scene.pods) {
			const code = await pod.stop();
			if (code !== 0) throw new Error(`${pod.name} ended with ${code} instead of 0:\n${pod.output().slice(-2_000)}`);
			await pod.start();
			await untilReady(scene, pod.name);
		}
		return { atMs };
	},
};

/** SIGTERM and start of one pod. */
export const restart = (number: number): Fault => ({
	name: `pod-${number} restarted`,
	async strike(scene) {
		const pod = scene.pod(number);
		const atMs = Date.now();
		await pod.stop();
		await pod.start();
		await untilReady(scene, pod.name);
		return { atMs };
	},
});

/** SIGSTOP for so long, then SIGCONT. */
export const freeze = (number: number, ms: number): Fault => ({
	name: "a pod frozen",
	async strike(scene) {
		const pod = scene.pod(number);
		const atMs = Date.now();
		pod.freeze();
		const [ownedMs] = await Promise.all([
			scene.untilOwned(namesBut(scene, pod.name), OWNED_WITHIN_MS),
			wait(ms),
		]).finally(() => pod.thaw());
		await untilReady(scene, pod.name);
		return { atMs, pod: pod.name, ownedMs };
	},
});

/** The event loop of a pod does nothing else for so long; it must run with `--inspect`. */
export const block = (number: number, ms: number): Fault => ({
	name: "event loop blocked",
	async strike(scene) {
		const pod = scene.pod(number);
		const atMs = Date.now();
		await blockEventLoop(pod, ms);
		await untilReady(scene, pod.name);
		return { atMs, pod: pod.name };
	},
});

/** Pods that join all at once, and leave after a while. */
export const joinStorm = (count: number): Fault => ({
	name: "pods joining at once",
	async strike(scene) {
		const atMs = Date.now();
		const joined = await Promise.all(Array.from({ length: count }, () => scene.addPod()));
		const ownedMs = await eventually(
			() => scene.database.query<{ owner: string }>("SELECT DISTINCT owner FROM shard WHERE owner IS NOT NULL"),
			(owners) => owners.length === scene.pods.length,
			OWNED_WITHIN_MS,
		).then(() => Date.now() - atMs);
		await Promise.all(joined.map((pod) => pod.stop()));
		return { atMs, ownedMs };
	},
});

/** Ms until all that is committed by now is published; the load goes on. */
export async function untilDrained({ database }: Scene): Promise<number> {
	const start = performance.now();
	const [last] = await database.query<{ id: number }>("SELECT coalesce(max(id), 0)::float8 AS id FROM outbox");
	await eventually(
		() =>
			database.query<{ waiting: number }>("SELECT count(*)::float8 AS waiting FROM outbox WHERE id <= $1", [
				last?.id ?? 0,
			]),
		([row]) => row?.waiting === 0,
		30_000,
	);
	return performance.now() - start;
}

/** SIGKILL of the broker, and its start after so long. */
export const kafkaAway = (ms: number): Fault => ({
	name: "Kafka away",
	async strike(scene) {
		const { kafka } = scene;
		if (!kafka) throw new Error("this cluster has no Kafka");
		const atMs = Date.now();
		await kafka.kill();
		await wait(ms);
		await kafka.restart();
		return { atMs, drainedMs: await untilDrained(scene) };
	},
});

/** SIGKILL of PostgreSQL, and its start after so long. `meanwhile` runs while it is away. */
export const postgresAway = (ms: number, meanwhile?: () => Promise<void>): Fault => ({
	name: "PostgreSQL away",
	async strike(scene) {
		const atMs = Date.now();
		await scene.postgres.kill();
		await Promise.all([wait(ms), meanwhile?.()]);
		await scene.postgres.start();
		const ownedMs = await scene.untilOwned(namesBut(scene), OWNED_WITHIN_MS);
		for (const name of namesBut(scene)) await untilReady(scene, name);
		return { atMs, ownedMs };
	},
});

/** SIGKILL of the broker; it comes back with its topics and without anything that groups had kept there. */
export const kafkaForgetful: Fault = {
	name: "Kafka without its groups",
	async strike(scene) {
		const { kafka } = scene;
		if (!kafka) throw new Error("this cluster has no Kafka");
		const atMs = Date.now();
		await kafka.kill();
		scene.forgetGroups();
		await kafka.restart();
		const ownedMs = await scene.untilOwned(namesBut(scene), OWNED_WITHIN_MS);
		for (const name of namesBut(scene)) await untilReady(scene, name);
		return { atMs, ownedMs };
	},
};

/** Connections to the broker stay open and nothing passes, for so long. */
export const kafkaHalfOpen = (ms: number): Fault => ({
	name: "Kafka half-open",
	async strike(scene) {
		const atMs = Date.now();
		scene.kafka?.door.hold();
		await wait(ms);
		scene.kafka?.door.release();
		return { atMs, ownedMs: await scene.untilOwned(namesBut(scene), OWNED_WITHIN_MS) };
	},
});

/** Connections to PostgreSQL stay open and nothing passes, for so long. */
export const postgresHalfOpen = (ms: number): Fault => ({
	name: "PostgreSQL half-open",
	async strike(scene) {
		const atMs = Date.now();
		scene.postgres.door.hold();
		await wait(ms);
		scene.postgres.door.release();
		for (const name of namesBut(scene)) await untilReady(scene, name);
		return { atMs };
	},
});

/** A copy of the data is taken; later it takes the place of what has come since, as a replica that lagged would. */
export const postgresPutBack: Fault = {
	name: "PostgreSQL put back",
	async strike(scene) {
		const { postgres } = scene;
		await postgres.stop();
		const putBack = postgres.copy();
		await postgres.start();
		await wait(4_000);
		const atMs = Date.now();
		await postgres.kill();
		putBack();
		await postgres.start();
		for (const name of namesBut(scene)) await untilReady(scene, name);
		return { atMs };
	},
};

/** SIGKILL of Redis with all that it held, and its start after so long. */
export const redisLost = (ms: number): Fault => ({
	name: "Redis lost",
	async strike(scene) {
		const { redis } = scene;
		if (!redis) throw new Error("this cluster has no Redis");
		const atMs = Date.now();
		await redis.kill();
		await wait(ms);
		await redis.restart();
		return { atMs };
	},
});
