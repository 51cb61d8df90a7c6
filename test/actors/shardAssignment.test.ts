/** Which of the shards that the log assigns may be taken, and when (P7). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createShardAssignment } from "../../src/actors/shardAssignment.ts";
import { createDrivenClock } from "../support/drivenClock.ts";

const test = suite("assigned shards");
const SILENT_MS = 2_500;
const LET_GO_MS = 1_000;

const row = (owner: string | null, silent_ms: number | null = 0) => {
	return { shard: 7, owner, address: null, epoch: 1, silent_ms };
};

function setUp() {
	const clock = createDrivenClock();
	return { clock, assignment: createShardAssignment("us", clock) };
}

test("given a shard that nobody owns, then it is due at once, whether it was newly assigned or lost", () => {
	const { assignment } = setUp();
	assignment.assign(new Set([7]));
	assert.ok(assignment.isDue(7, undefined));
	assignment.taken([7]);
	assert.ok(assignment.isDue(7, row(null, null)));
});

test("given another's shard that was newly assigned, then it is due when its owner has had a second", async () => {
	const { clock, assignment } = setUp();
	assignment.assign(new Set([7]));
	await clock.advance(LET_GO_MS - 1);
	assert.not(assignment.isDue(7, row("other")));
	await clock.advance(1);
	assert.ok(assignment.isDue(7, row("other")));
});

test("given a shard that was taken from us, then it is due only when its new owner falls silent", async () => {
	const { clock, assignment } = setUp();
	assignment.assign(new Set([7]));
	assignment.taken([7]);
	await clock.advance(10 * LET_GO_MS);
	assert.not(assignment.isDue(7, row("other", SILENT_MS)));
	assert.ok(assignment.isDue(7, row("other", SILENT_MS + 1)));
});

test("given a shard of ours that is to be taken anew, then it is due at once", () => {
	const { assignment } = setUp();
	assignment.assign(new Set([7]));
	assignment.taken([7]);
	assert.not(assignment.isDue(7, row("us")));
	assignment.want([7]);
	assert.ok(assignment.isDue(7, row("us")));
});

test("given a shard that is assigned no longer, then it is neither missing nor waited for", () => {
	const { assignment } = setUp();
	assignment.assign(new Set([7, 8]));
	assert.ok(assignment.isWaiting());
	assignment.assign(new Set([8]));
	assignment.taken([8]);
	assert.not(assignment.isWaiting());
	assert.not(assignment.has(7));
	assert.equal(assignment.missing(new Set()), [8]);
	assert.equal(assignment.missing(new Set([8])), []);
});

test.run();
