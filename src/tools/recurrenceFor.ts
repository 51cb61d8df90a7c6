/** A recurrence that is said of a task that is there. Pure. */
import type { AskedRecurrence } from "../domain/commands/commands.ts";
import type { Due, Task } from "../domain/tasks/task.ts";
import type { InstantText } from "../domain/time/instant.ts";
import type { RecurrenceAsked } from "../language/requests/when/readMoment.ts";

/**
 * A task that is there begins its recurrence where it is due, unless a day was said: "make #3 repeat every week" on a
 * task due Friday at 3 means Fridays at 3. A time that was said counts from the day on which it is due.
 */
export function recurrenceFor({ rule, has_time, has_start }: RecurrenceAsked, task: Task): AskedRecurrence {
	if (task.due === null || has_start) return rule;
	const { start, ...open } = rule;
	if (!has_time) {
		const { time_zone, ...rest } = open;
		return rest;
	}
	const day = "date" in task.due ? task.due.date : localOf(task.due).toPlainDate().toString();
	return { ...open, start: `${day}T${start.slice("2026-11-23T".length)}` };
}

const localOf = ({ at, time_zone }: Extract<Due, { at: InstantText }>) =>
	Temporal.Instant.from(at).toZonedDateTimeISO(time_zone);
