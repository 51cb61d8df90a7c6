/** Several things said of one task in one sentence, and several requests in one message of German. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { beginScene } from "./scene.ts";

const test = suite("several changes in one sentence");

const FRIDAY = "2026-11-27";

for (const [locale, said, task_id, expected] of [
	["en", "set #10 due friday with high priority", 10, { due: { date: FRIDAY }, priority: "high" }],
	["en", "set #10 due friday and priority high", 10, { due: { date: FRIDAY }, priority: "high" }],
	["en", "make the tax return urgent and due friday", 10, { due: { date: FRIDAY }, priority: "urgent" }],
	["en", "change #10 to friday, high priority", 10, { due: { date: FRIDAY }, priority: "high" }],
	["en", "#10 friday !high #home", 10, { due: { date: FRIDAY }, priority: "high", tag_ids: [1] }],
	["en", "tag #10 with home and urgent", 10, { priority: "urgent", tag_ids: [1] }],
	["de", "setze #10 auf Freitag mit hoher Priorität", 10, { due: { date: FRIDAY }, priority: "high" }],
	["de", "mach #10 dringend und fällig am Freitag", 10, { due: { date: FRIDAY }, priority: "urgent" }],
	["de", "verschiebe #10 auf Freitag und mach es dringend", 10, { due: { date: FRIDAY }, priority: "urgent" }],
	["de", "#10 Freitag !dringend #home", 10, { due: { date: FRIDAY }, priority: "urgent", tag_ids: [1] }],
] as const) {
	test(`given “${said}”, then all of it is done to that task, under one undo`, async () => {
		const talk = await beginScene(locale);
		const before = talk.book.tasks();
		const { receipt } = await talk.say(said);
		const task = talk.book.tasks().find((one) => one.task_id === task_id);
		for (const [field, value] of Object.entries(expected)) assert.equal(task?.[field as "due"], value, field);
		assert.is(talk.book.tasks().length, before.length);
		assert.ok(receipt);
		await talk.undo(receipt);
		const stripped = (tasks: typeof before) => tasks.map(({ due, priority, tag_ids }) => ({ due, priority, tag_ids }));
		assert.equal(stripped(talk.book.tasks()), stripped(before));
	});
}

for (const said of ["rename #3 to buy milk and urgent", "make dinner friday and urgent", "move #3 to friday and 5"]) {
	test(`given “${said}”, which is no list of changes, then no task changes its priority`, async () => {
		const talk = await beginScene();
		const urgency = () => talk.book.tasks().map(({ priority }) => priority);
		const before = urgency();
		await talk.say(said);
		assert.equal(urgency(), before);
	});
}

for (const [said, done] of [
	["#3 erledigt und #4 morgen", ["task.completed", "task.updated"]],
	["füge Milch hinzu und erledige #3", ["task.created", "task.completed"]],
	["erledige #3, dann verschiebe #4 auf morgen", ["task.completed", "task.updated"]],
	["verschiebe #1 auf Sonntag und #2 auf Montag", ["task.updated", "task.updated"]],
	["kaufe Milch und lösche alte Fotos", ["task.created"]],
	["füge Salz und Pfeffer hinzu", ["task.created"]],
] as const) {
	test(`given “${said}” in German, then ${done.length} of it is done, in its order`, async () => {
		const talk = await beginScene("de");
		const before = talk.book.events.length;
		await talk.say(said);
		const types = talk.book.events.slice(before).map(({ type }) => type);
		assert.equal(
			types.filter((type) => type.startsWith("task.")),
			done,
		);
	});
}

for (const [locale, said] of [
	["en", "set a reminder for the dentist at 2pm"],
	["de", "stell eine Erinnerung für den dentist um 14 Uhr"],
	["de", "füge dem dentist eine Erinnerung um 14 Uhr hinzu"],
] as const) {
	test(`given a dentist, when “${said}” is said, then it is reminded of; without one it is a new task`, async () => {
		const talk = await beginScene(locale);
		await talk.say(said);
		assert.ok(talk.book.events.some(({ type }) => type === "reminder.scheduled"));
		assert.is(talk.book.tasks().length, 10);
		await talk.say(said.replace("dentist", "plumber"));
		assert.is(talk.book.tasks().length, 11);
	});
}

test.run();
