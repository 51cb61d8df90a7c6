/**
 * Canonical text of points in time and dates.
 *
 * Events, snapshots and answers are documents; inside them a point in time is its canonical text, so that
 * "equal" means "the same bytes" and order of text is order of time. Every computation turns the text into a
 * `Temporal` value first and back last; nothing here or above knows `Date`.
 */

/** A point on the UTC line: RFC 3339, UTC, exactly milliseconds (`2026-11-23T09:00:00.000Z`). */
export type InstantText = string & { readonly __instant: unique symbol };
/** A calendar date without zone (`2026-11-23`). */
export type DateText = string & { readonly __date: unique symbol };
/** A wall-clock reading of the day (`09:00`). */
export type TimeText = string & { readonly __time: unique symbol };

/** A date with a wall-clock reading, without zone (`2026-11-23T09:00`, with seconds only where there are any). */
export type DateTimeText = string & { readonly __dateTime: unique symbol };
/** Wall time: it names an occurrence in its series, which is of whole days or of times. */
export type WallText = DateText | DateTimeText;

/** Canonical text of an instant; what is finer than a millisecond is cut off. */
export function toInstantText(instant: Temporal.Instant): InstantText {
	return instant.toString({ smallestUnit: "millisecond", roundingMode: "trunc" }) as InstantText;
}

/** Canonical text of milliseconds since the epoch (UTC). */
export function instantTextOfEpochMs(epochMs: number): InstantText {
	return toInstantText(Temporal.Instant.fromEpochMilliseconds(epochMs));
}

/** Milliseconds since the epoch of a canonical instant. */
export function epochMsOf(text: InstantText): number {
	return Temporal.Instant.from(text).epochMilliseconds;
}

/** The instant a text names; any RFC 3339 offset is accepted. Throws `RangeError` when it names none. */
export function readInstant(text: string): InstantText {
	return toInstantText(Temporal.Instant.from(text));
}

export const dateTextOf = (date: Temporal.PlainDate) => date.toString() as DateText;

/** To the minute; what is finer is cut off. */
export const timeTextOf = (time: Temporal.PlainTime | Temporal.ZonedDateTime) =>
	`${String(time.hour).padStart(2, "0")}:${String(time.minute).padStart(2, "0")}` as TimeText;

/** The date a text names. Throws `RangeError` when it names none (31 February is none). */
export function readDate(text: string): DateText {
	return dateTextOf(Temporal.PlainDate.from(text, { overflow: "reject" }));
}

/**
 * The instant at which a wall-clock reading occurs in a zone. In a gap the offset before the gap is used
 * (02:30 becomes 03:30), in a fold the first of the two is meant (RFC 5545 §3.3.5).
 */
export function instantOfWallTime(date: DateText, time: TimeText, timeZone: string): InstantText {
	return toInstantText(
		Temporal.PlainDateTime.from(`${date}T${time}`)
			.toZonedDateTime(timeZone, { disambiguation: "compatible" })
			.toInstant(),
	);
}

/**
 * The IANA spelling of a zone (case put right, an alias such as `Asia/Kolkata` kept as the user wrote it), or
 * `undefined` when this is no zone. Offsets (`+05:00`) are no zones: they know no summer time.
 */
export function findTimeZone(name: string): string | undefined {
	if (/^[+-]/.test(name)) return undefined;
	try {
		return new Temporal.ZonedDateTime(0n, name).timeZoneId;
	} catch {
		return undefined;
	}
}
