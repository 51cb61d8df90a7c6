/**
 * What floats follows the user through zones (decision 0027): its wall time stays, and its instant is where the clocks of the
 * zone in the settings show it. The stored zone of it is always that zone, for open tasks by the change of zone itself, for
 * others when they come back.
 */

import type { ChangedFields } from "../events/events.ts";
import type { Settings } from "../settings/settings.ts";
import type { Due, Recurrence, Task } from "../tasks/task.ts";
import { toInstantText } from "../time/instant.ts";

/** The due date as the settings have it: what floats at the same wall time in their zone, anything else as it is. */
export function anchoredDue(due: Due, { time_zone }: Settings): Due {
	if (!("at" in due) || !due.floating || due.time_zone === time_zone) return due;
	// Dates that lie apart: the platform is quicker here than clocks that remember the span of the last one.
	const wall = Temporal.Instant.from(due.at).toZonedDateTimeISO(due.time_zone).toPlainDateTime();
	const there = wall.toZonedDateTime(time_zone, { disambiguation: "compatible" });
	return { at: toInstantText(there.toInstant()), time_zone, floating: true };
}

/** The recurrence as the settings have it; its dates are wall times already. */
export function anchoredRecurrence(recurrence: Recurrence, { time_zone }: Settings): Recurrence {
	return recurrence.floating && recurrence.time_zone !== time_zone ? { ...recurrence, time_zone } : recurrence;
}

/** A due date that floats, or not, as the recurrence that it comes from does. */
export function floatingAs(due: Due, { floating }: Recurrence, settings: Settings): Due {
	if (!("at" in due)) return due;
	const { at, time_zone } = due;
	return floating ? anchoredDue({ at, time_zone, floating }, settings) : { at, time_zone };
}

/** Of a task that floats, what the settings make other than it is; empty where all is in its place. */
export function anchoring(task: Task, settings: Settings): Partial<Pick<ChangedFields, "due" | "recurrence">> {
	const due = task.due && anchoredDue(task.due, settings);
	const present = task.series?.recurrence ?? null;
	const recurrence = present && anchoredRecurrence(present, settings);
	return { ...(due === task.due ? {} : { due }), ...(recurrence === present ? {} : { recurrence }) };
}
