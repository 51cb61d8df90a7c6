/** What a slot of a phrase reads: numbers, clock readings, calendar dates, amounts. Each reads at most a few tokens. */
import { calendar, month, ordinal } from "./calendarSlots.ts";
import { type Cursor, isGlued, number, own, type Slot, type SlotMatch } from "./captures.ts";
import type { LanguageTable, Unit } from "./grammar.ts";
import type { Token } from "./tokens.ts";

function weekday({ tokens, language }: Cursor, at: number): SlotMatch | undefined {
	const found = own(language.weekdays, tokens[at]);
	if (found === undefined) return undefined;
	const short = language.wordlikeWeekdays.has(tokens[at]?.lower ?? "");
	const dotted = short && isGlued(tokens[at + 1], ".") && tokens[at + 2] !== undefined;
	return { weekday: found, next: at + (dotted ? 2 : 1), doubtful: short };
}

function nth(cursor: Cursor, at: number): SlotMatch | undefined {
	const word = own(cursor.language.ordinals, cursor.tokens[at]);
	return word === undefined ? ordinal(cursor, at) : { number: word, next: at + 1 };
}

function period({ tokens, language }: Cursor, at: number): SlotMatch | undefined {
	const unit = own(language.units, tokens[at]);
	// Whole words only: "next d" or "next m" is no period.
	if (unit === undefined || unit !== tokens[at]?.lower || unit === "minute" || unit === "hour" || unit === "day")
		return undefined;
	return { period: unit, next: at + 1 };
}

/** What a recurrence counts in. */
function cycle(cursor: Cursor, at: number): SlotMatch | undefined {
	const { tokens, language } = cursor;
	const token = tokens[at];
	if (own(language.units, token) && (token?.text.length ?? 0) > 2) return { next: at + 1 };
	const words = ["weekday", "weekend", "quarter", "morning", "afternoon", "evening", "night", "fortnight", "noon"];
	if (token?.kind === "word" && words.includes(token.lower)) return { next: at + 1 };
	return weekdays(cursor, at) ?? weekday(cursor, at) ?? month(cursor, at);
}

function weekdays({ tokens, language }: Cursor, at: number): SlotMatch | undefined {
	return own(language.pluralWeekdays, tokens[at]) === undefined ? undefined : { next: at + 1 };
}

/** "30 minutes", "2h", "1h30m", "an hour and a half", "half an hour", "a couple of days", "1.5 hours". */
function amount({ tokens, language }: Cursor, at: number): SlotMatch | undefined {
	const lower = (index: number) => tokens[index]?.lower;
	if (lower(at) === "half" && (lower(at + 1) === "an" || lower(at + 1) === "a")) {
		const unit = own(language.units, tokens[at + 2]);
		return unit === "hour" ? { amount: { minute: 30 }, next: at + 3 } : undefined;
	}
	const total: { -readonly [Key in Unit]?: number } = {};
	let next = at;
	for (;;) {
		const part = onePart(tokens, language, next);
		if (part === undefined || total[part.unit] !== undefined) break;
		total[part.unit] = part.count;
		if (part.minutes > 0) total.minute = part.minutes;
		next = part.next;
		// A second part follows only glued ("1h30m") or after "and" ("2 days and 3 hours").
		if (tokens[next]?.glued && tokens[next]?.kind === "number") continue;
		if (lower(next) === "and" && onePart(tokens, language, next + 1) !== undefined) next++;
		else break;
	}
	if (next === at) return undefined;
	if (total.hour !== undefined && lower(next) === "and" && lower(next + 1) === "a" && lower(next + 2) === "half") {
		total.minute = (total.minute ?? 0) + 30;
		next += 3;
	}
	return { amount: total, next };
}

function onePart(tokens: readonly Token[], language: LanguageTable, at: number) {
	let count = number(tokens[at]) ?? own(language.numbers, tokens[at]);
	let next = at + 1;
	let half = false;
	if (count === 1 && tokens[next]?.lower === "couple") {
		count = 2;
		next += tokens[next + 1]?.lower === "of" ? 2 : 1;
	} else if (isGlued(tokens[next], ".") && tokens[next + 1]?.glued && tokens[next + 1]?.text === "5") {
		half = true;
		next += 2;
	} else if (tokens[next]?.text === "-") next++;
	const unit = own(language.units, tokens[next]);
	if (count === undefined || unit === undefined || (half && unit !== "hour")) return undefined;
	// "5 m" is five metres as often as five minutes: letters alone must touch their number.
	if ((tokens[next]?.text.length ?? 0) === 1 && !tokens[next]?.glued) return undefined;
	return { count, unit, minutes: half ? 30 : 0, next: next + 1 };
}

/** "am", "p.m.", "o'clock" after a number. */
function meridiem(tokens: readonly Token[], at: number): { add: "am" | "pm" | "oclock"; next: number } | undefined {
	const word = tokens[at]?.lower;
	if (word === "am" || word === "pm") return { add: word, next: at + 1 };
	if (word === "o'clock") return { add: "oclock", next: at + 1 };
	if ((word === "a" || word === "p") && isGlued(tokens[at + 1], ".") && tokens[at + 2]?.lower === "m") {
		if (!tokens[at + 2]?.glued) return undefined;
		return { add: word === "a" ? "am" : "pm", next: at + (isGlued(tokens[at + 3], ".") ? 4 : 3) };
	}
	return undefined;
}

/** A reading that says itself that it is one: "9am", "9:30", "21:00", "5 o'clock". */
function clock(cursor: Cursor, at: number): SlotMatch | undefined {
	const { tokens } = cursor;
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
	const half = meridiem(tokens, next);
	if (half === undefined) {
		// "9.30" is a price or a version unless "at" or "am" says otherwise, so only the colon counts here.
		if (!hasMinutes || (separator?.text === "." && tokens[at - 1]?.lower !== "at")) return undefined;
		if (hour > 23 || isGlued(tokens[next], ":")) return undefined;
		return { clock: { hour, minute, bare: false }, next };
	}
	if (half.add === "oclock") return { clock: { hour: hour % 24, minute, bare: hour <= 12 }, next: half.next };
	if (hour < 1 || hour > 12) return undefined;
	return { clock: { hour: (hour % 12) + (half.add === "pm" ? 12 : 0), minute, bare: false }, next: half.next };
}

/** An hour alone; it means something only where a phrase asks for it. */
function hour({ tokens }: Cursor, at: number): SlotMatch | undefined {
	const read = number(tokens[at], 2);
	if (read === undefined || read > 24) return undefined;
	return { clock: { hour: read % 24, minute: 0, bare: read >= 1 && read <= 12 }, next: at + 1 };
}

/** "3 to 4pm", "15:00-16:30". */
function range(cursor: Cursor, at: number): SlotMatch | undefined {
	const from = clock(cursor, at) ?? hour(cursor, at);
	const link = from && cursor.tokens[from.next];
	if (!from?.clock || !link || !["to", "-", "–", "until", "till"].includes(link.lower)) return undefined;
	const to = clock(cursor, from.next + 1);
	if (!to?.clock) return undefined;
	const afternoon = from.clock.bare && to.clock.hour >= 12 && from.clock.hour + 12 < to.clock.hour;
	const start = afternoon ? { ...from.clock, hour: from.clock.hour + 12, bare: false } : { ...from.clock, bare: false };
	return { clock: start, clockEnd: to.clock, next: to.next };
}

const partSlot =
	(name: keyof LanguageTable["parts"]): Slot =>
	({ tokens, language }, at) => {
		const part = own(language.parts[name], tokens[at]);
		return part === undefined ? undefined : { part, next: at + 1 };
	};

/** Every slot that a phrase may name. */
export const slots: Readonly<Record<string, Slot>> = {
	weekday,
	weekdays,
	month,
	ordinal,
	nth,
	period,
	cycle,
	amount,
	clock,
	hour,
	range,
	calendar,
	part: partSlot("part"),
	midday: partSlot("midday"),
	endOfDay: partSlot("endOfDay"),
	day: partSlot("day"),
	tonight: partSlot("tonight"),
};
