/** Weeks that begin on the day on which the user's begin. */
import type { Settings } from "./settings.ts";

type WeekStart = Settings["week_start"];

/** Days of the week as ISO 8601 counts them: 1 is Monday, 7 is Sunday. */
export const FIRST_WEEKDAYS = { monday: 1, sunday: 7, saturday: 6 } as const satisfies Record<WeekStart, number>;

/** How many days of its week are over when a day begins, 0 to 6; `weekday` is counted as ISO 8601 does. */
export const daysIntoWeek = (weekday: number, weekStart: WeekStart): number =>
	(weekday - FIRST_WEEKDAYS[weekStart] + 7) % 7;

/** The first day of the week that holds `date`. */
export const startOfWeek = (date: Temporal.PlainDate, weekStart: WeekStart): Temporal.PlainDate =>
	date.subtract({ days: daysIntoWeek(date.dayOfWeek, weekStart) });
