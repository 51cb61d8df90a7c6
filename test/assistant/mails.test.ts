/** Mails about reminders are turned off and on by saying so, as in the settings of the page (decision 0141). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { beginTalk } from "./talk.ts";

const test = suite("mails by the chat");

const german = { locale: "de-DE", time_zone: "Europe/Berlin" };

for (const [said, settings, until] of [
	["stop mailing me", undefined, null],
	["Please stop emailing me.", undefined, null],
	["mute mails", undefined, null],
	["mute mails until monday", undefined, "2026-11-30T04:00:00.000Z"],
	["no more mails until friday at 8am", undefined, "2026-11-27T03:00:00.000Z"],
	["mute notifications for 2 hours", undefined, "2026-11-23T07:00:00.000Z"],
	["Keine Mails mehr", german, null],
	["Keine Mails bis Montag", german, "2026-11-30T08:00:00.000Z"],
	["Schalte die Erinnerungen bis Freitag um 8 Uhr aus", german, "2026-11-27T07:00:00.000Z"],
] as const) {
	test(`given “${said}”, then no mails go out ${until === null ? "until it is said otherwise" : `until ${until}`}`, async () => {
		const talk = beginTalk(settings);
		const reply = await talk.say(said);
		assert.equal(talk.mute(), { until });
		assert.is(reply.receipt, undefined);
		assert.equal(talk.book.tasks(), []);
		assert.match(reply.text, settings ? "keine E-Mails" : "No mails");
	});
}

for (const [said, settings] of [
	["unmute mails", undefined],
	["turn reminders back on", undefined],
	["start emailing me again", undefined],
	["Mails wieder an", german],
	["Schalte Erinnerungen ein", german],
] as const) {
	test(`given a mute and “${said}”, then mails go out again`, async () => {
		const talk = beginTalk(settings);
		await talk.say(settings ? "Keine Mails mehr" : "stop mailing me");
		await talk.say(said);
		assert.is(talk.mute(), null);
	});
}

test("given a time that has passed, then nothing is changed, and that is said", async () => {
	const talk = beginTalk();
	const reply = await talk.say("mute mails until 2026-11-20");
	assert.is(talk.mute(), null);
	assert.match(reply.text, /passed/);
});

test("given a wish for fewer mails, then nothing is changed, and the way is told", async () => {
	const talk = beginTalk();
	assert.match((await talk.say("remind me less often")).text, /mute mails until monday/);
	assert.is(talk.mute(), null);
});

test("given a task, then its reminders are not the mails", async () => {
	const talk = beginTalk();
	await talk.say("add report tomorrow at 9am");
	await talk.say("turn off reminders for #1");
	assert.is(talk.mute(), null);
	assert.equal(
		talk.book.tasks()[0]?.reminders.map(({ status }) => status),
		["withdrawn"],
	);
});

test.run();
