/** The expansion against an oracle that looks at every day, and against itself from other starting points. */
import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { nthOccurrence, occurrencesBefore } from "../../../src/domain/recurrence/countOccurrences.ts";
import { firstFrom, occurrencesFrom } from "../../../src/domain/recurrence/expand.ts";
import { parseRule } from "../../../src/domain/recurrence/parseRule.ts";
import { makePlan, type Plan } from "../../../src/domain/recurrence/plan.ts";
import type { MonthEnd, Rule } from "../../../src/domain/recurrence/rule.ts";
import { printWall, readWall } from "../../../src/domain/recurrence/wallTime.ts";
import { ruleArbitrary, startArbitrary } from "./ruleArbitrary.ts";
import { slowOccurrences } from "./slowOracle.ts";

const test = suite("expansion");
const RUNS = Number(process.env.RECURRENCE_RUNS ?? 300);

const wallOf = (text: string) => readWall(text)?.wall ?? Number.NaN;

function planOf(rule: Rule | string, start: string, monthEnd: MonthEnd = "skip"): Plan {
	const parsed = typeof rule === "string" ? parseRule(rule) : { kind: "rule" as const, rule };
	const reading = readWall(start);
	if (parsed.kind === "refused" || reading === undefined) throw new Error(`${rule} from ${start}`);
	return makePlan(parsed.rule, reading, monthEnd);
}

function expand(plan: Plan, from: string, before: string): readonly string[] {
	const walls: string[] = [];
	for (const wall of occurrencesFrom(plan, wallOf(from))) {
		if (wall >= wallOf(before)) break;
		walls.push(printWall(wall, false));
	}
	return walls;
}

const take = (plan: Plan, count: number, from = plan.start.wall) => {
	const walls: string[] = [];
	for (const wall of occurrencesFrom(plan, from)) {
		if (walls.push(printWall(wall, plan.start.isDate)) === count) break;
	}
	return walls;
};

test("given any rule, when expanded, then it is what asking every day gives", () => {
	fc.assert(
		fc.property(ruleArbitrary, startArbitrary, (rule, start) => {
			const years = { DAILY: 3, WEEKLY: 5, MONTHLY: 10, YEARLY: 24 }[rule.frequency as "DAILY"];
			const before = `${Number(start.slice(0, 4)) + years}${start.slice(4, 8)}01`;
			assert.equal(expand(planOf(rule, start), start, before), slowOccurrences(rule, start, before));
		}),
		{ numRuns: RUNS },
	);
});

test("given any rule, when asked from any time, then it goes on as from the start", () => {
	fc.assert(
		fc.property(ruleArbitrary, startArbitrary, fc.integer({ min: 0, max: 4_000 }), (rule, start, days) => {
			const plan = planOf(rule, start);
			const from = printWall(plan.start.wall + days * 86_400 + 7_000, false);
			const before = printWall(plan.start.wall + (days + 800) * 86_400, false);
			assert.equal(
				expand(plan, from, before),
				expand(plan, start, before).filter((wall) => wallOf(wall) >= wallOf(from)),
			);
		}),
		{ numRuns: RUNS },
	);
});

test("given any rule, when counted, then the n-th occurrence has n - 1 before it", () => {
	fc.assert(
		fc.property(ruleArbitrary, startArbitrary, fc.integer({ min: 1, max: 60 }), (rule, start, n) => {
			const plan = planOf(rule, start);
			const nth = nthOccurrence(plan, n);
			assert.is(nth === undefined ? undefined : printWall(nth, false), take(plan, n)[n - 1]);
			if (nth !== undefined) assert.is(occurrencesBefore(plan, nth), n - 1);
		}),
		{ numRuns: RUNS },
	);
});

test("given hourly rules, when expanded, then hours are limited and minutes expand", () => {
	assert.equal(take(planOf("FREQ=HOURLY;INTERVAL=5", "2026-01-01T22:15"), 3), [
		"2026-01-01T22:15",
		"2026-01-02T03:15",
		"2026-01-02T08:15",
	]);
	assert.equal(take(planOf("FREQ=HOURLY;BYHOUR=9,10;BYMINUTE=0,45;BYDAY=FR", "2026-01-01T22:15"), 5), [
		"2026-01-02T09:00",
		"2026-01-02T09:45",
		"2026-01-02T10:00",
		"2026-01-02T10:45",
		"2026-01-09T09:00",
	]);
	assert.equal(take(planOf("FREQ=HOURLY;BYYEARDAY=366;BYHOUR=23", "2026-01-01T22:15"), 2), [
		"2028-12-31T23:15",
		"2032-12-31T23:15",
	]);
});

test("given the millionth occurrence of a daily rule, when counted or sought, then it is the day a million days on", () => {
	const plan = planOf("FREQ=DAILY", "2026-11-23T09:00");
	const last = wallOf("2026-11-23T09:00") + 999_999 * 86_400;
	assert.is(nthOccurrence(plan, 1_000_000), last);
	assert.is(occurrencesBefore(plan, last), 999_999);
	assert.is(firstFrom(plan, last - 5), last);
});

test("given the end of the year 9999, when expanded beyond, then nothing follows", () => {
	assert.equal(take(planOf("FREQ=DAILY;INTERVAL=2", "9999-12-28T09:00"), 9), ["9999-12-28T09:00", "9999-12-30T09:00"]);
	assert.equal(take(planOf("FREQ=YEARLY;BYWEEKNO=1;BYDAY=SU", "9999-01-01T09:00"), 9), ["9999-01-10T09:00"]);
	assert.is(nthOccurrence(planOf("FREQ=WEEKLY", "9999-12-01T09:00"), 6), undefined);
});

test("given a month's end that is clamped, when months are shorter, then their last day is taken", () => {
	const clamped = (rule: string, start: string, count: number) => take(planOf(rule, start, "clamp"), count);
	assert.equal(clamped("FREQ=MONTHLY", "2026-01-31", 4), ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]);
	assert.equal(clamped("FREQ=MONTHLY;BYMONTHDAY=30", "2027-01-30", 3), ["2027-01-30", "2027-02-28", "2027-03-30"]);
	assert.equal(clamped("FREQ=YEARLY", "2024-02-29", 5), [
		"2024-02-29",
		"2025-02-28",
		"2026-02-28",
		"2027-02-28",
		"2028-02-29",
	]);
	assert.equal(clamped("FREQ=YEARLY;BYMONTH=2,4;BYMONTHDAY=31", "2027-01-01", 3), [
		"2027-02-28",
		"2027-04-30",
		"2028-02-29",
	]);
});

test("given a month's end that is clamped, when the rule names no single plain day, then it stands as in the RFC", () => {
	const both = (rule: string, start: string) =>
		(["clamp", "skip"] as const).map((monthEnd) => take(planOf(rule, start, monthEnd), 6));
	for (const rule of [
		"FREQ=MONTHLY;BYMONTHDAY=31;BYDAY=FR",
		"FREQ=MONTHLY;BYMONTHDAY=15,30",
		"FREQ=MONTHLY;BYMONTHDAY=30,31",
		"FREQ=YEARLY;BYMONTH=1,2,3;BYMONTHDAY=29;BYSETPOS=3,2",
		"FREQ=MONTHLY;BYMONTHDAY=-31",
		"FREQ=MONTHLY;BYDAY=5MO",
		"FREQ=DAILY;BYMONTHDAY=31",
		"FREQ=YEARLY;BYYEARDAY=366",
	]) {
		const [clamped, skipped] = both(rule, "2026-01-01T09:00");
		assert.equal(clamped, skipped, rule);
	}
});

test.run();
