/** Calls of another sort, of another task or to another day than the words say without a doubt (decision 0221). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { JsonObject } from "../../../src/ports/assistant/model.ts";
import { says, uses } from "../../modelServer/stubModel.ts";
import { call, play } from "./heedScene.ts";
import { createModelChat } from "./modelChat.ts";

const test = suite("calls held against the reading");

const BY_WORDS = /went by your words alone/;
const THREE = [{ title: "milk" }, { title: "bread" }, { title: "eggs" }];
const states = (tasks: readonly { readonly title: string; readonly status: string }[]) =>
	tasks.map(({ title, status }) => `${title} ${status}`);

test("given a model that insists on adding what is said to be done, then it is done, and nothing is added", async () => {
	const { tasks, told, answer } = await play(
		{ before: THREE, say: "milk and bread are bought" },
		["add_task", { title: "milk and bread", due_date: "tomorrow at 17:00" }],
		["add_task", { title: "milk and bread" }],
	);
	assert.match(told[0] ?? "", /the words of the user are complete_task \{"task_ids":\[1,2\]\}/);
	assert.equal(states(tasks), ["milk completed", "bread completed", "eggs open"]);
	assert.match(answer.texts.join("\n"), BY_WORDS);
});

test("given a model that adds what is to be completed beside what is to be added, then only that comes into being", async () => {
	const { tasks, told } = await play(
		{ before: THREE.slice(0, 1), say: "the milk is bought, and add bread" },
		["add_task", { title: "buy milk" }],
		["complete_task", { task_id: 1 }],
		["add_task", { title: "bread" }],
	);
	assert.match(told[0] ?? "", /the words of the user are/);
	assert.equal(states(tasks), ["milk completed", "bread open"]);
});

for (const [say, tool, given] of [
	["complete #1", "delete_task", { task_id: 1 }],
	["complete #1", "complete_task", { task_id: 2 }],
	["complete #1", "complete_task", { task_ids: [1, 2] }],
	["#1 is urgent", "update_task", { task_id: 1, priority: "low" }],
	["move #1 to Friday", "update_task", { task_id: 1, due_date: "2026-11-28" }],
	["move #1 to Friday", "update_task", { task_id: 1, title: "milk on Friday" }],
	["reopen #2", "complete_task", { task_id: 2 }],
	["show my tasks", "delete_task", { task_ids: [1, 2, 3] }],
	["tag #1 with garden", "update_task", { task_id: 2, tags: ["garden"] }],
] as const) {
	test(`given “${say}” and ${tool} ${JSON.stringify(given)} again and again, then that is never done or asked`, async () => {
		const chat = await createModelChat();
		for (const [n, { title }] of THREE.entries()) {
			const envelope = { command_id: `b${n}`, user_id: "u1", principal: { kind: "user", id: "page" } as const };
			await chat.book.gate.execute({ ...envelope, command: { type: "AddTask", title } });
		}
		const done = { command_id: "c", user_id: "u1", principal: { kind: "user", id: "page" } as const };
		await chat.book.gate.execute({ ...done, command: { type: "CompleteTask", task_id: 2 } });
		const wrong = uses([call(tool, given as unknown as JsonObject)]);
		chat.stub.script(wrong, wrong, wrong, says("Done."));
		const answer = await chat.say(say).finally(() => chat.close());
		const [one, two, three] = chat.book.tasks();
		assert.is(answer.question, undefined);
		assert.match(answer.texts.join("\n"), BY_WORDS);
		assert.is(three?.status, "open");
		assert.is(one?.status, say === "complete #1" ? "completed" : "open");
		assert.is(two?.status, say === "reopen #2" ? "open" : "completed");
		assert.is(two?.tag_ids.length, 0);
		if (say.startsWith("move")) assert.equal([one?.title, one?.due], ["milk", { date: "2026-11-27" }]);
		if (say.startsWith("#1")) assert.is(one?.priority, "urgent");
	});
}

test("given a day that was said a message before, when another is said now, then the model does not take the first", async () => {
	const chat = await createModelChat();
	chat.stub.script(uses([call("add_task", { title: "call mum", due_date: "tomorrow" })]), says("Is that all?"));
	await chat.say("add call mum tomorrow");
	const wrong = uses([call("update_task", { task_id: 1, due_date: "tomorrow" })]);
	chat.stub.script(wrong, wrong, says("Moved."));
	await chat.say("make it Friday instead").finally(() => chat.close());
	assert.equal(
		chat.book.tasks().map(({ due }) => due),
		[{ date: "2026-11-27" }],
	);
});

test.run();
