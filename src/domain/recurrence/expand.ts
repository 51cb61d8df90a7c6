/** The occurrences of a compiled rule in wall time, one after the other, from any point on. */
import { CYCLE, greatestCommonDivisor } from "./calendar.ts";
import type { Plan } from "./plan.ts";
import { LAST_WALL } from "./wallTime.ts";

/** How many periods may yet be looked at; counts down. */
export interface Work {
	stepsLeft: number;
}

/**
 * Occurrences at or after `from`, ascending, each once, until the year 9999; COUNT and UNTIL are not yet applied. Lazy:
 * what is not asked for is not computed. The place of `from` in the series does not matter for the cost.
 *
 * It ends when there is no more: the calendar repeats after 400 years of P periods, and steps of `interval` periods meet
 * the same places of it again after P / gcd(interval, P) steps. A rule that has found nothing by then never will. Seconds
 * would take more steps than there is time for: a date that as many steps as 400 years have days do not reach is none.
 *
 * `work`: ends it early, when no steps are left.
 */
export function* occurrencesFrom(plan: Plan, from: number, work?: Work): Generator<number, void> {
	const { base, interval, inCycle, lastPeriod } = plan;
	const cycle = Math.min(inCycle / greatestCommonDivisor(interval, inCycle), CYCLE.days);
	const earliest = Math.max(from, plan.start.wall);
	let step = Math.max(0, Math.floor((plan.periodOf(earliest) - base) / interval));
	let lastFruitful = step;
	const found: number[] = [];
	while (step - lastFruitful <= cycle) {
		const period = base + step * interval;
		if (period > lastPeriod) return;
		if (work !== undefined) {
			if (work.stepsLeft <= 0) return;
			work.stepsLeft -= 1;
		}
		found.length = 0;
		const next = plan.fill(period, found);
		for (const wall of found) {
			if (wall > LAST_WALL) return;
			if (wall >= earliest) yield wall;
		}
		if (found.length > 0) lastFruitful = step;
		step = Math.max(step + 1, Math.ceil((next - base) / interval));
	}
}

/** The first occurrence at or after `from`, COUNT and UNTIL aside. */
export function firstFrom(plan: Plan, from: number): number | undefined {
	return occurrencesFrom(plan, from).next().value ?? undefined;
}
