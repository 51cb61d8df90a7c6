/** The patch of kafkajs: an idle client sets no timers, a request that must wait still gets one. */
import { createRequire } from "node:module";
import { setTimeout as wait } from "node:timers/promises";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { guardTimerLoop } from "../../src/kafka/timerLoopGuard.ts";
import { eventually } from "../eventlog/eventually.ts";
import { sampleRecord } from "../eventlog/sampleRecords.ts";
import { lacksKafka, shareKafkaBroker } from "../support/sharedKafka.ts";
import { createLogOn } from "./kafkaScene.ts";

interface Queue {
	pending: unknown[];
	throttledUntil: number;
	throttleCheckTimeoutId: unknown;
	scheduleCheckPendingRequests(): void;
}
const require = createRequire(import.meta.url);
const { prototype } = require("kafkajs/src/network/requestQueue") as { prototype: Queue };
const queueWith = (pending: unknown[]): Queue =>
	Object.assign(Object.create(prototype) as Queue, {
		pending,
		throttledUntil: -1,
		throttleCheckTimeoutId: null,
		checkPendingRequests() {},
	});

/** Timers that this process sets while `work` runs. */
async function countTimers(work: Promise<unknown>): Promise<number> {
	const original = globalThis.setTimeout;
	let count = 0;
	globalThis.setTimeout = Object.assign((...args: Parameters<typeof setTimeout>) => {
		count++;
		return original(...args);
	}, original);
	await work;
	globalThis.setTimeout = original;
	return count;
}

const guard = suite("guard of the timer loop");

guard("given the library, then it is the version that the patch was made for, and patching twice is once", () => {
	guardTimerLoop();
	const { scheduleCheckPendingRequests } = prototype;
	guardTimerLoop();
	assert.is(prototype.scheduleCheckPendingRequests, scheduleCheckPendingRequests);
});

guard("given a queue without requests, then no timer is set; with one, it is looked at again", () => {
	const idle = queueWith([]);
	idle.scheduleCheckPendingRequests();
	assert.is(idle.throttleCheckTimeoutId, null);
	const waiting = queueWith([{}]);
	waiting.scheduleCheckPendingRequests();
	assert.is.not(waiting.throttleCheckTimeoutId, null);
	clearTimeout(waiting.throttleCheckTimeoutId as NodeJS.Timeout);
});

const lacking = await lacksKafka();
if (lacking) {
	console.log(`SKIP kafka: ${lacking}`);
} else {
	const broker = await shareKafkaBroker();
	guard("given an idle consumer and producer on a broker, then hardly a timer is set in a second", async () => {
		const { eventLog } = await createLogOn(broker);
		let owned = 0;
		await eventLog.join({
			group: "g",
			topics: ["task-events"],
			member: { id: "a", address: null },
			onOwned(shards) {
				owned = shards.size;
			},
			async handle() {},
		});
		await eventually(
			"it has joined",
			() => owned === 4,
			() => wait(50),
		);
		await eventLog.publish([sampleRecord("ann", 1, 0)]);
		const timers = await countTimers(wait(1_000));
		// 2,300 without the patch; fetches and heartbeats set a few.
		assert.ok(timers < 100, `${timers} timers in a second`);
		await eventLog.close();
	});
}

guard.run();
