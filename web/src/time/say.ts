/** Points in time as people say them, in the user's zone and locale. Pure. */
import type { Due, Recurrence } from "../wire.ts";
import type { FirstMessages } from "../words/english.ts";
import { addDays, formatIn, instantOfWall, knownLocale, msOf, wallTimeOf } from "./zone.ts";

export interface Place {
	/** IANA name. */
	readonly zone: string;
	/** BCP 47 tag. */
	readonly locale: string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "in 2 min.", "3 hr. ago"; "now" within half a minute. */
export function sayRelative(distanceMs: number, locale: string): string {
	const format = new Intl.RelativeTimeFormat(knownLocale(locale), { style: "short", numeric: "auto" });
	const size = Math.abs(distanceMs);
	if (size < MINUTE / 2) return format.format(0, "second");
	if (size < 59.5 * MINUTE) return format.format(Math.round(distanceMs / MINUTE), "minute");
	if (size < 23.5 * HOUR) return format.format(Math.round(distanceMs / HOUR), "hour");
	if (size < 45 * DAY) return format.format(Math.round(distanceMs / DAY), "day");
	if (size < 330 * DAY) return format.format(Math.round(distanceMs / (30.44 * DAY)), "month");
	return format.format(Math.round(distanceMs / (365.25 * DAY)), "year");
}

/** How far away an instant is: in days as the calendar counts them, in hours and less as they pass. */
export function sayUntil(atMs: number, nowMs: number, place: Place): string {
	const distance = atMs - nowMs;
	const midnight = (ms: number) => msOf(`${wallTimeOf(ms, place.zone).date}T00:00:00Z`);
	const days = (midnight(atMs) - midnight(nowMs)) / DAY;
	if (Math.abs(distance) < 23.5 * HOUR || days === 0 || Math.abs(days) >= 45) {
		return sayRelative(distance, place.locale);
	}
	return new Intl.RelativeTimeFormat(knownLocale(place.locale), { style: "short" }).format(days, "day");
}

/** A length of time without direction: "12 min", "3 hr 5 min", "2 days". Whole minutes, rounded down. */
export function sayLength(lengthMs: number, locale: string): string {
	const say = (count: number, unit: string, unitDisplay: "short" | "long" = "short") =>
		new Intl.NumberFormat(knownLocale(locale), { style: "unit", unit, unitDisplay }).format(count);
	const minutes = Math.floor(lengthMs / MINUTE);
	if (minutes < 1) return say(Math.floor(lengthMs / 1000), "second");
	const days = Math.floor(minutes / 1440);
	if (minutes >= 48 * 60 || minutes === 1440) return say(days, "day", "long");
	const parts = [say(Math.floor(minutes / 60), "hour"), say(minutes % 60, "minute")];
	if (minutes < 60) return parts[1] ?? "";
	return minutes % 60 === 0 ? (parts[0] ?? "") : parts.join(" ");
}

export function sayClock(atMs: number, place: Place): string {
	return formatIn(place.zone, place.locale, { timeStyle: "short" }).format(atMs);
}

/** Date, and time to the second: for history and the ledger. */
export function sayExactly(atMs: number, place: Place): string {
	return formatIn(place.zone, place.locale, { dateStyle: "medium", timeStyle: "medium" }).format(atMs);
}

/** Date and time, to the minute. */
export function sayMoment(atMs: number, place: Place): string {
	return formatIn(place.zone, place.locale, { dateStyle: "medium", timeStyle: "short" }).format(atMs);
}

/** "Today", "Tomorrow", "Yesterday", a weekday within the coming week, else a date (with its year when it is another). */
export function sayDate(date: string, nowMs: number, place: Place): string {
	const today = wallTimeOf(nowMs, place.zone).date;
	const named = new Map([
		[addDays(today, -1), -1],
		[today, 0],
		[addDays(today, 1), 1],
	]).get(date);
	if (named !== undefined) {
		const word = new Intl.RelativeTimeFormat(knownLocale(place.locale), { numeric: "auto" }).format(named, "day");
		return word.charAt(0).toLocaleUpperCase() + word.slice(1);
	}
	const noon = msOf(`${date}T12:00:00Z`);
	if (date > today && date <= addDays(today, 6)) return formatIn("UTC", place.locale, { weekday: "long" }).format(noon);
	const year = date.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: "numeric" } as const);
	return formatIn("UTC", place.locale, { weekday: "short", day: "numeric", month: "short", ...year }).format(noon);
}

/** The day, and the time unless it is due on a whole day; with `minutes`, until when or how long. */
export function sayDue(due: Due, nowMs: number, place: Place, minutes: number | null = null): string {
	if ("date" in due) {
		const day = sayDate(due.date, nowMs, place);
		return minutes === null ? day : `${day}, ${sayTime(due, place, minutes)}`;
	}
	return `${sayDate(wallTimeOf(msOf(due.at), place.zone).date, nowMs, place)} ${sayTime(due, place, minutes)}`;
}

/** The time alone, under a heading that says the day; with `minutes`, until when or how long. Empty for a whole day. */
export function sayTime(due: Due, place: Place, minutes: number | null = null): string {
	if ("date" in due) return minutes === null ? "" : sayLength(minutes * MINUTE, place.locale);
	const at = msOf(due.at);
	const clock = formatIn(place.zone, place.locale, { timeStyle: "short" });
	if (minutes === null) return clock.format(at);
	const end = at + minutes * MINUTE;
	const isSameDay = wallTimeOf(end, place.zone).date === wallTimeOf(at, place.zone).date;
	return isSameDay ? clock.formatRange(at, end).replace(/ Uhr$/, "") : `${clock.format(at)}–${clock.format(end)}`;
}

/** A wall time of a series ("2026-11-30T07:00", or a date alone) with its weekday: "Mon 30 Nov, 07:00". */
export function saySlot(local: string, nowMs: number, place: Place): string {
	const [date = "", time] = local.split("T");
	const year =
		date.slice(0, 4) === wallTimeOf(nowMs, place.zone).date.slice(0, 4) ? {} : ({ year: "numeric" } as const);
	// The wall's own reading, whatever the zone: a calculator on the UTC line.
	const day = formatIn("UTC", place.locale, { weekday: "short", day: "numeric", month: "short", ...year });
	const said = day.format(msOf(`${date}T12:00:00Z`));
	return time ? `${said}, ${sayClock(msOf(`${date}T${time.slice(0, 5)}:00Z`), { ...place, zone: "UTC" })}` : said;
}

/** What a person wrote, within a sentence of ours: its direction ends where it does (Unicode UAX 9, FSI and PDI). */
export const isolated = (text: string) => (RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text);
/** The blocks of scripts that run from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** A rule's words, and whose clock they go by where that is not the user's: a series that does not float keeps its zone. */
export function sayRule(
	text: string,
	{ start, time_zone }: Pick<Recurrence, "start" | "time_zone">,
	place: Place,
	words: Pick<FirstMessages, "series">,
): string {
	const isOther = start.includes("T") && time_zone !== place.zone;
	return isOther ? words.series.byClock(text, time_zone.replaceAll("_", " ")) : text;
}

/** A weekday's name; 0 is Monday. */
export function sayWeekday(index: number, weekday: "short" | "long", place: Place): string {
	// 1 January 2024 was a Monday.
	return formatIn("UTC", place.locale, { weekday }).format(msOf(`${addDays("2024-01-01", index)}T12:00:00Z`));
}

/** The instant after which it is overdue: its own, or the end of its local day. ms since the epoch. */
export function overdueFrom(due: Due, zone: string): number {
	return "date" in due ? instantOfWall({ date: addDays(due.date, 1), time: "00:00" }, zone) : msOf(due.at);
}

/** The local date it is due on. */
export function dueDate(due: Due, zone: string): string {
	return "date" in due ? due.date : wallTimeOf(msOf(due.at), zone).date;
}
