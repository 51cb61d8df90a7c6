/** Messages as impatient people type them, each of which was filed, refused or taken for something else before. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { beginScene } from "./scene.ts";

const test = suite("messages typed in haste");

for (const [locale, said, answer] of [
	["en", "done w the milk", /^Completed #1 “buy milk”/],
	["en", "finished the gym today", /^Completed #6 “gym”/],
	["en", "mark all of todays tasks done", /^Completed #1 “buy milk”/],
	["en", "ugh cancel gym this week", /^#6 “gym” .*it is not due then/],
	["en", "i dont need #10 anymore", /\nDelete “tax return”\?/],
	["en", "#10 is high prio", /^Changed #10 “tax return”: priority high/],
	["en", "oops wrong one", /“undo” takes it back/],
	["en", "no wait, keep it", /^There is no open question/],
	["en", "milk and the letters are spilled", /^Added #11 “milk and the letters are spilled”/],
	["en", "put #1 into it", /^Say what is to be done with it/],
	["en", "do I have anything about the dentist?", /#4 “dentist”/],
	["en", "what did I note for #3?", /draft first/],
	["en", "what did I do last?", /deleted #9 “letter”/],
	["en", "I did not do old invoice after all, reopen it", /like “do old invoice”/],
	["en", "I haven't old invoice, reopen it", /^Reopened #8 “old invoice”/],
	["en", "#1 is not for home", /^Changed the tags of #1/],
	["de", "#3 hat Zeit bis Montag", /^Geändert: #3 „report“, fällig Mo/],
	["de", "#10 brauch ich nicht mehr", /\n„tax return“ löschen\?/],
	["de", "wann hab ich den dentist termin", /^#4 „dentist“ ist offen/],
	["de", "nenn #3 in Quartalsbericht um", /„Quartalsbericht“/],
	["de", "zeig mir alles mit home", /^2 Aufgaben/],
	["de", "was habe ich zu #3 notiert?", /draft first/],
] as const) {
	test(`given “${said}”, then it is answered by ${answer}`, async () => {
		const talk = await beginScene(locale);
		assert.match((await talk.say(said)).text, answer);
	});
}

for (const [locale, said, is] of [
	["en", "urgent: fix the sink", ["fix the sink", "urgent", null]],
	["de", "wichtig: Spüle reparieren", ["Spüle reparieren", "high", null]],
	["en", "add milk, eggs and bread to shopping list", ["milk, eggs and bread", "medium", "shopping"]],
] as const) {
	test(`given “${said}”, then it is one task: ${is.join(", ")}`, async () => {
		const talk = await beginScene(locale);
		await talk.say(said);
		const [task, ...more] = talk.book.tasks().slice(10);
		const category = talk.book.labels().categories.find(({ id }) => id === task?.category_id)?.name ?? null;
		assert.equal([task?.title, task?.priority, category, more.length], [...is, 0]);
	});
}

test("given “delete the rent task”, then “no wait, keep it”, then it stays, and nothing is added", async () => {
	const talk = await beginScene();
	await talk.say("delete the rent task");
	assert.match((await talk.say("no wait, keep it")).text, /^All right, nothing was changed/);
	assert.is(talk.book.tasks().length, 10);
	assert.is(talk.book.tasks()[4]?.status, "open");
});

test("given two things that are bought, then the tasks of these things are completed", async () => {
	const talk = await beginScene();
	for (const title of ["bread", "eggs"]) await talk.say(`add ${title}`);
	await talk.say("milk and bread are bought");
	assert.equal(
		[1, 11, 12].map((id) => talk.book.tasks().find(({ task_id }) => task_id === id)?.status),
		["completed", "completed", "open"],
	);
});

test("given a category that is made in the same message, then “it” is that one", async () => {
	const talk = await beginScene();
	await talk.say("make a category garden and put #1 into it");
	assert.equal(
		talk.book.labels().categories.map(({ name }) => name),
		["work", "garden"],
	);
	assert.is(talk.book.tasks()[0]?.category_id, 2);
});

test.run();
