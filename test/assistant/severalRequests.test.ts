/** Several requests in one message: their order, what "it" means between them, the policy over all of them (P12). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { beginScene } from "./scene.ts";
import { beginTalk } from "./talk.ts";

const test = suite("several requests in one message");
const status = (talk: Awaited<ReturnType<typeof beginScene>>, id: number) =>
	talk.book.tasks().find(({ task_id }) => task_id === id)?.status;

test("given an addition and a completion, then both are done under one receipt, and one undo takes both back", async () => {
	const talk = await beginScene();
	const before = talk.book.events.length;
	const { receipt, parts } = await talk.say("add milk and eggs, and finish the report");
	const added = talk.book.events.slice(before);
	assert.equal([...new Set(added.map(({ type }) => type))].sort(), [
		"reminder.cancelled",
		"task.completed",
		"task.created",
	]);
	assert.is(talk.book.tasks().at(-1)?.title, "milk and eggs");
	assert.is(parts.filter(({ kind }) => kind === "receipt").length, 1);
	assert.equal(
		receipt?.events.map(({ event_id }) => event_id),
		added.map(({ event_id }) => event_id),
	);
	assert.ok(receipt);
	await talk.undo(receipt);
	assert.is(status(talk, 3), "open");
	assert.is(status(talk, 11), "deleted");
});

test("given a task that is not there among them, then it is not offered to add the whole message", async () => {
	const talk = await beginScene();
	const { text, choices } = await talk.say("add milk and eggs, and finish the tax form");
	assert.match(text, /no task like .*Nothing was changed/);
	assert.equal(choices, []);
	assert.equal((await talk.say("finish the tax form")).choices, ["Add as a task", "No"]);
});

test("given two edits of one task, then both are done, though they are commands of one kind", async () => {
	const talk = await beginScene();
	await talk.say("move #3 to saturday and make it urgent");
	const task = talk.book.tasks().find(({ task_id }) => task_id === 3);
	assert.is(task?.priority, "urgent");
	assert.is(task?.due && "at" in task.due && task.due.at, "2026-11-28T04:00:00.000Z");
});

test("given a deletion among them, then what comes before is done, the deletion is asked, and the rest is not done", async () => {
	const talk = await beginScene();
	const { text, choices } = await talk.say("complete #1, delete #2 and complete #3");
	assert.equal(choices, ["Yes", "No"]);
	assert.match(text, "1 further request");
	assert.equal(
		[1, 2, 3].map((id) => status(talk, id)),
		["completed", "open", "open"],
	);
	await talk.say("yes");
	assert.equal(
		[1, 2, 3].map((id) => status(talk, id)),
		["completed", "deleted", "open"],
	);
});

test("given more than five tasks over all the requests, then those beyond are asked about", async () => {
	const talk = await beginScene();
	const { choices } = await talk.say("complete 1, 2, 3 and 4; complete 5 and 6");
	assert.equal(choices, ["Yes", "No"]);
	assert.equal(
		[4, 5, 6].map((id) => status(talk, id)),
		["completed", "open", "open"],
	);
});

test("given more than five tasks to add, then it is asked, and nothing is added before the answer", async () => {
	const talk = beginTalk();
	const { choices } = await talk.say("add tasks: a1, b1, c1, d1, e1, f1");
	assert.equal(choices, ["Yes", "No"]);
	assert.is(talk.book.tasks().length, 0);
	await talk.say("yes");
	assert.is(talk.book.tasks().length, 6);
});

test("given one request that names no task, then the others are done all the same, and it is said", async () => {
	const talk = await beginScene();
	const { text } = await talk.say("complete #99; complete #1");
	assert.match(text, "There is no task #99");
	assert.is(status(talk, 1), "completed");
});

test("P1: given such a message that is run again, then nothing is done again", async () => {
	const talk = await beginScene();
	await talk.say("complete the milk task and move dentist to friday", "msg_twice");
	const before = talk.book.events.length;
	assert.match((await talk.say("complete the milk task and move dentist to friday", "msg_twice")).text, "before");
	assert.is(talk.book.events.length, before);
});

test("P12: given a store that goes away between two requests, then what was done still has its receipt", async () => {
	const talk = await beginScene();
	talk.book.fail({ kind: "unavailable", retry_after_ms: 1000 }, 1);
	const { text, receipt } = await talk.say("complete #1; complete #2");
	assert.match(text, "cannot say whether");
	assert.equal(
		receipt?.lines.map(({ task_id }) => task_id),
		[1],
	);
});

test("given one title with 'and' in it, then it is one task", async () => {
	for (const text of ["buy salt and pepper", "add buy milk and delete photos", "buy milk and complete the report"]) {
		const talk = await beginScene();
		await talk.say(text);
		assert.is(talk.book.tasks().length, 11, text);
		assert.is(status(talk, 3), "open", text);
	}
});

test("given a new tag for two tasks, then it is made once, and undone with them", async () => {
	const talk = await beginScene();
	await talk.say("tag 1 and 2 with garden");
	assert.is(talk.book.events.filter(({ type }) => type === "tag.created").length, 3);
	const garden = talk.book.tasks().filter(({ tag_ids }) => tag_ids.includes(3));
	assert.equal(
		garden.map(({ task_id }) => task_id),
		[1, 2],
	);
	await talk.say("undo");
	assert.is(talk.book.tasks().filter(({ tag_ids }) => tag_ids.includes(3)).length, 0);
});

test("given undo, redo and undo again, then each takes back the one before", async () => {
	const talk = await beginScene();
	await talk.say("complete #1");
	for (const [said, want] of [
		["undo", "open"],
		["redo", "completed"],
		["undo", "open"],
		["redo", "completed"],
		["redo", "completed"],
	] as const) {
		await talk.say(said);
		assert.is(status(talk, 1), want, said);
	}
});

test("given what was not understood, then three things are said that do work", async () => {
	for (const text of ["what's the weather?", "delete", "rename #3"]) {
		const talk = await beginScene();
		const { text: answer } = await talk.say(text);
		const offered = [...answer.matchAll(/^- .*“([^”]+)”$/gm)].map(([, said = ""]) => said);
		assert.is(offered.length, 3, text);
		for (const said of offered) {
			const reply = await (await beginScene()).say(said);
			assert.ok(reply.receipt !== undefined || reply.text.startsWith("5 tasks"), `${said}: ${reply.text}`);
		}
	}
});

test.run();
