/**
 * VTIMEZONE (RFC 5545 §3.6.5) out of the platform's zone data. Each change of the clocks is an observance of its own: a rule for them would
 * be a guess at what a government decides next year, and of RDATE one reader drops the first and another all.
 */
import { componentText, type Line, textLine } from "./iCal.ts";

/** A series may go on for ever; what clocks do by then nobody knows anyway. */
const YEARS_AHEAD = 20;
/** Before it offsets had seconds, which calendars do not read. */
const EARLIEST = Temporal.Instant.from("1973-01-01T00:00:00Z");

/** `zones`: the first instant that a line names by the zone. */
export function zoneComponents(zones: ReadonlyMap<string, Temporal.Instant>): readonly string[] {
	return [...zones].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([zone, first]) => zoneText(zone, first));
}

function zoneText(zone: string, first: Temporal.Instant): string {
	const since = Temporal.Instant.compare(first, EARLIEST) < 0 ? EARLIEST : first;
	const earliest = since.toZonedDateTimeISO(zone).subtract({ days: 2 });
	const until = earliest.add({ years: YEARS_AHEAD });
	const observances: unknown[] = [];
	// Where no clock ever changed, the zone begins with what it is.
	let at: Temporal.ZonedDateTime | null = earliest.getTimeZoneTransition("previous") ?? earliest;
	for (; at !== null && Temporal.ZonedDateTime.compare(at, until) <= 0; at = at.getTimeZoneTransition("next")) {
		observances.push(observanceOf(at));
	}
	return componentText("vtimezone", [textLine("tzid", zone)], observances);
}

function observanceOf(at: Temporal.ZonedDateTime) {
	const before = at.subtract({ nanoseconds: 1 });
	// By the clocks as they were until then (§3.6.5).
	const onset = at.toPlainDateTime().add({ nanoseconds: before.offsetNanoseconds - at.offsetNanoseconds });
	const isDaylight = at.offsetNanoseconds > before.offsetNanoseconds && isSummer(at);
	const lines: readonly Line[] = [
		["dtstart", {}, "date-time", onset.toString({ smallestUnit: "second" })],
		["tzoffsetfrom", {}, "utc-offset", before.offset],
		["tzoffsetto", {}, "utc-offset", at.offset],
		textLine("tzname", nameOf(at)),
	];
	return [isDaylight ? "daylight" : "standard", lines, []];
}

/** `CET`, `GMT+5:45`: what a calendar shows beside a time. */
function nameOf(at: Temporal.ZonedDateTime): string {
	return (
		namesOf(at.timeZoneId)
			.formatToParts(at.epochMilliseconds)
			.find(({ type }) => type === "timeZoneName")?.value ?? at.offset
	);
}

const formats = new Map<string, Intl.DateTimeFormat>();
function namesOf(timeZone: string): Intl.DateTimeFormat {
	const known = formats.get(timeZone) ?? new Intl.DateTimeFormat("en-GB", { timeZone, timeZoneName: "short" });
	formats.set(timeZone, known);
	return known;
}

/** The higher of a year's offsets is summer time. */
function isSummer(at: Temporal.ZonedDateTime): boolean {
	const next = at.getTimeZoneTransition("next");
	return next !== null && next.offsetNanoseconds < at.offsetNanoseconds;
}
