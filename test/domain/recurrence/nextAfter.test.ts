/** What comes next: strictly later, the same from any point, each instant once, COUNT and UNTIL held. */
import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import {
	countedBefore,
	firstOccurrence,
	isOccurrence,
	nextAfterInstant,
	nextAfterLocal,
} from "../../../src/domain/recurrence/nextAfter.ts";
import { previewOccurrences } from "../../../src/domain/recurrence/previewOccurrences.ts";
import { printRule } from "../../../src/domain/recurrence/printRule.ts";
import { openSeries, type RecurrenceText, type Series } from "../../../src/domain/recurrence/series.ts";
import { type InstantText, readInstant } from "../../../src/domain/time/instant.ts";
import { ruleArbitrary, startArbitrary } from "./ruleArbitrary.ts";

const test = suite("next after");

function series(rrule: string, start: string, time_zone: string, more: Partial<RecurrenceText> = {}): Series {
	const opened = openSeries({ rrule, start, time_zone, exdates: [], ...more }, "skip");
	if (opened.kind === "refused") throw new Error(JSON.stringify(opened.violations));
	return opened.series;
}

const locals = (of: Series, count = 100) => previewOccurrences(of, { count }).map(({ local }) => local);
const at = (text: string): InstantText => readInstant(text);

test("given COUNT=5, when completed one after the other, then there are five", () => {
	const daily = series("FREQ=DAILY;COUNT=5", "2026-11-23T09:00", "Asia/Karachi");
	const completed: string[] = [];
	for (let next = firstOccurrence(daily); next !== undefined; next = nextAfterLocal(daily, next.local)) {
		completed.push(next.local);
	}
	assert.equal(
		completed,
		[23, 24, 25, 26, 27].map((day) => `2026-11-${day}T09:00`),
	);
});

test("given an occurrence, when asked one second before, at and after it, then after is strict", () => {
	const weekly = series("FREQ=WEEKLY", "2026-11-23T09:00", "Europe/Berlin");
	assert.is(nextAfterLocal(weekly, "2026-11-30T08:59:59")?.local, "2026-11-30T09:00");
	assert.is(nextAfterLocal(weekly, "2026-11-30T09:00")?.local, "2026-12-07T09:00");
	assert.is(nextAfterInstant(weekly, at("2026-11-30T07:59:59Z"))?.local, "2026-11-30T09:00");
	assert.is(nextAfterInstant(weekly, at("2026-11-30T08:00:00Z"))?.local, "2026-12-07T09:00");
	assert.is(nextAfterInstant(weekly, at("2026-11-30T08:00:01Z"))?.local, "2026-12-07T09:00");
});

test("given any series, when gone through from instant to instant, then it is the preview, strictly increasing", () => {
	const zone = fc.constantFrom("Europe/Berlin", "America/New_York", "Asia/Karachi", "Australia/Lord_Howe");
	fc.assert(
		fc.property(ruleArbitrary, startArbitrary, zone, (rule, start, timeZone) => {
			const opened = openSeries({ rrule: printRule(rule), start, time_zone: timeZone, exdates: [] }, "skip");
			if (opened.kind === "refused") return;
			const shown = previewOccurrences(opened.series, { count: 12 });
			for (const [n, { local, instant }] of shown.entries()) {
				const following = shown[n + 1];
				assert.ok(isOccurrence(opened.series, local));
				if (following === undefined) break;
				assert.ok(instant < following.instant);
				assert.is(nextAfterInstant(opened.series, instant)?.local, following.local);
				assert.is(nextAfterLocal(opened.series, local)?.instant, following.instant);
			}
		}),
		{ numRuns: 150 },
	);
});

test("given dates left out and added, when asked, then COUNT counts the rule's alone", () => {
	const mended = series("FREQ=WEEKLY;COUNT=4", "2026-11-02T09:00", "Europe/Berlin", {
		exdates: ["2026-11-09T09:00", "2026-11-23", "2026-12-24T18:00"],
		rdates: ["2026-12-24T18:00", "2026-11-05T10:00", "2026-11-16T09:00", "2026-10-30T07:00"],
	});
	assert.equal(locals(mended), ["2026-10-30T07:00", "2026-11-02T09:00", "2026-11-05T10:00", "2026-11-16T09:00"]);
	assert.is(countedBefore(mended, "2026-11-23T09:00"), 3);
	assert.is(isOccurrence(mended, "2026-11-09T09:00"), false);
	assert.is(isOccurrence(mended, "2026-11-05T10:00"), true);
});

test("given a date added beside the last in UTC, when the rule has it past its end, then it is there once", () => {
	const added = { rdates: ["2026-01-07T09:00"] };
	const rule = "FREQ=DAILY;UNTIL=20260106T120000Z";
	const days = ["2026-01-05T09:00", "2026-01-06T09:00", "2026-01-07T09:00"];
	assert.equal(locals(series(rule, "2026-01-05T09:00", "Europe/Berlin", added)), days);
});

test("given UNTIL in UTC at a fold, when occurrences lie in it, then instants are compared", () => {
	const until = (text: string) =>
		locals(series(`FREQ=DAILY;BYMINUTE=10,50;UNTIL=${text}`, "2026-10-25T02:10", "Europe/Berlin"));
	// 02:50 is first shown at 00:50Z; the end lies in the second passage of 02:10, after it.
	assert.equal(until("20261025T011000Z"), ["2026-10-25T02:10", "2026-10-25T02:50"]);
	assert.equal(until("20261025T004959Z"), ["2026-10-25T02:10"]);
});

test("given UNTIL in UTC at a gap, when the last reads earlier than it comes, then instants are compared", () => {
	const until = (text: string) => locals(series(`FREQ=DAILY;UNTIL=${text}`, "2026-03-28T02:30", "Europe/Berlin"));
	assert.equal(until("20260329T013000Z"), ["2026-03-28T02:30", "2026-03-29T02:30"]);
	assert.equal(until("20260329T012959Z"), ["2026-03-28T02:30"]);
});

test("given hours on the night of a gap, when they meet, then the instant comes once and in order", () => {
	const hourly = series("FREQ=HOURLY", "2026-03-29T00:30", "Europe/Berlin");
	assert.equal(locals(hourly, 4), ["2026-03-29T00:30", "2026-03-29T01:30", "2026-03-29T03:30", "2026-03-29T04:30"]);
	assert.is(isOccurrence(hourly, "2026-03-29T02:30"), false);
	const crossed = series("FREQ=DAILY;BYHOUR=2,3;BYMINUTE=0,40", "2026-03-29T02:40", "Europe/Berlin", {
		exdates: ["2026-03-29T03:40"],
	});
	assert.equal(
		previewOccurrences(crossed, { count: 3 }).map(({ local, instant }) => [local, instant.slice(11, 16)]),
		[
			["2026-03-29T03:00", "01:00"],
			["2026-03-29T02:40", "01:40"],
			["2026-03-30T02:00", "00:00"],
		],
	);
	assert.is(nextAfterInstant(crossed, at("2026-03-29T01:00:00Z"))?.local, "2026-03-29T02:40");
});

test("given a day that Samoa left out, when daily, then it does not make the next one twice", () => {
	const daily = series("FREQ=DAILY", "2011-12-29T09:00", "Pacific/Apia");
	assert.equal(locals(daily, 3), ["2011-12-29T09:00", "2011-12-31T09:00", "2012-01-01T09:00"]);
	const days = series("FREQ=WEEKLY", "2011-12-23", "Pacific/Apia");
	assert.equal(
		previewOccurrences(days, { count: 3 }).map(({ local, reasons = [] }) => [
			local,
			...reasons.map(({ kind }) => kind),
		]),
		[["2011-12-23"], ["2011-12-30", "no_such_day"], ["2012-01-06"]],
	);
});

test("given whole days, when UNTIL is a UTC time, then its date counts as written", () => {
	const days = series("FREQ=DAILY;UNTIL=20261231T235959Z", "2026-12-30", "Asia/Tokyo");
	assert.equal(locals(days), ["2026-12-30", "2026-12-31"]);
});

test("given a text that is no wall time, when asked, then it says so", () => {
	const daily = series("FREQ=DAILY", "2026-11-23T09:00", "UTC");
	assert.throws(() => nextAfterLocal(daily, "tomorrow"), RangeError);
	assert.is(isOccurrence(daily, "2026-11-24"), false);
});

test.run();
