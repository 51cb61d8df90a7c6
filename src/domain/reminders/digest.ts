/**
 * The daily digest: on which day of its user it goes out at which instant, and which tasks it tells of. Pure: by the zone's rules alone.
 * Days are those of the user's clock, and a day has one digest however its hour or zone is changed.
 */

import type { Settings } from "../settings/settings.ts";
import {
	type DateText,
	dateTextOf,
	epochMsOf,
	findTimeZone,
	type InstantText,
	instantOfWallTime,
	instantTextOfEpochMs,
	type TimeText,
	toInstantText,
} from "../time/instant.ts";

/** The digest of a day. */
export interface DigestDay {
	readonly local_date: DateText;
	readonly due_at: InstantText;
}

/** What of the settings decides when it goes out. */
export type DigestHour = Pick<Settings, "time_zone"> & { readonly digest_at: TimeText };

/** The settings that a plan was made from, as `08:00 Europe/Berlin`. A plan whose text differs from the settings is made again. */
export function readDigestBasis(basis: string): DigestHour {
	const [digest_at = "", time_zone = "UTC"] = basis.split(" ");
	return { digest_at: digest_at as TimeText, time_zone };
}

/**
 * The first digest that is due later than `after`, of a day later than `afterDay` where that is given. A time that the clock skips is
 * read as it is for tasks (RFC 5545 §3.3.5), one that comes twice is the first. A whole day that the zone skips (Apia,
 * 30 December 2011) has none.
 */
export function nextDigest({ digest_at, time_zone }: DigestHour, after: InstantText, afterDay?: DateText): DigestDay {
	const zone = findTimeZone(time_zone) ?? "UTC";
	const begin = Temporal.Instant.from(after).toZonedDateTimeISO(zone).toPlainDate();
	const least = afterDay === undefined ? begin : laterOf(begin, Temporal.PlainDate.from(afterDay).add({ days: 1 }));
	for (let day = least; ; day = day.add({ days: 1 })) {
		const due_at = instantOfWallTime(dateTextOf(day), digest_at, zone);
		const local_date = dayOf(due_at, zone);
		if (due_at > after && local_date === day.toString()) return { local_date, due_at };
	}
}

const laterOf = (one: Temporal.PlainDate, other: Temporal.PlainDate) =>
	Temporal.PlainDate.compare(one, other) < 0 ? other : one;

const dayOf = (instant: InstantText, zone: string) =>
	dateTextOf(Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate());

/** The day that it is in a zone. */
export const dayAt = (epochMs: number, time_zone: string) =>
	dayOf(instantTextOfEpochMs(epochMs), findTimeZone(time_zone) ?? "UTC");

/** A digest goes out on its day, or so long after its time where the day ends sooner; later it is left out. */
const OF_USE_MS = 60 * 60 * 1_000;

/** Whether a digest is of no more use. */
export function isDigestOver({ local_date, due_at }: DigestDay, time_zone: string, nowMs: number): boolean {
	return nowMs >= Math.max(epochMsOf(dayBounds(local_date, time_zone).until), epochMsOf(due_at) + OF_USE_MS);
}

/** The first instants of a local day, of the one after it and of the one before. */
export interface DayBounds {
	readonly from: InstantText;
	readonly until: InstantText;
	readonly yesterday: InstantText;
}

export function dayBounds(local_date: DateText, time_zone: string): DayBounds {
	const day = Temporal.PlainDate.from(local_date);
	const zone = findTimeZone(time_zone) ?? "UTC";
	const startOf = (days: number) => toInstantText(day.add({ days }).toZonedDateTime(zone).toInstant());
	return { from: startOf(0), until: startOf(1), yesterday: startOf(-1) };
}
