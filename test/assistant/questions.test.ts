/** Answers that change nothing and say what is there: deliveries in plain words, what comes next, what recurs. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { say } from "../../src/domain/refusals/sentence.ts";
import type { DateText, InstantText } from "../../src/domain/time/instant.ts";
import type { DigestDelivery, ReminderDelivery } from "../../src/ports/reading/readModel.ts";
import { beginScene } from "./scene.ts";

const test = suite("questions and what they are answered with");

const row: ReminderDelivery = {
	kind: "reminder",
	delivery_id: "d1",
	task_id: 3,
	reminder_id: 3,
	channel: "email",
	state: "sent",
	attempts: 1,
	answer: "250 accepted",
	message_id: "<d1@adjutant>",
	planned_at: "2026-11-23T03:00:00.000Z" as InstantText,
	fired_at: "2026-11-23T03:12:00.000Z" as InstantText,
	held_until: null,
	late_by_ms: 720_000,
	sent_at: "2026-11-23T03:12:01.000Z" as InstantText,
	next_attempt_at: null,
};

for (const [state, said, words] of [
	[
		"sent",
		{},
		["of Mon 23 Nov 2026, 08:00 fired, 12 minutes late", "handed over on Mon 23 Nov 2026, 08:12", "250 accepted"],
	],
	["queued", { attempts: 2, sent_at: null, answer: "421 try later" }, ["on its way after 2 attempts", "421 try later"]],
	["dead", { sent_at: null, answer: "550 no such user" }, ["refused for good after 1 attempt", "550 no such user"]],
	["dead", { sent_at: null, answer: say("hook_secret_missing") }, ["(details: its address has no secret: set the"]],
	["unverified", { sent_at: null }, ["no mail was sent", "is not verified"]],
	["muted", { sent_at: null }, ["no mail was sent", "you had turned these reminders off"]],
	["not_wanted", { sent_at: null }, ["no mail was sent", "because the task was done or deleted"]],
] as const) {
	test(`given a delivery that is ${state}, when it is asked why no reminder came, then that is said`, async () => {
		const talk = await beginScene();
		talk.book.deliver([{ ...row, ...said, state }]);
		for (const question of ["why did I not get the reminder for #3?", "why did I not get the reminder?"]) {
			const { text } = await talk.say(question);
			for (const part of words) assert.match(text, part, question);
		}
	});
}

for (const [state, said, words] of [
	["sent", {}, ["the daily digest of Mon 23 Nov 2026 fell due", "handed over on Mon 23 Nov 2026, 08:12"]],
	["empty", { sent_at: null }, ["there was nothing to tell"]],
	["dead", { sent_at: null, answer: "550 no such user" }, ["refused for good after 1 attempt", "550 no such user"]],
] as const) {
	test(`given a daily digest that is ${state}, when the latest deliveries are asked for, then it is among them`, async () => {
		const talk = await beginScene();
		const { task_id: _t, reminder_id: _r, fired_at: _f, held_until: _h, ...common } = row;
		const local_date = "2026-11-23" as DateText;
		const digest: DigestDelivery = { ...common, ...said, kind: "digest", state, local_date };
		talk.book.deliver([digest]);
		const { text } = await talk.say("why did I not get the reminder?");
		for (const part of words) assert.match(text, part);
		assert.not.match(text, "#undefined");
	});
}

test("given tasks whose reminders have not fired, then the reason of each is said", async () => {
	const talk = await beginScene();
	for (const [question, reason] of [
		["why did I not get the reminder for #1?", "its time has not come"],
		["why did I not get the reminder for #7?", "the series is paused"],
		["why did I not get the reminder for #10?", "it has no reminder"],
	] as const) {
		assert.match((await talk.say(question)).text, reason, question);
	}
	await talk.say("complete #1");
	assert.match((await talk.say("why did I not get the reminder for #1?")).text, "because the task is completed");
});

test("given a task that recurs, then its next dates are those of its series, and a moved one is said as it is", async () => {
	const talk = await beginScene();
	await talk.say("move this occurrence of #6 to friday");
	const { text } = await talk.say("when is #6 next due?");
	assert.match(text, "due Fri 27 Nov 2026, 07:00");
	assert.match(text, "- Mon 7 Dec 2026, 07:00");
	assert.not.match(text, "- Mon 30 Nov 2026");
});

test("given what recurs only after it was done, or is paused, or does not recur, then that is said instead of dates", async () => {
	const talk = await beginScene();
	await talk.say("make #3 repeat every! 3 days");
	assert.match((await talk.say("when is #3 next due?")).text, "counted from the day it is done");
	assert.match((await talk.say("when is #7 next due?")).text, "is paused");
	assert.match((await talk.say("when is #1 next due?")).text, "does not recur");
});

test("given a task that is not found, when a note follows in the same message, then no other task gets it", async () => {
	const talk = await beginScene();
	await talk.say("show #1");
	const before = talk.book.events.length;
	await talk.say("set submarine to high priority and add a note: ask Bob");
	assert.equal(talk.book.events.slice(before), []);
	const { text } = await talk.say("set #2 to high priority and add a note: ask Bob");
	assert.match(text, "Saved the description of #2");
});

test("given a task, when its due date is moved, then the receipt names that alone", async () => {
	const talk = await beginScene();
	assert.not.match((await talk.say("move #1 to saturday")).text, "priority");
	assert.match((await talk.say("make #1 urgent")).text, /Changed #1 .*: priority urgent/);
});

test("given two reminders in one request, when they are asked for, then both are set", async () => {
	const talk = await beginScene();
	const before = talk.book.events.length;
	await talk.say("remind me about #3 30 minutes before and tomorrow at 8");
	const added = talk.book.events
		.slice(before)
		.flatMap((event) => (event.type === "reminder.scheduled" ? [event.data.reminder.spec] : []));
	assert.is(added.length, 2);
	assert.equal(added[0], { before_minutes: 30 });
});

test("given counts and the next task, then they are those of the list", async () => {
	const talk = await beginScene();
	assert.match((await talk.say("how many overdue tasks do I have?")).text, "1 task.");
	assert.match((await talk.say("how many tasks are due this week?")).text, "5 tasks.");
	const { text } = await talk.say("what's next?");
	assert.match(text, "Next: #1 “buy milk”");
	assert.match(text, "1 task overdue");
});

test("given a name that no task has, then a button adds it", async () => {
	const talk = await beginScene();
	assert.equal((await talk.say("complete the tax form")).choices, ["Add as a task", "No"]);
	await talk.choose("Add as a task");
	assert.is(talk.book.tasks().at(-1)?.title, "complete the tax form");
});

test.run();
