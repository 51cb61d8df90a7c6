/** "The first one" is the first of a list that a person has seen, and of no other order. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { beginTalk } from "./talk.ts";

const test = suite("positions in what was shown");

test("C3: given answers that show no list, then positions still mean the list that was shown last", async () => {
	const talk = beginTalk();
	for (const said of ["buy milk tomorrow", "call mum today", "old letter", "what is due this week?"])
		await talk.say(said);
	for (const said of ["move #2 to wednesday", "rename #3 to new letter", "show #1", "how many tasks do I have"])
		assert.not.match((await talk.say(said)).text, /nothing was changed/i, said);
	assert.match((await talk.say("complete the first one")).text, "Completed #2");
	assert.equal(
		talk.book.tasks().map(({ status }) => status),
		["open", "completed", "open"],
	);
});

test("C3: given no list that was shown, then a position is no task, whatever was counted or changed", async () => {
	const talk = beginTalk();
	for (const said of ["buy milk tomorrow", "call mum today", "how many tasks do I have"]) await talk.say(said);
	assert.match((await talk.say("complete the first one")).text, "I haven’t shown you a list");
	assert.is(talk.book.tasks().filter(({ status }) => status === "completed").length, 0);
});

test.run();
