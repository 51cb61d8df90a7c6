/** When an entry of a calendar is, how long it takes, and how it comes back (RFC 5545 §3.8.2, §3.8.5). */
import type { AskedDue, AskedRecurrence } from "../domain/commands/commands.ts";
import { nextAfterInstant } from "../domain/recurrence/nextAfter.ts";
import { parseRule } from "../domain/recurrence/parseRule.ts";
import { printRule } from "../domain/recurrence/printRule.ts";
import { dueOfOccurrence, openTaskSeries } from "../domain/series/seriesOfTask.ts";
import type { Recurrence } from "../domain/tasks/task.ts";
import { toInstantText } from "../domain/time/instant.ts";
import type { ReadingGround } from "./foreignTask.ts";
import {
	dueOf,
	instantOf,
	localIn,
	type Moment,
	minutesBetween,
	minutesOf,
	momentOf,
	type Part,
} from "./iCalendarParts.ts";

const DAY = 1_440;

export interface CalendarTimes {
	readonly due: AskedDue | null;
	readonly recurrence: AskedRecurrence | null;
	readonly duration_minutes: number | null;
	/** The moments themselves: what an alarm counts from. With a task of ours, `due` is the begin of an event, and DUE of a to-do. */
	readonly begin: Moment | undefined;
	readonly end: Moment | undefined;
	/** An event that is over, with all its dates. */
	readonly isOver: boolean;
}

interface Entry {
	readonly kind: "VEVENT" | "VTODO";
	readonly part: Part;
	readonly place: number;
	/** RECURRENCE-ID of entries that stand in the place of single dates. */
	readonly replaced: readonly Moment[];
}

export function timesOf(entry: Entry, ground: ReadingGround): CalendarTimes {
	const { kind, part, place } = entry;
	const read = (name: string): Moment | undefined => {
		const property = part.find(name);
		if (property === undefined) return undefined;
		const moment = momentOf(property.values[0], property, place, ground);
		if (moment === undefined) ground.remark(place, "date_unread", String(property.values[0]));
		return moment;
	};
	const begin = read("dtstart");
	const lasts = minutesOf(part.find("duration")?.values[0] ?? "");
	const end = read(kind === "VEVENT" ? "dtend" : "due");
	const anchor = kind === "VEVENT" ? begin : (end ?? begin);
	const duration_minutes = lengthOf(entry, begin, end, lasts);
	const recurrence = anchor === undefined ? null : recurrenceOf(entry, anchor, ground);
	if (anchor === undefined) {
		if (part.find("x-rrule")) ground.remark(place, "recurrence_unread", part.text("x-rrule"));
		return { due: null, recurrence: null, duration_minutes, begin, end, isOver: false };
	}
	const times = { recurrence, duration_minutes, begin, end: end ?? begin };
	if (recurrence === null) {
		const over = kind === "VEVENT" && isBefore(end ?? anchor, lasts ?? 0, ground);
		return { ...times, due: dueOf(anchor, ground), isOver: over };
	}
	return { ...times, ...placeIn(kind, recurrence, anchor, ground) };
}

/** An event's length; of a to-do what somebody expects it to take. A day that is one day has none. */
function lengthOf(
	{ kind, part }: Entry,
	begin: Moment | undefined,
	end: Moment | undefined,
	lasts: number | undefined,
) {
	if (kind === "VTODO") return minutesOf(part.find("estimated-duration")?.values[0] ?? "") ?? null;
	const minutes = begin && end && begin.kind === end.kind ? minutesBetween(begin, end) : (lasts ?? 0);
	const isPlain = minutes <= 0 || (begin?.kind === "date" && minutes <= DAY);
	return isPlain ? null : minutes;
}

function isBefore(end: Moment, lasts: number, { settings, now }: ReadingGround): boolean {
	const at = Temporal.Instant.from(instantOf(end, settings.time_zone));
	return Temporal.Instant.compare(at.add({ minutes: lasts + (end.kind === "date" ? 1 : 0) }), now) <= 0;
}

/** What RFC 5545 says without a rule, by RDATE alone, is a rule of one date with others added. */
function recurrenceOf({ part, place, replaced }: Entry, anchor: Moment, ground: ReadingGround): AskedRecurrence | null {
	const [first, ...others] = part.all("x-rrule").map(({ values }) => String(values.join(",")));
	for (const rule of others) ground.remark(place, "recurrence_unread", rule);
	for (const { values } of part.all("x-exrule"))
		ground.remark(place, "recurrence_unread", `EXRULE ${values.join(",")}`);
	const moments = (name: string) =>
		part.all(name).flatMap((property) =>
			property.values.flatMap((value) => {
				const moment = momentOf(value, property, place, ground);
				if (moment === undefined) ground.remark(place, "date_unread", String(value));
				return moment ?? [];
			}),
		);
	const added = moments("rdate");
	if (first === undefined && added.length === 0) return null;
	const time_zone = anchor.kind === "date" ? ground.settings.time_zone : anchor.time_zone;
	const local = (moment: Moment) => localIn(moment, time_zone);
	const rdates = added.map(local).filter((date) => date !== anchor.local);
	return {
		rrule: first ?? "FREQ=DAILY;COUNT=1",
		start: anchor.local,
		time_zone,
		exdates: [...moments("exdate"), ...replaced].map(local),
		...(rdates.length === 0 ? {} : { rdates }),
		...(anchor.kind === "time" && anchor.floating ? { floating: true } : {}),
	};
}

/** A to-do is due when it says; of an event what is over is over, and the task is the first that is to come. */
function placeIn(kind: Entry["kind"], asked: AskedRecurrence, anchor: Moment, ground: ReadingGround) {
	const exdates = asked.exdates ?? [];
	const own = exdates.includes(anchor.local) ? null : dueOf(anchor, ground);
	if (kind === "VTODO") return { due: own && inZone(own, asked), isOver: false };
	const parsed = parseRule(asked.rrule);
	if (parsed.kind === "refused") return { due: own && inZone(own, asked), isOver: false };
	const recurrence = { mode: "scheduled", ...asked, exdates, rrule: printRule(parsed.rule) } as Recurrence;
	const opened = openTaskSeries(recurrence, ground.settings);
	// What the rules refuse they refuse again, and say so.
	if (opened.kind === "refused") return { due: own && inZone(own, asked), isOver: false };
	const today = ground.now.toZonedDateTimeISO(ground.settings.time_zone).startOfDay().toInstant();
	const from = anchor.kind === "date" ? today : ground.now;
	const next = nextAfterInstant(opened.series, toInstantText(from.subtract({ milliseconds: 1 })));
	if (next === undefined) return { due: own, isOver: true };
	const due = dueOfOccurrence(next, recurrence);
	return { due, isOver: false };
}

/** A series keeps the clock that it names, also where that is UTC. */
function inZone(due: AskedDue, { time_zone }: AskedRecurrence): AskedDue {
	return "date" in due || time_zone === undefined ? due : { ...due, time_zone };
}
