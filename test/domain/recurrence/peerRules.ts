/** Rules as two libraries expand them, as text that compares: `20261123T090000`. Both are asked in UTC, where wall time is the instant. */
import rrule from "rrule";
import { RRuleTemporal } from "rrule-temporal";
import { readWall } from "../../../src/domain/recurrence/wallTime.ts";

/** An occurrence a line, at most `most` of them. `rule` without `RRULE:`, `start` as `2026-11-23T09:00`. */
export type Peer = (rule: string, start: string, most: number) => readonly string[];

export const byRrule: Peer = (rule, start, most) => {
	const dates: string[] = [];
	const options = { ...rrule.RRule.parseString(rule), dtstart: utcDate(start) };
	new rrule.RRule(options).all((date) => dates.push(compact(date.toISOString())) < most);
	return dates;
};

export const byRruleTemporal: Peer = (rule, start, most) => {
	const text = `DTSTART:${compact(`${start}:00`)}Z\nRRULE:${rule}`;
	const dates = new RRuleTemporal({ rruleString: text }).all((_, n) => n < most);
	return dates.map((date) => compact(date.toPlainDateTime().toString({ smallestUnit: "second" })));
};

/** The library knows only `Date`; wall time goes in and comes out as if it were UTC. */
function utcDate(start: string): Date {
	return new Date((readWall(start)?.wall ?? Number.NaN) * 1_000);
}

function compact(text: string): string {
	return text.slice(0, 19).replaceAll(/[-:]/g, "");
}
