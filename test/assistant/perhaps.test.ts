/** What could be a task as well as a request is decided by the tasks that are there; where both could be, it is asked. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { beginScene } from "./scene.ts";

const test = suite("requests that could be tasks");

for (const [said, type] of [
	["skip gym", "occurrence.skipped"],
	["skip the gym", "occurrence.skipped"],
	["no gym on monday", "occurrence.skipped"],
	["don't repeat #6 next week", "occurrence.skipped"],
	["pause the gym", "series.paused"],
	["the report is urgent", "task.updated"],
	["tag the report with office", "task.updated"],
	["remind me 30 minutes before the dentist", "reminder.scheduled"],
	["I called mum", "task.completed"],
	["I've paid the rent", "task.completed"],
	["rent is paid", "task.completed"],
	["make the dentist an hour later", "task.updated"],
] as const) {
	test(`given such a task, when “${said}” is said, then it is done to it`, async () => {
		const talk = await beginScene();
		const before = talk.book.events.length;
		const { receipt } = await talk.say(said);
		const added = talk.book.events.slice(before);
		assert.ok(
			added.some((event) => event.type === type),
			`${added.map((event) => event.type)}`,
		);
		assert.not.ok(added.some((event) => event.type === "task.created"));
		assert.equal(
			receipt?.events.map(({ event_id }) => event_id),
			added.map(({ event_id }) => event_id),
		);
	});
}

for (const said of ["cancel the dentist", "drop the report", "remove the milk", "do the report on saturday"]) {
	test(`given such a task, when “${said}” is said, then it is asked, and may be added instead`, async () => {
		const talk = await beginScene();
		const before = talk.book.events.length;
		const { choices } = await talk.say(said);
		assert.is(talk.book.events.length, before);
		assert.is(choices.length, 3);
		assert.match(choices[1] ?? "", "Add the task");
		await talk.say("no");
		assert.is(talk.book.events.length, before);
		await talk.say(said);
		await talk.choose(choices[1] ?? "");
		assert.is(talk.book.tasks().length, 11);
	});
}

test("given a statement that fits a longer title only, then it is asked", async () => {
	const talk = await beginScene();
	await talk.say("add call Bob about the bill");
	const before = talk.book.events.length;
	const { choices } = await talk.say("I called Bob");
	assert.is(choices.length, 3);
	assert.is(talk.book.events.length, before);
});

test("given one task of several that recurs, when it is skipped, then that one is meant", async () => {
	const talk = await beginScene();
	await talk.say("add buy gym shoes");
	await talk.say("skip gym");
	assert.is(talk.book.events.at(-1)?.type === "task.created", false);
	assert.ok(talk.book.events.some((event) => event.type === "occurrence.skipped" && event.data.task_id === 6));
});

test("given one sentence with two changes of a kind, then the verb is said once and both are done", async () => {
	for (const said of [
		"move #1 to sunday and #10 to monday",
		"I called mum and paid the rent",
		"make #1 low and #10 urgent",
	]) {
		const talk = await beginScene();
		const before = talk.book.events.length;
		const { receipt } = await talk.say(said);
		const tasks = talk.book.events.slice(before).flatMap(({ data }) => ("task_id" in data ? [data.task_id] : []));
		assert.is(new Set(tasks).size, 2, said);
		assert.is(receipt?.lines.length, 2, said);
	}
});

test("given an hour alone, when the task is due in the evening, then it is the evening's", async () => {
	const talk = await beginScene();
	await talk.say("move #3 to 7pm");
	await talk.say("change it to 8");
	const due = talk.book.tasks().find(({ task_id }) => task_id === 3)?.due;
	assert.equal(due && "at" in due && due.at, "2026-11-27T15:00:00.000Z");
});

test("given lists by label, bounds and spans, then they are those tasks", async () => {
	for (const [said, ...ids] of [
		["show home tasks", 1, 5],
		["show my health list", 4],
		["list everything in work", 3],
		["what is due before thursday", 1, 2, 5, 7],
		["what is due after thursday", 3, 6],
		["what's due in the next 2 days", 1, 2, 7],
		["what's due between thursday and friday", 3, 4],
		["what did I complete today?", 8],
	] as const) {
		const talk = await beginScene();
		const { parts } = await talk.say(said);
		const shown = parts.flatMap((part) => (part.kind === "shown" ? part.task_ids : []));
		assert.equal(
			[...shown].sort((a, b) => a - b),
			ids,
			said,
		);
	}
});

test("given “both”, when there are not two, then nothing is changed", async () => {
	const talk = await beginScene();
	for (const title of ["pay gas bill", "pay water bill", "pay phone bill"]) await talk.say(`add ${title}`);
	const before = talk.book.events.length;
	const { text } = await talk.say("complete both bills");
	assert.is(talk.book.events.length, before);
	assert.match(text, "There are 3 of them");
	await talk.say("delete #11");
	await talk.say("yes");
	await talk.say("complete both bills");
	assert.equal(
		[12, 13].map((id) => talk.book.tasks().find(({ task_id }) => task_id === id)?.status),
		["completed", "completed"],
	);
});

test("given no such task, or none that recurs, then it is a task", async () => {
	for (const said of ["skip rope", "pause the subscription", "cancel the concert"]) {
		const talk = await beginScene();
		await talk.say(said);
		assert.is(talk.book.tasks().at(-1)?.title, said);
	}
});

test("given an occurrence that is not due then, when it is to be skipped or moved, then nothing is changed", async () => {
	for (const said of ["skip gym this week", "skip #6 today", "move tomorrow's gym to friday", "no gym today"]) {
		const talk = await beginScene();
		const before = talk.book.events.length;
		const { text } = await talk.say(said);
		assert.is(talk.book.events.length, before, said);
		assert.match(text, "not due then", said);
	}
});

test.run();
