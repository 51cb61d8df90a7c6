/** Reads the instants, dates and zones that a command names: what is stored, and every rule they break (P10). */

import type { Violation } from "../refusals/rejection.ts";
import { say } from "../refusals/sentence.ts";
import { type DateText, findTimeZone, type InstantText, readDate, readInstant } from "./instant.ts";

/**
 * The canonical instant, or undefined with a violation. Years 1900–9998: beyond them the order of canonical texts
 * is no longer the order of time, and a day's end or a lead must still be inside.
 */
export function readLawfulInstant(field: string, text: string, violations: Violation[]): InstantText | undefined {
	const instant = orUndefined(() => readInstant(text));
	if (instant === undefined) {
		violations.push({ field, rule: "instant", ...say("no_instant", { field }) });
	} else if (!isLawfulYear(instant)) {
		violations.push({ field, rule: "range", ...say("years", { field }) });
	} else return instant;
	return undefined;
}

/** The date, or undefined with a violation; of the same years. */
export function readLawfulDate(field: string, text: string, violations: Violation[]): DateText | undefined {
	const date = orUndefined(() => readDate(text));
	if (date === undefined) {
		violations.push({ field, rule: "date", ...say("no_date", { field }) });
	} else if (!isLawfulYear(date)) {
		violations.push({ field, rule: "range", ...say("years", { field }) });
	} else return date;
	return undefined;
}

/** The zone as it is stored; what is none goes to `violations`. */
export function readTimeZone(field: string, name: string, violations: Violation[]): string {
	const time_zone = findTimeZone(name);
	if (time_zone === undefined) {
		violations.push({ field, rule: "time_zone", ...say("no_time_zone", { field }) });
	}
	return time_zone ?? name;
}

function isLawfulYear(text: string): boolean {
	return text >= "1900" && text < "9999";
}

function orUndefined<Value>(read: () => Value): Value | undefined {
	try {
		return read();
	} catch {
		return undefined;
	}
}
