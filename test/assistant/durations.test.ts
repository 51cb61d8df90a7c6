/** How long a task takes, as the chat reads and says it. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { beginTalk } from "./talk.ts";

const test = suite("durations in the chat");

test("given how long it takes, then the task has it, and wherever the due time is said it is said until when", async () => {
	const talk = beginTalk();
	assert.match(
		(await talk.say("meeting tomorrow 2-4pm")).text,
		"Added #1 “meeting”, due Tue 24 Nov 2026, 14:00–16:00.",
	);
	assert.match((await talk.say("add deep work for 90 minutes")).text, "Added #2 “deep work”, takes 1 h 30 min.");
	assert.match((await talk.say("move #1 to 3pm-3:30pm")).text, "due Tue 24 Nov 2026, 15:00–15:30");
	assert.match(
		(await talk.say("move #1 to friday 10pm for 4 hours")).text,
		"Fri 27 Nov 2026, 22:00 – Sat 28 Nov 2026, 02:00",
	);
	assert.match((await talk.say("show #2")).text, "no due date, takes 1 h 30 min");
	assert.equal(
		talk.book.tasks().map(({ duration_minutes }) => duration_minutes),
		[240, 90],
	);
});

test.run();
