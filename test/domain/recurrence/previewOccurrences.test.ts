/** The preview says why: clocks, missing days, month ends. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { previewOccurrences } from "../../../src/domain/recurrence/previewOccurrences.ts";
import type { MonthEnd } from "../../../src/domain/recurrence/rule.ts";
import { openSeries } from "../../../src/domain/recurrence/series.ts";
import { readInstant } from "../../../src/domain/time/instant.ts";
import { reasonText } from "../../../src/words/ruleText.ts";

const test = suite("preview");

function preview(rrule: string, start: string, time_zone: string, count: number, monthEnd: MonthEnd = "skip") {
	const opened = openSeries({ rrule, start, time_zone, exdates: [] }, monthEnd);
	if (opened.kind === "refused") throw new Error(JSON.stringify(opened.violations));
	return previewOccurrences(opened.series, { count }).map(({ reasons, ...one }): typeof one & { reason?: string } => {
		const reason = reasonText(reasons, { locale: "en", date_order: "dmy" });
		return reason === undefined ? one : { ...one, reason };
	});
}

const last = (shown: ReturnType<typeof preview>) => shown.at(-1);

test("given 9 every day in New York, when summer time ends, then it says that 9 stays 9", () => {
	assert.equal(preview("FREQ=DAILY", "2026-10-31T09:00", "America/New_York", 3), [
		{ local: "2026-10-31T09:00", instant: "2026-10-31T13:00:00.000Z" },
		{
			local: "2026-11-01T09:00",
			instant: "2026-11-01T14:00:00.000Z",
			reason: "summer time ended on 1 November 2026: still 09:00",
		},
		{ local: "2026-11-02T09:00", instant: "2026-11-02T14:00:00.000Z" },
	]);
});

test("given a weekly time, when summer time begins between two, then it names the day on which it began", () => {
	assert.equal(last(preview("FREQ=WEEKLY", "2026-03-25T18:30", "Europe/Berlin", 2)), {
		local: "2026-04-01T18:30",
		instant: "2026-04-01T16:30:00.000Z",
		reason: "summer time began on 29 March 2026: still 18:30",
	});
	assert.is(
		last(preview("FREQ=WEEKLY", "2026-09-30T18:30", "Australia/Lord_Howe", 2))?.reason,
		"summer time began on 4 October 2026: still 18:30",
	);
});

test("given 02:30 in Berlin, when it does not exist or is twice, then it says what is meant", () => {
	assert.equal(last(preview("FREQ=DAILY", "2026-03-28T02:30", "Europe/Berlin", 2)), {
		local: "2026-03-29T02:30",
		instant: "2026-03-29T01:30:00.000Z",
		reason: "02:30 does not exist on 29 March 2026 in Europe/Berlin: 03:30",
	});
	assert.equal(last(preview("FREQ=DAILY", "2026-10-24T02:30", "Europe/Berlin", 2)), {
		local: "2026-10-25T02:30",
		instant: "2026-10-25T00:30:00.000Z",
		reason: "02:30 occurs twice on 25 October 2026 in Europe/Berlin: the first",
	});
});

test("given a zone that moved for good, when it did, then it is not called summer time", () => {
	assert.is(
		last(preview("FREQ=DAILY", "2016-05-01T09:00", "Asia/Pyongyang", 735))?.reason,
		"the clocks went forward by 30 min on 5 May 2018: still 09:00",
	);
	assert.is(
		last(preview("FREQ=DAILY", "2011-12-29T09:00", "Pacific/Apia", 2))?.reason,
		"the clocks went forward by 24 h on 31 December 2011: still 09:00",
	);
});

test("given the 31st with the month's end clamped, when a month has none, then it says so", () => {
	const shown = preview("FREQ=MONTHLY", "2026-01-31", "Asia/Karachi", 3, "clamp");
	assert.equal(
		shown.map(({ local, reason }) => [local, reason]),
		[
			["2026-01-31", undefined],
			["2026-02-28", "February 2026 has no day 31: its last day, 28"],
			["2026-03-31", undefined],
		],
	);
});

test("given both a clamped day and a change of the clocks, when shown, then both are said", () => {
	assert.is(
		last(preview("FREQ=MONTHLY;BYMONTH=1,4", "2026-01-31T09:00", "Europe/Berlin", 2, "clamp"))?.reason,
		"April 2026 has no day 31: its last day, 30; summer time began on 29 March 2026: still 09:00",
	);
});

test("given whole days, when shown, then each begins with the day in its zone", () => {
	const shown = preview("FREQ=DAILY", "2026-03-28", "Asia/Beirut", 3);
	assert.equal(
		shown.map(({ instant, reason }) => [instant, reason]),
		[
			["2026-03-27T22:00:00.000Z", undefined],
			// Summer time begins at midnight: the day's first moment is 01:00.
			["2026-03-28T22:00:00.000Z", undefined],
			["2026-03-29T21:00:00.000Z", undefined],
		],
	);
});

test("given an instant to begin from, when it is an occurrence, then it is the first shown", () => {
	const opened = openSeries({ rrule: "FREQ=DAILY", start: "2016-01-01T09:00", time_zone: "UTC", exdates: [] }, "skip");
	if (opened.kind === "refused") throw new Error("refused");
	const from = readInstant("2026-11-23T09:00:00Z");
	assert.equal(
		previewOccurrences(opened.series, { from, count: 2 }).map(({ instant }) => instant),
		["2026-11-23T09:00:00.000Z", "2026-11-24T09:00:00.000Z"],
	);
	assert.equal(previewOccurrences(opened.series, { from, count: 0 }), []);
});

test.run();
