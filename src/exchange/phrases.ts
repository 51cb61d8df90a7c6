/** When a foreign task is due, out of how its product writes that. */
import type { AskedDue, AskedRecurrence } from "../domain/commands/commands.ts";
import {
	type DateText,
	findTimeZone,
	instantOfWallTime,
	readDate,
	readInstant,
	type TimeText,
} from "../domain/time/instant.ts";
import { readQuickAdd } from "../language/quickAdd.ts";
import type { ReadingGround } from "./foreignTask.ts";

export interface When {
	readonly due: AskedDue | null;
	readonly recurrence: AskedRecurrence | null;
}

/** A title that the reader takes for nothing else, so that all the rest must be about when. */
const TITLE = "zzz";
/** Longer is no date of any product's, and is not read. */
const LONGEST = 200;

/** The zone that is named, else the user's; what is no zone is remarked upon. */
export function zoneOf(name: string | null | undefined, place: number, ground: ReadingGround): string {
	if (!name) return ground.settings.time_zone;
	const zone = findTimeZone(name);
	if (zone === undefined) ground.remark(place, "zone_unknown", name);
	return zone ?? ground.settings.time_zone;
}

/**
 * `2026-10-05`, `2026-10-05 15:30`, `2026-10-05T15:30:00`, `2026-10-05T15:30:00Z`: a wall time is meant in `zone`. Undefined
 * for what is written otherwise, and for what there is not.
 */
export function readIsoDue(text: string, zone: string): AskedDue | undefined {
	const match = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d)(?::\d\d(?:\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?)?$/.exec(text);
	if (!match) return undefined;
	const [, date = "", time, offset] = match;
	try {
		if (time === undefined) return { date: readDate(date) };
		if (offset !== undefined) return { at: readInstant(text.replace(" ", "T")), time_zone: zone };
		return { at: instantOfWallTime(date as DateText, time as TimeText, zone), time_zone: zone };
	} catch {
		// 31 February, 25:00: no date is better than another one.
		return undefined;
	}
}

/**
 * Words such as "every monday at 9am", by our own reader. `!` behind "every" counts from completion, as Todoist has it.
 * Undefined unless every word was understood.
 */
export function readPhrase(text: string, language: string, zone: string, ground: ReadingGround): When | undefined {
	if (text.length > LONGEST) return undefined;
	const isAfterCompletion = /\b(?:every|jede[nrs]?|alle)!/i.test(text);
	const locale = /^[a-z]{2}/i.test(language) ? language : ground.settings.locale;
	const settings = { ...ground.settings, time_zone: zone, locale };
	const phrase = text.replace(/\b(every|jede[nrs]?|alle)!/i, "$1");
	const { understood, questions } = readQuickAdd(`${TITLE} ${phrase}`, { now: ground.now, settings });
	const { title, due, recurrence } = understood;
	if (title !== TITLE || questions.length > 0 || (due === null && recurrence === null)) return undefined;
	if (recurrence === null) return { due, recurrence: null };
	const { rrule, start, time_zone, exdates = [] } = recurrence;
	const mode = isAfterCompletion ? "after_completion" : recurrence.mode;
	return { due: null, recurrence: { rrule, start, time_zone, mode, exdates } };
}

/** Whether a date is said by its distance from the day on which somebody wrote it down. */
export function isFromToday(text: string): boolean {
	return !/\d{4}/.test(text) && !/every|jede|alle|each|daily|weekly|monthly|yearly|täglich|wöchentlich/i.test(text);
}
