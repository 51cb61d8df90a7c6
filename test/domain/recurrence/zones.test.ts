/**
 * Every zone of the platform and every change of its clocks from 2020 to 2035: the local time stays, except in gaps; instants
 * increase; none comes twice.
 */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { previewOccurrences } from "../../../src/domain/recurrence/previewOccurrences.ts";
import { openSeries } from "../../../src/domain/recurrence/series.ts";

const test = suite("zones");

const ZONES = Intl.supportedValuesOf("timeZone");
/** Zones whose changes are of a kind of their own. */
const PECULIAR = [
	"Africa/Casablanca",
	"America/St_Johns",
	"America/Scoresbysund",
	"Antarctica/Troll",
	"Asia/Beirut",
	"Asia/Gaza",
	"Australia/Lord_Howe",
	"Europe/Dublin",
	"Pacific/Easter",
];
const TIMES = ["00:30", "02:30", "23:30"] as const;
/** How long before a change a series begins, so that it has some occurrences on both sides. */
const LEADS = {
	DAILY: { days: 3 },
	WEEKLY: { weeks: 3 },
	MONTHLY: { months: 3 },
} as const;

function changesOf(timeZone: string): readonly Temporal.ZonedDateTime[] {
	const changes: Temporal.ZonedDateTime[] = [];
	let at = Temporal.Instant.from("2020-01-01T00:00:00Z").toZonedDateTimeISO(timeZone);
	for (;;) {
		const next = at.getTimeZoneTransition("next");
		if (next === null || next.year > 2035) return changes;
		changes.push(next);
		at = next;
	}
}

/** The wall time as the zone's clocks show it at the instant: itself, or in a gap as much later as the gap is long. */
function expectedReading(local: Temporal.PlainDateTime, timeZone: string): Temporal.PlainDateTime {
	const [earlier, later] = (["earlier", "later"] as const).map((disambiguation) =>
		local.toZonedDateTime(timeZone, { disambiguation }),
	);
	if (earlier === undefined || later === undefined) throw new Error("unreachable");
	const isGap = !earlier.toPlainDateTime().equals(local);
	return isGap
		? local.add({ nanoseconds: later.offsetNanoseconds - earlier.offsetNanoseconds }).round("second")
		: local;
}

function checkSeries(timeZone: string, frequency: keyof typeof LEADS, start: Temporal.PlainDateTime): void {
	const named = `${frequency} ${start} ${timeZone}`;
	const text = start.toString({ smallestUnit: "minute" });
	const opened = openSeries({ rrule: `FREQ=${frequency}`, start: text, time_zone: timeZone, exdates: [] }, "clamp");
	if (opened.kind === "refused") throw new Error(`${named} is refused`);
	const shown = previewOccurrences(opened.series, { count: 7 });
	assert.is(shown.length, 7, named);
	let before = "";
	for (const [n, { local, instant }] of shown.entries()) {
		const unit = { DAILY: "days", WEEKLY: "weeks", MONTHLY: "months" }[frequency];
		const wall = start.add({ [unit]: n });
		assert.is(local, wall.toString({ smallestUnit: "minute" }), named);
		const reads = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime();
		assert.is(reads.toString(), expectedReading(wall, timeZone).toString(), `${named}: ${local}`);
		assert.ok(instant > before, `${named}: ${before} then ${instant}`);
		before = instant;
	}
}

test(`given ${ZONES.length} zones, when their clocks change, then series keep their time, in order, each once`, () => {
	for (const timeZone of ZONES) {
		for (const change of changesOf(timeZone)) {
			for (const frequency of ["DAILY", "WEEKLY", "MONTHLY"] as const) {
				for (const time of TIMES) {
					const date = change.toPlainDate().subtract(LEADS[frequency]);
					checkSeries(timeZone, frequency, date.toPlainDateTime(time));
				}
			}
		}
	}
});

test("given the peculiar zones, when their days are looked at, then gaps and folds are among them", () => {
	// Proves that the test above means something: without these it would compare times that never move.
	const met = { gap: 0, fold: 0 };
	for (const timeZone of PECULIAR) {
		for (const change of changesOf(timeZone)) {
			for (const time of TIMES) {
				const wall = change.toPlainDate().toPlainDateTime(time);
				if (!expectedReading(wall, timeZone).equals(wall)) met.gap += 1;
				else if (!wall.toZonedDateTime(timeZone).equals(wall.toZonedDateTime(timeZone, { disambiguation: "later" }))) {
					met.fold += 1;
				}
			}
		}
	}
	assert.ok(met.gap > 50 && met.fold > 50, JSON.stringify(met));
});

test.run();
