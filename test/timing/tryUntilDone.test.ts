import { suite } from "uvu";
import * as assert from "uvu/assert";
import { tryUntilDone } from "../../src/timing/tryUntilDone.ts";
import { createDrivenClock } from "../support/drivenClock.ts";

const test = suite("work that is tried until it is done");

test("given work that fails twice, then it is tried after the pauses that were named, and once it is done no more", async () => {
	const clock = createDrivenClock();
	const tries: number[] = [];
	const began = clock.now().epochMilliseconds;
	const work = async () => {
		tries.push(clock.now().epochMilliseconds - began);
		if (tries.length < 3) throw new Error("not yet");
	};
	const done = tryUntilDone({ clock, work, onFault: () => tries.length * 100, until: new AbortController().signal });
	await clock.advance(1_000);
	await done;
	assert.equal(tries, [0, 100, 300]);
	assert.is(clock.pending(), 0);
});

test("given work that is no longer wanted during a pause, then it ends at once", async () => {
	const clock = createDrivenClock();
	const until = new AbortController();
	let tries = 0;
	const work = async () => {
		tries += 1;
		throw new Error("never");
	};
	const done = tryUntilDone({ clock, work, onFault: () => 60_000, until: until.signal });
	await clock.advance(10);
	until.abort();
	await done;
	assert.is(tries, 1);
	assert.is(clock.pending(), 0);
});

test.run();
