/**
 * When a reminder is to fire.
 *
 * Relative to an instant: that many minutes before it. Relative to a whole day: that many minutes before the hour
 * at which the user wants to be told of such days (`settings.all_day_reminder_at`, wall time in the user's zone),
 * so `before_minutes: 0` is that hour itself.
 */

import type { Settings } from "../settings/settings.ts";
import type { Due, ReminderSpec } from "../tasks/task.ts";
import {
	epochMsOf,
	type InstantText,
	instantOfWallTime,
	instantTextOfEpochMs,
	toInstantText,
} from "../time/instant.ts";

/** The instant a spec means; null when it counts from a due date that there is not. */
export function instantOfSpec(spec: ReminderSpec, due: Due | null, settings: Settings): InstantText | null {
	if ("at" in spec) return spec.at;
	if (due === null) return null;
	const from = "at" in due ? due.at : instantOfWallTime(due.date, settings.all_day_reminder_at, settings.time_zone);
	return spec.before_minutes === 0 ? from : minutesAfter(from, -spec.before_minutes);
}

/** The instant from which a task is overdue: the due instant, or the end of the local day. */
export function endOfDue(due: Due, settings: Settings): InstantText {
	if ("at" in due) return due.at;
	const nextDay = Temporal.PlainDate.from(due.date).add({ days: 1 });
	// `toZonedDateTime` begins the day where it begins, also where midnight falls into a gap.
	return toInstantText(nextDay.toZonedDateTime(settings.time_zone).toInstant());
}

/** The instant that many minutes of elapsed time later; earlier when negative. */
export function minutesAfter(instant: InstantText, minutes: number): InstantText {
	return instantTextOfEpochMs(epochMsOf(instant) + minutes * 60_000);
}
