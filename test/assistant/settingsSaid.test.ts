/** Settings that are said in the chat. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { beginScene } from "./scene.ts";

const test = suite("settings that are said");

test("given a language, quiet hours or a digest in words, then the setting is that, and no task is added", async () => {
	const quiet = (from: string, to: string) => ({ quiet_hours: { from, to, urgent: "hold" } });
	for (const [locale, line, changes] of [
		["en", "set my language to German", { locale: "de" }],
		["de", "stell meine Sprache auf Englisch", { locale: "en" }],
		["en", "no reminders between 10pm and 7am", quiet("22:00", "07:00")],
		["en", "don't disturb me between 10 and 7", quiet("22:00", "07:00")],
		["en", "turn on do not disturb from 13:00 to 14:30", quiet("13:00", "14:30")],
		["de", "Ruhezeit von 22 bis 7 Uhr", quiet("22:00", "07:00")],
		["en", "send me a daily digest at 7am", { digest_at: "07:00" }],
		["de", "schick mir jeden Morgen eine Tagesübersicht um 7", { digest_at: "07:00" }],
	] as const) {
		const talk = await beginScene(locale);
		const before = talk.book.events.length;
		await talk.say(line);
		const events = talk.book.events.slice(before);
		assert.equal(
			events.map(({ data }) => ("updated_fields" in data ? data.updated_fields : data)),
			[changes],
			line,
		);
	}
});

test("given quiet hours, when they are turned off in words, then there are none", async () => {
	const talk = await beginScene();
	await talk.say("quiet hours from 22:00 to 07:00");
	await talk.say("turn off quiet hours");
	assert.is((await talk.tools.readModel.settings("u1")).quiet_hours, null);
});

test.run();
