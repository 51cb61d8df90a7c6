/** What a user actor has put off for a moment: done when its time has come, and not once the actor has ended. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createFiring } from "../../src/actors/firing.ts";
import { createFollowingSteps } from "../../src/actors/followingSteps.ts";
import type { OwnSession } from "../../src/actors/ownSession.ts";
import { initialUserState } from "../../src/domain/evolve/initialState.ts";
import { instantTextOfEpochMs } from "../../src/domain/time/instant.ts";
import { createDrivenClock } from "../support/drivenClock.ts";

const test = suite("what a user actor puts off");

const SNAPSHOT = { user_id: "u1", shard: 0, version: 1, epoch: 1, refused_at: null };
const FOLLOWING = {
	change: 1,
	at: instantTextOfEpochMs(0),
	is_undo: false,
	steps: 0,
	taking_back: [],
	steps_back: 0,
	after_task_id: 0,
};

/** Every firing is `ahead_ms` too early, and no step is written. */
function setUp() {
	const clock = createDrivenClock();
	const stopped = new AbortController();
	const asked: string[] = [];
	const own: OwnSession = {
		activate: async () => ({
			snapshot: { ...SNAPSHOT, state: { ...initialUserState(), following: FOLLOWING } },
			tasks: new Map(),
		}),
		run: async () => ({ kind: "early", ahead_ms: 500 }),
		isActive: () => false,
		forget() {},
	};
	const parts = { own, clock, user_id: "u1", ended: stopped.signal };
	const firing = createFiring({ ...parts, timers: { forgetRun() {} }, ask: () => void asked.push("fire") });
	const steps = createFollowingSteps({ ...parts, ask: () => asked.push("follow") > 0 });
	return { clock, stopped, asked, firing, steps };
}

test("given a database behind this clock, when it has caught up, then what was put off is asked for again", async () => {
	const { clock, asked, firing } = setUp();
	firing.note(1);
	await firing.fire();
	await clock.advance(499);
	assert.equal(asked, ["fire"]);
	await clock.advance(1);
	assert.equal(asked, ["fire", "fire"]);
});

test("given a user actor that ends, then what it put off is asked for no more, and no timer is left", async () => {
	const { clock, stopped, asked, firing, steps } = setUp();
	firing.note(1);
	await firing.fire();
	await steps.step();
	assert.is(clock.pending(), 2);
	stopped.abort();
	assert.is(clock.pending(), 0);
	await clock.advance(10_000);
	assert.equal(asked, ["fire"]);
});

test("given a firing that comes back after its user actor has ended, then it sets no timer", async () => {
	const { clock, stopped, asked, firing } = setUp();
	firing.note(1);
	stopped.abort();
	await firing.fire();
	await clock.advance(10_000);
	assert.equal([asked, clock.pending()], [["fire"], 0]);
});

test.run();
