/** The windows of one process: which are let go, and that this takes the same few steps however many came and went. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createRing, type Placed } from "../../src/pod/arrivals.ts";
import { createLocalLimits, createLocalWindows } from "../../src/pod/localLimits.ts";
import { allowed, LIMIT, rateLimitsContract } from "../redis/rateLimits.contract.ts";
import { createDrivenClock } from "../support/drivenClock.ts";

const test = suite("windows of one process");

/** A ring that counts how often its old end is looked at: one look is one step of letting go. */
function countingRing() {
	const ring = createRing<never>();
	let steps = 0;
	let after = ring.after;
	Object.defineProperty(ring, "after", {
		get: () => {
			steps += 1;
			return after;
		},
		set: (next: typeof after) => {
			after = next;
		},
	});
	return { ring: ring as Placed<never>, steps: () => steps };
}

for (const [many, gone] of [
	[1_000, 0],
	[50_000, 0],
	[50_000, 49_000],
	[200_000, 0],
] as const) {
	test(`given ${many} windows of which ${gone} were ended, when another begins, then that takes two steps at most`, () => {
		const { ring, steps } = countingRing();
		const { add, forget, look } = createLocalWindows({ clock: createDrivenClock() }, ring);
		for (let key = 0; key < many; key += 1) add(String(key), 1, LIMIT);
		for (let key = 0; key < gone; key += 1) forget(String(key));
		const before = steps();
		for (let key = 0; key < 100; key += 1) add(`new ${key}`, 1, LIMIT);
		assert.ok(steps() - before <= 200, `${steps() - before} steps for 100`);
		assert.is(look("new 0", { max: 1, window_s: 10 }).allowed, false);
	});
}

test("given windows of two lengths, when the short ones are over, then they go, and the long ones count on", async () => {
	const clock = createDrivenClock();
	const { add, look } = createLocalWindows({ clock });
	const long = { max: 1, window_s: 3_600 };
	for (let key = 0; key < 30_000; key += 1) add(`short ${key}`, 1, LIMIT);
	add("long", 1, long);
	await clock.advance(10_000);
	for (let key = 0; key < 40_000; key += 1) add(`next ${key}`, 1, LIMIT);
	assert.is(look("long", long).allowed, false);
});

test("given a window that is ended from the middle, then those before and after it count on", () => {
	const { add, look, forget } = createLocalWindows({ clock: createDrivenClock() });
	const one = { max: 1, window_s: 10 };
	for (const key of ["a", "b", "c"]) add(key, 1, one);
	forget("b");
	forget("b");
	assert.equal(
		["a", "b", "c"].map((key) => look(key, one).allowed),
		[false, true, false],
	);
});

rateLimitsContract(test, "one process", () => createLocalLimits({ clock: createDrivenClock() }));

test("given one process, then a window takes its tries, says when it ends, and a new one begins after it", async () => {
	const clock = createDrivenClock();
	const limits = createLocalLimits({ clock });
	assert.equal(await allowed(limits, "a", 4), [true, true, true, false]);
	assert.equal(await allowed(limits, "b", 1), [true]);
	await clock.advance(9_001);
	assert.equal(await limits.take("a", LIMIT), { allowed: false, retry_after_s: 1 });
	await clock.advance(999);
	assert.equal(await limits.take("a", LIMIT), { allowed: true, retry_after_s: 10 });
});

test("given more keys than are kept, then memory is bounded and the newest are still counted", async () => {
	const limits = createLocalLimits({ clock: createDrivenClock() });
	for (let key = 0; key < 50_100; key += 1) await limits.take(String(key), LIMIT);
	assert.equal(await allowed(limits, "50099", 3), [true, true, false]);
	assert.equal(await allowed(limits, "0", 3), [true, true, true]);
});

test.run();
