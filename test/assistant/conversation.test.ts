/** What the assistant does with requests, and what it says about it (P12). */

import { suite } from "uvu";
import * as assert from "uvu/assert";
import { turnOf } from "../../src/domain/events/principal.ts";
import { beginTalk } from "./talk.ts";

const test = suite("conversations without a model");

test("given a line with a date and a tag, then the task is added and the receipt shows what was understood", async () => {
	const talk = beginTalk();
	const { text, receipt } = await talk.say("buy milk tomorrow 5pm #home !high");
	assert.match(text, "Added #1 “buy milk”, due Tue 24 Nov 2026, 17:00.");
	assert.is(receipt?.title, "Added");
	assert.equal(receipt?.lines[0]?.chips, [
		"Tue 24 Nov 2026, 17:00",
		"reminder Tue 24 Nov 2026, 16:00",
		"high",
		"#home",
	]);
});

test("P12: given any change, then the receipt carries exactly the events that the journal has of that turn", async () => {
	const talk = beginTalk();
	for (const line of ["buy milk tomorrow #home", "move #1 to friday", "make #1 urgent", "complete #1", "undo"]) {
		const before = talk.book.events.length;
		const { receipt } = await talk.say(line);
		const ids = talk.book.events.slice(before).map(({ event_id }) => event_id);
		assert.ok(ids.length > 0, line);
		assert.equal(
			receipt?.events.map(({ event_id }) => event_id),
			ids,
			line,
		);
		assert.ok(
			talk.book.events.slice(before).every(({ principal }) => turnOf(principal) === receipt?.turn_id),
			line,
		);
	}
});

test("given 'remind me to … in 2 minutes', then it is due then and reminds then", async () => {
	const talk = beginTalk();
	const { text } = await talk.say("remind me to call mum in 2 minutes");
	assert.match(text, "I will remind you on Mon 23 Nov 2026, 10:02.");
	assert.equal(
		talk.book.tasks()[0]?.reminders.map(({ fire_at }) => fire_at),
		["2026-11-23T05:02:00.000Z"],
	);
});

test("given something that recurs, then one task is added, and the receipt says how often", async () => {
	const talk = beginTalk();
	const { text } = await talk.say("gym every monday at 7");
	assert.match(text, "every week on Monday at 07:00");
	const [task] = talk.book.tasks();
	assert.is(task?.title, "gym");
	assert.is(task?.series?.recurrence?.rrule, "FREQ=WEEKLY;BYDAY=MO");
	assert.is(talk.book.tasks().length, 1);
});

test("given a recurrence that no rule holds, then the task is added as it was written, and the reason is said", async () => {
	const talk = beginTalk();
	const { text } = await talk.say("check the oven every 10 minutes");
	assert.match(text, "at most 96 are allowed");
	assert.is(talk.book.tasks()[0]?.series, null);
});

test("P12: given a task that recurs, when it is completed, then that is said first, and what follows it", async () => {
	const talk = beginTalk();
	const command_id = "made elsewhere";
	const recurrence = { rrule: "FREQ=DAILY", start: "2026-11-23T18:00", time_zone: "Asia/Karachi" };
	const command = { type: "AddTask", title: "water the plants", recurrence } as const;
	await talk.book.gate.execute({ command_id, user_id: "u1", principal: { kind: "user", id: "page" }, command });
	const { text, receipt } = await talk.say("complete #1");
	assert.match(text, "Completed #1 “water the plants”. Next: #2 “water the plants”, due Tue 24 Nov 2026, 18:00.");
	assert.is(receipt?.title, "Completed");
});

test("given a task by words, then it is completed; given 'it', then the same one is meant", async () => {
	const talk = beginTalk();
	await talk.say("buy milk");
	await talk.say("call mum");
	assert.match((await talk.say("complete the milk task")).text, "Completed #1");
	assert.match((await talk.say("reopen it")).text, "Reopened #1");
	assert.equal(
		talk.book.tasks().map(({ status }) => status),
		["open", "open"],
	);
});

test("given a list, then positions mean what was shown", async () => {
	const talk = beginTalk();
	await talk.say("buy milk tomorrow");
	await talk.say("call mum today");
	await talk.say("list");
	assert.match((await talk.say("complete the first one")).text, "Completed #2");
});

test("given questions about tasks, then they are answered and nothing changes", async () => {
	const talk = beginTalk();
	await talk.say("buy milk today at 5pm");
	const before = talk.book.events.length;
	for (const line of [
		"list",
		"what is due today?",
		"show #1",
		"did i delete the milk task?",
		"is #1 done?",
		"history",
	]) {
		assert.match((await talk.say(line)).text, /#1/, line);
	}
	for (const line of [
		"what's the weather?",
		"don't delete #1",
		"help",
		"delete",
		"search bread",
		"show overdue tasks",
	]) {
		assert.ok((await talk.say(line)).text.length > 0, line);
	}
	assert.is(talk.book.events.length, before);
});

test("given a task with a time that is moved to a day, then it keeps its time", async () => {
	const talk = beginTalk();
	await talk.say("dentist tomorrow at 3pm");
	assert.match((await talk.say("move dentist to friday")).text, "due Fri 27 Nov 2026, 15:00");
	assert.match((await talk.say("clear the due date of #1")).text, "no due date");
});

test("given a snooze, then the reminder moves", async () => {
	const talk = beginTalk();
	await talk.say("remind me to call mum at 3pm");
	assert.match((await talk.say("snooze it until 5pm")).text, "I will remind you on Mon 23 Nov 2026, 17:00.");
	assert.is(talk.book.tasks()[0]?.reminders[0]?.fire_at, "2026-11-23T12:00:00.000Z");
});

test("given a fired reminder, then a bare snooze means that one", async () => {
	const talk = beginTalk();
	await talk.say("remind me to call mum in 2 minutes");
	await talk.say("buy milk");
	talk.pass({ minutes: 3 });
	const system = { kind: "system", id: "reminders" } as const;
	const command = { type: "FireReminders", reminder_ids: [1] } as const;
	await talk.book.gate.execute({ command_id: "fire", user_id: "u1", principal: system, command });
	assert.match((await talk.say("snooze 1 hour")).text, "#1");
	assert.is(talk.book.tasks()[0]?.reminders[0]?.fire_at, "2026-11-23T06:03:00.000Z");
});

test("given 'undo' after a turn of several changes, then the whole turn is undone", async () => {
	const talk = beginTalk();
	await talk.say("buy milk");
	await talk.say("call mum");
	await talk.say("complete 1 and 2");
	assert.match((await talk.say("undo")).text, "Undone: completing a task (2).");
	assert.equal(
		talk.book.tasks().map(({ status }) => status),
		["open", "open"],
	);
});

test("given 'redo', then what stands again is named as it was done, and its receipt says so", async () => {
	const talk = beginTalk();
	await talk.say("add gym every monday at 7am");
	for (const [request, redone] of [
		["complete #1", "Redone: completing #1 “gym”, adding a task."],
		["skip #2", "Redone: skipping an occurrence of #2 “gym”."],
		["delete #2", "Redone: deleting #2 “gym”."],
	] as const) {
		await talk.say(request);
		if (talk.pending) await talk.say("yes");
		await talk.say("undo");
		const reply = await talk.say("redo");
		assert.is(reply.text, redone);
		assert.is(reply.receipt?.title, "Redone");
	}
	assert.is((await talk.say("redo")).text, "There is no undo to take back, so nothing was changed.");
});

test("given a task that recurs, then lists and receipts show its rule, with the dates left out of it counted", async () => {
	const talk = beginTalk();
	const { receipt } = await talk.say("add gym every monday at 7am");
	assert.ok(receipt?.lines[0]?.chips.includes("every week on Monday at 07:00"));
	for (const _ of [1, 2, 3]) await talk.say("skip #1");
	const line = "#1 “gym” (due Mon 21 Dec 2026, 07:00, every week on Monday at 07:00, 3 skipped)";
	assert.match((await talk.say("show tasks")).text, line);
	assert.match((await talk.say("search gym")).text, line);
	assert.match((await talk.say("show #1")).text, "except on 30 November 2026, 7 December 2026 and 1 more,");
});

test("given a locale that reads 12 hours, then lists, receipts, rules, reasons and settings do", async () => {
	const talk = beginTalk({ time_zone: "America/New_York", locale: "en-US" });
	const added = await talk.say("add gym every monday at 5pm");
	assert.match(
		added.text,
		"due Mon 23 Nov 2026, 5:00 PM, every week on Monday at 5:00 PM. I will remind you on Mon 23 Nov 2026, 4:00 PM",
	);
	assert.equal(added.receipt?.lines[0]?.chips.slice(0, 2), [
		"Mon 23 Nov 2026, 5:00 PM",
		"every week on Monday at 5:00 PM",
	]);
	assert.match((await talk.say("show tasks")).text, "(due Mon 23 Nov 2026, 5:00 PM, every week on Monday at 5:00 PM)");
	assert.match((await talk.say("what are my settings?")).text, "whole days remind at 9:00 AM");
	await talk.say("add water the plants every 2 weeks at 9am starting march 1");
	const dates = (await talk.say("when is the plants task next due?")).text;
	assert.match(dates, "Mon 15 Mar 2027, 9:00 AM (summer time began on 14 March 2027: still 9:00 AM)");
});

test("given a recurrence that is not wanted any more, then it is ended as by the page, and the answer says so", async () => {
	const talk = beginTalk();
	await talk.say("add gym every monday at 7am");
	const reply = await talk.say("don't repeat #1 any more");
	assert.is(reply.text, "#1 “gym” no longer repeats: this is the last one, due Mon 30 Nov 2026, 07:00.");
	assert.equal(
		reply.receipt?.events.map(({ type }) => type),
		["series.ended"],
	);
	assert.is((await talk.say("complete #1")).text, "Completed #1 “gym”.");
});

test("given 'history', then each line says what was done, to what, and by whom", async () => {
	const talk = beginTalk();
	await talk.say("buy milk #home");
	await talk.say("complete #1");
	await talk.say("undo");
	const { text } = await talk.say("history");
	assert.equal(
		text.split("\n").map((line) => line.replace("- Mon 23 Nov 2026, 10:00: ", "")),
		[
			"reopened #1 “buy milk” (by chat, as an undo)",
			"completed #1 “buy milk” (by chat)",
			"added #1 “buy milk” (by chat)",
			"made a tag “home” (by chat)",
		],
	);
});

test("given a long title, then it is shortened where it is only an example", async () => {
	const talk = beginTalk();
	await talk.say(`add ${"long words ".repeat(15)}`);
	assert.match((await talk.say("help")).text, "complete “long words long words long words long wo…”: “complete #1”");
});

test("given the receipt's button, then that turn is undone, and pressed again nothing more happens", async () => {
	const talk = beginTalk();
	const { receipt } = await talk.say("buy milk");
	assert.ok(receipt);
	await talk.say("call mum");
	assert.match((await talk.undo(receipt)).text, "Undone: adding #1 “buy milk”.");
	assert.equal(
		talk.book.tasks().map(({ status }) => status),
		["deleted", "open"],
	);
	const before = talk.book.events.length;
	assert.match((await talk.undo(receipt)).text, "undone before");
	assert.is(talk.book.events.length, before);
});

test("given a refused command, then the rule is said and no receipt is shown", async () => {
	const talk = beginTalk();
	const { text, receipt } = await talk.say(`add ${"x".repeat(201)}`);
	assert.match(text, "200");
	assert.is(receipt, undefined);
	assert.is(talk.book.events.length, 0);
});

for (const [kind, words] of [
	["busy", "was not done"],
	["unavailable", "cannot say whether"],
] as const) {
	test(`P12: given a gate that answers ${kind}, then nothing is claimed`, async () => {
		const talk = beginTalk();
		talk.book.fail({ kind, retry_after_ms: 1000 });
		const { text, receipt } = await talk.say("buy milk");
		assert.match(text, words);
		assert.not.match(text, "Added");
		assert.is(receipt, undefined);
	});
}

test.run();
