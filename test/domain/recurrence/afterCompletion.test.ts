/** The mode "after completion": early, late and on the day, with COUNT and UNTIL. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { nextAfterCompletion } from "../../../src/domain/recurrence/afterCompletion.ts";
import type { MonthEnd } from "../../../src/domain/recurrence/rule.ts";
import { openSeries } from "../../../src/domain/recurrence/series.ts";
import { readInstant } from "../../../src/domain/time/instant.ts";

const test = suite("after completion");

function next(rrule: string, start: string, completedAt: string, done = 1, monthEnd: MonthEnd = "skip") {
	const opened = openSeries({ rrule, start, time_zone: "Europe/Berlin", exdates: ["2026-12-04T09:00"] }, monthEnd);
	if (opened.kind === "refused") throw new Error(JSON.stringify(opened.violations));
	return nextAfterCompletion(opened.series, readInstant(completedAt), done)?.local;
}

// Due on Monday 23 November 2026 at 09:00 in Berlin.
const CASES: readonly (readonly [name: string, rule: string, completedAt: string, next: string])[] = [
	["on the day, before the time", "FREQ=DAILY;INTERVAL=3", "2026-11-23T06:00:00Z", "2026-11-26T09:00"],
	["on the day, after the time", "FREQ=DAILY;INTERVAL=3", "2026-11-23T20:00:00Z", "2026-11-26T09:00"],
	["a day early", "FREQ=DAILY;INTERVAL=3", "2026-11-22T20:00:00Z", "2026-11-25T09:00"],
	["two days late", "FREQ=DAILY;INTERVAL=3", "2026-11-25T20:00:00Z", "2026-11-28T09:00"],
	["two years late", "FREQ=DAILY;INTERVAL=3", "2028-11-25T20:00:00Z", "2028-11-28T09:00"],
	["after midnight in Berlin, before it in UTC", "FREQ=DAILY", "2026-11-23T23:30:00Z", "2026-11-25T09:00"],
	["weekly without a day, on a Thursday", "FREQ=WEEKLY", "2026-11-26T10:00:00Z", "2026-12-03T09:00"],
	["every Monday, on a Monday", "FREQ=WEEKLY;BYDAY=MO", "2026-11-23T10:00:00Z", "2026-11-30T09:00"],
	["every Monday, on a Sunday", "FREQ=WEEKLY;BYDAY=MO", "2026-11-29T10:00:00Z", "2026-11-30T09:00"],
	["twice a day, after the first", "FREQ=DAILY;BYHOUR=9,18", "2026-11-23T09:00:00Z", "2026-11-23T18:00"],
	["twice a day, after the second", "FREQ=DAILY;BYHOUR=9,18", "2026-11-23T17:30:00Z", "2026-11-24T09:00"],
	["every five hours", "FREQ=HOURLY;INTERVAL=5", "2026-11-23T09:20:30Z", "2026-11-23T15:20"],
	["where the next is left out", "FREQ=DAILY;INTERVAL=4", "2026-11-30T10:00:00Z", "2026-12-08T09:00"],
];
for (const [name, rule, completedAt, expected] of CASES) {
	test(`given ${rule} done ${name}, when asked, then the next is ${expected}`, () => {
		assert.is(next(rule, "2026-11-23T09:00", completedAt), expected);
	});
}

test("given whole days, when done at any hour of one, then the next is counted from that day", () => {
	assert.is(next("FREQ=DAILY;INTERVAL=2", "2026-11-23", "2026-11-24T22:59:59Z"), "2026-11-26");
	assert.is(next("FREQ=DAILY;INTERVAL=2", "2026-11-23", "2026-11-24T23:00:00Z"), "2026-11-27");
});

test("given a month from the 31st, when the next has no 31st, then the month's end decides", () => {
	assert.is(next("FREQ=MONTHLY", "2026-11-23", "2027-01-31T10:00:00Z", 1, "clamp"), "2027-02-28");
	assert.is(next("FREQ=MONTHLY", "2026-11-23", "2027-01-31T10:00:00Z", 1, "skip"), "2027-03-31");
});

test("given COUNT=5, when five are done, then there is no sixth", () => {
	assert.is(next("FREQ=DAILY;COUNT=5", "2026-11-23", "2026-12-30T10:00:00Z", 4), "2026-12-31");
	assert.is(next("FREQ=DAILY;COUNT=5", "2026-11-23", "2026-12-31T10:00:00Z", 5), undefined);
});

test("given UNTIL, when the next would be later, then there is none", () => {
	assert.is(next("FREQ=DAILY;INTERVAL=3;UNTIL=20261130", "2026-11-23", "2026-11-27T10:00:00Z"), "2026-11-30");
	assert.is(next("FREQ=DAILY;INTERVAL=3;UNTIL=20261130", "2026-11-23", "2026-11-28T10:00:00Z"), undefined);
});

test.run();
