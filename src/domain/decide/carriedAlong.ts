/** What an occurrence hands to the next one, moved with it in wall time: instants keep their hour over a change of clocks. */

import { dayOfWall, printWall, readWall, SECONDS_OF_DAY } from "../recurrence/wallTime.ts";
import { makeZoneClock } from "../recurrence/zoneClock.ts";
import { endOfDue } from "../reminders/reminderInstant.ts";
import { makeReminder, withoutMissedHour } from "../reminders/reminderPlan.ts";
import type { Settings } from "../settings/settings.ts";
import { type Due, LIMITS, type Reminder } from "../tasks/task.ts";
import { type DateText, epochMsOf, type InstantText, instantTextOfEpochMs } from "../time/instant.ts";

/** From one occurrence to the next: wall time between them, in seconds, as the clocks of `time_zone` count it. */
export interface Move {
	readonly seconds: number;
	readonly time_zone: string;
}

/** The way between two occurrences, by their names. */
export function moveBetween(from: string, to: string, time_zone: string): Move {
	return { seconds: (readWall(to)?.wall ?? 0) - (readWall(from)?.wall ?? 0), time_zone };
}

/** A due date that goes along; of a whole day by whole days. */
export function movedDue(due: Due, move: Move): Due {
	if ("at" in due) return { ...due, at: movedInstant(due.at, { ...move, time_zone: due.time_zone }) };
	const day = dayOfWall(readWall(due.date)?.wall ?? 0) + Math.floor(move.seconds / SECONDS_OF_DAY);
	return { date: printWall(day * SECONDS_OF_DAY, true) as DateText };
}

/**
 * The reminders for the next due date, numbered from `first_id`. Relative ones count from it. One at an instant moves along
 * ("at 8" of that day is at 8 of the next), else it would be past. What the user withdrew does not come back. A task
 * whose due date is past already (missed occurrences kept each) does not remind.
 */
export function carriedReminders(
	reminders: readonly Reminder[],
	move: Move,
	due: Due | null,
	first_id: number,
	settings: Settings,
	now: InstantText,
): readonly Reminder[] {
	const isOver = due !== null && endOfDue(due, settings) <= now;
	return reminders
		.filter(({ status }) => status !== "withdrawn")
		.slice(0, LIMITS.remindersOfTask)
		.map(({ spec, channels }, index) => {
			const carried = "at" in spec ? { at: movedInstant(spec.at, move) } : spec;
			const reminder = makeReminder(first_id + index, { spec: carried, channels }, due, settings, now);
			const isPast = isOver || ("at" in carried && carried.at <= now);
			if (isPast && reminder.fire_at !== null) return { ...reminder, status: "cancelled" as const };
			return withoutMissedHour(reminder, due, settings, now);
		});
}

function movedInstant(at: InstantText, { seconds, time_zone }: Move): InstantText {
	const clock = makeZoneClock(time_zone);
	return instantTextOfEpochMs(clock.epochMsOf(clock.wallOf(epochMsOf(at)) + seconds));
}
