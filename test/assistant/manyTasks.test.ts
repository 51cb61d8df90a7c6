/** More tasks than one message handles: what is said of them is true. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { DateText } from "../../src/domain/time/instant.ts";
import { beginTalk } from "./talk.ts";

const test = suite("many tasks");

test("given 700 overdue tasks, then they are counted, and none is changed as if the first were all", async () => {
	const talk = beginTalk();
	const principal = { kind: "user", id: "page" } as const;
	for (let n = 0; n < 700; n += 1) {
		const command = { type: "AddTask", title: `thing ${n}`, due: { date: "2026-11-20" as DateText } } as const;
		await talk.book.gate.execute({ command_id: `many ${n}`, user_id: "u1", principal, command });
	}
	assert.is((await talk.say("how many overdue tasks do I have?")).text, "700 tasks.");
	const listed = (await talk.say("what is overdue?")).text;
	assert.match(listed, "More than 500 tasks:");
	assert.match(listed, "and the others in the list of tasks");
	const before = talk.book.events.length;
	assert.match((await talk.say("complete all overdue tasks")).text, "more than 500 tasks");
	assert.is(talk.pending, undefined);
	assert.is(talk.book.events.length, before);
});

test.run();
