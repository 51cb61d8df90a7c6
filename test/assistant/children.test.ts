/** Tasks below a task in the chat (features A15): where the settings leave it open, it is asked, and a button answers. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Settings } from "../../src/domain/task.ts";
import { beginTalk } from "./talk.ts";

const test = suite("tasks below a task, in the chat");

/** #1 with #2 and #3 below it, and #4 beside them. */
async function family(settings: Partial<Settings> = {}) {
	const talk = beginTalk({ time_zone: "UTC", ...settings });
	for (const [n, parent_id] of [null, 1, 1, null].entries()) {
		const command = { type: "AddTask", title: `task ${n + 1}`, parent_id } as const;
		const principal = { kind: "user", id: "page" } as const;
		await talk.book.gate.execute({ command_id: `add ${n}`, user_id: "u1", principal, command });
	}
	const states = () =>
		talk.book
			.tasks()
			.map(({ status }) => status[0])
			.join("");
	return { ...talk, states };
}

test("given open tasks below, then it is asked with three buttons, and nothing is changed yet", async () => {
	const { say, states } = await family();
	const { text, choices, receipt } = await say("complete #1");
	assert.match(text, "There are 2 open tasks below #1 “task 1”.");
	assert.equal(choices, ["Take them along", "Leave them", "Cancel"]);
	assert.equal([states(), receipt], ["oooo", undefined]);
});

for (const [answer, after] of [
	["Take them along", "ccco"],
	["Leave them", "cooo"],
	["Cancel", "oooo"],
] as const) {
	test(`given that question, when the answer is “${answer}”, then that is done, and one undo takes it back`, async () => {
		const { say, choose, undo, states } = await family();
		await say("complete #1");
		const { receipt, text } = await choose(answer);
		assert.is(states(), after);
		if (answer === "Cancel") assert.is(receipt, undefined);
		if (answer === "Take them along") assert.match(text, "Completed #1 “task 1”. 2 tasks below it went along.");
		if (receipt) await undo(receipt);
		assert.is(states(), "oooo");
	});
}

test("given that question, then it is answered by typing, too", async () => {
	for (const [typed, after] of [
		["take them along", "ccco"],
		["yes", "ccco"],
		["leave them", "cooo"],
		["no", "oooo"],
	] as const) {
		const { say, states } = await family();
		await say("complete #1");
		await say(typed);
		assert.is(states(), after, typed);
	}
});

test("given a deletion that was confirmed, then the tasks below are asked about, and come back with it", async () => {
	const { say, choose, states } = await family();
	assert.equal((await say("delete #1")).choices, ["Yes", "No"]);
	const { choices } = await choose("Yes");
	assert.equal(choices, ["Take them along", "Leave them", "Cancel"]);
	await choose("Take them along");
	assert.is(states(), "dddo");
	await say("restore #1");
	await say("yes");
	assert.is(states(), "oooo");
});

test("given parents and children in one request, then nothing is asked, for all of them are meant", async () => {
	const { say, states } = await family();
	const { choices, text } = await say("complete #1, #2 and #3");
	assert.equal([choices, states()], [[], "ccco"], text);
});

test("given the setting, then nobody is asked", async () => {
	const { say, states } = await family({ children: "take_along" });
	const { choices } = await say("complete #1");
	assert.equal([choices, states()], [[], "ccco"]);
});

test.run();
