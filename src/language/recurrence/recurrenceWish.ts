/** What a recurrence and its clauses say together, before it is known which rule, if any, holds it. Pure. */

import { isElapsed, wholeMinutesOf } from "../dates/readingDates.ts";
import { clockOfPart } from "../dates/readingTimes.ts";
import type { Amount, Cycle, DayKind, DayPart, Unit } from "../shapes/meanings.ts";
import type { Captures, ClockReading, Mention } from "../shapes/mention.ts";

export interface YearDate {
	readonly day: number;
	readonly month: number;
	readonly year?: number;
}

/** Lists are as they were said: unsorted, with repeats. */
export interface RecurrenceWish {
	readonly unit: Unit | undefined;
	readonly times: number;
	/** The unit is a quarter and not "3 months": its first month is January, April, July or October. */
	readonly isQuarter: boolean;
	/** "Every 3 workdays": days that are named cannot be counted. */
	readonly countsNamedDays: boolean;
	readonly isAfterCompletion: boolean;
	/** "Every friday the 13th": days that are both. */
	readonly isBoth: boolean;
	/** "Every 2 days and 3 hours": it is not known which of them steps. */
	readonly isMixed: boolean;
	/** "After 20 minutes": once from now, or again and again from completion. */
	readonly isAfter: boolean;
	readonly weekdays: readonly number[];
	readonly positions: readonly number[];
	readonly dayKind: DayKind | undefined;
	readonly monthDays: readonly number[];
	readonly yearDates: readonly YearDate[];
	readonly months: readonly number[];
	readonly clocks: readonly ClockReading[];
	/** Minutes past those, or before them ("half past 5"). */
	readonly shift: number;
	readonly range: { readonly from: ClockReading; readonly to: ClockReading } | undefined;
	readonly part: DayPart | undefined;
	readonly start: Mention | undefined;
	readonly until: Mention | undefined;
	readonly lasting: Amount | undefined;
	readonly count: number | undefined;
	readonly except: {
		readonly weekdays: readonly number[];
		readonly months: readonly number[];
		readonly yearDates: readonly YearDate[];
		readonly dates: readonly Mention[];
	};
}

type Draft = { -readonly [Key in keyof RecurrenceWish]: RecurrenceWish[Key] };

const NUMBERED_PART_OF_QUARTER = 3;

/** Each clause adds to the lists; of what there is only one, the last that was said counts. */
export function wishOf(mention: Mention): RecurrenceWish {
	const { captures } = mention;
	const cycle = captures.cycle ?? cycleOf(captures.amount);
	const count = captures.count ?? (cycle && captures.number) ?? 1;
	const isNamed = (captures.positions ?? captures.monthDays) !== undefined;
	const wish: Draft = {
		unit: cycle?.unit,
		times: (cycle?.times ?? 1) * count,
		isQuarter: cycle?.unit === "month" && cycle.times === NUMBERED_PART_OF_QUARTER && count === 1,
		countsNamedDays: cycle?.indivisible === true && count > 1,
		isAfterCompletion: mention.words[1] === "!" || captures.isAfterCompletion === true,
		isMixed: captures.amount !== undefined && cycle === undefined,
		isAfter: captures.isAfter === true,
		isBoth: captures.weekday !== undefined && captures.monthDays !== undefined,
		weekdays: isNamed ? [] : (cycle?.weekdays ?? []),
		positions: captures.positions ?? [],
		dayKind: captures.dayKind,
		monthDays: captures.monthDays ?? [],
		yearDates: captures.yearDates ?? [],
		months: captures.months ?? [],
		clocks: captures.clocks ?? [],
		shift: 0,
		range: undefined,
		part: captures.part ?? cycle?.part,
		start: undefined,
		until: undefined,
		lasting: undefined,
		count: undefined,
		except: { weekdays: [], months: [], yearDates: [], dates: [] },
	};
	const weekdays = captures.weekdays ?? (captures.weekday === undefined ? [] : [captures.weekday]);
	wish.weekdays = [...wish.weekdays, ...weekdays];
	for (const clause of mention.clauses ?? []) addClause(wish, clause);
	return wish;
}

/** "Every 2 hours 30 minutes" is every 150 minutes; undefined for days and hours together. */
function cycleOf(amount: Amount | undefined): Cycle | undefined {
	if (amount === undefined) return undefined;
	const said = Object.entries(amount) as [Unit, number][];
	const [one, another] = said;
	if (one !== undefined && another === undefined) return { unit: one[0], times: one[1] };
	const minutes = isElapsed(amount) ? wholeMinutesOf(amount) : undefined;
	return minutes === undefined ? undefined : { unit: "minute", times: minutes };
}

function addClause(wish: Draft, { means, captures }: Mention): void {
	switch (means) {
		case "clause.at":
			if (captures.clock && captures.clockEnd) wish.range = { from: captures.clock, to: captures.clockEnd };
			wish.clocks = [...wish.clocks, ...(captures.clocks ?? (captures.clock ? [captures.clock] : []))];
			wish.part = captures.part ?? wish.part;
			wish.shift = captures.shift ?? wish.shift;
			return;
		case "clause.part":
			addPart(wish, captures.part);
			return;
		case "clause.on":
			addDays(wish, captures);
			return;
		case "clause.start":
			wish.start = captures.date ?? monthMention(captures, "date.month_first");
			return;
		case "clause.until":
			wish.until = captures.date ?? monthMention(captures, captures.isBefore ? "date.month_before" : "date.month_last");
			return;
		case "clause.for":
			wish.lasting = captures.amount;
			return;
		case "clause.times":
			wish.count = captures.count;
			return;
		case "clause.except": {
			const { except } = wish;
			wish.except = {
				weekdays: [...except.weekdays, ...(captures.weekdays ?? [])],
				months: [...except.months, ...(captures.months ?? [])],
				yearDates: [...except.yearDates, ...(captures.yearDates ?? [])],
				dates: captures.date ? [...except.dates, captures.date] : except.dates,
			};
			return;
		}
		case "clause.after_completion":
			wish.isAfterCompletion = true;
			return;
		default:
			return;
	}
}

/** A month alone is a date only where something starts or ends with it. */
function monthMention({ month }: Captures, means: Mention["means"]): Mention | undefined {
	return month === undefined ? undefined : { means, first: 0, next: 0, captures: { month }, words: [] };
}

/** "Every morning and evening" is two times a day; "every evening at 8" one. */
function addPart(wish: Draft, part: DayPart | undefined): void {
	const isSecond = wish.part !== undefined && part !== undefined && wish.part !== part && wish.clocks.length === 0;
	if (isSecond) wish.clocks = [clockOfPart(wish.part as DayPart), clockOfPart(part)];
	else wish.part = part ?? wish.part;
	if (isSecond) wish.part = undefined;
}

function addDays(wish: Draft, captures: Captures): void {
	wish.weekdays = [...wish.weekdays, ...(captures.weekdays ?? [])];
	wish.positions = [...wish.positions, ...(captures.positions ?? [])];
	wish.dayKind = captures.dayKind ?? wish.dayKind;
	wish.monthDays = [...wish.monthDays, ...(captures.monthDays ?? [])];
	wish.yearDates = [...wish.yearDates, ...(captures.yearDates ?? [])];
	wish.months = [...wish.months, ...(captures.months ?? [])];
}
