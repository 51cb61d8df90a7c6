/** Every date that a person reads, in the order in which the account writes dates. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { InstantText } from "../../src/domain/time/instant.ts";
import { type DayForm, type DayReading, dayText } from "../../src/words/dayText.ts";
import { reasonText, ruleText } from "../../src/words/ruleText.ts";
import { dueText, instantText } from "../../src/words/taskText.ts";

const test = suite("days in the reader's order");
const DAY = Temporal.PlainDate.from("2026-11-03");

for (const [locale, date_order, form, text] of [
	["en", "dmy", "short", "Tue 3 Nov 2026"],
	["en-US", "mdy", "short", "Tue, Nov 3, 2026"],
	["en-CA", "ymd", "short", "Tue 2026-11-03"],
	["en-GB", "dmy", "whole", "Tuesday 3 November 2026"],
	["en-US", "mdy", "whole", "Tuesday, November 3, 2026"],
	["en-US", "mdy", "plain", "November 3, 2026"],
	["en", "ymd", "plain", "2026-11-03"],
	["de-DE", "dmy", "short", "Di., 3. Nov. 2026"],
	["de-AT", "dmy", "whole", "Dienstag, 3. November 2026"],
	["de", "mdy", "plain", "3. November 2026"],
	["de", "ymd", "short", "Di. 2026-11-03"],
] as const satisfies readonly (readonly [string, DayReading["date_order"], DayForm, string])[]) {
	test(`given ${locale} and ${date_order}, when a day is said ${form}, then “${text}”`, () => {
		assert.is(dayText(DAY, { locale, date_order }, form), text);
	});
}

const AMERICAN = { locale: "en-US", date_order: "mdy", time_zone: "America/New_York" } as const;

test("given an American account, then moments, due dates, rules and the reasons of a forecast follow its order", () => {
	assert.is(instantText("2026-11-30T22:00:00.000Z" as InstantText, AMERICAN), "Mon, Nov 30, 2026, 5:00 PM");
	const due = { at: "2026-11-30T22:00:00.000Z" as InstantText, time_zone: "America/New_York" };
	assert.is(dueText(due, AMERICAN, 90), "Mon, Nov 30, 2026, 5:00 PM–6:30 PM");
	const daily = { rrule: "FREQ=DAILY;UNTIL=20261231", start: "2026-11-23", mode: "scheduled", exdates: ["2026-12-24"] };
	assert.is(
		ruleText(daily as Parameters<typeof ruleText>[0], AMERICAN),
		"every day, until December 31, 2026, except on December 24, 2026",
	);
	const gap = {
		kind: "gap",
		time: "02:30",
		date: "2027-03-14",
		timeZone: "America/New_York",
		instead: "03:30",
	} as const;
	assert.is(reasonText([gap], AMERICAN), "2:30 AM does not exist on March 14, 2027 in America/New_York: 3:30 AM");
});

/** Whatever formats a day by itself. */
const FORMATS = /\bdateStyle: |\bformatRange\(|toLocaleDateString|toLocaleString\([^)]*(?:weekday|month)/;

test("given the source, then nothing but the catalogues' one message words a day", () => {
	const root = join(import.meta.dirname, "../../src");
	const formats = readdirSync(root, { recursive: true, encoding: "utf8" })
		.filter((name) => name.endsWith(".ts"))
		.filter((name) => FORMATS.test(readFileSync(join(root, name), "utf8")))
		// What a model or a tool is told of the day is for it alone.
		.filter(
			(name) =>
				![join("assistant", "withModel", "systemText.ts"), join("assistant", "changing", "doInstead.ts")].includes(
					name,
				),
		);
	for (const name of formats) assert.match(name, /^words.(?:en|de).moments\.ts$/);
});

test.run();
