/** What the dashboard is told of the actors: who is hot, and how late each shard fires. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createMeter } from "../../src/actors/meter.ts";
import { statsOf } from "../../src/actors/stats.ts";
import { createDrivenClock } from "../support/drivenClock.ts";

const test = suite("figures of the actor system");

type Parts = Parameters<typeof statsOf>[0];
type Resident = ReturnType<Parts["registry"]["residents"]> extends Iterable<infer One> ? One : never;

const clock = createDrivenClock();
const resident = (shard: number, user_id: string, mailbox: number, armed = 0) => {
	const reminders = Array.from({ length: armed }, (_, id) => [id, { task_id: id, fire_at: "2026-03-10T09:00:00Z" }]);
	return { shard, actor: { user_id, ref: { mailbox }, armed: new Map(reminders as never) }, isStopping: false };
};
const look = (residents: readonly object[], meter = createMeter()) =>
	statsOf({
		clock,
		meter,
		kernel: { faults: () => 0 },
		registry: {
			epochs: () =>
				new Map([
					[0, 7],
					[1, 9],
				]),
			residents: () => residents as Resident[],
		},
	});

test("given users of a shard, then the three with most messages are hot, then those with most reminders", () => {
	const id = (first: string) => `${first}1234567-89ab-4cde-8f01-23456789abcd`;
	const { hot_users } = look([
		resident(0, id("a"), 1),
		resident(0, id("b"), 9),
		resident(0, id("c"), 1, 4),
		resident(0, id("d"), 0, 2),
		resident(1, id("e"), 0, 1),
	]);
	assert.equal(hot_users, [
		{ shard: 0, id: "b1234567", mailbox: 9, armed: 0 },
		{ shard: 0, id: "c1234567", mailbox: 1, armed: 4 },
		{ shard: 0, id: "a1234567", mailbox: 1, armed: 0 },
		{ shard: 1, id: "e1234567", mailbox: 0, armed: 1 },
	]);
});

test("given users without anything to do, then none is hot", () => {
	assert.equal(look([resident(0, "a", 0)]).hot_users, []);
});

test("given a late firing, then its shard says so for a minute", async () => {
	const meter = createMeter();
	meter.noteLateness(800, 1, clock.elapsedMs());
	await clock.advance(60_000);
	assert.equal(
		look([], meter).shards.map(({ late_ms }) => late_ms),
		[0, 800],
	);
	await clock.advance(1);
	assert.equal(
		look([], meter).shards.map(({ late_ms }) => late_ms),
		[0, 0],
	);
});

test("given 10,000 users, then no more than three of a shard are told", () => {
	const many = Array.from({ length: 10_000 }, (_, at) => resident(at % 2, `${at}`.padStart(8, "0"), at % 7));
	const { hot_users, actors } = look(many);
	assert.is(hot_users.length, 6);
	assert.is(actors.users_active, 10_000);
	assert.ok(JSON.stringify(hot_users).length < 500);
});

test.run();
