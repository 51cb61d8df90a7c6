/** What can happen to three brokers that keep copies, one at a time. */
import { setTimeout as wait } from "node:timers/promises";
import type { KafkaTrio, TrioNode } from "../support/kafkaTrio.ts";
import { type Fault, namesBut, OWNED_WITHIN_MS, type Struck, untilDrained } from "./faults.ts";
import type { Scene } from "./scene.ts";

/** The three brokers of a scene; rejects where there is only one. */
function trioOf({ trio }: Scene): KafkaTrio {
	if (!trio) throw new Error("this cluster has no three brokers");
	return trio;
}

/** SIGKILL of the broker that leads the first partition of the tasks' events, and its start after so long. */
export const leaderKilled = (ms: number): Fault => ({
	name: "a partition's leader killed",
	async strike(scene) {
		const trio = trioOf(scene);
		return killNode(scene, await trio.leaderOf("task-events", 0), ms);
	},
});

/** SIGKILL of the broker whose controller is the active one, and its start after so long. */
export const controllerKilled = (ms: number): Fault => ({
	name: "the active controller killed",
	async strike(scene) {
		return killNode(scene, trioOf(scene).activeController(), ms);
	},
});

async function killNode(scene: Scene, node: TrioNode, ms: number): Promise<Struck> {
	const atMs = Date.now();
	await node.kill();
	await wait(ms);
	const drainedMs = await untilDrained(scene);
	await node.start();
	await trioOf(scene).untilInSync();
	return { atMs, drainedMs, ownedMs: await scene.untilOwned(namesBut(scene), OWNED_WITHIN_MS) };
}

/** SIGSTOP of the leader of the first partition of the tasks' events for so long, then SIGCONT. */
export const leaderFrozen = (ms: number): Fault => ({
	name: "a broker frozen",
	async strike(scene) {
		const trio = trioOf(scene);
		const node = await trio.leaderOf("task-events", 0);
		const atMs = Date.now();
		node.signal("SIGSTOP");
		await wait(ms).finally(() => node.signal("SIGCONT"));
		const drainedMs = await untilDrained(scene);
		await trio.untilInSync();
		return { atMs, drainedMs, ownedMs: await scene.untilOwned(namesBut(scene), OWNED_WITHIN_MS) };
	},
});

/** SIGTERM and start of each broker, the next when all copies are whole again, as an update does it. */
export const brokersRestarted: Fault = {
	name: "rolling restart of the brokers",
	async strike(scene) {
		const trio = trioOf(scene);
		const atMs = Date.now();
		for (const node of trio.nodes) {
			await node.end();
			await node.start();
			await trio.untilInSync();
		}
		return { atMs, ownedMs: await scene.untilOwned(namesBut(scene), OWNED_WITHIN_MS) };
	},
};
