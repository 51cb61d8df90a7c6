/** What a slot of a phrase reads: numbers, clock readings, calendar dates, amounts. Each reads at most a few tokens. */

import type { LanguageTable } from "../shapes/grammar.ts";
import type { Unit } from "../shapes/meanings.ts";
import { calendar, dayWord, month, ordinal } from "./calendarSlots.ts";
import { type Cursor, isGlued, number, own, type Slot, type SlotMatch } from "./captures.ts";
import { between, clock, compactClock, hour, hourRange, range } from "./clockSlots.ts";
import { listSlots } from "./listSlots.ts";
import { severalClockSlots } from "./severalClocks.ts";
import { hourWord, minutesPast, spokenClock, spokenHour, spokenOclock } from "./spokenClock.ts";
import type { Token } from "./tokens.ts";

function weekday({ tokens, language }: Cursor, at: number): SlotMatch | undefined {
	const compound = own(language.weekdayParts, tokens[at]);
	if (compound !== undefined) return { ...compound, next: at + 1 };
	const found = own(language.weekdays, tokens[at]);
	if (found === undefined) return undefined;
	const short = language.wordlikeWeekdays.has(tokens[at]?.lower ?? "");
	const dotted = short && isGlued(tokens[at + 1], ".") && tokens[at + 2] !== undefined;
	return { weekday: found, next: at + (dotted ? 2 : 1), doubtful: short };
}

function period({ tokens, language }: Cursor, at: number): SlotMatch | undefined {
	const read = own(language.periods, tokens[at]);
	return read && { period: read, next: at + 1 };
}

/** From large to small: "2 hours 30 minutes" needs no "and" between them, nor does "1 week 2 days". */
const DESCENDING: readonly Unit[] = ["year", "month", "week", "day", "hour", "minute", "second"];

/** "30 minutes", "2h", "1h30m", "an hour and a half", "half an hour", "a couple of days", "1.5 hours". */
function amount({ tokens, language }: Cursor, at: number): SlotMatch | undefined {
	const lower = (index: number) => tokens[index]?.lower ?? "";
	const follow = (list: readonly string[], from: number) => list.every((word, index) => lower(from + index) === word);
	const fixed = language.fixedAmounts.find((entry) => follow(entry.words, at));
	if (fixed !== undefined) return { amount: fixed.amount, next: at + fixed.words.length };
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
		// "2 hours 30 minutes".
		const smaller = onePart(tokens, language, next);
		if (smaller && DESCENDING.indexOf(smaller.unit) > DESCENDING.indexOf(part.unit)) continue;
		if (language.amountLinks.has(lower(next)) && onePart(tokens, language, next + 1) !== undefined) next++;
		else break;
	}
	if (next === at) return undefined;
	if (total.hour !== undefined && follow(language.andAHalf, next)) {
		total.minute = (total.minute ?? 0) + 30;
		next += language.andAHalf.length;
	}
	return { amount: total, next };
}

function onePart(tokens: readonly Token[], language: LanguageTable, at: number) {
	let count = number(tokens[at]) ?? own(language.numbers, tokens[at]);
	let next = at + 1;
	let half = false;
	if (count === 1 && language.couple.words.has(tokens[next]?.lower ?? "")) {
		count = 2;
		next += language.couple.links.has(tokens[next + 1]?.lower ?? "") ? 2 : 1;
	} else if (isGlued(tokens[next], language.decimalMark) && tokens[next + 1]?.glued && tokens[next + 1]?.text === "5") {
		half = true;
		next += 2;
	} else if (language.andAHalf.every((word, index) => tokens[next + index]?.lower === word)) {
		// "One and a half hours".
		half = true;
		next += language.andAHalf.length;
	} else if (tokens[next]?.text === "-") next++;
	const unit = own(language.units, tokens[next]);
	if (count === undefined || unit === undefined || (half && unit !== "hour")) return undefined;
	// "A second opinion" is another one.
	if (unit === "second" && count === 1 && tokens[at]?.kind !== "number") return undefined;
	// "5 m" is five metres as often as five minutes: letters alone must touch their number.
	const letter = tokens[next]?.text.length === 1 ? tokens[next] : undefined;
	// "3D" is no three days.
	if (letter && (!letter.glued || letter.text !== letter.lower)) return undefined;
	return { count, unit, minutes: half ? 30 : 0, next: next + 1 };
}

/** An amount as what recurs ("every 2 hours 30 minutes"). "Every 100m" is metres, so that letters alone do not count. */
function span(cursor: Cursor, at: number): SlotMatch | undefined {
	const match = amount(cursor, at);
	return match && (cursor.tokens[match.next - 1]?.text.length ?? 0) > 1 ? match : undefined;
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
	month,
	ordinal,
	dayWord,
	period,
	...listSlots,
	...severalClockSlots,
	amount,
	span,
	clock,
	hour,
	compactClock,
	spokenHour,
	hourWord,
	spokenClock,
	spokenOclock,
	minutesPast,
	range,
	between,
	hourRange,
	calendar,
	part: partSlot("part"),
	midday: partSlot("midday"),
	endOfDay: partSlot("endOfDay"),
	day: partSlot("day"),
	tonight: partSlot("tonight"),
};
