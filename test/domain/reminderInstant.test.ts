import { suite } from "uvu";
import * as assert from "uvu/assert";
import { initialUserState } from "../../src/domain/evolve/initialState.ts";
import { endOfDue, instantOfSpec } from "../../src/domain/reminders/reminderInstant.ts";
import type { Settings } from "../../src/domain/settings/settings.ts";
import type { DateText, InstantText, TimeText } from "../../src/domain/time/instant.ts";

const test = suite("reminderInstant");
const at = (time_zone: string, hour: string): Settings => ({
	...initialUserState().settings,
	time_zone,
	all_day_reminder_at: hour as TimeText,
});
const day = (date: string) => ({ date: date as DateText });

test("relative to an instant: elapsed minutes before it, whatever the clocks do", () => {
	const due = { at: "2026-03-29T01:30:00.000Z" as InstantText, time_zone: "Europe/Berlin" };
	assert.is(instantOfSpec({ before_minutes: 60 }, due, at("UTC", "09:00")), "2026-03-29T00:30:00.000Z");
});

test("relative to a whole day: minutes before the user's morning hour of it", () => {
	const settings = at("Asia/Kathmandu", "09:00");
	assert.is(instantOfSpec({ before_minutes: 0 }, day("2026-11-23"), settings), "2026-11-23T03:15:00.000Z");
	assert.is(instantOfSpec({ before_minutes: 1440 }, day("2026-11-23"), settings), "2026-11-22T03:15:00.000Z");
});

test("an hour that summer time skips is the one after the gap, one that it repeats is the first", () => {
	const zero = { before_minutes: 0 };
	assert.is(instantOfSpec(zero, day("2026-03-29"), at("Europe/Berlin", "02:30")), "2026-03-29T01:30:00.000Z");
	assert.is(instantOfSpec(zero, day("2026-10-25"), at("Europe/Berlin", "02:30")), "2026-10-25T00:30:00.000Z");
	// Lord Howe moves by half an hour only.
	assert.is(instantOfSpec(zero, day("2026-10-04"), at("Australia/Lord_Howe", "02:15")), "2026-10-03T15:45:00.000Z");
});

test("a day is over at its local end, also when midnight is skipped or a whole day is", () => {
	assert.is(endOfDue(day("2026-11-23"), at("America/New_York", "09:00")), "2026-11-24T05:00:00.000Z");
	// Beirut began summer time at midnight; Apia left out 30 December 2011.
	assert.is(endOfDue(day("2022-03-26"), at("Asia/Beirut", "09:00")), "2022-03-26T22:00:00.000Z");
	assert.is(endOfDue(day("2011-12-29"), at("Pacific/Apia", "09:00")), "2011-12-30T10:00:00.000Z");
});

test("without a due date there is no instant; an absolute one needs none", () => {
	const instant = "2026-11-23T09:00:00.000Z" as InstantText;
	assert.is(instantOfSpec({ before_minutes: 5 }, null, at("UTC", "09:00")), null);
	assert.is(instantOfSpec({ at: instant }, null, at("UTC", "09:00")), instant);
});

test.run();
