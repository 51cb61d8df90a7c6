/** What every loop of the server owes: no hint is slept over, a fault is paused after, a stop waits for the round. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createLoop } from "../../src/timing/loop.ts";
import { createDrivenClock, settle } from "../support/drivenClock.ts";

const NAP_MS = 1_000;
const PAUSE_MS = 300;

/** A loop whose rounds are counted and can be held or made to fail. */
function setUp({ gatherMs }: { gatherMs?: number } = {}) {
	const clock = createDrivenClock();
	const startMs = clock.now().epochMilliseconds;
	const rounds: number[] = [];
	const faults: number[] = [];
	const scene = { held: undefined as Promise<void> | undefined, fails: false, napMs: NAP_MS };
	const loop = createLoop({
		clock,
		...(gatherMs === undefined ? {} : { gatherMs }),
		async round() {
			rounds.push(clock.now().epochMilliseconds - startMs);
			await scene.held;
			if (scene.fails) throw new Error("on purpose");
			return scene.napMs;
		},
		onFault(_fault, failures) {
			faults.push(failures);
			return PAUSE_MS;
		},
	});
	return { clock, loop, rounds, faults, scene };
}

const loops = suite("loop");

loops("given a loop, when nobody wakes it, then a round follows each nap", async () => {
	const { clock, loop, rounds } = setUp();
	void loop.start();
	await clock.advance(2_500);
	assert.equal(rounds, [0, 1_000, 2_000]);
	await loop.stop();
	assert.is(clock.pending(), 0);
});

loops("given a nap, when it is woken, then the next round begins at once and only one does", async () => {
	const { clock, loop, rounds } = setUp();
	void loop.start();
	await clock.advance(400);
	loop.wake();
	loop.wake();
	await clock.advance(100);
	assert.equal(rounds, [0, 400]);
	await loop.stop();
});

loops("given a round in hand, when it is woken, then the hint is not slept over", async () => {
	const { clock, loop, rounds, scene } = setUp();
	const gate = Promise.withResolvers<void>();
	scene.held = gate.promise;
	void loop.start();
	await settle();
	loop.wake();
	scene.held = undefined;
	gate.resolve();
	await clock.advance(10);
	assert.equal(rounds, [0, 0]);
	await loop.stop();
});

loops("given a round that says 0, then the next follows without a nap", async () => {
	const { clock, loop, rounds, scene } = setUp();
	scene.napMs = 0;
	const gate = Promise.withResolvers<void>();
	void loop.start();
	scene.held = gate.promise;
	await settle();
	scene.napMs = NAP_MS;
	gate.resolve();
	await settle();
	assert.equal(rounds, [0, 0]);
	assert.is(clock.nextInMs(), NAP_MS);
	await loop.stop();
});

loops("given a round that fails, then it pauses, whoever wakes it, and counts until one succeeds", async () => {
	const { clock, loop, rounds, faults, scene } = setUp();
	scene.fails = true;
	void loop.start();
	await settle();
	loop.wake();
	await clock.advance(PAUSE_MS - 1);
	assert.equal(rounds, [0]);
	await clock.advance(1);
	assert.equal(faults, [1, 2]);
	scene.fails = false;
	await clock.advance(PAUSE_MS);
	scene.fails = true;
	await clock.advance(NAP_MS);
	assert.equal(faults, [1, 2, 1]);
	await loop.stop();
});

loops("given a time to gather, when a burst of hints comes, then one round serves it", async () => {
	const { clock, loop, rounds } = setUp({ gatherMs: 100 });
	void loop.start();
	await settle();
	for (let n = 0; n < 5; n++) {
		loop.wake();
		await clock.advance(10);
	}
	await clock.advance(60);
	assert.equal(rounds, [0, 100]);
	await loop.stop();
});

loops("given a round in hand, when it is stopped, then the stop waits for it and no other begins", async () => {
	const { loop, rounds, scene } = setUp();
	const gate = Promise.withResolvers<void>();
	scene.held = gate.promise;
	void loop.start();
	await settle();
	let hasStopped = false;
	const stopped = loop.stop().then(() => {
		hasStopped = true;
	});
	loop.wake();
	await settle();
	assert.not(hasStopped);
	gate.resolve();
	await stopped;
	assert.equal(rounds, [0]);
});

loops("given a first round, when it ends well or badly, then the start resolves", async () => {
	for (const fails of [false, true]) {
		const { loop, rounds, scene } = setUp();
		scene.fails = fails;
		await loop.start();
		assert.is(rounds.length, 1);
		await loop.stop();
	}
});

loops("given a loop that was stopped before its start, then it has no round and the start resolves", async () => {
	const { loop, rounds } = setUp();
	await loop.stop();
	await loop.start();
	assert.equal(rounds, []);
});

loops.run();
