/** Lateness as the dashboard asks for it: by step, and by shard for a while. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createMeter } from "../../src/actors/meter.ts";

const test = suite("meter of an actor system");

test("given firings, then each is counted in the first step that holds it, and the steps hold all of them", () => {
	const meter = createMeter();
	for (const ms of [0, 10, 11, 250, 251, 5_000, 5_001]) meter.noteLateness(ms, 0, 0);
	const steps = meter.lateSteps().map(({ upto_ms, reminders }) => `${upto_ms}: ${reminders}`);
	assert.equal(steps, ["10: 2", "50: 1", "250: 1", "1000: 1", "2000: 0", "5000: 1", "null: 1"]);
});

test("given firings of several shards, then each tells its latest since an instant, and older ones nothing", () => {
	const meter = createMeter();
	meter.noteLateness(9_000, 1, 999);
	meter.noteLateness(40, 1, 1_000);
	meter.noteLateness(70, 1, 1_500);
	meter.noteLateness(5, 2, 2_000);
	assert.equal(
		[...meter.latestSince(1_000)],
		[
			[1, 70],
			[2, 5],
		],
	);
});

test("given more firings than are remembered, then the first ones are forgotten", () => {
	const meter = createMeter();
	meter.noteLateness(60_000, 3, 0);
	for (let count = 0; count < 1_000; count += 1) meter.noteLateness(1, 4, 0);
	assert.is(meter.latestSince(0).has(3), false);
	assert.is(meter.lateSteps().at(-1)?.reminders, 0);
});

test.run();
