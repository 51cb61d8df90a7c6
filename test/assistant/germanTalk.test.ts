/** Talking German with the assistant: what follows on what was said, and sentences as people say them. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { beginScene } from "./scene.ts";
import type { Talk } from "./talk.ts";

const test = suite("talk in German");

async function hear(talk: Talk, ...lines: readonly string[]): Promise<string> {
	let text = "";
	for (const line of lines) ({ text } = await talk.say(line));
	return text;
}
const titles = (talk: Talk) => talk.book.tasks().map(({ title }) => title);
const dueOf = (talk: Talk, title: string) => {
	const due = talk.book.tasks().find((task) => task.title === title)?.due;
	return due && ("at" in due ? due.at : due.date);
};

test("given a task that was just added, then “es”, “nein, um 6” and “doch lieber” mean it", async () => {
	const talk = await beginScene("de");
	await hear(talk, "füg Brot hinzu", "verschieb es auf Freitag");
	assert.is(dueOf(talk, "Brot"), "2026-11-27");
	await hear(talk, "Butter kaufen morgen um 5", "nein, um 6");
	assert.is(dueOf(talk, "Butter kaufen"), "2026-11-24T13:00:00.000Z");
	await hear(talk, "doch lieber Freitag");
	assert.is(dueOf(talk, "Butter kaufen"), "2026-11-27T13:00:00.000Z");
	assert.is(titles(talk).filter((title) => /nein|doch/.test(title)).length, 0);
});

test("given tasks that were just shown, then they are meant by their places", async () => {
	const talk = await beginScene("de");
	await hear(talk, "was ist diese Woche fällig", "erledige die erste und die dritte");
	const done = talk.book.tasks().filter(({ status }) => status === "completed");
	assert.equal(done.map(({ title }) => title).sort(), ["buy milk", "old invoice", "water the plants"]);
	assert.match(await hear(talk, "zeig mir alle Aufgaben", "lösche die letzte"), "tax return");
});

test("given two tasks joined by “und”, then both are meant", async () => {
	const talk = await beginScene("de");
	await hear(talk, "erledige milk und mum");
	assert.equal(
		talk.book.tasks().flatMap(({ status, title }) => (status === "completed" ? [title] : [])),
		["buy milk", "call mum", "old invoice"],
	);
});

test("given a sentence that says what becomes of a thing, then its task is asked about and none is added", async () => {
	for (const [line, task] of [
		["report kann bis nächste Woche warten", "report"],
		["dentist brauche ich nicht mehr", "dentist"],
	] as const) {
		const talk = await beginScene("de");
		const before = titles(talk);
		assert.match(await hear(talk, line), task, line);
		assert.ok(talk.pending, line);
		assert.equal(titles(talk), before, line);
	}
});

test("given that a thing was moved, then its task is", async () => {
	const talk = await beginScene("de");
	await hear(talk, "dentist wurde auf Freitag um 9 verlegt");
	assert.is(dueOf(talk, "dentist"), "2026-11-27T04:00:00.000Z");
});

test("given how long before a thing one wants to be reminded, then its task has that reminder", async () => {
	for (const line of ["erinnere mich 2 Stunden vor dem dentist", "erinnere mich 2 Stunden früher an den dentist"]) {
		const talk = await beginScene("de");
		await hear(talk, line);
		const dentist = talk.book.tasks().find(({ title }) => title === "dentist");
		assert.equal(
			dentist?.reminders.map(({ spec }) => spec),
			[{ before_minutes: 60 }, { before_minutes: 120 }],
			line,
		);
	}
});

test("given priorities in words, a rhythm, an occurrence to be left out, then the task is changed", async () => {
	const talk = await beginScene("de");
	await hear(talk, "setz milk auf hohe Priorität", "wiederhole report jeden Freitag", "überspringe gym am Montag");
	const of = (title: string) => talk.book.tasks().find((task) => task.title === title);
	assert.is(of("buy milk")?.priority, "high");
	assert.is(of("report")?.series?.recurrence?.rrule, "FREQ=WEEKLY;BYDAY=FR");
	assert.is(dueOf(talk, "gym"), "2026-12-07T02:00:00.000Z");
});

test("given an order whose verb comes last, then it is carried out where the task is there, and else asked about, never filed", async () => {
	const talk = await beginScene("de");
	await hear(talk, "Zahnarzt am 3. Dezember um 9", "Zahnarzt auf Freitag um 10 verschieben");
	assert.is(dueOf(talk, "Zahnarzt"), "2026-11-27T05:00:00.000Z");
	assert.match(await hear(talk, "Zahnarzt abhaken"), "Erledigt: #11");
	for (const line of [
		"Fahrrad auf Freitag um 10 verschieben",
		"Treffen mit Anna auf morgen verlegen",
		"Fahrrad abhaken",
		"Fahrrad umbenennen in Rad",
		"Wäsche auf 18 Uhr schieben",
		"Müll auf hoch setzen",
	]) {
		const before = titles(talk);
		await hear(talk, line);
		assert.ok(talk.pending, line);
		assert.equal(titles(talk), before, line);
	}
	await hear(talk, "Einkauf erledigen", "Sofa in den Keller schieben");
	assert.equal(titles(talk).slice(-2), ["Einkauf erledigen", "Sofa in den Keller schieben"]);
});

test.run();
