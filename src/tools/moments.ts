/** Dates and rules as they are given to tools: ISO as programs write it, or words as people say them, by the user's settings. */
import type { AskedDue, AskedRecurrence } from "../domain/commands/commands.ts";
import { say } from "../domain/refusals/sentence.ts";
import type { Due, Task } from "../domain/tasks/task.ts";
import {
	type DateText,
	type InstantText,
	instantOfWallTime,
	readDate,
	readInstant,
	type TimeText,
	toInstantText,
} from "../domain/time/instant.ts";
import { isWithinLead } from "../language/quickAdd.ts";
import { readDays } from "../language/requests/when/readDays.ts";
import { readRule, readSaidMoment } from "../language/requests/when/readMoment.ts";
import { readDistance } from "../language/requests/when/shifts.ts";
import { asWritten } from "../words/written.ts";
import { movedTo, shifted } from "./movedDue.ts";
import type { Refusal } from "./outcome.ts";
import { recurrenceFor } from "./recurrenceFor.ts";
import { invalid, isRefusal } from "./refusals.ts";
import type { ToolContext } from "./tool.ts";

type Present = Pick<ToolContext, "now" | "settings">;

const YESTERDAY = /^(?:yesterday|gestern)$/i;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const MIDNIGHT = /^(\d{4}-\d{2}-\d{2})T00:00(?::00(?:\.0+)?)?$/;
const LOCAL = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/;
const ZONED = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})(?:\[[^\]]+\])?$/i;

/**
 * The due date that a text says. Without an offset it is the user's wall time; midnight without one is the whole day, as most
 * programs write it. `task`: the task that is moved by it: a time alone keeps its day, a day alone its time, and “2 days later” is
 * counted from when it is due.
 */
export function readDueDate(field: string, text: string, present: Present, task?: Task): AskedDue | Refusal {
	const said = text.trim();
	const exact = readIso(said, present);
	if (exact !== undefined) return exact;
	const distance = task && readDistance(said);
	if (task && distance)
		return shifted(task, distance, present) ?? invalid(field, "moment", say("whole_day", { field }));
	const moment = readSaidMoment(said, present);
	if (moment === undefined)
		return invalid(field, "moment", say("no_moment", { field, said: asWritten(said.slice(0, 60)) }));
	return task === undefined ? moment.due : movedTo(task, moment, present);
}

/** Said as a distance from now that is shorter than the account's own lead: the reminder rings when it is due, and not at once. */
export function ringsWhenDue(text: string, present: Present): boolean {
	const moment = readSaidMoment(text.trim(), present);
	return moment?.is_distance === true && isWithinLead(moment.due, present);
}

/** The instant that a text says; of a whole day the hour at which the user is reminded. */
export function readInstantSaid(field: string, text: string, present: Present): InstantText | Refusal {
	const due = readDueDate(field, text, present);
	if (isRefusal(due)) return due;
	if ("at" in due) return due.at;
	const { all_day_reminder_at, time_zone } = present.settings;
	return instantOfWallTime(due.date, all_day_reminder_at, time_zone);
}

/** A bound of a list: an instant, or a local day. "This week" is its first day, and yesterday, when nothing new can be due, is one. */
export function readBound(field: string, text: string, present: Present): InstantText | DateText | Refusal {
	if (YESTERDAY.test(text.trim())) return dayBefore(present);
	const due = readDueDate(field, text, present);
	if (!isRefusal(due)) return "at" in due ? due.at : due.date;
	return readDays(text.trim(), present)?.from ?? due;
}

/** The recurrence that a text says. With `task` it follows the due date where it says no time and no start of its own. */
export function readRecurrenceSaid(
	field: string,
	text: string,
	present: Present,
	task?: Task,
): AskedRecurrence | Refusal {
	const said = text.trim();
	if (/\bFREQ=/i.test(said)) return { rrule: said };
	const asked = readRule(said, present);
	if (asked === undefined)
		return invalid(field, "recurrence", say("no_rule", { field, said: asWritten(said.slice(0, 60)) }));
	return task === undefined ? asked.rule : recurrenceFor(asked, task);
}

/** The edge of a span of what has been: of a day its beginning, and with `days` 1 its end. */
export function readSpanEdge(field: string, text: string, present: Present, days: 0 | 1): InstantText | Refusal {
	const bound = readBound(field, text, present);
	if (typeof bound === "object") return bound;
	if (!DATE.test(bound)) return bound as InstantText;
	const day = Temporal.PlainDate.from(bound).add({ days });
	return instantOfWallTime(readDate(day.toString()), "00:00" as TimeText, present.settings.time_zone);
}

function dayBefore({ now, settings: { time_zone } }: Present): DateText {
	return readDate(now.toZonedDateTimeISO(time_zone).toPlainDate().subtract({ days: 1 }).toString());
}

function readIso(text: string, { settings: { time_zone } }: Present): Due | undefined {
	const midnight = MIDNIGHT.exec(text)?.[1];
	if (DATE.test(text) || midnight !== undefined) return orUndefined(() => ({ date: readDate(midnight ?? text) }));
	if (LOCAL.test(text)) {
		return orUndefined(() => {
			const local = Temporal.PlainDateTime.from(text.replace(" ", "T"), { overflow: "reject" });
			return { at: toInstantText(local.toZonedDateTime(time_zone).toInstant()), time_zone };
		});
	}
	if (ZONED.test(text)) return orUndefined(() => ({ at: readInstant(text.replace(" ", "T")), time_zone }));
	return undefined;
}

function orUndefined<Value>(read: () => Value): Value | undefined {
	try {
		return read();
	} catch {
		return undefined;
	}
}
