/** What `adjutant verify` says of a series: nothing where two engines agree, the date where they do not. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type Expansion, expandByRrule, secondOpinion } from "../../src/cli/secondOpinion.ts";
import { readCorpus } from "../domain/recurrence/corpus.ts";

const test = suite("second opinion");
const NOW = Temporal.Instant.from("2026-11-23T09:00:00Z");
const series = (rrule: string, start = "2026-11-02T09:00") => ({
	rrule,
	start,
	time_zone: "Europe/Berlin",
	exdates: [],
});

for (const name of ["rfc5545", "handDerived"]) {
	const { time_zone, cases } = readCorpus(name);
	for (const { name: said, rule, start, exdates = [] } of cases) {
		test(`${name}, ${said}: nothing but a known departure is said`, () => {
			const recurrence = { rrule: rule, start, time_zone, exdates };
			const began = secondOpinion(
				recurrence,
				Temporal.PlainDateTime.from(start).toZonedDateTime(time_zone).toInstant(),
			);
			assert.ok(began.kind === "same" || began.kind === "departure", JSON.stringify(began));
			// Those of minutes have come too often in thirty years.
			const later = secondOpinion(recurrence, NOW);
			assert.not.equal(later.kind, "differs", JSON.stringify(later));
		});
	}
}

test("given an engine that leaves a date out, then the first date that differs is said", () => {
	const other: Expansion = (asked) => expandByRrule(asked)?.filter((_, n) => n !== 2);
	const opinion = secondOpinion(series("FREQ=WEEKLY;BYDAY=MO"), NOW, other);
	assert.equal(opinion, { kind: "differs", detail: "date 3 is 2026-12-14T09:00, and 2026-12-21T09:00 by rrule" });
});

test("given an engine that ends too early, then that is said", () => {
	const opinion = secondOpinion(series("FREQ=DAILY", "2026-11-02"), NOW, () => []);
	assert.equal(opinion, { kind: "differs", detail: "date 1 is 2026-11-24, and no date by rrule" });
});

test("given rules that cannot be read, by us or by the other, then that is a finding and no end of the run", () => {
	const broken = secondOpinion(series("FREQ=DAILY;BYMONTHDAY=99"), NOW);
	assert.match(broken.kind === "differs" ? broken.detail : "", /^the rule cannot be read: /);
	const thrown = secondOpinion(series("FREQ=DAILY"), NOW, () => {
		throw new Error("what a rule");
	});
	assert.equal(thrown, { kind: "differs", detail: "rrule does not read it: what a rule" });
});

test("given a series that came too often since its start, then it is passed over, and the others are not", () => {
	const often = "FREQ=MINUTELY;INTERVAL=15";
	assert.equal(secondOpinion(series(often, "2010-01-01T00:00"), NOW), { kind: "too_long" });
	assert.equal(secondOpinion(series(often), NOW), { kind: "same" });
});

test("given ends, zones and whole days, then both have the same last date", () => {
	for (const rule of ["COUNT=30", "UNTIL=20261201T080000Z", "UNTIL=20261201T075959Z", "UNTIL=20261201"]) {
		assert.equal(secondOpinion(series(`FREQ=DAILY;${rule}`), NOW), { kind: "same" }, rule);
		assert.equal(secondOpinion(series(`FREQ=DAILY;${rule}`, "2026-11-02"), NOW), { kind: "same" }, rule);
	}
	// 02:30 does not exist on 28 March 2027.
	const spring = Temporal.Instant.from("2027-03-20T09:00:00Z");
	assert.equal(secondOpinion(series("FREQ=HOURLY", "2027-03-01T02:30"), spring), { kind: "same" });
});

test.run();
