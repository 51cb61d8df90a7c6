import { suite } from "uvu";
import * as assert from "uvu/assert";
import { sleep } from "../../src/ports/process/clock.ts";
import { createDrivenClock } from "./drivenClock.ts";

const test = suite("driven clock");

test("given timers out of order, when time advances past them, then they run in the order of their instants", async () => {
	const clock = createDrivenClock("2026-01-15T09:00:00Z");
	const ran: string[] = [];
	clock.setTimer(200, () => ran.push(`late ${clock.now()}`));
	clock.setTimer(100, () => ran.push(`early ${clock.now()}`));
	await clock.advance(250);
	assert.equal(ran, ["early 2026-01-15T09:00:00.1Z", "late 2026-01-15T09:00:00.2Z"]);
	assert.is(clock.now().toString(), "2026-01-15T09:00:00.25Z");
});

test("given a timer at an instant, when time stops 1 ms before it, then it has not run", async () => {
	const clock = createDrivenClock();
	let ran = 0;
	clock.setTimer(100, () => ran++);
	await clock.advance(99);
	assert.is(ran, 0);
	await clock.advance(1);
	assert.is(ran, 1);
});

test("given a loop that sleeps, when one advance spans many rounds, then each round runs at its own instant", async () => {
	const clock = createDrivenClock("2026-01-15T09:00:00Z");
	const seen: string[] = [];
	const loop = (async () => {
		for (let round = 0; round < 3; round++) {
			await sleep(clock, 1000);
			seen.push(clock.now().toString());
		}
	})();
	await clock.advance(3000);
	await loop;
	assert.equal(seen, ["2026-01-15T09:00:01Z", "2026-01-15T09:00:02Z", "2026-01-15T09:00:03Z"]);
	assert.is(clock.pending(), 0);
});

test("given a cancelled timer, when its instant passes, then nothing runs", async () => {
	const clock = createDrivenClock();
	let ran = 0;
	const cancel = clock.setTimer(10, () => ran++);
	cancel();
	await clock.advance(20);
	assert.is(ran, 0);
});

test("given a span over 24 h, when a day has passed, then the timer has run, as the port says", async () => {
	const clock = createDrivenClock();
	let ran = 0;
	clock.setTimer(48 * 3_600_000, () => ran++);
	assert.is(clock.nextInMs(), 24 * 3_600_000);
	await clock.advanceTo(clock.now().add({ hours: 24 }));
	assert.is(ran, 1);
});

test.run();
