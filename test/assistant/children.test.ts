/** Tasks below a task in the chat: where the settings leave it open, it is asked, and a button answers. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Settings } from "../../src/domain/settings/settings.ts";
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
		if (answer === "Take them along")
			assert.match(text, "Completed #1 “task 1”. 2 tasks below it were completed as well.");
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

test("given a deletion with open tasks below, then one question asks about both, and all come back with it", async () => {
	const { say, choose, states } = await family();
	const { choices } = await say("delete #1");
	assert.equal(choices, ["Delete with the 2 subtasks", "Delete, but keep the subtasks", "Cancel"]);
	await choose("Delete with the 2 subtasks");
	assert.is(states(), "dddo");
	await say("restore #1");
	await say("yes");
	assert.is(states(), "oooo");
});

for (const [answer, after] of [
	["yes", "dddo"],
	["take them along", "dddo"],
	["with the subtasks", "dddo"],
	["keep them", "dooo"],
	["leave the subtasks", "dooo"],
	["no", "oooo"],
] as const) {
	test(`given the question about a deletion, when “${answer}” is typed, then it is done at once`, async () => {
		const { say, states } = await family();
		await say("delete #1");
		assert.equal((await say(answer)).choices, []);
		assert.is(states(), after);
	});
}

test("given all tasks below are named, too, or one of them is done, then only what is left open counts", async () => {
	const { say } = await family();
	assert.equal((await say("delete #1, #2 and #3")).choices, ["Yes", "No"]);
	await say("no");
	await say("complete #2");
	assert.equal((await say("delete #1")).choices[0], "Delete with the subtask");
});

test("given the chat, then the setting is read, shown and changed there", async () => {
	for (const [said, children] of [
		["when I complete a task, take its subtasks along", "take_along"],
		["always take subtasks along", "take_along"],
		["complete subtasks with their parent", "take_along"],
		["leave subtasks alone when I complete a task", "leave"],
		["don't complete subtasks with their parent", "leave"],
		["never take subtasks along", "leave"],
		["ask me about subtasks", "ask"],
		["always ask what happens to subtasks", "ask"],
	] as const) {
		const { say, book } = await family({ children: children === "ask" ? "leave" : "ask" });
		const { text } = await say(said);
		assert.is((await book.readModel.settings("u1")).children, children, said);
		assert.match(text, /subtask/i);
	}
});

test("given the German chat, then the setting is changed there, too", async () => {
	for (const [said, children] of [
		["wenn ich eine Aufgabe erledige, nimm ihre Unteraufgaben mit", "take_along"],
		["nimm Unteraufgaben immer mit", "take_along"],
		["lass Unteraufgaben stehen", "leave"],
		["frag mich nach Unteraufgaben", "ask"],
	] as const) {
		const { say, book } = await family({ locale: "de", children: children === "ask" ? "leave" : "ask" });
		await say(said);
		assert.is((await book.readModel.settings("u1")).children, children, said);
	}
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
