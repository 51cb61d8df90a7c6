import type { RecurrenceText } from "../../src/domain/recurrence/series.ts";
import type { Recurrence } from "../../src/domain/tasks/task.ts";

/** The recurrence that a test writes down: its dates are wall times, which the compiler cannot see. */
export const recurrenceOf = (
	text: Partial<RecurrenceText> &
		Pick<RecurrenceText, "rrule" | "start"> &
		Partial<Pick<Recurrence, "mode" | "floating" | "paused">>,
) => ({ time_zone: "UTC", mode: "scheduled", exdates: [], ...text }) as Recurrence;
