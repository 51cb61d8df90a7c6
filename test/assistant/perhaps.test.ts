/** What could be a task as well as a request is decided by the tasks that are there; where both could be, it is asked (C3). */
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

test("given no such task, or none that recurs, then it is a task", async () => {
	for (const said of ["skip rope", "pause the report", "cancel the concert", "I painted the wall"]) {
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
