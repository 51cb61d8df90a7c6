/** The days of a rule in plain English. */
import { civilDate, weekdayOf } from "./calendar.ts";
import { type Frequency, type Rule, type RuleDay, WEEKDAY_NAMES } from "./rule.ts";
import { dayOfWall, type WallReading } from "./wallTime.ts";

export const MONTHS = [
	"January",
	"February",
	"March",
	"April",
	"May",
	"June",
	"July",
	"August",
	"September",
	"October",
	"November",
	"December",
] as const;
const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
const WORDS = ["", "first", "second", "third", "fourth", "fifth"] as const;

/** What the period of each frequency is called. */
export const PERIODS: Readonly<Record<Frequency, string>> = {
	SECONDLY: "second",
	MINUTELY: "minute",
	HOURLY: "hour",
	DAILY: "day",
	WEEKLY: "week",
	MONTHLY: "month",
	YEARLY: "year",
};

/**
 * "every 2 weeks on Monday", "every month on the last Friday", "every year on 3 March". What the rule leaves open the start
 * says; without a start (a rule that is counted from completion) nothing does.
 */
export function describeDays(rule: Rule, unit: string, start: WallReading | undefined): string {
	const { frequency, interval, byDay, byMonth } = rule;
	const isEveryWeekday = byDay.map(({ weekday }) => weekday).join() === "1,2,3,4,5" && byDay.every(isPlain);
	if (frequency === "WEEKLY" && interval === 1 && isEveryWeekday && hasOnlyDays(rule)) return "every weekday";
	const every = interval === 1 ? `every ${unit}` : `every ${interval} ${unit}s`;
	const months = byMonth.map((month) => MONTHS[month - 1] ?? "");
	const { month: startMonth } = civilDate(dayOfWall(start?.wall ?? 0));
	// A year without a month in the rule is in the month of its start, unless days of the year or of the week choose.
	if (frequency === "YEARLY" && start && months.length === 0 && !choosesDays(rule)) {
		months.push(MONTHS[startMonth - 1] ?? "");
	}
	const days = daysOf(rule, start);
	const [day] = days;
	// "on 3 March" reads better than "on the 3rd in March".
	const single =
		rule.byMonthDay.length <= 1 && byDay.length === 0 && months.length === 1 && /^the \d+\w\w$/.test(day ?? "");
	if (frequency === "YEARLY" && single && days.length === 1) {
		return joinedParts([every, `on ${Number.parseInt(day?.slice(4) ?? "", 10)} ${months[0]}`, positionsOf(rule)]);
	}
	const on = days.length === 0 ? "" : `on ${days.join(" that is ")}`;
	const inWeeks = rule.byWeekNo.length === 0 ? "" : `in week ${joined(rule.byWeekNo.map(String))}`;
	return joinedParts([every, on, inWeeks, monthsOf(months, frequency), positionsOf(rule)]);
}

/** Months that are missing are said where they are so few: all twelve limit nothing but a year, which chooses in each. */
const MISSING_NAMED = 2;

function monthsOf(months: readonly string[], frequency: Frequency): string {
	const missing = MONTHS.filter((month) => !months.includes(month));
	if (missing.length === 0) return frequency === "YEARLY" ? "in every month" : "";
	if (missing.length <= MISSING_NAMED)
		return `${frequency === "YEARLY" ? "in every month " : ""}except in ${joined(missing)}`;
	return months.length === 0 ? "" : `in ${joined(months)}`;
}

/** "a", "a and b", "a, b and c". */
export function joined(parts: readonly string[]): string {
	const last = parts.at(-1) ?? "";
	return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
}

/** Each entry limits the others. */
function daysOf(rule: Rule, start: WallReading | undefined): readonly string[] {
	const { frequency, byDay, byMonthDay, byYearDay, byWeekNo } = rule;
	if (choosesAmongWeekdays(rule))
		return [`the ${joined(fromFirst(rule.bySetPos).map(ordinalWord))} ${kindOfDay(byDay)}`];
	const days: string[] = [];
	if (byDay.length > 0) {
		const isOnEvery = frequency === "MONTHLY" || frequency === "YEARLY";
		const plain = byDay.filter(isPlain).map(({ weekday }) => WEEKDAYS[weekday - 1] ?? "");
		const counted = byDay
			.filter((one) => !isPlain(one))
			.map(({ weekday, ordinal }) => {
				return `the ${ordinalWord(ordinal)} ${WEEKDAYS[weekday - 1]}`;
			});
		days.push(joined([...(plain.length > 0 ? [`${isOnEvery ? "every " : ""}${joined(plain)}`] : []), ...counted]));
	}
	if (byMonthDay.length > 0) days.push(joined(fromFirst(byMonthDay).map((day) => `the ${dayWord(day)}`)));
	if (byYearDay.length > 0) {
		days.push(
			joined(fromFirst(byYearDay).map((day) => `the ${day > 0 ? nth(day) : ordinalWord(day)} day of the year`)),
		);
	}
	if (days.length > 0 || start === undefined) return days;
	const dayNo = dayOfWall(start.wall);
	if (frequency === "WEEKLY" || byWeekNo.length > 0) return [WEEKDAYS[weekdayOf(dayNo) - 1] ?? WEEKDAY_NAMES[0]];
	if (frequency === "MONTHLY" || frequency === "YEARLY") return [`the ${nth(civilDate(dayNo).day)}`];
	return [];
}

/** BYSETPOS: which of the days (and times) of a period remain. */
function positionsOf(rule: Rule): string {
	const { bySetPos, frequency } = rule;
	if (bySetPos.length === 0 || choosesAmongWeekdays(rule)) return "";
	const unit = PERIODS[frequency];
	return `(only the ${joined(fromFirst(bySetPos).map(ordinalWord))} of these in the ${unit})`;
}

/** "The last weekday of the month": BYSETPOS among days of the week and nothing else. */
function choosesAmongWeekdays({ frequency, byDay, byMonthDay, byYearDay, byHour, byMinute, bySetPos }: Rule): boolean {
	const isLong = frequency === "MONTHLY" || frequency === "YEARLY";
	const others = byMonthDay.length + byYearDay.length + byHour.length + byMinute.length;
	return isLong && bySetPos.length > 0 && byDay.length > 0 && byDay.every(isPlain) && others === 0;
}

function kindOfDay(days: readonly RuleDay[]): string {
	const names = days.map(({ weekday }) => WEEKDAYS[weekday - 1] ?? "");
	switch (days.map(({ weekday }) => weekday).join("")) {
		case "12345":
			return "weekday";
		case "67":
			return "weekend day";
		case "1234567":
			return "day";
		default:
			return names.join(" or ");
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

function dayWord(day: number): string {
	return day > 0 ? nth(day) : `${ordinalWord(day)} day`;
}

/** "third", "12th", "last", "second to last". */
function ordinalWord(ordinal: number): string {
	const word = WORDS[Math.abs(ordinal)] ?? nth(Math.abs(ordinal));
	if (ordinal > 0) return word;
	return ordinal === -1 ? "last" : `${word} to last`;
}

function nth(number: number): string {
	const tens = number % 100;
	const suffix = tens >= 11 && tens <= 13 ? "th" : (["th", "st", "nd", "rd"][number % 10] ?? "th");
	return `${number}${suffix}`;
}

function joinedParts(parts: readonly string[]): string {
	return parts.filter((part) => part !== "").join(" ");
}
