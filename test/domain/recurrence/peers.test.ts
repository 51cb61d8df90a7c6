/**
 * The expansion against two independent libraries, rrule and rrule-temporal, in both directions: where neither departs from
 * RFC 5545, all three agree on any rule; and of each departure that is known there is a case with the RFC's answer.
 */
import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { departureOf, RRULE_DEPARTURES } from "../../../src/cli/rruleDepartures.ts";
import { occurrencesFrom } from "../../../src/domain/recurrence/expand.ts";
import { parseRule } from "../../../src/domain/recurrence/parseRule.ts";
import { makePlan } from "../../../src/domain/recurrence/plan.ts";
import { printRule } from "../../../src/domain/recurrence/printRule.ts";
import type { Rule } from "../../../src/domain/recurrence/rule.ts";
import { printRfcWall, readWall } from "../../../src/domain/recurrence/wallTime.ts";
import { byRrule, byRruleTemporal, type Peer } from "./peerRules.ts";
import { ruleArbitrary, startArbitrary } from "./ruleArbitrary.ts";

const test = suite("expansion beside other libraries");

/** Enough to reach beyond a leap year for yearly rules, and few: one of the peers takes a second for rules without dates. */
const SHOWN = 24;
const YEARS = { DAILY: 1, WEEKLY: 3, MONTHLY: 6, YEARLY: 16 };

const byUs: Peer = (rule, start, most) => {
	const parsed = parseRule(rule);
	const reading = readWall(start);
	if (parsed.kind === "refused" || reading === undefined) throw new Error(`${rule} is refused`);
	const { end } = parsed.rule;
	const until = end.kind === "until" && end.until.kind === "local" ? end.until.wall : Number.POSITIVE_INFINITY;
	const texts: string[] = [];
	for (const wall of occurrencesFrom(makePlan(parsed.rule, reading, "skip"), reading.wall)) {
		if (wall > until || texts.push(printRfcWall(wall, false)) === most) break;
	}
	return texts;
};

/** A plain weekday beside one with a number: "Fridays and the first Monday". Both libraries drop the plain ones. */
const mixesOrdinals = ({ byDay }: Rule) => new Set(byDay.map(({ ordinal }) => ordinal !== 0)).size > 1;
const hasOrdinals = ({ byDay }: Rule) => byDay.some(({ ordinal }) => ordinal !== 0);

/** rrule-temporal: of the parts that name days of a year, weeks, days of the year and numbered weekdays are not limited by the others. */
const isRightInRruleTemporal = (rule: Rule) => {
	const named = [rule.byWeekNo, rule.byYearDay, rule.byMonthDay, rule.byDay].filter((part) => part.length > 0).length;
	const isLimited = rule.byWeekNo.length + rule.byYearDay.length > 0 || hasOrdinals(rule);
	return !mixesOrdinals(rule) && !(isLimited && named > 1);
};

function agrees(name: string, peer: Peer, isRight: (rule: Rule) => boolean, runs: number): void {
	test(`given any rule that ${name} reads by the RFC, when expanded, then both give the same`, () => {
		fc.assert(
			fc.property(ruleArbitrary.filter(isRight), startArbitrary, (rule, start) => {
				const last = Temporal.PlainDateTime.from(start).add({ years: YEARS[rule.frequency as keyof typeof YEARS] });
				const wall = readWall(last.toString({ smallestUnit: "minute" }))?.wall ?? Number.NaN;
				const local = printRule({ ...rule, end: { kind: "until", until: { kind: "local", wall } } });
				// Both peers want UNTIL in UTC beside a start in UTC; it is the same reading.
				const utc = local.replace(/UNTIL=\w+/, (until) => `${until}Z`);
				assert.equal(byUs(local, start, SHOWN), peer(utc, start, SHOWN));
			}),
			{ numRuns: runs },
		);
	});
}

agrees("rrule", byRrule, (rule) => departureOf(rule) === undefined, 200);
agrees("rrule-temporal", byRruleTemporal, isRightInRruleTemporal, 200);

const isKnownDeparture = (text: string) => {
	const parsed = parseRule(text);
	return parsed.kind !== "refused" && departureOf(parsed.rule) !== undefined;
};

test("given rules of every day, then none counts as a departure, and each kind of departure is told by its name", () => {
	const everyday = [
		"FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
		"FREQ=MONTHLY;BYDAY=-1FR",
		"FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=5",
	];
	for (const rule of [...everyday, "FREQ=WEEKLY;BYDAY=MO,FR", "FREQ=MONTHLY;BYMONTHDAY=15,-1"]) {
		assert.not.ok(isKnownDeparture(rule), rule);
	}
	const named = new Set<string>();
	for (const { peer, rule } of DEPARTURES) {
		const parsed = parseRule(rule);
		if (peer === byRrule && parsed.kind !== "refused") named.add(departureOf(parsed.rule)?.name ?? "none");
	}
	assert.equal([...named].toSorted(), RRULE_DEPARTURES.map(({ name }) => name).toSorted());
});

/** Where a library departs, and the sentence of RFC 5545 (§3.3.10 unless it says otherwise) that decides. */
const DEPARTURES: readonly {
	readonly peer: Peer;
	readonly rule: string;
	readonly start: string;
	readonly right: readonly string[];
	readonly because: string;
}[] = [
	{
		peer: byRrule,
		rule: "FREQ=YEARLY;BYWEEKNO=43;COUNT=3",
		start: "2019-05-03T21:30",
		right: ["20191025T213000", "20201023T213000", "20211029T213000"],
		because: "what the rule does not say (the day of the week) is derived from DTSTART",
	},
	{
		peer: byRrule,
		rule: "FREQ=YEARLY;INTERVAL=2;BYWEEKNO=1;BYDAY=TU;COUNT=3",
		start: "2024-12-31T09:00",
		right: ["20241231T090000", "20270105T090000", "20290102T090000"],
		because: "week 1 of 2025 begins in December 2024, and every other year from 2025 is 2027",
	},
	{
		peer: byRrule,
		rule: "FREQ=WEEKLY;BYDAY=WE,TH,SU;BYSETPOS=3;COUNT=2",
		start: "1992-04-30T03:59",
		right: ["19920503T035900", "19920510T035900"],
		because: "positions count within the whole week, of which DTSTART may leave out the beginning",
	},
	{
		peer: byRrule,
		rule: "FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-2,-1;COUNT=4",
		start: "1994-02-01T06:30",
		right: ["19940228T063000", "19940328T063000", "19940329T063000", "19940428T063000"],
		because: "a position that the set does not have names nothing; February 1994 has one of the two days",
	},
	{
		peer: byRrule,
		rule: "FREQ=MONTHLY;BYDAY=TU,1SU;COUNT=3",
		start: "1994-02-01T16:00",
		right: ["19940201T160000", "19940206T160000", "19940208T160000"],
		because: "each entry of BYDAY names days of its own",
	},
	{
		peer: byRrule,
		rule: "FREQ=YEARLY;BYMONTHDAY=2;BYDAY=-5TU,MO;COUNT=2",
		start: "1998-10-07T23:30",
		right: ["19981102T233000", "19990802T233000"],
		because: "beside BYMONTHDAY, BYDAY limits (note 2 of the table), each of its entries for itself",
	},
	{
		peer: byRrule,
		rule: "FREQ=MINUTELY;INTERVAL=61;BYMINUTE=30;BYHOUR=9;COUNT=3",
		start: "2026-01-01T09:30",
		right: ["20260101T093000", "20260303T093000", "20260503T093000"],
		because: "60 steps lead to the next half past, which is nine o'clock once in 24 times 61 hours",
	},
	{
		peer: byRruleTemporal,
		rule: "FREQ=YEARLY;BYDAY=MO,1TH;COUNT=2",
		start: "1997-06-13T06:00",
		right: ["19970616T060000", "19970623T060000"],
		because: "each entry of BYDAY names days of its own",
	},
	{
		peer: byRruleTemporal,
		rule: "FREQ=YEARLY;BYMONTHDAY=1;BYDAY=1MO;COUNT=2",
		start: "1990-01-01T00:00",
		right: ["19900101T000000", "19960101T000000"],
		because: "beside BYMONTHDAY, BYDAY limits (note 2 of the table), and its number counts in the year",
	},
	{
		peer: byRruleTemporal,
		rule: "FREQ=YEARLY;BYWEEKNO=3,16;BYMONTHDAY=12;COUNT=3",
		start: "2011-03-01T17:30",
		right: ["20150112T173000", "20260112T173000", "20320112T173000"],
		because: "BYMONTHDAY is a date of the month, also within a numbered week",
	},
	{
		peer: byRruleTemporal,
		rule: "FREQ=YEARLY;BYYEARDAY=165,292;BYDAY=TU;COUNT=3",
		start: "2022-04-28T00:00",
		right: ["20220614T000000", "20271019T000000", "20280613T000000"],
		because: "beside BYYEARDAY, BYDAY limits (note 2 of the table)",
	},
	{
		peer: byRruleTemporal,
		rule: "FREQ=YEARLY;BYYEARDAY=-82,280;BYMONTHDAY=7;COUNT=3",
		start: "2025-02-28T07:59",
		right: ["20251007T075900", "20261007T075900", "20271007T075900"],
		because: "every part that is given must hold",
	},
];
for (const { peer, rule, start, right, because } of DEPARTURES) {
	test(`given ${rule} from ${start}, when a library departs, then the RFC's dates are ours: ${because}`, () => {
		assert.equal(byUs(rule, start, right.length), right);
		let theirs: unknown;
		try {
			theirs = peer(rule, start, right.length);
		} catch (cause) {
			theirs = cause;
		}
		if (peer === byRrule) assert.ok(isKnownDeparture(rule), "verify must know it");
		// Else the library was mended, and the property above can take these rules in.
		assert.not.equal(theirs, right);
	});
}

test.run();
