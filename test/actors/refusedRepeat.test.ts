/** One command on two pods at once: what one of them has refused, the other does not write afterwards (P10). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createDirectPath } from "../../src/actors/directPath.ts";
import { createMeter } from "../../src/actors/meter.ts";
import { createOwnSession } from "../../src/actors/ownSession.ts";
import type { CommandEnvelope } from "../../src/domain/commands/commands.ts";
import { toInstantText } from "../../src/domain/time/instant.ts";
import type { Journal } from "../../src/ports/commands/journal.ts";
import { createDrivenClock, settle } from "../support/drivenClock.ts";
import { createMemoryStore } from "../support/memoryStore.ts";

const test = suite("a command that is refused on one pod and under way on another");
const USER = "6f0d5a39-53a0-4c05-8d0a-b3a4d21a4e25";

/** A pod whose first write reaches the store when it is let through. */
function makeScene() {
	const clock = createDrivenClock();
	const store = createMemoryStore(clock);
	let letThrough = () => {};
	const through = new Promise<void>((resolve) => {
		letThrough = resolve;
	});
	const slow: Journal = {
		...store.journal,
		append: async (write) => {
			await through;
			return store.journal.append(write);
		},
	};
	const parts = { clock, meter: createMeter(), onCommitted: () => undefined };
	const owner = createOwnSession({
		...parts,
		journal: slow,
		user_id: USER,
		shard: 0,
		epoch: 1,
		onFenced: () => undefined,
		onSetBack: () => undefined,
	});
	const direct = (journal: Journal) => createDirectPath({ ...parts, journal, shards: 1 });
	const reminded: CommandEnvelope = {
		command_id: "once",
		user_id: USER,
		principal: { kind: "user", id: "page" },
		command: {
			type: "AddTask",
			title: "Milk",
			reminders: [{ spec: { at: toInstantText(clock.now().add({ milliseconds: 1_500 })) } }],
		},
	};
	const outcome = (execution: unknown) =>
		(execution as { readonly result?: { readonly kind: string } }).result?.kind ?? "no result";
	return { clock, store, slow, owner, direct, reminded, outcome, letThrough: () => letThrough() };
}

for (const by of ["its owner", "the direct path"] as const) {
	test(`given a write of ${by} that takes its time, when the same command is refused elsewhere because its reminder is past by then, then it is refused there, too`, async () => {
		const { clock, store, slow, owner, direct, reminded, outcome, letThrough } = makeScene();
		const underWay = by === "its owner" ? owner.run(reminded) : direct(slow)(reminded);
		await settle();
		await clock.advance(2_000);
		assert.is(outcome(await direct(store.journal)(reminded)), "rejected");
		letThrough();
		assert.is(outcome(await underWay), "rejected");
		assert.equal(store.rows(USER)?.events, []);
	});
}

test("given a write that came through meanwhile, when the same command would be refused by now, then its answer is told (P1)", async () => {
	const { clock, store, slow, direct, reminded, outcome, letThrough } = makeScene();
	const underWay = direct(slow)(reminded);
	await settle();
	await clock.advance(2_000);
	const refuse: Journal["refuse"] = async (...asked) => {
		letThrough();
		await underWay;
		return store.journal.refuse(...asked);
	};
	assert.is(outcome(await direct({ ...store.journal, refuse })(reminded)), "done");
	assert.is(store.rows(USER)?.events.length, 1);
});

test("given an owner who refuses, when he is asked for something else, then he writes it at the first try", async () => {
	const { store, owner, reminded, outcome, letThrough } = makeScene();
	letThrough();
	const nobody: CommandEnvelope = {
		...reminded,
		command_id: "two",
		command: { type: "DeleteTask", task_id: 7 },
	};
	assert.is(outcome(await owner.run(nobody)), "rejected");
	assert.is(outcome(await owner.run(reminded)), "done");
	assert.ok(store.rows(USER)?.snapshot.refused_at);
});

test.run();
