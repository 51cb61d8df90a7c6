/** One rule split in two has the same occurrences as before. */
import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { previewOccurrences } from "../../../src/domain/recurrence/previewOccurrences.ts";
import { printRule } from "../../../src/domain/recurrence/printRule.ts";
import type { Rule } from "../../../src/domain/recurrence/rule.ts";
import { openSeries, type Series } from "../../../src/domain/recurrence/series.ts";
import { splitRule } from "../../../src/domain/recurrence/splitRule.ts";

const test = suite("splitting a rule");

function series(rrule: string, start: string): Series {
	const opened = openSeries({ rrule, start, time_zone: "Europe/Berlin", exdates: [] }, "skip");
	if (opened.kind === "refused") throw new Error(JSON.stringify(opened.violations));
	return opened.series;
}

const locals = (rule: Rule | undefined, start: string, count: number) =>
	rule === undefined ? [] : previewOccurrences(series(printRule(rule), start), { count }).map(({ local }) => local);

test("given any place in a series, when it is split there, then both parts together are the series", () => {
	const rules = fc.constantFrom(
		"FREQ=DAILY",
		"FREQ=DAILY;COUNT=12",
		"FREQ=WEEKLY;COUNT=14",
		"FREQ=MONTHLY;COUNT=9",
		"FREQ=MONTHLY;UNTIL=20280101",
		"FREQ=YEARLY;COUNT=20",
	);
	const starts = fc.constantFrom("2026-11-23T09:00", "2026-11-23");
	fc.assert(
		fc.property(rules, starts, fc.nat({ max: 8 }), (rrule, start, n) => {
			const whole = previewOccurrences(series(rrule, start), { count: 20 }).map(({ local }) => local);
			const at = whole[n] ?? start;
			const { before, following } = splitRule(series(rrule, start), at);
			const first = locals(before, start, 20);
			assert.equal([...first, ...locals(following, at, 20 - first.length)], whole);
			assert.is(first.length, n);
		}),
	);
});

test("given a place after the last, when split there, then nothing follows", () => {
	const { before, following } = splitRule(series("FREQ=DAILY;COUNT=3", "2026-11-23"), "2026-12-01");
	assert.is(before && printRule(before), "FREQ=DAILY;COUNT=3");
	assert.is(following, undefined);
});

test.run();
