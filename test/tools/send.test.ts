/** What names a command, so that it is done once and no other is taken for it (P1). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { ActorFault } from "../../src/actors/kernel.ts";
import type { Command } from "../../src/domain/commands/commands.ts";
import type { CommandGate } from "../../src/ports/commands/commandGate.ts";
import { envelopeOf, send } from "../../src/tools/send.ts";
import { openWorkbench, type Workbench, withTasks } from "./bench.ts";

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

/** Every command from the one with this number on fails in its actor. */
function faultFrom({ book: { gate } }: Workbench, number: number): CommandGate {
	let sent = 0;
	return {
		async execute(envelope) {
			if (++sent >= number) throw new ActorFault("the request failed inside its actor");
			return gate.execute(envelope);
		},
	};
}

test("P12: given a fault at the second of three commands, then the first is told, the second may have been done, the third is not sent", async () => {
	const bench = await withTasks("a", "b", "c");
	const context = bench.context({ gate: faultFrom(bench, 2) });
	const ran = await send(context, [complete(1), complete(2), complete(3)], "");
	assert.equal(
		ran.map(({ result }) => result.kind),
		["done", "unavailable"],
	);
	assert.equal(
		bench.book.tasks().map(({ status }) => status),
		["completed", "open", "open"],
	);
});

test("given a fault at the first command, then it comes through: there is nothing to tell", async () => {
	const bench = await withTasks("a", "b");
	const sending = send(bench.context({ gate: faultFrom(bench, 1) }), [complete(1), complete(2)], "");
	assert.instance(await sending.catch((fault: unknown) => fault), ActorFault);
});

test("P12: given a tool whose second command fails by a fault, then its answer names the events of the first", async () => {
	const bench = await withTasks("a");
	const before = bench.book.events.length;
	const given = { task_id: 1, title: "b", completed: true };
	const outcome = await bench.use("update_task", given, { gate: faultFrom(bench, 2) });
	if (outcome.kind !== "done") throw new Error(outcome.kind);
	assert.is(outcome.output.status, "partly");
	assert.is(outcome.event_ids.length, 1);
	assert.equal(
		outcome.event_ids,
		bench.book.events.slice(before).map(({ event_id }) => event_id),
	);
});

test.run();
