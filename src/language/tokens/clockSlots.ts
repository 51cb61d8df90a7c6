/** Readings of the clock, and from one to another. */
import { type Cursor, isGlued, number, own, type SlotMatch } from "./captures.ts";

interface Meridiem {
	readonly add: "am" | "pm" | "oclock";
	readonly next: number;
}

/** "am", "p.m.", "o'clock" after a number. */
export function meridiem({ tokens, language }: Cursor, at: number): Meridiem | undefined {
	const word = tokens[at]?.lower ?? "";
	const half = own(language.meridiems, tokens[at]);
	if (half !== undefined) return { add: half, next: at + 1 };
	if (language.oclock.has(word)) return { add: "oclock", next: at + 1 };
	if (!Object.hasOwn(language.meridiems, `${word}m`)) return undefined;
	if ((word === "a" || word === "p") && isGlued(tokens[at + 1], ".") && tokens[at + 2]?.lower === "m") {
		if (!tokens[at + 2]?.glued) return undefined;
		return { add: word === "a" ? "am" : "pm", next: at + (isGlued(tokens[at + 3], ".") ? 4 : 3) };
	}
	return undefined;
}

/** "24:00" is the midnight that ends the day. */
const HOURS_OF_DAY = 24;

/** A reading that says itself that it is one: "9am", "9:30", "21:00", "5 o'clock". */
export function clock(cursor: Cursor, at: number): SlotMatch | undefined {
	const { tokens, language } = cursor;
	const hour = number(tokens[at], 2);
	if (hour === undefined || hour > 24) return undefined;
	const separator = tokens[at + 1];
	const minuteToken = tokens[at + 2];
	let next = at + 1;
	let minute = 0;
	let hasMinutes = false;
	if (separator?.glued && (separator.text === ":" || separator.text === ".") && minuteToken?.glued) {
		const read = minuteToken.text.length === 2 ? number(minuteToken, 2) : undefined;
		if (read !== undefined && read < 60) {
			minute = read;
			next = at + 3;
			hasMinutes = true;
		}
	}
	const half = meridiem(cursor, next);
	if (hour === HOURS_OF_DAY && minute === 0 && (half?.add === "oclock" || (hasMinutes && half === undefined))) {
		return { part: "midnight", next: half?.next ?? next };
	}
	if (half === undefined) {
		// "9.30" is a price or a version unless "at" or "am" says otherwise, so only the colon counts here.
		if (!hasMinutes || (separator?.text === "." && !language.clockPrepositions.has(tokens[at - 1]?.lower ?? "")))
			return undefined;
		if (hour > 23 || isGlued(tokens[next], ":")) return undefined;
		return { clock: { hour, minute, bare: false }, next };
	}
	if (half.add === "oclock") {
		const bare = !language.oclockIsExact && hour <= 12 && !hasMinutes && !tokens[at]?.text.startsWith("0");
		const after = tokens[half.next]?.text.length === 2 ? number(tokens[half.next], 2) : undefined;
		if (!language.minutesAfterOclock || hasMinutes || after === undefined || after > 59) {
			return { clock: { hour: hour % 24, minute, bare }, next: half.next };
		}
		return { clock: { hour: hour % 24, minute: after, bare }, next: half.next + 1 };
	}
	if (hour < 1 || hour > 12) return undefined;
	return { clock: { hour: (hour % 12) + (half.add === "pm" ? 12 : 0), minute, bare: false }, next: half.next };
}

/** An hour alone; it means something only where a phrase asks for it. */
export function hour({ tokens }: Cursor, at: number): SlotMatch | undefined {
	const read = number(tokens[at], 2);
	if (read === undefined || read > 24) return undefined;
	return { clock: { hour: read % 24, minute: 0, bare: read >= 1 && read <= 12 }, next: at + 1 };
}

/** "2300", which is a year or a price as often: it counts beside a date or in a recurrence. */
export function compactClock({ tokens }: Cursor, at: number): SlotMatch | undefined {
	const read = tokens[at]?.text.length === 4 ? number(tokens[at]) : undefined;
	if (read === undefined || read >= 2_400 || read % 100 > 59) return undefined;
	return { clock: { hour: Math.floor(read / 100), minute: read % 100, bare: false }, next: at + 1 };
}

/** "3 to 4", which is a range of hours only beside a date. */
export function hourRange(cursor: Cursor, at: number): SlotMatch | undefined {
	const from = hour(cursor, at);
	const link = from && cursor.tokens[from.next];
	if (!from?.clock || !link || !cursor.language.timeRangeLinks.has(link.lower)) return undefined;
	const to = hour(cursor, from.next + 1);
	return to?.clock && { clock: from.clock, clockEnd: to.clock, next: to.next };
}

/** "3 to 4pm", "15:00-16:30". */
export const range = (cursor: Cursor, at: number) => linkedClocks(cursor, at, cursor.language.timeRangeLinks);
/** "10 and 11:30am", after "between". */
export const between = (cursor: Cursor, at: number) => linkedClocks(cursor, at, cursor.language.betweenLinks);

function linkedClocks(cursor: Cursor, at: number, links: ReadonlySet<string>): SlotMatch | undefined {
	const from = clock(cursor, at) ?? hour(cursor, at);
	const link = from && cursor.tokens[from.next];
	if (!from?.clock || !link || !links.has(link.lower)) return undefined;
	const to = clock(cursor, from.next + 1);
	if (!to?.clock) return undefined;
	const afternoon = from.clock.bare && to.clock.hour >= 12 && from.clock.hour + 12 < to.clock.hour;
	const start = afternoon ? { ...from.clock, hour: from.clock.hour + 12, bare: false } : { ...from.clock, bare: false };
	return { clock: start, clockEnd: to.clock, next: to.next };
}
