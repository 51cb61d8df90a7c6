/** The policy: what is asked first, how a question ends, what a repeated turn may do (P1). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { english } from "../../src/words/en/english.ts";
import { beginTalk, type Talk } from "./talk.ts";

const test = suite("policy of the assistant");

async function withTasks(count: number): Promise<Talk> {
	const talk = beginTalk();
	for (let n = 1; n <= count; n++) await talk.say(`task number ${"abcdefghij"[n - 1]} tomorrow`);
	return talk;
}
const statuses = (talk: Talk) => [...new Set(talk.book.tasks().map(({ status }) => status))].join();

test("given 'delete all my tasks', then it is asked and nothing is deleted; yes deletes; undo restores", async () => {
	const talk = await withTasks(3);
	const asked = await talk.say("delete all my tasks");
	assert.equal(asked.choices, ["Yes", "No"]);
	assert.is(statuses(talk), "open");
	const done = await talk.say("yes");
	assert.is(statuses(talk), "deleted");
	assert.is(done.receipt?.lines.length, 3);
	await talk.say("undo");
	assert.is(statuses(talk), "open");
});

test("given the button 'Yes' instead of the word, then the same happens", async () => {
	const talk = await withTasks(2);
	await talk.say("delete #1");
	await talk.choose("Yes");
	assert.is(talk.book.tasks()[0]?.status, "deleted");
});

for (const no of ["no", "cancel", "never mind"]) {
	test(`given '${no}', then nothing changes`, async () => {
		const talk = await withTasks(2);
		await talk.say("delete all my tasks");
		await talk.say(no);
		assert.is(statuses(talk), "open");
	});
}

test("given a single deletion, then it is asked too", async () => {
	const talk = await withTasks(1);
	assert.equal((await talk.say("delete #1")).choices, ["Yes", "No"]);
	assert.is(statuses(talk), "open");
});

test("given five tasks, then they are completed; given six, then it is asked", async () => {
	const five = await withTasks(5);
	await five.say("complete all tasks");
	assert.is(statuses(five), "completed");
	const six = await withTasks(6);
	assert.equal((await six.say("complete all tasks")).choices, ["Yes", "No"]);
	assert.is(statuses(six), "open");
});

test("given another zone that moves tasks, then the difference is shown, and yes changes it", async () => {
	const talk = beginTalk();
	await talk.say("pay the rent tomorrow");
	const before = talk.book.events.length;
	const asked = await talk.say("my time zone is Europe/Berlin");
	const move = "- #1 “pay the rent”: reminder Tue 24 Nov 2026, 09:00 → Tue 24 Nov 2026, 13:00";
	assert.match(asked.text, `Nothing has been changed yet. 1 task would move, in Asia/Karachi time:\n${move}\n`);
	assert.match(asked.text, "Change the time zone to Europe/Berlin?");
	assert.is(talk.book.events.length, before);
	const done = await talk.say("yes");
	assert.match(done.text, "Settings changed: time zone Europe/Berlin.");
	assert.equal(done.receipt?.lines, [{ task_id: null, text: "settings", chips: ["time zone Europe/Berlin"] }]);
	assert.is(talk.book.tasks()[0]?.reminders[0]?.fire_at, "2026-11-24T08:00:00.000Z");
	await talk.say("undo");
	assert.is(talk.book.tasks()[0]?.reminders[0]?.fire_at, "2026-11-24T04:00:00.000Z");
});

test("given another zone that moves more tasks than are named, then the rest is counted, and no changes nothing", async () => {
	const talk = beginTalk();
	for (let n = 1; n <= 12; n++) await talk.say("pay a bill tomorrow");
	const { text } = await talk.say("my time zone is Europe/Berlin");
	assert.match(text, "12 tasks would move");
	assert.match(text, "… and 2 more.");
	await talk.say("no");
	assert.match((await talk.say("what is my time zone?")).text, "Asia/Karachi");
});

test("given another zone that moves nothing, then it is changed at once", async () => {
	const talk = beginTalk();
	await talk.say("buy milk tomorrow 5pm");
	const { text, choices } = await talk.say("my time zone is Europe/Berlin");
	assert.match(text, "Settings changed: time zone Europe/Berlin");
	assert.equal(choices, []);
});

for (const [said, question] of [
	["set the priority of all tasks to high", "Set the priority of 6 tasks to high?"],
	["tag all tasks #work", "Tag 6 tasks with #work?"],
	["move all tasks to tomorrow", /^Move 6 tasks to /],
] as const) {
	test(`given “${said}” about six tasks, then the question says what is to become of them`, async () => {
		const talk = await withTasks(6);
		const { parts } = await talk.say(said);
		const asked = parts.find(({ kind }) => kind === "question");
		const text = asked?.kind === "question" ? asked.question : "";
		if (typeof question === "string") assert.is(text, question);
		else assert.match(text, question);
	});
}

test("P12: given a store that is away, then a change of zone claims nothing", async () => {
	const talk = await withTasks(1);
	talk.book.fail({ kind: "unavailable", retry_after_ms: 1000 });
	const { text, receipt } = await talk.say("my time zone is Europe/Berlin");
	assert.match(text, "cannot say whether");
	assert.is(receipt, undefined);
});

test("given more messages at once than may wait for one account, then those that had no turn are told so", async () => {
	const talk = await withTasks(1);
	const replies = await Promise.all(Array.from({ length: 300 }, () => talk.say("list")));
	const busy = replies.filter(({ text }) => text === english.changes.busy);
	assert.ok(busy.length > 0 && busy.length < 100, `${busy.length} of 300`);
});

for (const [minutes, seconds, status] of [
	[9, 59, "deleted"],
	[10, 0, "open"],
] as const) {
	test(`given an answer after ${minutes} min ${seconds} s, then the task is ${status}`, async () => {
		const talk = await withTasks(1);
		await talk.say("delete #1");
		talk.pass({ minutes, seconds });
		await talk.choose("Yes");
		assert.is(statuses(talk), status);
	});
}

test("given 'yes' without a question, then nothing changes", async () => {
	const talk = await withTasks(1);
	assert.match((await talk.say("yes")).text, "no open question");
	assert.is(statuses(talk), "open");
});

test("given words that fit two tasks, then it is asked which, and only the chosen one changes", async () => {
	const talk = beginTalk();
	await talk.say("buy oat milk");
	await talk.say("buy soy milk");
	const { choices } = await talk.say("complete the milk task");
	assert.equal(choices, ["#1 “buy oat milk”", "#2 “buy soy milk”", "None of them"]);
	assert.is(statuses(talk), "open");
	await talk.say("#2");
	assert.equal(
		talk.book.tasks().map(({ status }) => status),
		["open", "completed"],
	);
});

test("given 'none of them' or 'yes', then no task is chosen", async () => {
	for (const answer of ["none of them", "yes", "no"]) {
		const talk = beginTalk();
		await talk.say("buy oat milk");
		await talk.say("buy soy milk");
		await talk.say("complete the milk task");
		await talk.say(answer);
		assert.is(statuses(talk), "open", answer);
	}
});

test("given 'it' without context or with several, then nothing is guessed", async () => {
	const talk = await withTasks(2);
	await talk.say("list");
	assert.equal((await talk.say("complete it")).choices.length, 3);
	assert.match((await beginTalk().say("complete it")).text, "Nothing was changed.");
	assert.is(statuses(talk), "open");
});

test("given 'complete all but not #2', then #2 stays open", async () => {
	const talk = await withTasks(3);
	await talk.say("complete all tasks but not #2");
	assert.equal(
		talk.book.tasks().map(({ status }) => status),
		["completed", "open", "completed"],
	);
});

test("P1: given a turn that is run again after much else has happened, then it is known all the same", async () => {
	const talk = beginTalk();
	await talk.say("buy milk");
	await talk.say("complete milk", "msg_early");
	for (let n = 0; n < 120; n++) await talk.say(`add errand ${n}`);
	await talk.say("add milk bottles");
	const before = talk.book.events.length;
	assert.match((await talk.say("complete milk", "msg_early")).text, "carried out before");
	assert.is(talk.book.events.length, before);
});

test("P1: given a turn that is run again, then nothing is done twice and no other task is taken for the one", async () => {
	const talk = beginTalk();
	await talk.say("buy milk in 5 minutes", "msg_a");
	talk.pass({ minutes: 2 });
	await talk.say("buy milk in 5 minutes", "msg_a");
	assert.is(talk.book.tasks().length, 1);

	await talk.say("buy milk powder");
	await talk.say("complete buy milk", "msg_b");
	const again = await talk.say("complete buy milk", "msg_b");
	assert.match(again.text, "carried out before");
	assert.equal(
		talk.book.tasks().map(({ status }) => status),
		["completed", "open"],
	);
});

test("P1: given an answer that comes twice, by word and by button, then it is done once", async () => {
	const talk = await withTasks(1);
	await talk.say("delete #1");
	const question = talk.pending;
	await talk.say("yes");
	await talk.say("restore #1");
	const before = talk.book.events.length;
	await talk.choose("Yes", question);
	assert.is(talk.book.events.length, before);
	assert.is(statuses(talk), "open");
});

test("P1: given a turn that stopped half way, then running it again does the other half", async () => {
	const talk = await withTasks(4);
	talk.book.fail({ kind: "unavailable", retry_after_ms: 1000 }, 2);
	const first = await talk.say("complete all tasks", "msg_x");
	assert.match(first.text, "1 change was not made");
	assert.is(talk.book.tasks().filter(({ status }) => status === "completed").length, 2);
	await talk.say("complete all tasks", "msg_x");
	assert.is(statuses(talk), "completed");
	assert.is(talk.book.events.filter(({ type }) => type === "task.completed").length, 4);
});

test.run();
