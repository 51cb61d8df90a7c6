/** What the gate does while a user's actor is on its way out. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createCommandGate } from "../../src/actors/commandGate.ts";
import { createKernel } from "../../src/actors/kernel.ts";
import { createMeter } from "../../src/actors/meter.ts";
import type { ShardRegistry } from "../../src/actors/shardRegistry.ts";
import { createDrivenClock, settle } from "../support/drivenClock.ts";
import { createMemoryStore } from "../support/memoryStore.ts";

const test = suite("command gate");
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

test("given an actor that never ends its stop, when a command comes, then it is told after 5 s to ask again (P11)", async () => {
	const clock = createDrivenClock();
	const kernel = createKernel({ clock, log: silent });
	const registry = { actorOf: () => new Promise<void>(() => undefined) } as unknown as ShardRegistry;
	const { journal } = createMemoryStore(clock);
	const routing = { find: async () => undefined, findAfresh: async () => undefined, avoid: () => undefined };
	const meter = createMeter();
	const parts = { kernel, registry, journal, clock, log: silent, meter, shards: 4, routing, peers: undefined };
	const gate = createCommandGate({ ...parts, onCommitted: () => undefined });
	const asked = gate.execute({
		command_id: "one",
		user_id: "user-1",
		principal: { kind: "user", id: "page" },
		command: { type: "AddTask", title: "milk" },
	});
	let answer: unknown;
	const heard = asked.then((result) => {
		answer = result;
	});
	await clock.advance(4_999);
	assert.is(answer, undefined);
	await clock.advance(1);
	await settle();
	assert.equal(answer, { kind: "unavailable", retry_after_ms: 1_000 });
	await heard;
	assert.is(clock.pending(), 0);
	await kernel.close();
});

test.run();
