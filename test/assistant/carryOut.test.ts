/** The steps of one request: what is said of each, whatever ends them, and how their commands are named (P1, P12). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { ActorFault } from "../../src/actors/kernel.ts";
import { carryOut } from "../../src/assistant/changing/carryOut.ts";
import type { Step } from "../../src/assistant/changing/steps.ts";
import type { TurnPart } from "../../src/assistant/turn.ts";
import { StorageUnavailable } from "../../src/ports/process/faults.ts";
import type { ReadModel } from "../../src/ports/reading/readModel.ts";
import { createMemoryEndpoints } from "../support/memoryEndpoints.ts";
import { beginScene } from "./scene.ts";
import { beginTalk, type Talk } from "./talk.ts";

const test = suite("carrying out");

/** What is said and handed over, and the fault that ended it. */
async function carry(talk: Talk, steps: readonly Step[], reads: Partial<ReadModel> = {}, gate = talk.tools.gate) {
	const readModel = { ...talk.book.readModel, ...reads };
	const errand = {
		clock: { now: () => Temporal.Instant.from("2026-11-23T05:00:00Z") },
		user_id: "u1",
		turn_id: "msg_1",
		key: "chat:msg_1",
		asked: "do it",
		signal: new AbortController().signal,
		tools: { ...talk.tools, readModel, gate },
		endpoints: createMemoryEndpoints(),
	};
	const parts: TurnPart[] = [];
	let fault: unknown;
	try {
		for await (const part of carryOut(errand, steps)) parts.push(part);
	} catch (err) {
		fault = err;
	}
	const said = parts.map((part) => (part.kind === "text" ? part.delta : "")).join("");
	const receipts = parts.flatMap((part) => (part.kind === "receipt" ? [part.receipt] : []));
	return { said, receipts, fault, asks: parts.some(({ kind }) => kind === "question") };
}

const complete = (task_id: number): Step => ({ tool: "complete_task", arguments: { task_id } });
const statusOf = (talk: Talk, id: number) => talk.book.tasks().find(({ task_id }) => task_id === id)?.status;

/** Two tasks with one below each, for which it is asked what becomes of those below. */
async function families(): Promise<Talk> {
	const talk = beginTalk({ time_zone: "Asia/Karachi", children: "ask" });
	const commands = [
		{ type: "AddTask", title: "party" },
		{ type: "AddTask", title: "journey" },
		{ type: "AddTask", title: "invitations", parent_id: 1 },
		{ type: "AddTask", title: "tickets", parent_id: 2 },
	] as const;
	for (const [n, command] of commands.entries()) {
		const principal = { kind: "user", id: "page" } as const;
		const result = await talk.book.gate.execute({ command_id: `family ${n}`, user_id: "u1", principal, command });
		assert.is(result.kind, "done");
	}
	return talk;
}

test("P12: given a store that goes away before the second step is read, then the first has its sentence and receipt", async () => {
	const talk = await beginScene();
	const before = talk.book.events.length;
	const { said, receipts, fault } = await carry(talk, [complete(1), complete(2), complete(3)], {
		async findTask(user_id, task_id) {
			if (task_id === 2) throw new StorageUnavailable("gone");
			return talk.book.readModel.findTask(user_id, task_id);
		},
	});
	assert.instance(fault, StorageUnavailable);
	assert.match(said, "Completed #1");
	assert.match(said, "2 changes were not made");
	assert.equal(
		receipts.flatMap(({ events }) => events.map(({ event_id }) => event_id)),
		talk.book.events.slice(before).map(({ event_id }) => event_id),
	);
	assert.ok(talk.book.events.length > before);
});

test("P12: given a store that goes away between what a step prepares and the step, then what was made has its receipt", async () => {
	const talk = await beginScene();
	const { said, receipts, fault } = await carry(
		talk,
		[{ tool: "add_tag_to_task", arguments: { task_id: 1, tag: "garden" } }],
		{
			async labels(user_id) {
				const labels = await talk.book.readModel.labels(user_id);
				if (labels.tags.some(({ name }) => name === "garden")) throw new StorageUnavailable("gone");
				return labels;
			},
		},
	);
	assert.instance(fault, StorageUnavailable);
	assert.match(said, "Made the tag “garden”");
	assert.match(said, "1 change was not made");
	assert.equal(
		receipts.flatMap(({ events }) => events.map(({ type }) => type)),
		["tag.created"],
	);
});

test("P12: given a fault at the second command of one step, then the first has its sentence and receipt", async () => {
	const talk = await beginScene();
	const before = talk.book.events.length;
	let sent = 0;
	const gate: typeof talk.tools.gate = {
		async execute(envelope) {
			if (++sent === 2) throw new ActorFault("the request failed inside its actor");
			return talk.book.gate.execute(envelope);
		},
	};
	const both = { tool: "update_task", arguments: { task_id: 3, title: "essay", completed: true } } as const;
	const { said, receipts } = await carry(talk, [both], {}, gate);
	assert.match(said, "essay");
	assert.match(said, "I cannot say whether");
	assert.is(receipts.length, 1);
	assert.equal(
		receipts.flatMap(({ events }) => events.map(({ event_id }) => event_id)),
		talk.book.events.slice(before).map(({ event_id }) => event_id),
	);
});

test("given a task that is gone when its turn comes again, then it is said", async () => {
	const talk = await families();
	const { said } = await carry(talk, [
		complete(1),
		{ tool: "delete_task", arguments: { task_id: 1, children: "leave" } },
	]);
	assert.match(said, "Deleted #1");
	assert.match(said, "no task #1");
});

test("given a full mailbox when steps are tried again, then nothing further is sent, and it is counted", async () => {
	const talk = await families();
	talk.book.fail({ kind: "busy", retry_after_ms: 100 }, 2);
	const { said, asks } = await carry(talk, [complete(1), complete(2)]);
	assert.match(said, "busy right now");
	assert.match(said, "1 change was not made");
	assert.is(asks, false);
	assert.equal([statusOf(talk, 1), statusOf(talk, 2)], ["open", "open"]);
});

test("given two changes of one task of which the first is refused, then the second is not made, and it is said", async () => {
	const talk = await beginScene();
	const { said, receipts } = await carry(talk, [
		{ tool: "update_task", arguments: { task_id: 1, parent_id: 1, completed: true } },
	]);
	assert.match(said, "1 change was not made");
	assert.is(statusOf(talk, 1), "open");
	assert.equal(receipts, []);
});

test("P1: given unlike steps that come to like commands for one task, then each is done", async () => {
	const talk = await beginScene();
	const { receipts } = await carry(talk, [
		{ tool: "update_task", arguments: { task_id: 3, title: "essay" } },
		{ tool: "update_task", arguments: { task_id: 3, priority: "low" } },
		{ tool: "add_tag_to_task", arguments: { task_id: 3, tag: "home" } },
	]);
	const task = talk.book.tasks().find(({ task_id }) => task_id === 3);
	assert.equal([task?.title, task?.priority, task?.tag_ids], ["essay", "low", [1]]);
	assert.is(receipts[0]?.events.length, 3);
});

test.run();
