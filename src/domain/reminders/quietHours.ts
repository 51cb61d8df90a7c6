/** When what fires in a user's quiet hours goes out. Pure: by the zone's rules alone. */

import type { QuietHours, Settings } from "../settings/settings.ts";
import type { Priority } from "../tasks/task.ts";
import { findTimeZone, type InstantText, toInstantText } from "../time/instant.ts";

/**
 * The instant at which the quiet hours end that `now` lies in; null outside of them, and for an urgent task whose reminders
 * are not to be held. They are hours of the wall clock: `from` is quiet, `to` no longer.
 */
export function heldUntil(
	{ quiet_hours, time_zone }: Pick<Settings, "quiet_hours" | "time_zone">,
	priority: Priority,
	now: InstantText,
): InstantText | null {
	if (quiet_hours === null || (priority === "urgent" && quiet_hours.urgent === "send")) return null;
	const local = Temporal.Instant.from(now).toZonedDateTimeISO(findTimeZone(time_zone) ?? "UTC");
	return isQuiet(quiet_hours, local.toPlainTime()) ? toInstantText(endOf(quiet_hours, local)) : null;
}

function isQuiet({ from, to }: QuietHours, time: Temporal.PlainTime): boolean {
	const [after, before] = [isAtLeast(time, from), !isAtLeast(time, to)];
	return from < to ? after && before : after || before;
}

const isAtLeast = (time: Temporal.PlainTime, least: string) => Temporal.PlainTime.compare(time, least) >= 0;

/** The next instant at which the clock reads `to`, or has just been put over it. */
function endOf({ to }: QuietHours, local: Temporal.ZonedDateTime): Temporal.Instant {
	const days = isAtLeast(local.toPlainTime(), to) ? 1 : 0;
	const wall = local.toPlainDate().add({ days }).toPlainDateTime(to);
	const first = wall.toZonedDateTime(local.timeZoneId, { disambiguation: "compatible" });
	// In a gap the clock never reads it: it is over where the clock is put forward, not a gap's length later.
	if (!first.toPlainDateTime().equals(wall)) {
		return (first.getTimeZoneTransition("previous") ?? first).toInstant();
	}
	// In a fold, between the two: the first is gone, the second is meant.
	if (Temporal.ZonedDateTime.compare(first, local) > 0) return first.toInstant();
	return wall.toZonedDateTime(local.timeZoneId, { disambiguation: "later" }).toInstant();
}
