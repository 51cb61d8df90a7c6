/**
 * A decision hangs on what its command needs, never on what else is in memory: an owner who has held the user for a
 * day and a pod that has just read the rows come to the same events, answers and rows.
 */
import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { execute } from "../../src/actors/commandExecution.ts";
import type { Session } from "../../src/actors/loadBook.ts";
import type { Command } from "../../src/domain/commands/commands.ts";
import type { CommandResult } from "../../src/ports/commands/commandGate.ts";
import type { TaskNeeds } from "../../src/ports/commands/journal.ts";
import { life, START } from "../domain/randomCommands.ts";
import { createDrivenClock } from "../support/drivenClock.ts";
import { createMemoryStore } from "../support/memoryStore.ts";

const test = suite("a book holds exactly what is needed");
const USER = "6f0d5a39-53a0-4c05-8d0a-b3a4d21a4e25";

/** One user on a store of his own. `isWarm`: every task there is, and in an odd order, is in the session beforehand. */
function makeOwner(isWarm: boolean) {
	const clock = createDrivenClock(START);
	const store = createMemoryStore(clock);
	const rows = () => [...(store.rows(USER)?.tasks.values() ?? [])];
	let commands = 0;
	return {
		clock,
		store,
		rows,
		async ask(command: Command): Promise<CommandResult> {
			commands += 1;
			const snapshot = await store.journal.readOrCreate(USER, 0);
			if (!snapshot) throw new Error("no such account");
			const cached = isWarm ? rows().toReversed() : [];
			const session: Session = { snapshot, tasks: new Map(cached.map((task) => [task.task_id, task])) };
			const kind = command.type === "FireReminders" ? "system" : "user";
			const principal = { kind, id: "page" } as const;
			const execution = await execute(
				session,
				{ command_id: `command-${commands}`, user_id: USER, principal, command },
				{
					journal: store.journal,
					clock,
					reload: () => store.journal.readOrCreate(USER, 0),
					isFresh: true,
					onConflict: () => undefined,
				},
			);
			if (execution.kind !== "answered") throw new Error(execution.kind);
			return execution.result;
		},
	};
}

test("whatever a session has in memory, a command comes to the same", async () => {
	await fc.assert(
		fc.asyncProperty(life, async (steps) => {
			const [warm, cold] = [makeOwner(true), makeOwner(false)];
			for (const { command, after } of steps) {
				for (const { clock } of [warm, cold]) await clock.advance(after * 60_000);
				assert.equal(await warm.ask(command), await cold.ask(command));
			}
			assert.equal(warm.store.written, cold.store.written);
			assert.equal(warm.rows(), cold.rows());
		}),
		{ numRuns: 150 },
	);
});

test("a task without a parent, and a change that names none, ask for nothing of the tree", async () => {
	const owner = makeOwner(false);
	const asked: TaskNeeds[] = [];
	const { journal } = owner.store;
	const { loadTasks } = journal;
	journal.loadTasks = (user_id, needs) => {
		asked.push(needs);
		return loadTasks(user_id, needs);
	};
	await owner.ask({ type: "AddTask", title: "one" });
	assert.equal(asked, []);
	await owner.ask({ type: "EditTask", task_id: 1, changes: { title: "two" } });
	assert.equal(asked, [{ task_ids: [1], reminder_ids: [] }]);
});

test.run();
