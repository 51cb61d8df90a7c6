import { suite } from "uvu";
import * as assert from "uvu/assert";
import { giveBackSpareMemory, spareMemory } from "../../src/host/spareMemory.ts";
import { createDrivenClock } from "../support/drivenClock.ts";

const test = suite("the start's spare memory");

test("given a busy second after the start, then the memory is given back after the first calm one, once", async () => {
	const clock = createDrivenClock();
	const seconds = [1, 0.9, 0.5, 0.02, 0.02];
	let looks = 0;
	let collections = 0;
	const given = giveBackSpareMemory(clock, {
		utilization: () => seconds[looks++] ?? 0,
		collect: () => {
			collections += 1;
		},
	});
	await clock.advance(2_000);
	assert.is(collections, 0);
	await clock.advance(1_000);
	assert.is(collections, 1);
	await given;
	await clock.advance(60_000);
	assert.is(collections, 1);
	assert.is(clock.pending(), 0);
});

test("given garbage, when this process gives back, then V8 holds less and nobody finds its collector", () => {
	const kept = new Set<object>();
	for (let n = 0; n < 300_000; n += 1) kept.add({ n });
	kept.clear();
	const before = process.memoryUsage().heapTotal;
	spareMemory().collect();
	assert.ok(process.memoryUsage().heapTotal < before - 10_000_000);
	assert.is(typeof Reflect.get(globalThis, "gc"), "undefined");
});

test.run();
