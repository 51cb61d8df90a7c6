/** The clock that remembers a span of a zone answers as the platform does, whatever it was asked before. */
import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { printWall, readWall } from "../../../src/domain/recurrence/wallTime.ts";
import { makeZoneClock } from "../../../src/domain/recurrence/zoneClock.ts";

const test = suite("zone clock");

const zones = ["America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Karachi", "UTC"];
/** Around changes of one or more of the zones, and where there are none. */
const centres = ["2026-03-08", "2026-03-29", "2026-10-04", "2026-10-25", "2026-11-01", "2011-12-30", "2026-07-01"];
const momentArbitrary = fc
	.tuple(fc.constantFrom(...centres), fc.integer({ min: -150, max: 150 }))
	.map(([date, quarters]) => Temporal.PlainDateTime.from(date).add({ minutes: 15 * quarters }));

test("given questions in any order, when asked of one clock, then each answer is the platform's", () => {
	fc.assert(
		fc.property(
			fc.constantFrom(...zones),
			fc.array(momentArbitrary, { minLength: 1, maxLength: 6 }),
			(zone, moments) => {
				const clock = makeZoneClock(zone);
				for (const moment of moments) {
					const wall = readWall(moment.toString({ smallestUnit: "minute" }))?.wall ?? Number.NaN;
					const zoned = moment.toZonedDateTime(zone, { disambiguation: "compatible" });
					assert.is(clock.epochMsOf(wall), zoned.epochMilliseconds, `${moment} ${zone}`);
					const asUtc = moment.toZonedDateTime("UTC").epochMilliseconds;
					const reads = Temporal.Instant.fromEpochMilliseconds(asUtc).toZonedDateTimeISO(zone);
					const shown = reads.toPlainDateTime().toString({ smallestUnit: "minute" });
					assert.is(printWall(clock.wallOf(asUtc), false), shown);
					assert.is(clock.offsetMsAt(asUtc), reads.offsetNanoseconds / 1_000_000);
					const later = moment.toZonedDateTime(zone, { disambiguation: "later" });
					assert.is(clock.isTwice(wall), later.toPlainDateTime().equals(moment) && !later.equals(zoned));
				}
			},
		),
		{ numRuns: 600 },
	);
});

test("given the instant of a change, when asked for the last change, then it is this one", () => {
	const clock = makeZoneClock("Europe/Berlin");
	const changeMs = Date.UTC(2026, 2, 29, 1);
	assert.is(clock.lastChangeMs(changeMs), changeMs);
	assert.is(clock.lastChangeMs(changeMs - 1), Date.UTC(2025, 9, 26, 1));
	assert.is(makeZoneClock("UTC").lastChangeMs(changeMs), undefined);
});

test.run();
