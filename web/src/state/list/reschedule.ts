/** Other dates for a task by one step, and other times for a reminder. Pure. */
import { daysIntoWeek } from "../../../../src/domain/settings/week.ts";
import { addDays, dueFields, instantOfWall, instantText, wallTimeOf } from "../../time/zone.ts";
import type { Due, Settings } from "../../wire.ts";
import { isFloatingDue } from "../task/taskChanges.ts";

export const DAYS = ["today", "tomorrow", "nextWeek"] as const;

/** The local date; next week begins on the user's own first day of the week. */
export function dateOf(
	day: (typeof DAYS)[number],
	nowMs: number,
	zone: string,
	weekStart: Settings["week_start"],
): string {
	const today = wallTimeOf(nowMs, zone).date;
	if (day === "today") return today;
	if (day === "tomorrow") return addDays(today, 1);
	return addDays(today, 7 - weekdayOf(today, weekStart));
}

/** Its place in the user's week, from 0 on. */
export const weekdayOf = (date: string, weekStart: Settings["week_start"]): number =>
	daysIntoWeek(new Date(`${date}T00:00:00Z`).getUTCDay(), weekStart);

/** The same task on another date: its time of day stays, and whether that follows the user through zones. */
export function movedTo(due: Due | null, date: string, zone: string): Due {
	const { time } = dueFields(due, zone);
	if (!time) return { date };
	const at = instantText(instantOfWall({ date, time }, zone));
	return { at, time_zone: zone, ...(isFloatingDue(due) ? { floating: true } : {}) } as Due;
}

const MINUTE = 60_000;
export const SNOOZES = ["tenMinutes", "hour", "evening", "tomorrow"] as const;
const EVENING = "18:00";
const MORNING = "09:00";

/** The instants (ms since the epoch) to which a reminder can be put off; the evening only while it is well ahead. */
export function snoozesOf(nowMs: number, zone: string): ReadonlyMap<(typeof SNOOZES)[number], number> {
	const { date } = wallTimeOf(nowMs, zone);
	const evening = instantOfWall({ date, time: EVENING }, zone);
	return new Map([
		["tenMinutes", nowMs + 10 * MINUTE],
		["hour", nowMs + 60 * MINUTE],
		...(evening - nowMs > 60 * MINUTE ? [["evening", evening] as const] : []),
		["tomorrow", instantOfWall({ date: addDays(date, 1), time: MORNING }, zone)],
	]);
}
