import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createSystemClock } from "../../src/host/systemClock.ts";

const clocks = suite("system clock");

/** This clock minus the host's, in ms; read again when this process was made to wait between the two. */
function offsetOf(clock: ReturnType<typeof createSystemClock>): number {
	for (;;) {
		const before = Date.now();
		const now = clock.now().epochMilliseconds;
		if (Date.now() - before <= 1) return now - before;
	}
}
const near = (actual: number, expected: number) =>
	assert.ok(Math.abs(actual - expected) <= 15, `${actual} ≉ ${expected}`);

clocks("given no correction, then now is the host's", () => {
	near(offsetOf(createSystemClock()), 0);
});

clocks("given corrections, when they are applied, then they add up, forwards and back", () => {
	const clock = createSystemClock();
	clock.correctBy(5_000.4);
	near(offsetOf(clock), 5_000);
	clock.correctBy(-8_000);
	near(offsetOf(clock), -3_000);
});

clocks("given a correction of 19 ms, then it is noise; given 20 ms, then it is an error", () => {
	const clock = createSystemClock();
	for (let time = 0; time < 100; time++) clock.correctBy(time % 2 ? 19 : 19.9);
	near(offsetOf(clock), 0);
	for (let time = 0; time < 10; time++) clock.correctBy(-20);
	near(offsetOf(clock), -200);
});

clocks("given an offset that is no number, then it throws and now stays", () => {
	const clock = createSystemClock();
	assert.throws(() => clock.correctBy(Number.NaN), "cannot be corrected");
	near(offsetOf(clock), 0);
});

clocks("given a timer, when its time is up, then it runs once; cancelled, it never runs", async () => {
	const clock = createSystemClock();
	// A timer of this clock does not hold the process, so something else has to for the test's sake.
	const holding = setInterval(() => {}, 1_000);
	const ran: string[] = [];
	clock.setTimer(1, () => ran.push("cancelled"))();
	await new Promise<void>((resolve) => {
		clock.setTimer(5, () => {
			ran.push("ran");
			resolve();
		});
	});
	clearInterval(holding);
	assert.equal(ran, ["ran"]);
});

clocks("given a span longer than the host's timers can hold, then it does not run at once", async () => {
	let isEarly = false;
	const cancel = createSystemClock().setTimer(2 ** 40, () => {
		isEarly = true;
	});
	await new Promise((resolve) => setTimeout(resolve, 20));
	cancel();
	assert.not(isEarly);
});

clocks.run();
