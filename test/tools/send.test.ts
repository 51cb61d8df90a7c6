/** What names a command, so that it is done once and no other is taken for it (P1). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Command } from "../../src/domain/commands/commands.ts";
import { envelopeOf } from "../../src/tools/send.ts";
import { openWorkbench } from "./bench.ts";

const test = suite("commands on their way");

const complete = (task_id: number) => ({ type: "CompleteTask", task_id }) as Command;
const idUnder = (key: string, command: Command, n = 0) =>
	envelopeOf({ user_id: "u1", principal: { kind: "client", id: "desk" }, key }, command, n, "").command_id;

for (const length of [10, 240, 255, 1_000]) {
	test(`given a key of ${length} characters, then each command under it has an id of its own, the same each time`, () => {
		const key = "k".repeat(length);
		const ids = [complete(1), complete(2), complete(12)].map((command) => idUnder(key, command));
		assert.is(new Set(ids).size, 3);
		assert.ok(ids.every((id) => id.length <= 255));
		assert.is(idUnder(key, complete(2)), ids[1]);
		assert.is.not(idUnder(`${key}k`, complete(2)), ids[1]);
	});
}

test("given keys that differ only far behind, when a task is added under each, then both are there; under one again, not a third", async () => {
	const bench = openWorkbench();
	const long = "k".repeat(300);
	for (const key of [`${long}1`, `${long}2`, `${long}2`]) await bench.use("add_task", { title: "x" }, { key });
	assert.is(bench.book.tasks().length, 2);
});

test.run();
