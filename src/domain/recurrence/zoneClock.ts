/** Wall time ↔ instant in a zone, by the platform's zone data. Nothing else in this folder knows zones. */
import { civilDate } from "./calendar.ts";
import { dayOfWall, SECONDS_OF_DAY } from "./wallTime.ts";

/** The clocks of one zone. Instants are milliseconds since the epoch. */
export interface ZoneClock {
	/**
	 * The instant at which a wall time occurs. In a gap the offset before it is used (02:30 becomes 03:30), in a fold the
	 * first of the two is meant (RFC 5545 §3.3.5). The RFC also says that a recurrence instance at a time that does not
	 * exist is to be ignored (§3.3.10); for a task that would be a day without its reminder, so here §3.3.5
	 * holds for instances too.
	 */
	readonly epochMsOf: (wall: number) => number;
	/** The wall time, cut to whole seconds, that the clocks show at an instant. */
	readonly wallOf: (epochMs: number) => number;
	/** The offset from UTC at an instant, in milliseconds. */
	readonly offsetMsAt: (epochMs: number) => number;
	/** The last instant up to this one at which the offset changed; undefined when it never did. */
	readonly lastChangeMs: (epochMs: number) => number | undefined;
	/** Whether the clocks show this wall time twice. */
	readonly isTwice: (wall: number) => boolean;
}

/** No zone ever moved its clocks by more than a day (Samoa in 2011 by 24 hours, all others by less). */
export const WIDEST_CHANGE_MS = 25 * 3_600_000;

/** A stretch of time, from inclusive and until exclusive, in which the offset stays. */
interface Span {
	readonly fromMs: number;
	readonly untilMs: number;
	readonly offsetMs: number;
}

/**
 * The clocks of an IANA zone; `RangeError` when there is no such zone. It remembers the span it used last: occurrences come
 * in order, so nearly all of them are a subtraction then, and only those within a day of a change ask the platform.
 */
export function makeZoneClock(timeZone: string): ZoneClock {
	const zonedAt = (epochMs: number) => Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timeZone);
	let span: Span = { fromMs: 0, untilMs: 0, offsetMs: 0 };

	function spanAt(epochMs: number): Span {
		if (epochMs >= span.fromMs && epochMs < span.untilMs) return span;
		const zoned = zonedAt(epochMs);
		span = {
			// "previous" looks strictly before; a change at this very instant begins the span as well.
			fromMs: zonedAt(epochMs + 1).getTimeZoneTransition("previous")?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
			untilMs: zoned.getTimeZoneTransition("next")?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
			offsetMs: zoned.offsetNanoseconds / 1_000_000,
		};
		return span;
	}

	function epochMsOf(wall: number): number {
		const { fromMs, untilMs, offsetMs } = spanAt(wall * 1_000 - span.offsetMs);
		const epochMs = wall * 1_000 - offsetMs;
		// Well within a span nothing is missing or twice; near its ends the platform decides.
		if (epochMs - WIDEST_CHANGE_MS >= fromMs && epochMs + WIDEST_CHANGE_MS < untilMs) return epochMs;
		return plainOf(wall).toZonedDateTime(timeZone, { disambiguation: "compatible" }).epochMilliseconds;
	}

	function isTwice(wall: number): boolean {
		const plain = plainOf(wall);
		const earlier = plain.toZonedDateTime(timeZone, { disambiguation: "earlier" });
		const later = plain.toZonedDateTime(timeZone, { disambiguation: "later" });
		// In a gap the two differ as well, but then neither reads as asked.
		return !earlier.equals(later) && earlier.toPlainDateTime().equals(plain);
	}

	return {
		epochMsOf,
		wallOf: (epochMs) => Math.floor((epochMs + spanAt(epochMs).offsetMs) / 1_000),
		offsetMsAt: (epochMs) => spanAt(epochMs).offsetMs,
		lastChangeMs: (epochMs) => {
			const { fromMs } = spanAt(epochMs);
			return fromMs === Number.NEGATIVE_INFINITY ? undefined : fromMs;
		},
		isTwice,
	};
}

function plainOf(wall: number): Temporal.PlainDateTime {
	const dayNo = dayOfWall(wall);
	const { year, month, day } = civilDate(dayNo);
	const second = wall - dayNo * SECONDS_OF_DAY;
	return new Temporal.PlainDateTime(
		year,
		month,
		day,
		Math.floor(second / 3_600),
		Math.floor(second / 60) % 60,
		second % 60,
	);
}
