/**
 * RFC 5545 read the slow way: every day of seventy years is asked whether each BY part names it, days are gathered into
 * periods, and intervals and positions are counted off. It shares no code with the expansion: dates, weekdays and week
 * numbers are the platform's or are counted up one by one.
 */
import type { Rule, RuleDay } from "../../../src/domain/recurrence/rule.ts";

interface SlowDay {
	readonly text: string;
	readonly year: number;
	readonly month: number;
	readonly day: number;
	readonly weekday: number;
	readonly dayOfYear: number;
	readonly daysInMonth: number;
	readonly daysInYear: number;
	/** The place of the day in the list, which is its distance from the first. */
	readonly at: number;
}

const FIRST_YEAR = 1985;
const LAST_YEAR = 2055;

const DAYS: readonly SlowDay[] = (() => {
	const days: SlowDay[] = [];
	let date = Temporal.PlainDate.from({ year: FIRST_YEAR, month: 1, day: 1 });
	for (let at = 0; date.year <= LAST_YEAR; at += 1, date = date.add({ days: 1 })) {
		const { year, month, day, dayOfWeek: weekday, dayOfYear, daysInMonth, daysInYear } = date;
		days.push({ text: date.toString(), year, month, day, weekday, dayOfYear, daysInMonth, daysInYear, at });
	}
	return days;
})();

/** Week year, week and weeks in that year of every day, by walking: a week belongs to the year that has its fourth day. */
function numberedWeeks(weekStart: number): readonly { year: number; week: number; weeks: number }[] {
	const firstOfWeek = (at: number): number => (DAYS[at]?.weekday === weekStart ? at : firstOfWeek(at - 1));
	const numbers: { year: number; week: number; weeks: number }[] = [];
	let year = 0;
	let week = 0;
	for (const { at } of DAYS.slice(14)) {
		const begin = firstOfWeek(at);
		const owner = DAYS[begin + 3]?.year ?? 0;
		if (begin === at || at === 14) {
			week = owner === year ? week + 1 : 1;
			year = owner;
		}
		numbers[at] = { year, week, weeks: 0 };
	}
	const lengths = new Map<number, number>();
	for (const entry of numbers) if (entry) lengths.set(entry.year, Math.max(lengths.get(entry.year) ?? 0, entry.week));
	return numbers.map((entry) => ({ ...entry, weeks: lengths.get(entry.year) ?? 0 }));
}

const WEEKS = [1, 2, 3, 4, 5, 6, 7].map(numberedWeeks);

const has = (list: readonly number[], place: number, length: number) =>
	list.includes(place) || list.includes(place - length - 1);

/** All occurrences of a rule of FREQ=DAILY or longer with a start in the 1990s to 2020s, up to a day. */
export function slowOccurrences(rule: Rule, start: string, until: string): readonly string[] {
	const [startText = "", startTime = "00:00"] = start.split("T");
	const origin = DAYS.find(({ text }) => text === startText);
	if (origin === undefined) throw new Error(`${start} is outside the oracle's days`);
	const times = timesOf(rule, startTime);
	const periods = new Map<number, string[]>();
	for (const day of DAYS.slice(400)) {
		if (!names(rule, day, origin)) continue;
		const number = periodNumber(rule, day);
		const members = periods.get(number) ?? [];
		periods.set(number, [...members, ...times.map((time) => `${day.text}T${time}`)]);
	}
	for (const [number, members] of periods) {
		if (rule.bySetPos.length === 0) break;
		periods.set(
			number,
			members.filter((_, n) => has(rule.bySetPos, n + 1, members.length)),
		);
	}
	const own = periodNumber(rule, origin);
	// The one thing that the RFC leaves open, as `plan.ts` states it: which year a start near New Year counts from.
	const isInWeekYear = periods.get(own)?.some((wall) => wall >= start) === true;
	const base = rule.byWeekNo.length === 0 || isInWeekYear ? own : origin.year;
	return [...periods]
		.filter(([number]) => number >= base && (number - base) % rule.interval === 0)
		.flatMap(([, members]) => members)
		.filter((wall) => wall >= start && wall < until);
}

function names(rule: Rule, day: SlowDay, origin: SlowDay): boolean {
	const week = WEEKS[rule.weekStart - 1]?.[day.at];
	if (rule.byMonth.length > 0 && !rule.byMonth.includes(day.month)) return false;
	if (rule.byWeekNo.length > 0 && !(week && has(rule.byWeekNo, week.week, week.weeks))) return false;
	if (rule.byYearDay.length > 0 && !has(rule.byYearDay, day.dayOfYear, day.daysInYear)) return false;
	if (rule.byMonthDay.length > 0 && !has(rule.byMonthDay, day.day, day.daysInMonth)) return false;
	if (rule.byDay.length > 0 && !rule.byDay.some((entry) => isDay(rule, entry, day))) return false;
	return namesByStart(rule, day, origin);
}

/** What the rule does not say is as at the start. */
function namesByStart(rule: Rule, day: SlowDay, origin: SlowDay): boolean {
	const hasDays = rule.byDay.length + rule.byMonthDay.length + rule.byYearDay.length > 0;
	if (hasDays || rule.frequency === "DAILY") return true;
	if (rule.frequency === "WEEKLY" || rule.byWeekNo.length > 0) return day.weekday === origin.weekday;
	if (rule.frequency === "MONTHLY" || rule.byMonth.length > 0) return day.day === origin.day;
	return day.day === origin.day && day.month === origin.month;
}

function isDay(rule: Rule, { weekday, ordinal }: RuleDay, day: SlowDay): boolean {
	if (day.weekday !== weekday) return false;
	if (ordinal === 0) return true;
	const byMonth = rule.frequency === "MONTHLY" || rule.byMonth.length > 0;
	const same = DAYS.slice(Math.max(0, day.at - 366), day.at + 367).filter(
		(other) => other.weekday === weekday && other.year === day.year && (!byMonth || other.month === day.month),
	);
	return has([ordinal], same.indexOf(day) + 1, same.length);
}

/** A number that is the same for all days of a period and one more in the next. */
function periodNumber(rule: Rule, { at, year, month, weekday }: SlowDay): number {
	switch (rule.frequency) {
		case "DAILY":
			return at;
		case "WEEKLY":
			return Math.floor((at - ((weekday - rule.weekStart + 7) % 7) + 7) / 7);
		case "MONTHLY":
			return year * 12 + month;
		case "YEARLY":
			return rule.byWeekNo.length > 0 ? (WEEKS[rule.weekStart - 1]?.[at]?.year ?? 0) : year;
		default:
			throw new Error("the oracle counts days");
	}
}

function timesOf({ byHour, byMinute, bySecond }: Rule, startTime: string): readonly string[] {
	const [hour, minute] = startTime.split(":").map(Number);
	const two = (n = 0) => String(n).padStart(2, "0");
	const hours = byHour.length > 0 ? byHour : [hour];
	const minutes = byMinute.length > 0 ? byMinute : [minute];
	const seconds = bySecond.length > 0 ? bySecond : [0];
	return hours.flatMap((h) =>
		minutes.flatMap((m) => seconds.map((s) => `${two(h)}:${two(m)}${s === 0 ? "" : `:${two(s)}`}`)),
	);
}
