/** One rule for the name of a label, wherever one is said: without case, accents and width; of two that fit, the one as it is written. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { beginTalk, type Talk } from "./talk.ts";

const test = suite("names of labels");
let talk: Talk;

test.before.each(async () => {
	talk = beginTalk();
	for (const text of ["add espresso #Café @Küche", "add rent", "add tea @Büro"]) await talk.say(text);
});
const categoryOf = (title: string) => {
	const task = talk.book.tasks().find((one) => one.title === title);
	return talk.book.labels().categories.find(({ id }) => id === task?.category_id)?.name;
};

for (const [text, found] of [
	["show tasks tagged cafe", "espresso"],
	["show tasks tagged ＣＡＦÉ", "espresso"],
	["show tasks in kuche", "espresso"],
	["show all café tasks", "espresso"],
] as const) {
	test(`given #Café and @Küche, when it is said “${text}”, then “${found}” is shown`, async () => {
		const { text: said } = await talk.say(text);
		assert.match(said, found);
		assert.not.match(said, "rent");
	});
}

test("given @Café by another spelling, when a task is put into it, then no second category is made", async () => {
	await talk.say("put rent in kuche");
	assert.is(categoryOf("rent"), "Küche");
	assert.is(talk.book.labels().categories.length, 2);
	await talk.say("tag rent as cafe");
	assert.is(talk.book.labels().tags.length, 1);
});

test("given words that fit as two things, then what is there decides, however the label is spelled", async () => {
	await talk.say("put rent under BURO");
	assert.is(categoryOf("rent"), "Büro");
});

test("given two labels that differ by accents, then each is meant by its own name, and neither by a third spelling", async () => {
	await talk.say("create a tag cafe");
	await talk.say("add cake #cafe");
	assert.is(talk.book.labels().tags.length, 2);
	assert.match((await talk.say("show tasks tagged cafe")).text, "cake");
	assert.match((await talk.say("show tasks tagged café")).text, "espresso");
	assert.not.match((await talk.say("show tasks tagged cafè")).text, /cake|espresso/);
});

test.run();
