/** Undo and redo over and over: what a button or a word takes back is what stands at that moment, however often. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Receipt } from "../../src/assistant/turn.ts";
import { useTool } from "../../src/tools/useTool.ts";
import { beginScene } from "./scene.ts";
import { beginTalk, type Talk } from "./talk.ts";

const status = (talk: Talk) => talk.book.tasks().map((task) => task.status);

async function completed(): Promise<{ talk: Talk; receipt: Receipt }> {
	const talk = beginTalk();
	await talk.say("buy milk");
	const { receipt } = await talk.say("complete #1");
	if (!receipt) throw new Error("no receipt");
	return { talk, receipt };
}

for (const [how, press] of [
	["a click without a name", (talk: Talk, receipt: Receipt) => talk.undo(receipt)],
	["a click with a name", (talk: Talk, receipt: Receipt, n: number) => talk.undo(receipt, `click-${n}`)],
	["a word", (talk: Talk) => talk.say("undo")],
] as const) {
	test(`given undo by ${how} and redo in turn, then each undo undoes and each redo brings back`, async () => {
		const { talk, receipt } = await completed();
		for (let round = 0; round < 4; round++) {
			const undone = await press(talk, receipt, round);
			assert.equal(status(talk), ["open"], `undo ${round}`);
			assert.match(undone.text, "Undone: completing #1 “buy milk”.");
			assert.ok(undone.receipt, "what was undone has a receipt");
			await talk.say("redo");
			assert.equal(status(talk), ["completed"], `redo ${round}`);
		}
	});
}

test("given an undo of what was all of one task, then it and its receipt name that task", async () => {
	for (const [said, undone] of [
		["complete #3", "completing #3 “report”"],
		["move #3 to monday", "changing #3 “report”"],
		["pause #6", "pausing #6 “gym”"],
		["skip #6", "skipping an occurrence of #6 “gym”"],
		["stop repeating #6", "ending the recurrence of #6 “gym”"],
		["make #6 every friday", "changing the recurrence of #6 “gym”"],
		["restore #9", "restoring #9 “letter”"],
		["reopen #8", "reopening #8 “old invoice”"],
		["remind me about #3 tomorrow at 5", "a new reminder of #3 “report”"],
		["tag #3 with garden", "changing #3 “report”, a new tag"],
		["add buy *soap*", "adding #11 “buy \\*soap\\*”"],
	] as const) {
		const talk = await beginScene();
		await talk.say(said);
		const { text, receipt } = await talk.say("undo");
		assert.is(text, `Undone: ${undone}.`, said);
		assert.is(receipt?.lines.map((line) => line.text).join(", "), undone.replaceAll("\\", ""));
	}
});

/** What the clockwork does by itself, so often. */
async function clockwork(talk: Talk, times: number): Promise<void> {
	for (let n = 0; n < times; n += 1) {
		const principal = { kind: "system", id: "timer" } as const;
		const command = { type: "AddTask", title: "of the clockwork" } as const;
		await talk.book.gate.execute({ command_id: `clock-${times}-${n}`, user_id: "u1", principal, command });
	}
}

test("given more than a hundred events of the clockwork since, then undo and redo still find what was asked for last", async () => {
	const { talk } = await completed();
	await clockwork(talk, 120);
	assert.match((await talk.say("undo")).text, "Undone: completing #1 “buy milk”.");
	assert.is(status(talk)[0], "open");
	await clockwork(talk, 121);
	assert.match((await talk.say("redo")).text, "Redone: completing #1 “buy milk”.");
	assert.is(status(talk)[0], "completed");
});

test("given turns of several commands each, then “undo the last 2” means two turns, in the chat as for a tool", async () => {
	const undos: Record<string, (talk: Talk) => Promise<unknown>> = {
		chat: (talk) => talk.say("undo the last 2"),
		tool: async ({ tools }) =>
			useTool(
				"undo",
				{ last: 2 },
				{
					...tools,
					user_id: "u1",
					principal: { kind: "user", id: "page" },
					key: "call",
					now: Temporal.Instant.from("2026-11-23T05:00:00Z"),
					settings: await tools.readModel.settings("u1"),
					signal: new AbortController().signal,
					mayAct: "of_trusted_client",
					changedBefore: 0,
				},
			),
	};
	for (const [who, undo] of Object.entries(undos)) {
		const talk = beginTalk();
		for (const title of ["milk", "bread", "salt"]) await talk.say(`buy ${title}`);
		await talk.say("complete #1 and #2");
		await talk.say("make #2 and #3 urgent");
		await undo(talk);
		assert.equal(status(talk), ["open", "open", "open"], who);
		assert.equal(
			talk.book.tasks().map(({ priority }) => priority),
			["medium", "medium", "medium"],
			who,
		);
	}
});

test("given a turn of more events than the first look takes, then “undo” takes back all of it", async () => {
	const talk = beginTalk();
	await talk.say("buy milk");
	const principal = { kind: "assistant", id: "chat", turn_id: "msg_long" } as const;
	for (let n = 0; n < 60; n += 1) {
		const command = { type: "EditTask", task_id: 1, changes: { title: `milk ${n}` } } as const;
		await talk.book.gate.execute({ command_id: `long-${n}`, user_id: "u1", principal, command });
	}
	await talk.say("undo");
	assert.is(talk.book.tasks()[0]?.title, "buy milk");
});

test("given the same click sent again, then it gets the answer it got, also after a redo", async () => {
	const { talk, receipt } = await completed();
	await talk.undo(receipt, "click-1");
	await talk.say("redo");
	const { length } = talk.book.events;
	assert.match((await talk.undo(receipt, "click-1")).text, "This was undone before. Undone: completing #1 “buy milk”.");
	assert.is(talk.book.events.length, length);
	assert.equal(status(talk), ["completed"]);
});

test("given two clicks of one button at once, then it is undone once", async () => {
	const { talk, receipt } = await completed();
	const { length } = talk.book.events;
	await Promise.all([talk.undo(receipt), talk.undo(receipt)]);
	assert.equal(status(talk), ["open"]);
	assert.is(talk.book.events.length, length + 1);
});

test("given what was undone by a word, then its button changes nothing and says so", async () => {
	const { talk, receipt } = await completed();
	await talk.say("undo");
	const { length } = talk.book.events;
	assert.is((await talk.undo(receipt)).text, "This was undone before, so nothing was changed now.");
	assert.is(talk.book.events.length, length);
});

test.run();
