/**
 * Wall time and instants in a zone, by `Intl` alone: not every browser in use has `Temporal` yet. `Date` is used
 * only as a calculator on the UTC line.
 */

import type { Due } from "../wire.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

/** A formatter is expensive to build (about 50 µs) and a list needs it for each row. */
export function formatIn(zone: string, locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	const key = `${zone}|${locale}|${JSON.stringify(options)}`;
	let format = formats.get(key);
	if (!format) {
		const tag = knownLocale(locale);
		// "en" alone is what an account has before it has chosen: 24 hours, as in the chat and in mails.
		const cycle = tag === "en" && !options.hourCycle ? ({ hourCycle: "h23" } as const) : {};
		format = new Intl.DateTimeFormat(tag, { ...cycle, ...options, timeZone: knownZone(zone) });
		formats.set(key, format);
	}
	return format;
}

/** The zone, or UTC where this browser does not know it (its tables may be older than the server's). */
function knownZone(zone: string): string {
	try {
		return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
	} catch {
		return "UTC";
	}
}

/** The locale, or the browser's where the tag is malformed. A browser in a POSIX environment names itself `en-US@posix`. */
export function knownLocale(locale: string): string | undefined {
	try {
		return Intl.getCanonicalLocales(locale.replace(/@.*$/, ""))[0];
	} catch {
		return undefined;
	}
}

export interface WallTime {
	/** `2026-11-23` */
	readonly date: string;
	/** `09:00` */
	readonly time: string;
}

const WALL: Intl.DateTimeFormatOptions = {
	year: "numeric",
	month: "2-digit",
	day: "2-digit",
	hour: "2-digit",
	minute: "2-digit",
	second: "2-digit",
	hourCycle: "h23",
};

/** Asking takes about 10 µs, and the rows of a list ask about the same instants again and again. */
const askedParts = new Map<string, Readonly<Record<string, string>>>();
const MOST_ASKED = 5_000;

function partsOf(atMs: number, zone: string): Readonly<Record<string, string>> {
	const key = `${zone}|${atMs}`;
	const asked = askedParts.get(key);
	if (asked) return asked;
	const parts: Record<string, string> = {};
	for (const part of formatIn(zone, "en-US", WALL).formatToParts(atMs)) parts[part.type] = part.value;
	if (askedParts.size >= MOST_ASKED) askedParts.clear();
	askedParts.set(key, parts);
	return parts;
}

/** What the clock on the wall says in the zone at the instant (ms since the epoch). */
export function wallTimeOf(atMs: number, zone: string): WallTime {
	const p = partsOf(atMs, zone);
	return { date: `${p.year}-${p.month}-${p.day}`, time: `${p.hour}:${p.minute}` };
}

/** The zone's offset from UTC at the instant, in ms. */
function offsetMs(atMs: number, zone: string): number {
	const p = partsOf(atMs, zone);
	const wall = Date.UTC(
		Number(p.year),
		Number(p.month) - 1,
		Number(p.day),
		Number(p.hour),
		Number(p.minute),
		Number(p.second),
	);
	return wall - Math.floor(atMs / 1000) * 1000;
}

/**
 * The instant (ms since the epoch) at which the wall clock reads so. In a gap the offset before the gap is used
 * (02:30 becomes 03:30), in a fold the first of the two is meant (RFC 5545 §3.3.5), as on the server.
 */
export function instantOfWall(wall: WallTime, zone: string): number {
	const asUtc = Date.parse(`${wall.date}T${wall.time}:00Z`);
	const day = 86_400_000;
	const before = asUtc - offsetMs(asUtc - day, zone);
	const after = asUtc - offsetMs(asUtc + day, zone);
	const reads = (at: number) => at + offsetMs(at, zone) === asUtc;
	return reads(before) || !reads(after) ? before : after;
}

/** The instant (RFC 3339) of a series' wall time ("2026-11-30T07:00", a date alone: its beginning) in its zone. */
export function instantOfSlot(local: string, zone: string): string {
	const [date = "", time = "00:00"] = local.split("T");
	return instantText(instantOfWall({ date, time: time.slice(0, 5) }, zone));
}

/** A due date as two fields show it, in the user's zone; both empty without one. */
export function dueFields(due: Due | null, zone: string): WallTime {
	if (!due) return { date: "", time: "" };
	return "date" in due ? { date: due.date, time: "" } : wallTimeOf(msOf(due.at), zone);
}

/** What two fields say: an instant, a whole day when the time is empty, null without a date. */
export function dueOfFields({ date, time }: WallTime, zone: string): Due | null {
	if (!date) return null;
	return time ? { at: instantText(instantOfWall({ date, time }, zone)), time_zone: zone } : { date };
}

/** The date so many days later. */
export function addDays(date: string, days: number): string {
	return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** RFC 3339 text of ms since the epoch, as the server's API wants it. */
export function instantText(atMs: number): string {
	return new Date(atMs).toISOString();
}

/** ms since the epoch of an RFC 3339 text. */
export function msOf(instant: string): number {
	return Date.parse(instant);
}
