/** The clock of a locale, and texts of ours turned into it. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { hourCycleOf, inHourCycle } from "../../src/domain/settings/hourCycle.ts";

const test = suite("hour cycle");

for (const [locale, cycle] of [
	["en-US", "h12"],
	["en-AU", "h12"],
	["hi", "h12"],
	["en-GB", "h23"],
	["de", "h23"],
	["ja", "h23"],
	["en-US-u-hc-h23", "h23"],
	["en", "h23"],
] as const) {
	test(`given the locale ${locale}, then the clock is ${cycle}`, () => {
		assert.is(hourCycleOf(locale), cycle);
	});
}

for (const [text, turned] of [
	["00:00", "12:00 AM"],
	["00:59", "12:59 AM"],
	["01:00", "1:00 AM"],
	["11:59", "11:59 AM"],
	["12:00", "12:00 PM"],
	["13:00", "1:00 PM"],
	["23:59:59", "11:59:59 PM"],
	["every day at 09:00 and 18:30, 10 times", "every day at 9:00 AM and 6:30 PM, 10 times"],
	["Tue 24 Nov 2026, 17:00", "Tue 24 Nov 2026, 5:00 PM"],
	["summer time ended on 2026-11-01: still 09:00", "summer time ended on 2026-11-01: still 9:00 AM"],
] as const) {
	test(`given ${text}, then it reads ${turned} in 12 hours, and stays what it is in 24`, () => {
		assert.is(inHourCycle(text, "h12"), turned);
		assert.is(inHourCycle(text, "h23"), text);
	});
}

test.run();
