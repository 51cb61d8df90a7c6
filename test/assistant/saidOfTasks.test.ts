/** What people say of a task that is there, in sentences that are no orders: asked about or done, and never added in silence. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { beginScene } from "./scene.ts";

const test = suite("said of tasks");

test("given a sentence that says what became of a thing, then its task is asked about and none is added", async () => {
	for (const line of ["report can wait until next week", "change buy milk to buy oat milk"]) {
		const talk = await beginScene();
		const before = talk.book.events.length;
		await talk.say(line);
		assert.ok(talk.pending, line);
		assert.is(talk.book.events.length, before, line);
	}
});

test("given another title in other words, then the question says both titles", async () => {
	const talk = await beginScene();
	assert.match((await talk.say("change buy milk to buy oat milk")).text, "Rename “buy milk” to “buy oat milk”?");
});

test("given that a thing was moved, then its task is, and none is added", async () => {
	for (const [line, due] of [
		["the dentist was moved to friday at 9", "2026-11-27T04:00:00.000Z"],
		["the dentist has been postponed until next wednesday", "2026-12-02T10:00:00.000Z"],
	] as const) {
		const talk = await beginScene();
		const count = talk.book.tasks().length;
		await talk.say(line);
		const dentist = talk.book.tasks().find(({ title }) => title === "dentist")?.due;
		assert.is(dentist && "at" in dentist && dentist.at, due, line);
		assert.is(talk.book.tasks().length, count, line);
	}
});

test("given a change in other words, then it is done", async () => {
	for (const [line, type] of [
		["assign high priority to milk", "task.updated"],
		["give milk a high priority", "task.updated"],
		["remind me about the dentist an hour earlier", undefined],
		["remind me about the dentist 2 hours in advance", "reminder.scheduled"],
	] as const) {
		const talk = await beginScene();
		const before = talk.book.events.length;
		await talk.say(line);
		assert.equal([...new Set(talk.book.events.slice(before).map((event) => event.type))], type ? [type] : [], line);
	}
});

test("given a look at the inbox or at everything about a word, then it is a list and no task", async () => {
	for (const [line, found] of [
		["what's in my inbox", "pay rent"],
		["find everything about tax", "tax return"],
		["add milk and show my inbox", "milk"],
	] as const) {
		const talk = await beginScene();
		assert.match((await talk.say(line)).text, found, line);
	}
});

test("given days from one to another, then what is due on them is listed, today with them", async () => {
	const talk = await beginScene();
	const { text } = await talk.say("what do I have between monday and wednesday");
	assert.match(text, "buy milk");
	assert.match(text, "call mum");
	assert.not.match(text, "dentist");
});

test("given what sounds like an order or a refusal and is none that is known, then it is asked about and none is added", async () => {
	for (const line of [
		"cancel my 3pm",
		"change the alarm of the dentist to 2 hours before",
		"next 3 tasks",
		"tasks I haven't touched in a month",
		"split move house into pack, rent a van and change the address",
		"I won't make the gym tonight",
		"show the notes of report",
		"which tasks did I complete yesterday?",
	]) {
		const talk = await beginScene();
		const before = talk.book.events.length;
		await talk.say(line);
		assert.is(talk.book.events.length, before, line);
	}
});

test("given an “and” before a task, as after another one, then it is no part of the title", async () => {
	const talk = await beginScene();
	await talk.say("add bread");
	await talk.say("and eggs tomorrow");
	assert.is(talk.book.tasks().at(-1)?.title, "eggs");
});

test.run();
