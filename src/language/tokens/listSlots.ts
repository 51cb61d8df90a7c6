/** Slots that read lists ("mon, wed and fri", "15th and 30th", "9am and 6pm"), each of bounded length. */

import type { DayKind } from "../shapes/meanings.ts";
import type { ClockReading } from "../shapes/mention.ts";
import { calendar, month, ordinal } from "./calendarSlots.ts";
import { type Cursor, number, own, type Slot, type SlotMatch } from "./captures.ts";
import { clock, hour } from "./clockSlots.ts";

/** Nobody names more days or times; what is longer is no list of them. */
const LONGEST_LIST = 12;

/** Entries one after the other, over "," and "and", each of which may begin with "on" or "at". */
function list<Value>(
	cursor: Cursor,
	at: number,
	entry: (cursor: Cursor, at: number) => { readonly values: readonly Value[]; readonly next: number } | undefined,
	links: "needed" | "optional" = "needed",
): { values: Value[]; next: number } | undefined {
	const first = entry(cursor, at);
	if (first === undefined) return undefined;
	const values = [...first.values];
	let { next } = first;
	while (values.length < LONGEST_LIST) {
		let from = next;
		for (let over = 0; over < 2 && cursor.language.listLinks.has(cursor.tokens[from]?.lower ?? ""); over++) from++;
		if (from === next && links === "needed") break;
		const more = entry(cursor, from);
		if (more === undefined) break;
		values.push(...more.values);
		next = more.next;
	}
	return { values, next };
}

const weekdayAt = ({ tokens, language }: Cursor, at: number): number | undefined =>
	own(language.weekdays, tokens[at]) ?? own(language.pluralWeekdays, tokens[at]);

/** "mon, wed and fri", "monday - friday", "tuesdays and thursdays". */
const weekdayList: Slot = (cursor, at) => {
	const read = list(
		cursor,
		at,
		(inner, from) => {
			const skipped = inner.language.listFillers.has(inner.tokens[from]?.lower ?? "") ? from + 1 : from;
			const start = weekdayAt(inner, skipped);
			if (start === undefined) return undefined;
			const end = inner.language.rangeLinks.has(inner.tokens[skipped + 1]?.lower ?? "")
				? weekdayAt(inner, skipped + 2)
				: undefined;
			if (end === undefined) return { values: [start], next: skipped + 1 };
			return { values: daysBetween(start, end), next: skipped + 3 };
		},
		"optional",
	);
	return read && { weekdays: read.values, next: read.next };
};

/** "mon-fri", "Montag bis Freitag", and nothing that goes on as a list. */
const weekdayRange: Slot = (cursor, at) => {
	const { tokens, language } = cursor;
	const [start, end] = [own(language.weekdays, tokens[at]), own(language.weekdays, tokens[at + 2])];
	if (start === undefined || end === undefined || !language.rangeLinks.has(tokens[at + 1]?.lower ?? ""))
		return undefined;
	return { weekdays: daysBetween(start, end), next: at + 3 };
};

const daysBetween = (start: number, end: number): number[] =>
	Array.from({ length: ((end - start + 7) % 7) + 1 }, (_, day) => ((start - 1 + day) % 7) + 1);

/** Plural only: "mondays and wednesdays" say by themselves that they recur. */
const weekdaysList: Slot = ({ tokens, language }, at) => {
	const read = list({ tokens, language, dateOrder: "ymd" }, at, (_, from) => {
		const cycle = own(language.pluralCycles, tokens[from]);
		const day = own(language.pluralWeekdays, tokens[from]);
		if (cycle?.weekdays) return { values: cycle.weekdays, next: from + 1 };
		return day === undefined ? undefined : { values: [day], next: from + 1 };
	});
	return read && { weekdays: read.values, next: read.next };
};

/** "15th and 30th", "15th and last day"; "last" alone is a day only behind one that is counted ("1st and last"). */
const monthDayList: Slot = (cursor, at) => {
	const { tokens, language } = cursor;
	const has = (words: ReadonlySet<string>, index: number) => words.has(tokens[index]?.lower ?? "");
	let isCounted = false;
	const read = list(cursor, at, (_, from) => {
		const filled = from > at && has(language.listFillers, from) ? from + 1 : from;
		const skipped = has(language.articles, filled) ? filled + 1 : filled;
		const match = ordinal(cursor, skipped);
		if (match?.number !== undefined) {
			isCounted = true;
			return { values: [match.number], next: match.next };
		}
		const nth = own(language.ordinals, tokens[skipped]);
		if (nth === undefined || nth > 0) return undefined;
		const kind = dayKind(cursor, skipped + 1);
		if (kind?.dayKind === "day") return { values: [nth], next: kind.next };
		// "15th and last friday" names no two days of a month.
		const isOther = kind !== undefined || weekdayAt(cursor, skipped + 1) !== undefined;
		return isCounted && !isOther ? { values: [nth], next: skipped + 1 } : undefined;
	});
	return read && isCounted ? { monthDays: read.values, next: read.next } : undefined;
};

function oneNth(
	cursor: Cursor,
	from: number,
): { readonly values: readonly number[]; readonly next: number } | undefined {
	const { tokens, language } = cursor;
	const skipped = language.articles.has(tokens[from]?.lower ?? "") ? from + 1 : from;
	const word = own(language.ordinals, tokens[skipped]);
	if (word !== undefined) return { values: [word], next: skipped + 1 };
	const match = ordinal(cursor, skipped);
	return match?.number === undefined ? undefined : { values: [match.number], next: match.next };
}

/** "first", "2nd and 4th", "second to last". */
const nthList: Slot = (cursor, at) => {
	const read = list(cursor, at, oneNth);
	return read && { positions: read.values, next: read.next };
};

const monthList: Slot = (cursor, at) => {
	const read = list(cursor, at, (inner, from) => {
		const match = month(inner, from);
		return match?.month === undefined ? undefined : { values: [match.month], next: match.next };
	});
	return read && { months: read.values, next: read.next };
};

/** "jan 1st", "14 jan, 14 apr, 15 jun". */
const yearDateList: Slot = (cursor, at) => {
	const read = list(cursor, at, (inner, from) => {
		const skipped = inner.language.articles.has(inner.tokens[from]?.lower ?? "") ? from + 1 : from;
		const match = calendar(inner, skipped);
		return match?.calendar === undefined ? undefined : { values: [match.calendar], next: match.next };
	});
	return read && { yearDates: read.values, next: read.next };
};

function clocksFrom(first: Slot): Slot {
	return (cursor, at) => {
		let isFirst = true;
		const read = list<ClockReading>(cursor, at, (inner, from) => {
			const skipped = !isFirst && inner.language.timeFillers.has(inner.tokens[from]?.lower ?? "") ? from + 1 : from;
			const match = isFirst
				? first(inner, skipped)
				: (clock(inner, skipped) ?? midday(inner, skipped) ?? hour(inner, skipped));
			isFirst = false;
			return match?.clock === undefined ? undefined : { values: [match.clock], next: match.next };
		});
		if (read === undefined) return undefined;
		// "Um 6 und 18 Uhr": the word at the end holds for each hour of the list.
		const isExact =
			cursor.language.oclockIsExact && cursor.language.oclock.has(cursor.tokens[read.next - 1]?.lower ?? "");
		const clocks = isExact ? read.values.map((reading) => ({ ...reading, bare: false })) : read.values;
		return { clocks, next: read.next };
	};
}

/** "noon" within a list of times. */
function midday({ tokens, language }: Cursor, at: number): SlotMatch | undefined {
	return own(language.parts.midday, tokens[at]) === "noon"
		? { clock: { hour: 12, minute: 0, bare: false }, next: at + 1 }
		: undefined;
}

/** "3", "three", "1440". */
const count: Slot = ({ tokens, language }, at) => {
	const read = number(tokens[at]) ?? own(language.numbers, tokens[at]);
	return read === undefined ? undefined : { count: read, next: at + 1 };
};

/** "Twice", "3 times", "dreimal", "3 mal". */
const timesOf: Slot = ({ tokens, language }, at) => {
	const once = own(language.repeats, tokens[at]);
	if (once !== undefined) return { count: once, next: at + 1 };
	const read = number(tokens[at]) ?? own(language.numbers, tokens[at]);
	return read !== undefined && language.timesWords.has(tokens[at + 1]?.lower ?? "")
		? { count: read, next: at + 2 }
		: undefined;
};

/** "every 27", "every 2, 15, 27": days of the month, if nothing that they could count follows. */
const dayNumber: Slot = (cursor, at) => {
	const read = list(cursor, at, ({ tokens }, from) => {
		const day = number(tokens[from], 2);
		return day !== undefined && day >= 1 && day <= 31 ? { values: [day], next: from + 1 } : undefined;
	});
	return read && { monthDays: read.values, doubtful: true, next: read.next };
};

/** "15th workday, first workday and last workday"; all of one kind. */
const nthDayKindList: Slot = (cursor, at) => {
	let kind: DayKind | undefined;
	const read = list(cursor, at, (inner, from) => {
		const nth = oneNth(inner, from);
		const said = nth && dayKind(inner, nth.next);
		if (nth === undefined || said?.dayKind === undefined || (kind !== undefined && said.dayKind !== kind))
			return undefined;
		kind = said.dayKind;
		return { values: nth.values, next: said.next };
	});
	return read && kind && { positions: read.values, dayKind: kind, next: read.next };
};

/** "business day". */
const isWorkday = ({ tokens, language }: Cursor, at: number) =>
	language.workPrefixes.has(tokens[at]?.lower ?? "") && own(language.units, tokens[at + 1]) === "day";

const WORKDAY = { unit: "week", weekdays: [1, 2, 3, 4, 5], indivisible: true } as const;

const cycle: Slot = (cursor, at) => {
	const { tokens, language } = cursor;
	if (isWorkday(cursor, at)) return { cycle: WORKDAY, next: at + 2 };
	// Letters alone ("every 3 m") are metres as often as months.
	const unit = (tokens[at]?.text.length ?? 0) > 2 ? own(language.units, tokens[at]) : undefined;
	const read = own(language.cycles, tokens[at]) ?? (unit && { unit });
	return read && { cycle: read, next: at + 1 };
};

const cycles: Slot = ({ tokens, language }, at) => {
	const read = own(language.pluralCycles, tokens[at]);
	return read && { cycle: read, next: at + 1 };
};

const dayKind: Slot = (cursor, at) => {
	const { tokens, language } = cursor;
	if (isWorkday(cursor, at)) return { dayKind: "weekday", next: at + 2 };
	const read = own(language.dayKinds, tokens[at]);
	return read && { dayKind: read, next: at + 1 };
};

export const listSlots: Readonly<Record<string, Slot>> = {
	weekdayList,
	weekdayRange,
	weekdaysList,
	monthDayList,
	nthList,
	monthList,
	yearDateList,
	clockList: clocksFrom((cursor, at) => clock(cursor, at)),
	hourList: clocksFrom((cursor, at) => clock(cursor, at) ?? midday(cursor, at) ?? hour(cursor, at)),
	count,
	timesOf,
	dayNumber,
	nthDayKindList,
	cycle,
	cycles,
	dayKind,
};
