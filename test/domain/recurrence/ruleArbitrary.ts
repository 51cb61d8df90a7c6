/** Rules at random: any parts that may stand together, with small lists, so that many have dates and some have none. */
import fc from "fast-check";
import type { Frequency, Rule, RuleDay, Weekday } from "../../../src/domain/recurrence/rule.ts";

const FREQUENCIES = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"] as const satisfies readonly Frequency[];

const ascending = (list: readonly number[]) => [...new Set(list)].sort((a, b) => a - b);
const weekday = fc.integer({ min: 1, max: 7 }) as fc.Arbitrary<Weekday>;
const signed = (max: number) => fc.integer({ min: 1, max }).chain((n) => fc.constantFrom(n, n, -n));

/** Absent two times in three: rules in use have one or two parts. */
const sometimes = (numbers: fc.Arbitrary<number>, maxLength = 4): fc.Arbitrary<readonly number[]> =>
	fc.oneof(
		{ weight: 2, arbitrary: fc.constant([]) },
		{ weight: 1, arbitrary: fc.array(numbers, { minLength: 1, maxLength }).map(ascending) },
	);
const never: fc.Arbitrary<readonly number[]> = fc.constant([]);

function days(allowsOrdinal: boolean): fc.Arbitrary<readonly RuleDay[]> {
	const ordinal = allowsOrdinal ? fc.oneof(fc.constant(0), signed(5)) : fc.constant(0);
	const day = fc.record({ weekday, ordinal }, { noNullPrototype: true });
	const unique = fc.uniqueArray(day, { minLength: 1, maxLength: 4, selector: (d) => `${d.ordinal}${d.weekday}` });
	const sorted = unique.map((list) => list.sort((a, b) => a.ordinal - b.ordinal || a.weekday - b.weekday));
	return fc.oneof(fc.constant([]), sorted);
}

/** Canonical rules of FREQ=DAILY to YEARLY without COUNT and UNTIL. */
export const ruleArbitrary: fc.Arbitrary<Rule> = fc.constantFrom(...FREQUENCIES).chain((frequency) => {
	const isYearly = frequency === "YEARLY";
	return sometimes(isYearly ? signed(53) : fc.constant(1)).chain((weeks) => {
		const byWeekNo = isYearly ? weeks : [];
		return fc
			.record({
				frequency: fc.constant(frequency),
				interval: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 5 })),
				end: fc.constant({ kind: "never" as const }),
				byMonth: sometimes(fc.integer({ min: 1, max: 12 })),
				byWeekNo: fc.constant(byWeekNo),
				byYearDay: isYearly ? sometimes(signed(366), 6) : never,
				byMonthDay: frequency === "WEEKLY" ? never : sometimes(signed(31), 6),
				byDay: days((frequency === "MONTHLY" || isYearly) && byWeekNo.length === 0),
				byHour: sometimes(fc.integer({ min: 0, max: 23 }), 2),
				byMinute: sometimes(fc.constantFrom(0, 15, 30), 2),
				bySecond: never,
				bySetPos: sometimes(signed(8), 3),
				weekStart: fc.oneof(fc.constant(1 as const), weekday),
			})
			.map((rule) => ({ ...rule, bySetPos: hasOtherPart(rule) ? rule.bySetPos : [] }));
	});
});

const anyDay = fc.integer({ min: 0, max: 36 * 365 }).map((days) => Temporal.PlainDate.from("1990-01-01").add({ days }));
/** Where years, week years and short months end: chance alone would come here too seldom. */
const edgeDay = fc
	.tuple(fc.integer({ min: 1990, max: 2025 }), fc.constantFrom(1, 3, 5), fc.integer({ min: -4, max: 3 }))
	.map(([year, month, days]) => Temporal.PlainDate.from({ year, month, day: 1 }).add({ days }));

/** Starts from 1990 to 2025, on the hour or not. */
export const startArbitrary: fc.Arbitrary<string> = fc
	.record({
		day: fc.oneof(anyDay, edgeDay),
		hour: fc.integer({ min: 0, max: 23 }),
		minute: fc.constantFrom(0, 30, 59),
	})
	.map(({ day, hour, minute }) => day.toPlainDateTime({ hour, minute }).toString({ smallestUnit: "minute" }));

function hasOtherPart({ byMonth, byWeekNo, byYearDay, byMonthDay, byDay, byHour, byMinute }: Rule): boolean {
	return [byMonth, byWeekNo, byYearDay, byMonthDay, byDay, byHour, byMinute].some((list) => list.length > 0);
}
