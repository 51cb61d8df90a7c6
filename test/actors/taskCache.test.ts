/** A user's memory stays small whatever is asked: also by what changes nothing. */
import { randomUUID } from "node:crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { execute } from "../../src/actors/commandExecution.ts";
import type { Session } from "../../src/actors/loadBook.ts";
import type { Command } from "../../src/domain/commands/commands.ts";
import { createDrivenClock } from "../support/drivenClock.ts";
import { createMemoryStore } from "../support/memoryStore.ts";

const test = suite("tasks kept in memory");

test("given forty tasks, when each is asked about and nothing is written, then sixteen stay in memory", async () => {
	const clock = createDrivenClock();
	const { journal } = createMemoryStore(clock);
	const read = () => journal.readOrCreate("user-1", 0);
	const snapshot = await read();
	if (!snapshot) throw new Error("no snapshot");
	const session: Session = { snapshot, tasks: new Map() };
	const ask = (command: Command) =>
		execute(
			session,
			{ command_id: randomUUID(), user_id: "user-1", principal: { kind: "user", id: "page" }, command },
			{ journal, clock, reload: read, isFresh: true, onConflict: () => undefined },
		);
	for (let n = 0; n < 40; n += 1) await ask({ type: "AddTask", title: `t${n}` });
	// What is so already, and what is refused.
	for (let task_id = 1; task_id <= 40; task_id += 1) {
		await ask({ type: "ReopenTask", task_id });
		await ask({ type: "EditTask", task_id, changes: { title: "" } });
		assert.ok(session.tasks.size <= 16, `${session.tasks.size} tasks`);
	}
	assert.is(session.tasks.size, 16);
});

test.run();
