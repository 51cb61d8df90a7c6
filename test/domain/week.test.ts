/** Weeks by the user's own first day: each day of two weeks, for each first day. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { daysIntoWeek, FIRST_WEEKDAYS, startOfWeek } from "../../src/domain/settings/week.ts";

const test = suite("week");

/** 30 November 2026 is a Monday. */
const MONDAY = Temporal.PlainDate.from("2026-11-30");

for (const weekStart of ["monday", "sunday", "saturday"] as const) {
	test(`given weeks that start on a ${weekStart}, then each day belongs to the last such day before or on it`, () => {
		for (let ahead = 0; ahead < 14; ahead += 1) {
			const day = MONDAY.add({ days: ahead });
			let first = day;
			while (first.dayOfWeek !== FIRST_WEEKDAYS[weekStart]) first = first.subtract({ days: 1 });
			assert.is(`${startOfWeek(day, weekStart)}`, `${first}`);
			assert.is(daysIntoWeek(day.dayOfWeek, weekStart), first.until(day).days);
			// `Date` counts a Sunday as 0.
			assert.is(daysIntoWeek(day.dayOfWeek % 7, weekStart), first.until(day).days);
		}
	});
}

for (const [weekStart, first] of [
	["monday", "2026-11-30"],
	["sunday", "2026-11-29"],
	["saturday", "2026-11-28"],
] as const) {
	test(`given Tuesday, 1 December 2026, and weeks that start on a ${weekStart}, then its week starts on ${first}`, () => {
		assert.is(`${startOfWeek(Temporal.PlainDate.from("2026-12-01"), weekStart)}`, first);
	});
}

test.run();
