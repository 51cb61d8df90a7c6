/** What there is to say of a rule, before any language says it. */
import { civilDate, weekdayOf } from "../../domain/recurrence/calendar.ts";
import type { Frequency, Rule, RuleDay, Weekday } from "../../domain/recurrence/rule.ts";
import { dayOfWall, type WallReading } from "../../domain/recurrence/wallTime.ts";

/** Days that a rule names; where there are several of these, each limits the others. Ordinals: −1 is the last. */
export type DayPart =
	/** "The last weekday of the month". */
	| { readonly kind: "positions"; readonly ordinals: readonly number[]; readonly of: KindOfDay }
	/** `isEvery`: the period is longer than a week, so every such day of it is meant. */
	| {
			readonly kind: "weekdays";
			readonly isEvery: boolean;
			readonly plain: readonly Weekday[];
			readonly counted: readonly RuleDay[];
	  }
	| { readonly kind: "days_of_month" | "days_of_year"; readonly ordinals: readonly number[] };

export type KindOfDay = "weekday" | "weekend_day" | "day" | readonly Weekday[];

export type MonthPart =
	| { readonly kind: "all" }
	/** A year chooses in each of them. */
	| { readonly kind: "every" }
	| { readonly kind: "except"; readonly months: readonly number[]; readonly isOfYear: boolean }
	| { readonly kind: "in"; readonly months: readonly number[] };

export interface RuleOutline {
	readonly frequency: Frequency;
	readonly interval: number;
	/** Monday to Friday, and nothing else. */
	readonly isEveryWeekday: boolean;
	/** "3 March": one day of one month, which reads better in one piece than `days` and `months`. */
	readonly date: { readonly day: number; readonly month: number } | undefined;
	readonly days: readonly DayPart[];
	readonly weeks: readonly number[];
	readonly months: MonthPart;
	/** Which of all these remain in a period. */
	readonly positions: readonly number[];
}

/** What the rule leaves open the start says; without a start (a rule that is counted from completion) nothing does. */
export function outlineOf(rule: Rule, start: WallReading | undefined): RuleOutline {
	const { frequency, interval, byDay, byMonth, byMonthDay, byWeekNo, bySetPos } = rule;
	const months = [...byMonth];
	// A year without a month in the rule is in the month of its start, unless days of the year or of the week choose.
	if (frequency === "YEARLY" && start && months.length === 0 && !choosesDays(rule)) {
		months.push(civilDate(dayOfWall(start.wall)).month);
	}
	const days = daysOf(rule, start);
	const [only] = days;
	const [day, ...others] = only?.kind === "days_of_month" ? only.ordinals : [];
	const isDate =
		frequency === "YEARLY" && days.length === 1 && byDay.length === 0 && byMonthDay.length <= 1 && months.length === 1;
	return {
		frequency,
		interval,
		isEveryWeekday:
			frequency === "WEEKLY" &&
			interval === 1 &&
			byDay.map(({ weekday }) => weekday).join() === "1,2,3,4,5" &&
			byDay.every(isPlain) &&
			hasOnlyDays(rule),
		date: isDate && day !== undefined && day > 0 && others.length === 0 ? { day, month: months[0] ?? 1 } : undefined,
		days,
		weeks: byWeekNo,
		months: monthsOf(months, frequency),
		positions: choosesAmongWeekdays(rule) ? [] : fromFirst(bySetPos),
	};
}

const ALL_MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
/** Months that are missing are said where they are so few: all twelve limit nothing but a year, which chooses in each. */
const MISSING_NAMED = 2;

function monthsOf(months: readonly number[], frequency: Frequency): MonthPart {
	const isOfYear = frequency === "YEARLY";
	const missing = ALL_MONTHS.filter((month) => !months.includes(month));
	if (missing.length === 0) return isOfYear ? { kind: "every" } : { kind: "all" };
	if (missing.length <= MISSING_NAMED) return { kind: "except", months: missing, isOfYear };
	return months.length === 0 ? { kind: "all" } : { kind: "in", months };
}

function daysOf(rule: Rule, start: WallReading | undefined): readonly DayPart[] {
	const { frequency, byDay, byMonthDay, byYearDay, byWeekNo, bySetPos } = rule;
	if (choosesAmongWeekdays(rule)) return [{ kind: "positions", ordinals: fromFirst(bySetPos), of: kindOfDay(byDay) }];
	const isLong = frequency === "MONTHLY" || frequency === "YEARLY";
	const days: DayPart[] = [];
	if (byDay.length > 0) {
		const plain = byDay.filter(isPlain).map(({ weekday }) => weekday);
		days.push({ kind: "weekdays", isEvery: isLong, plain, counted: byDay.filter((one) => !isPlain(one)) });
	}
	if (byMonthDay.length > 0) days.push({ kind: "days_of_month", ordinals: fromFirst(byMonthDay) });
	if (byYearDay.length > 0) days.push({ kind: "days_of_year", ordinals: fromFirst(byYearDay) });
	if (days.length > 0 || start === undefined) return days;
	const dayNo = dayOfWall(start.wall);
	if (frequency === "WEEKLY" || byWeekNo.length > 0)
		return [{ kind: "weekdays", isEvery: false, plain: [weekdayOf(dayNo) as Weekday], counted: [] }];
	return isLong ? [{ kind: "days_of_month", ordinals: [civilDate(dayNo).day] }] : [];
}

/** "The last weekday of the month": BYSETPOS among days of the week and nothing else. */
function choosesAmongWeekdays({ frequency, byDay, byMonthDay, byYearDay, byHour, byMinute, bySetPos }: Rule): boolean {
	const isLong = frequency === "MONTHLY" || frequency === "YEARLY";
	const others = byMonthDay.length + byYearDay.length + byHour.length + byMinute.length;
	return isLong && bySetPos.length > 0 && byDay.length > 0 && byDay.every(isPlain) && others === 0;
}

function kindOfDay(days: readonly RuleDay[]): KindOfDay {
	switch (days.map(({ weekday }) => weekday).join("")) {
		case "12345":
			return "weekday";
		case "67":
			return "weekend_day";
		case "1234567":
			return "day";
		default:
			return days.map(({ weekday }) => weekday);
	}
}

function choosesDays({ byDay, byYearDay, byWeekNo, byMonthDay }: Rule): boolean {
	return byDay.length + byYearDay.length + byWeekNo.length + byMonthDay.length > 0;
}

function hasOnlyDays({ byMonth, byMonthDay, byYearDay, byWeekNo, bySetPos }: Rule): boolean {
	return byMonth.length + byMonthDay.length + byYearDay.length + byWeekNo.length + bySetPos.length === 0;
}

function isPlain({ ordinal }: RuleDay): boolean {
	return ordinal === 0;
}

/** From the front first, from the end last: "the 15th and the last day". */
function fromFirst(numbers: readonly number[]): readonly number[] {
	return [...numbers.filter((number) => number > 0), ...numbers.filter((number) => number < 0)];
}
