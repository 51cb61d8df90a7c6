/**
 * Two pods, each with half of a circle: both commands are lawful where they were decided, together they are not. The
 * version orders them (P2, P7): the later one is decided again on what the first has written, and is refused.
 */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { execute } from "../../src/actors/commandExecution.ts";
import type { Command } from "../../src/domain/commands/commands.ts";
import type { CommandResult } from "../../src/ports/commands/commandGate.ts";
import type { Journal } from "../../src/ports/commands/journal.ts";
import { createDrivenClock } from "../support/drivenClock.ts";
import { createMemoryStore } from "../support/memoryStore.ts";

const test = suite("a circle of two pods");
const USER = "6f0d5a39-53a0-4c05-8d0a-b3a4d21a4e25";

test("given two pods that put each task below the other at once, then one does it and the other refuses", async () => {
	const clock = createDrivenClock();
	const { journal } = createMemoryStore(clock);
	let commands = 0;
	const pod = async (command: Command, through: Journal = journal): Promise<CommandResult> => {
		commands += 1;
		const read = () => journal.readOrCreate(USER, 0);
		const snapshot = await read();
		if (!snapshot) throw new Error("no such account");
		const command_id = `command-${commands}`;
		const execution = await execute(
			{ snapshot, tasks: new Map() },
			{ command_id, user_id: USER, principal: { kind: "user", id: "page" }, command },
			{ journal: through, clock, reload: read, isFresh: true, onConflict: () => undefined },
		);
		if (execution.kind !== "answered") throw new Error(execution.kind);
		return execution.result;
	};
	await pod({ type: "AddTask", title: "one" });
	await pod({ type: "AddTask", title: "two" });

	// The first pod has decided and is about to write; meanwhile the second does all of its work.
	const decided = Promise.withResolvers<void>();
	const goOn = Promise.withResolvers<void>();
	const slow: Journal = {
		...journal,
		append: async (write) => {
			decided.resolve();
			await goOn.promise;
			return journal.append(write);
		},
	};
	const late = pod({ type: "EditTask", task_id: 1, changes: { parent_id: 2 } }, slow);
	await decided.promise;
	assert.is((await pod({ type: "EditTask", task_id: 2, changes: { parent_id: 1 } })).kind, "done");
	goOn.resolve();
	const refused = await late;
	assert.is(refused.kind, "rejected");
	if (refused.kind !== "rejected") return;
	assert.equal(
		refused.rejection.violations.map(({ field, rule }) => [field, rule]),
		[["parent_id", "cycle"]],
	);
	const tasks = await journal.loadTasks(USER, { task_ids: [1, 2] });
	assert.equal(
		tasks.map(({ task_id, parent_id }) => [task_id, parent_id]),
		[
			[1, null],
			[2, 1],
		],
	);
});

test.run();
