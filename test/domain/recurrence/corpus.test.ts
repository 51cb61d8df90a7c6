/** The expansion against tables: every example of the RFC, and cases derived by hand where libraries differ. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { previewOccurrences } from "../../../src/domain/recurrence/previewOccurrences.ts";
import { openSeries } from "../../../src/domain/recurrence/series.ts";
import { type CorpusCase, expectedWalls, readCorpus } from "./corpus.ts";

const test = suite("recurrence corpus");

/** As many occurrences as are listed, and one more where the table says that the rule ends. */
const countOf = (entry: CorpusCase, listed: number) => (entry.forever ? listed : listed + 1);

function previewSeries(entry: CorpusCase, timeZone: string, count: number): readonly string[] {
	const { rule: rrule, start, exdates = [] } = entry;
	const opened = openSeries({ rrule, start, time_zone: timeZone, exdates }, "skip");
	if (opened.kind === "refused") throw new Error(JSON.stringify(opened.violations));
	return previewOccurrences(opened.series, { count }).map(({ local }) => local);
}

for (const name of ["rfc5545", "handDerived"]) {
	const { time_zone, cases } = readCorpus(name);
	for (const entry of cases) {
		test(`${name}: given ${entry.rule} from ${entry.start}, when expanded, then ${entry.name}`, () => {
			const expected = expectedWalls(entry);
			const count = countOf(entry, expected.length);
			assert.equal(previewSeries(entry, time_zone, count), expected);
		});
	}
}

test("rfc5545: given daily at 9 in New York until December, when the clocks change, then 9 stays 9", () => {
	const start = "1997-09-02T09:00";
	const rrule = "FREQ=DAILY;UNTIL=19971224T000000Z";
	const opened = openSeries({ rrule, start, time_zone: "America/New_York", exdates: [] }, "skip");
	assert.is(opened.kind, "series");
	if (opened.kind !== "series") return;
	const hours = previewOccurrences(opened.series, { count: 200 }).map(({ local, instant }) => [
		local < "1997-10-26" ? "EDT" : "EST",
		instant.slice(11, 16),
	]);
	assert.is(hours.length, 113);
	assert.ok(hours.every(([name, hour]) => hour === (name === "EDT" ? "13:00" : "14:00")));
});

test.run();
