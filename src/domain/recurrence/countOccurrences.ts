/**
 * Where COUNT ends a rule, and which number an occurrence has: by arithmetic where every stretch of periods has as many
 * occurrences as the next, else by counting from the start (which `admitRule` keeps short).
 */
import { occurrencesFrom, type Work } from "./expand.ts";
import type { Plan } from "./plan.ts";

/**
 * The `n`-th occurrence of the rule (1 is the first), COUNT and UNTIL aside; undefined when there are not so many, or when
 * `work` is spent before it is found.
 */
export function nthOccurrence(plan: Plan, n: number, work?: Work): number | undefined {
	const stretch = evenStretch(plan);
	if (stretch === undefined) return nthByCounting(plan, n, work);
	const first = occurrencesOf(plan, 0);
	if (n <= first.length) return first[n - 1];
	// The start may cut off the beginning of the first period; stretches begin after it, where all are whole.
	const each = occurrencesInStretch(plan, stretch);
	if (each === 0) return undefined;
	const skipped = Math.floor((n - first.length - 1) / each);
	let left = n - first.length - skipped * each;
	for (let step = 1 + skipped * stretch; plan.base + step * plan.interval <= plan.lastPeriod; step += 1) {
		const found = occurrencesOf(plan, step);
		if (left <= found.length) return found[left - 1];
		left -= found.length;
	}
	return undefined;
}

/** How many occurrences of the rule, COUNT and UNTIL aside, lie before a wall time. */
export function occurrencesBefore(plan: Plan, wall: number): number {
	const stretch = evenStretch(plan);
	let count = 0;
	if (stretch === undefined) {
		for (const occurrence of occurrencesFrom(plan, plan.start.wall)) {
			if (occurrence >= wall) break;
			count += 1;
		}
		return count;
	}
	const last = Math.floor((plan.periodOf(wall) - plan.base) / plan.interval);
	const skipped = Math.max(0, Math.floor((last - 1) / stretch));
	if (skipped > 0) count = occurrencesOf(plan, 0).length + skipped * occurrencesInStretch(plan, stretch);
	for (let step = skipped > 0 ? 1 + skipped * stretch : 0; step <= last; step += 1) {
		count += occurrencesOf(plan, step).filter((occurrence) => occurrence < wall).length;
	}
	return count;
}

/** Whether counting costs the same however large the number is. */
export function countsByArithmetic(plan: Plan): boolean {
	return evenStretch(plan) !== undefined;
}

function nthByCounting(plan: Plan, n: number, work: Work | undefined): number | undefined {
	let left = n;
	for (const wall of occurrencesFrom(plan, plan.start.wall, work)) {
		left -= 1;
		if (left === 0) return wall;
	}
	return undefined;
}

/** The occurrences of the period `step` intervals after the base, from the start on. */
function occurrencesOf({ base, interval, fill, start }: Plan, step: number): readonly number[] {
	const found: number[] = [];
	fill(base + step * interval, found);
	return step === 0 ? found.filter((wall) => wall >= start.wall) : found;
}

function occurrencesInStretch(plan: Plan, stretch: number): number {
	let count = 0;
	for (let step = 1; step <= stretch; step += 1) count += occurrencesOf(plan, step).length;
	return count;
}

/**
 * After how many periods the same number of occurrences comes again. Undefined for rules that look at months, of
 * which only the calendar's 400 years are sure; but they are sparse, and a count of them is soon done.
 */
function evenStretch({ rule }: Plan): number | undefined {
	const { frequency, byMonth, byMonthDay, byYearDay, byDay, byHour, byMinute, bySecond } = rule;
	if (byMonth.length + byMonthDay.length + byYearDay.length > 0) return undefined;
	switch (frequency) {
		case "SECONDLY":
		case "MINUTELY":
		case "HOURLY":
			// A limit of the clock has a rhythm too, but one as long as a day of periods: not worth a second rule.
			return byDay.length + byHour.length + byMinute.length + bySecond.length > 0 ? undefined : 1;
		case "DAILY":
			return byDay.length > 0 ? 7 : 1;
		case "WEEKLY":
			return 1;
		case "MONTHLY":
		case "YEARLY":
			return undefined;
	}
}
