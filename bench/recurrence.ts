/**
 * Recurrence beside rrule and rrule-temporal, on the same rules in one run; and what is promised of it alone: the next
 * occurrence of an old series, the millionth, and a refusal. The libraries are asked in UTC, where they need no zone;
 * ours is asked in wall time, which is what they compute there.
 */
import rrule from "rrule";
import { RRuleTemporal } from "rrule-temporal";
import { nthOccurrence } from "../src/domain/recurrence/countOccurrences.ts";
import { occurrencesFrom } from "../src/domain/recurrence/expand.ts";
import { nextAfterInstant, nextAfterLocal } from "../src/domain/recurrence/nextAfter.ts";
import { parseRule } from "../src/domain/recurrence/parseRule.ts";
import { makePlan } from "../src/domain/recurrence/plan.ts";
import { openSeries, type Series } from "../src/domain/recurrence/series.ts";
import { printWall, readWall } from "../src/domain/recurrence/wallTime.ts";
import type { InstantText } from "../src/domain/time/instant.ts";
import { limited, type Measurement, quantile } from "./measure.ts";

const START = "2016-11-23T09:00";
const SHOWN = 100;
const ROUNDS = 15;

/** What people say: daily to yearly, days of the week and of the month from both ends, positions, seasons. */
const RULES = [
	"FREQ=DAILY",
	"FREQ=DAILY;INTERVAL=3",
	"FREQ=DAILY;BYHOUR=9,17",
	"FREQ=DAILY;BYMONTH=1,7",
	"FREQ=WEEKLY",
	"FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
	"FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SA;WKST=SU",
	"FREQ=MONTHLY",
	"FREQ=MONTHLY;BYMONTHDAY=15,-1",
	"FREQ=MONTHLY;BYDAY=-1FR",
	"FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
	"FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
	"FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO",
	"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
	"FREQ=YEARLY;BYMONTH=11;BYDAY=4TH",
	"FREQ=YEARLY;BYYEARDAY=1,100,200",
] as const;

/** Reads the rule and computes its first occurrences; answers with how many there were. */
type Expansion = (rule: string) => number;

const expandOurs: Expansion = (rule) => {
	const parsed = parseRule(rule);
	const start = readWall(START);
	if (parsed.kind === "refused" || start === undefined) throw new Error(`${rule} is refused`);
	let count = 0;
	for (const _ of occurrencesFrom(makePlan(parsed.rule, start, "skip"), start.wall)) {
		count += 1;
		if (count === SHOWN) break;
	}
	return count;
};

const expandRrule: Expansion = (rule) => {
	const dtstart = new Date((readWall(START)?.wall ?? Number.NaN) * 1_000);
	let count = 0;
	new rrule.RRule({ ...rrule.RRule.parseString(rule), dtstart }).all(() => {
		count += 1;
		return count < SHOWN;
	});
	return count;
};

const expandRruleTemporal: Expansion = (rule) => {
	const rruleString = `DTSTART:${START.replaceAll(/[-:]/g, "")}00Z\nRRULE:${rule}`;
	return new RRuleTemporal({ rruleString }).all((_, n) => n < SHOWN).length;
};

const FREQUENCIES = {
	"every 15 minutes": "FREQ=MINUTELY;INTERVAL=15",
	hourly: "FREQ=HOURLY",
	daily: "FREQ=DAILY",
	weekly: "FREQ=WEEKLY;BYDAY=MO,TH",
	monthly: "FREQ=MONTHLY;BYDAY=-1FR",
	yearly: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
} as const;

const REFUSED = [
	"FREQ=DAILY;INTERVAL=0",
	"FREQ=MONTHLY;BYMONTHDAY=99",
	"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31",
	"FREQ=SECONDLY",
	"FREQ=DAILY;COUNT=1000000000",
	"FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
	"FREQ=MONTHLY;BYDAY=MO;BYSETPOS=366",
	"FREQ=HOURLY;INTERVAL=161;BYHOUR=8;BYMONTHDAY=22,18,-13;BYDAY=TU",
	"FREQ=DAILY;INTERVAL=59;BYMONTH=2,10;COUNT=5000",
	"FREQ=SECONDLY;INTERVAL=3601;BYMONTH=8;BYHOUR=22;BYSECOND=33,12,28;COUNT=4999",
] as const;

export function benchRecurrence(): Promise<Measurement[]> {
	const millionth = costOfMillionth();
	return Promise.resolve([
		beside("rrule 2.8.1", expandRrule),
		beside("rrule-temporal 2.2.8", expandRruleTemporal),
		...Object.entries(FREQUENCIES).map(([name, rule]) =>
			limited(`next occurrence of a series of ten years, ${name} (p50)`, nextOfOldSeries(rule), 1, "ms"),
		),
		{
			subject: "the millionth occurrence of a daily rule",
			measured: `${millionth.lastUs.toFixed(1)} µs`,
			compared: `${millionth.firstUs.toFixed(1)} µs for the first`,
			ratio: millionth.lastUs / millionth.firstUs,
			// The same work; what is above 1 is the noise of a few microseconds.
			bound: { most: 2 },
		},
		limited(`refusal of the worst of ${REFUSED.length} rules (p50)`, Math.max(...REFUSED.map(refusal)), 100, "ms"),
	]);
}

/** How many times as fast as the peer: the median over the rules, each with the median of its rounds. */
function beside(name: string, peer: Expansion): Measurement {
	const ours: number[] = [];
	const theirs: number[] = [];
	const ratios = RULES.map((rule) => {
		if (expandOurs(rule) !== peer(rule)) throw new Error(`${rule}: the libraries do not count the same`);
		const [own, other] = [medianMs(() => expandOurs(rule)), medianMs(() => peer(rule))];
		ours.push(own);
		theirs.push(other);
		return other / own;
	});
	return {
		subject: `${SHOWN} occurrences, ${RULES.length} rules (p50), times as fast as ${name}`,
		measured: `${(quantile(ours, 0.5) * 1_000).toFixed(0)} µs`,
		compared: `${(quantile(theirs, 0.5) * 1_000).toFixed(0)} µs`,
		ratio: quantile(ratios, 0.5),
		bound: { least: 1 },
	};
}

/** From the text to the answer, as a completion asks it: opened anew each time, in a zone whose clocks move. */
function nextOfOldSeries(rrule: string): number {
	const first = Temporal.Instant.from("2026-11-23T09:30:00Z");
	let hours = 0;
	return medianMs(() => {
		hours += 7;
		nextAfterInstant(opened(rrule), first.add({ hours }).toString({ fractionalSecondDigits: 3 }) as InstantText);
	}, 300);
}

/** Where the n-th occurrence is and what follows it, a hundred times over: once is less than the clock can tell. */
function costOfMillionth(): { firstUs: number; lastUs: number } {
	const series = opened("FREQ=DAILY");
	const costOf = (n: number) => {
		const local = printWall(nthOccurrence(series.plan, n) ?? Number.NaN, false);
		return (
			medianMs(() => {
				for (let time = 0; time < 100; time += 1) {
					nthOccurrence(series.plan, n);
					nextAfterLocal(series, local);
				}
			}, 200) * 10
		);
	};
	costOf(1);
	return { firstUs: costOf(1), lastUs: costOf(1_000_000) };
}

function refusal(rrule: string): number {
	return medianMs(() => {
		const { kind } = openSeries({ rrule, start: START, time_zone: "Europe/Berlin", exdates: [] }, "clamp");
		if (kind !== "refused") throw new Error(`${rrule} is not refused`);
	});
}

function opened(rrule: string): Series {
	const { time_zone, start } = { time_zone: "Europe/Berlin", start: START };
	const series = openSeries({ rrule, start, time_zone, exdates: [] }, "clamp");
	if (series.kind === "refused") throw new Error(`${rrule} is refused`);
	return series.series;
}

function medianMs(work: () => unknown, rounds: number = ROUNDS): number {
	const took: number[] = [];
	for (let round = 0; round < rounds; round += 1) {
		const start = performance.now();
		work();
		took.push(performance.now() - start);
	}
	return quantile(took, 0.5);
}
