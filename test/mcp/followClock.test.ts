/** Lists that time changes are told of, though no event says so (decision 0173). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { AddTask } from "../../src/domain/commands/commands.ts";
import { toInstantText } from "../../src/domain/time/instant.ts";
import { followClock } from "../../src/mcp/followClock.ts";
import { StorageUnavailable } from "../../src/ports/process/faults.ts";
import { createMemoryBook } from "../assistant/memoryBook.ts";
import { createDrivenClock } from "../support/drivenClock.ts";

const test = suite("following the clock");
const HALF_A_MINUTE = 30_000;

/** 23:50 in Karachi. */
function begin() {
	const clock = createDrivenClock("2026-11-23T18:50:00Z");
	const book = createMemoryBook(clock.now, { time_zone: "Asia/Karachi" });
	const told: string[] = [];
	let isAway = false;
	const { settings, listTasks } = book.readModel;
	const end = followClock(
		{
			clock,
			readModel: {
				settings: async (user_id) => {
					if (isAway) throw new StorageUnavailable("away");
					return settings(user_id);
				},
				listTasks,
			},
			onFault: (fault) => {
				throw fault;
			},
		},
		"u1",
		(lists) => told.push(...lists),
	);
	return {
		clock,
		told,
		end,
		away: (is: boolean) => {
			isAway = is;
		},
		async add(afterMs: number) {
			const at = toInstantText(clock.now().add({ milliseconds: afterMs }));
			const command: AddTask = { type: "AddTask", title: "call", due: { at, time_zone: "Asia/Karachi" } };
			const principal = { kind: "user", id: "page" } as const;
			const result = await book.gate.execute({ command_id: `add ${afterMs}`, user_id: "u1", principal, command });
			assert.is(result.kind, "done");
		},
	};
}

for (const afterMs of [20_000, HALF_A_MINUTE - 1, HALF_A_MINUTE]) {
	test(`given a task whose time is over in ${afterMs} ms, then what is overdue is told of once, within half a minute`, async () => {
		const { clock, told, add, end } = begin();
		await add(afterMs);
		await clock.advance(afterMs - 1);
		assert.equal(told, []);
		await clock.advance(1 + HALF_A_MINUTE);
		assert.equal(told, ["overdue"]);
		await clock.advance(4 * HALF_A_MINUTE);
		assert.equal(told, ["overdue"]);
		end();
		assert.is(clock.pending(), 0);
	});
}

test("given midnight where the user is, then what is due today is another list, and what is overdue", async () => {
	const { clock, told, end } = begin();
	await clock.advance(10 * 60_000 - 1);
	assert.equal(told, []);
	await clock.advance(HALF_A_MINUTE);
	assert.equal(told, ["today", "overdue"]);
	end();
});

test("given a database that is away as a task's time is over, then it is told of when it is back", async () => {
	const { clock, told, add, away, end } = begin();
	await add(20_000);
	away(true);
	await clock.advance(3 * HALF_A_MINUTE);
	assert.equal(told, []);
	away(false);
	await clock.advance(HALF_A_MINUTE);
	assert.equal(told, ["overdue"]);
	end();
});

test.run();
