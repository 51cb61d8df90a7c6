/** What a recurrence must be to become a series, and that saying no takes no time. */
import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { previewOccurrences } from "../../../src/domain/recurrence/previewOccurrences.ts";
import { printRule } from "../../../src/domain/recurrence/printRule.ts";
import { type OpenedSeries, openSeries, type RecurrenceText } from "../../../src/domain/recurrence/series.ts";
import { ruleArbitrary } from "./ruleArbitrary.ts";

const test = suite("opening a series");

const recurrence: RecurrenceText = {
	rrule: "FREQ=DAILY",
	start: "2026-11-23T09:00",
	time_zone: "Europe/Berlin",
	exdates: [],
};

function violations(change: Partial<RecurrenceText>): readonly string[] {
	const opened = openSeries({ ...recurrence, ...change }, "skip");
	return opened.kind === "refused" ? opened.violations.map(({ field, rule }) => `${field} ${rule}`) : [];
}

test("given fields that are no dates or zones, when opened, then each is named", () => {
	assert.equal(
		violations({
			rrule: "FREQ=DAILY;INTERVAL=0",
			start: "2026-02-30",
			time_zone: "+05:00",
			exdates: ["2026-11-24T09:00", "soon"],
			rdates: ["2026-11-24T25:00"],
		}),
		[
			"recurrence.rrule bad_value",
			"recurrence.start date_or_time",
			"recurrence.time_zone time_zone",
			"recurrence.exdates[1] date_or_time",
			"recurrence.rdates[0] date_or_time",
		],
	);
	assert.equal(violations({ rdates: ["2026-11-24"] }), ["recurrence.rdates[0] form_of_start"]);
});

const ALLOWED = [
	"FREQ=HOURLY",
	"FREQ=SECONDLY;COUNT=96",
	"FREQ=SECONDLY;INTERVAL=900",
	"FREQ=SECONDLY;BYHOUR=1,2;BYMINUTE=3,4,59;BYSECOND=5,6",
	"FREQ=MINUTELY;INTERVAL=15",
	"FREQ=MINUTELY;COUNT=5",
	"FREQ=HOURLY;INTERVAL=2;BYMINUTE=0,5,10,15,20,25,30,35,40;BYSETPOS=1,-1",
	"FREQ=DAILY;COUNT=1000000",
	"FREQ=MONTHLY;COUNT=5000",
	"FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23;BYMINUTE=0,15,30,45",
	"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
	"FREQ=DAILY;UNTIL=20261123T080000Z",
];
for (const rrule of ALLOWED) {
	test(`given ${rrule}, when opened, then it is a series`, () => {
		assert.equal(violations({ rrule }), []);
	});
}

/** Time of the processor in milliseconds: what the machine does besides must not decide a test. */
function costMs(work: () => void): number {
	const begin = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(begin);
	return (user + system) / 1_000;
}

/** The last of each pair of a limit is one beyond it; the rest never has a date, each for another reason. */
const REFUSED: readonly (readonly [rrule: string, rule: string])[] = [
	["FREQ=SECONDLY", "too_often"],
	["FREQ=SECONDLY;INTERVAL=899", "too_often"],
	["FREQ=SECONDLY;COUNT=97", "too_often"],
	["FREQ=SECONDLY;COUNT=1000000000", "too_often"],
	["FREQ=MINUTELY;INTERVAL=14", "too_often"],
	["FREQ=MINUTELY;INTERVAL=15;BYSECOND=0,30", "too_often"],
	["FREQ=HOURLY;INTERVAL=2;BYMINUTE=0,5,10,15,20,25,30,35,40;BYSETPOS=1,2,3,4,5,6,7,8,9", "too_often"],
	["FREQ=HOURLY;BYMINUTE=0,10,20,30,40", "too_often"],
	["FREQ=YEARLY;BYHOUR=0,1,2,3,4,5,6,7,8,9;BYMINUTE=0,1,2,3,4,5,6,7,8,9", "too_often"],
	["FREQ=DAILY;COUNT=1000001", "too_many"],
	["FREQ=DAILY;INTERVAL=59;BYMONTH=2,10;COUNT=5000", "too_many"],
	["FREQ=SECONDLY;INTERVAL=3601;BYMONTH=8;BYHOUR=22;BYSECOND=33,12,28;COUNT=4999", "too_many"],
	["FREQ=DAILY;COUNT=1000000000", "too_many"],
	["FREQ=MONTHLY;COUNT=5001", "too_many"],
	["FREQ=SECONDLY;INTERVAL=86399;BYDAY=MO;BYHOUR=9", "too_seldom"],
	["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "no_dates"],
	["FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31", "no_dates"],
	["FREQ=DAILY;BYMONTH=2,4;BYMONTHDAY=31", "no_dates"],
	["FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30,-30", "no_dates"],
	["FREQ=MONTHLY;BYDAY=6MO", "no_dates"],
	["FREQ=MONTHLY;BYDAY=FR;BYSETPOS=6", "no_dates"],
	["FREQ=DAILY;BYHOUR=9;BYSETPOS=2", "no_dates"],
	["FREQ=DAILY;INTERVAL=7;BYDAY=TU", "no_dates"],
	["FREQ=DAILY;INTERVAL=7;BYDAY=TU;BYMONTHDAY=31", "no_dates"],
	["FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2", "no_dates"],
	["FREQ=HOURLY;INTERVAL=24;BYHOUR=3", "no_dates"],
	["FREQ=HOURLY;INTERVAL=168;BYDAY=TU", "no_dates"],
	["FREQ=HOURLY;INTERVAL=161;BYHOUR=8;BYMONTHDAY=22,18,-13;BYDAY=TU", "no_dates"],
	["FREQ=HOURLY;INTERVAL=21;BYHOUR=12;BYYEARDAY=-117;BYMONTHDAY=20,-20;BYDAY=TU", "no_dates"],
	["FREQ=DAILY;INTERVAL=140;BYMONTHDAY=-21,15,16,20,31;BYDAY=SU", "no_dates"],
	["FREQ=YEARLY;BYWEEKNO=20;BYMONTH=9", "no_dates"],
	["FREQ=YEARLY;BYYEARDAY=1;BYMONTHDAY=2", "no_dates"],
	["FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29;BYYEARDAY=61", "no_dates"],
	["FREQ=DAILY;UNTIL=20261122", "no_dates"],
	["FREQ=DAILY;UNTIL=20261123T075959Z", "no_dates"],
];
for (const [rrule, rule] of REFUSED) {
	test(`given ${rrule}, when opened, then it is refused as ${rule} in under 100 ms`, () => {
		let found: readonly string[] = [];
		const tookMs = costMs(() => {
			found = violations({ rrule });
		});
		assert.equal(found, [`recurrence.rrule ${rule}`]);
		assert.ok(tookMs < 100, `${tookMs} ms`);
	});
}

test("given a rule without dates, when the month's end is clamped, then it is refused all the same", () => {
	assert.is(openSeries({ ...recurrence, rrule: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31" }, "clamp").kind, "refused");
});

test("given hours and a whole day, when opened, then hours need a time, and hours of a day do not count", () => {
	for (const rrule of ["FREQ=HOURLY", "FREQ=MINUTELY;COUNT=5", "FREQ=SECONDLY;COUNT=5"]) {
		assert.equal(violations({ rrule, start: "2026-11-23" }), ["recurrence.rrule needs_time"]);
	}
	assert.equal(violations({ rrule: "FREQ=DAILY;BYHOUR=9", start: "2026-11-23" }), []);
});

test("given any rule, when opened, then the answer takes under 100 ms", () => {
	fc.assert(
		fc.property(ruleArbitrary, fc.integer({ min: 1, max: 9_999 }), (rule, interval) => {
			const rrule = printRule({ ...rule, interval });
			const tookMs = costMs(() => openSeries({ ...recurrence, rrule }, "clamp"));
			assert.ok(tookMs < 100, `${tookMs} ms`);
		}),
		{ numRuns: 300 },
	);
});

/** Frequencies below a day with the intervals that fit worst: one off a minute, an hour, a day, a week. */
const awkwardRule = fc
	.record({
		frequency: fc.constantFrom("SECONDLY", "MINUTELY", "HOURLY"),
		interval: fc.constantFrom(7, 59, 61, 3_599, 3_601, 86_399, 86_401, 604_799, 999_999_999),
		count: fc.constantFrom("", ";COUNT=5", ";COUNT=5000"),
		hours: fc.constantFrom("", ";BYHOUR=3", ";BYHOUR=3,22"),
		minutes: fc.constantFrom("", ";BYMINUTE=5", ";BYMINUTE=5,44,59"),
		seconds: fc.constantFrom("", ";BYSECOND=7", ";BYSECOND=7,33"),
		days: fc.constantFrom("", ";BYDAY=TU", ";BYMONTHDAY=31", ";BYMONTH=2;BYMONTHDAY=29", ";BYYEARDAY=366;BYDAY=MO"),
	})
	.map(({ frequency, interval, count, hours, minutes, seconds, days }) => {
		return `FREQ=${frequency};INTERVAL=${interval}${count}${days}${hours}${minutes}${seconds}`;
	});

test("given rules whose steps hardly ever meet their limits, when opened, then the answer takes under 100 ms", () => {
	fc.assert(
		fc.property(awkwardRule, (rrule) => {
			let opened: OpenedSeries | undefined;
			const tookMs = costMs(() => {
				opened = openSeries({ ...recurrence, rrule }, "clamp");
			});
			assert.ok(tookMs < 100, `${tookMs} ms`);
			if (opened?.kind !== "series") return;
			const { series } = opened;
			// What is let in is not too much later on.
			const shownMs = costMs(() => previewOccurrences(series, { count: 20 }));
			assert.ok(shownMs < 200, `${shownMs} ms`);
		}),
		{ numRuns: 300 },
	);
});

test.run();
