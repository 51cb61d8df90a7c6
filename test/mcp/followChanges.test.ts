/** Nothing is missed between a hint and the journal (decision 0173). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { JournalEvent } from "../../src/domain/events/events.ts";
import { followChanges } from "../../src/mcp/followChanges.ts";
import { createDrivenClock, settle } from "../support/drivenClock.ts";

const test = suite("following changes");
const event = (seq: number) => ({ seq, data: { task_id: seq } }) as unknown as JournalEvent;

function begin() {
	const clock = createDrivenClock();
	const journal: JournalEvent[] = [];
	const told: number[] = [];
	let hint = (_: readonly JournalEvent[]) => {};
	let isSubscribed = false;
	const end = followChanges(
		{
			clock,
			journal: { eventsAfter: async (_, seq, limit) => journal.filter((one) => one.seq > seq).slice(0, limit) },
			liveUpdates: {
				subscribe: (_, listener) => {
					hint = listener;
					isSubscribed = true;
					return () => {
						isSubscribed = false;
					};
				},
			},
			onFault: (fault) => {
				throw fault;
			},
		},
		"u1",
		10,
		(events) => told.push(...events.map(({ seq }) => seq)),
	);
	return {
		clock,
		journal,
		told,
		end,
		hint: (...seqs: number[]) => hint(seqs.map(event)),
		isSubscribed: () => isSubscribed,
	};
}

test("given hints in order, then each is told once", () => {
	const { told, hint } = begin();
	hint(11);
	hint(11, 12);
	hint(9);
	assert.equal(told, [11, 12]);
});

test("given a hint after one that was lost, then the lost one is read from the journal", async () => {
	const { journal, told, hint } = begin();
	journal.push(event(11), event(12));
	hint(12);
	await settle();
	assert.ok(told.includes(11));
	hint(12);
	hint(13);
	assert.is(told.at(-1), 13);
});

test("given hints that are all lost, then half a minute later the journal tells, and after the end nothing does", async () => {
	const { clock, journal, told, end, isSubscribed } = begin();
	journal.push(event(11));
	await clock.advance(29_000);
	await settle();
	assert.equal(told, []);
	await clock.advance(1_000);
	await settle();
	assert.equal(told, [11]);
	end();
	journal.push(event(12));
	await clock.advance(60_000);
	await settle();
	assert.equal(told, [11]);
	assert.not.ok(isSubscribed());
});

test.run();
