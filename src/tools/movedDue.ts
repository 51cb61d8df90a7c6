/** The new due date of a task that is moved to a day, to a time, or by a distance. Pure. */

import type { Settings } from "../domain/settings/settings.ts";
import type { Due, Task } from "../domain/tasks/task.ts";
import { dateTextOf, type InstantText, instantOfWallTime, timeTextOf, toInstantText } from "../domain/time/instant.ts";
import type { Shift } from "../language/requests/request.ts";
import type { Days } from "../language/requests/when/readDays.ts";

interface Present {
	readonly now: Temporal.Instant;
	readonly settings: Settings;
}

type Timed = Extract<Due, { at: InstantText }>;

/**
 * A day alone keeps the task's time, a time alone its day: "move the report to 6pm" on one that is due on Friday means
 * Friday. A day that is past is not meant; then it is the next such time.
 */
export function movedTo(
	task: Task,
	to: { readonly due: Due; readonly is_time?: true; readonly is_bare?: true },
	present: Present,
): Due {
	const due = to.is_bare && task.due && "at" in task.due ? nearest(to.due, task.due) : to.due;
	if (task.due === null) return due;
	if (!("at" in due)) return "date" in task.due ? due : onDay(task.due, due.date);
	if (to.is_time === undefined) return due;
	const { time_zone } = present.settings;
	const day = "date" in task.due ? Temporal.PlainDate.from(task.due.date) : localOf(task.due, time_zone).toPlainDate();
	const today = present.now.toZonedDateTimeISO(time_zone).toPlainDate();
	if (Temporal.PlainDate.compare(day, today) < 0) return due;
	return onDay(due, day.toString());
}

/** "Change it to 8", said of what is due at 7 in the evening, means the evening. */
function nearest(due: Due, from: Timed): Due {
	if (!("at" in due)) return due;
	const { hour } = localOf(due);
	const is = localOf(from, due.time_zone).hour;
	const other = (hour + 12) % 24;
	return Math.abs(other - is) < Math.abs(hour - is) ? onHour(due, other) : due;
}

function onHour(due: Timed, hour: number): Timed {
	const local = localOf(due);
	const time = timeTextOf(local.toPlainTime().with({ hour }));
	const date = dateTextOf(local.toPlainDate());
	return { ...due, at: instantOfWallTime(date, time, due.time_zone) };
}

/**
 * So much later or earlier. What is overdue, and is put off, is put off from now: two days later than the day before
 * yesterday is not what anybody wants. `undefined`: hours of a task that is due on a whole day.
 */
export function shifted(task: Task, { unit, count }: Shift, { now, settings }: Present): Due | undefined {
	const today = now.toZonedDateTimeISO(settings.time_zone).toPlainDate();
	const isClock = unit === "hours" || unit === "minutes";
	const amount = { [unit]: count };
	const isPast = (left: number) => count > 0 && left < 0;
	if (task.due !== null && "date" in task.due) {
		if (isClock) return undefined;
		const date = Temporal.PlainDate.from(task.due.date);
		const from = isPast(Temporal.PlainDate.compare(date, today)) ? today : date;
		return { date: dateTextOf(from.add(amount)) };
	}
	if (task.due === null) {
		if (!isClock) return { date: dateTextOf(today.add(amount)) };
		return { at: minuteOf(now.add(amount)), time_zone: settings.time_zone };
	}
	const at = Temporal.Instant.from(task.due.at);
	const isLate = isPast(Temporal.Instant.compare(at, now));
	if (isClock) return { ...task.due, at: isLate ? minuteOf(now.add(amount)) : toInstantText(at.add(amount)) };
	const local = localOf(task.due);
	const from = isLate ? now.toZonedDateTimeISO(task.due.time_zone).toPlainDate() : local.toPlainDate();
	return onDay(task.due, from.add(amount).toString());
}

/** Whether the occurrence that a task stands for lies in those days: "skip it this week" never takes next week's. */
export function isDueWithin({ due }: Task, days: Days | undefined, { settings }: Present): boolean {
	if (days === undefined) return true;
	if (due === null) return false;
	const day = "date" in due ? due.date : localOf(due, settings.time_zone).toPlainDate().toString();
	return day >= days.from && day < days.until;
}

/** The same wall time on another day. */
function onDay(due: Timed, date: string): Timed {
	const time = timeTextOf(localOf(due));
	return { ...due, at: instantOfWallTime(date as Parameters<typeof instantOfWallTime>[0], time, due.time_zone) };
}

const localOf = ({ at, time_zone }: Timed, zone = time_zone) => Temporal.Instant.from(at).toZonedDateTimeISO(zone);

const minuteOf = (at: Temporal.Instant) => toInstantText(at.round({ smallestUnit: "minute", roundingMode: "floor" }));
