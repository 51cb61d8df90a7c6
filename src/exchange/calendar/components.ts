/**
 * A task as VEVENT and as VTODO (RFC 5545 §3.6). One time is said in UTC, which every calendar reads alike; a series by the clock of
 * its zone, or its hour would move with the seasons.
 */

import { minutesAfter } from "../../domain/reminders/reminderInstant.ts";
import { isRecurring } from "../../domain/series/seriesOfTask.ts";
import type { Due, Priority, Task } from "../../domain/tasks/task.ts";
import { epochMsOf, type InstantText } from "../../domain/time/instant.ts";
import type { FoundFeed } from "../../ports/reading/calendarFeeds.ts";
import type { Profile } from "../../ports/reading/readModel.ts";
import { alarmsOf } from "./feedAlarms.ts";
import { type FeedRecurrence, feedRecurrence, isMoved } from "./feedRecurrence.ts";
import { componentText, type Line, ruleLine, textLine } from "./iCal.ts";

export interface FeedGround extends Profile {
	readonly feed: FoundFeed;
	/** Stands for the account in what must be like nobody else's. */
	readonly account: string;
	/** Tasks that the document has. */
	readonly shown: ReadonlySet<number>;
	/** Those that say how their series goes on. */
	readonly goesOn: ReadonlySet<number>;
	/** Filled on the way: the zones that are named, with the first instant in each. */
	readonly zones: Map<string, Temporal.Instant>;
}

type Kind = "vevent" | "vtodo";

/** 1 is the highest, 1–4 are high, 5 is the middle (§3.8.1.9). */
const PRIORITIES: Readonly<Record<Priority, number>> = { urgent: 1, high: 3, medium: 5, low: 9 };
const DONE = "✓ ";

export function componentsOf(task: Task, ground: FeedGround): readonly string[] {
	const { contents } = ground.feed;
	const kinds: readonly Kind[] =
		contents === "both" ? ["vevent", "vtodo"] : [contents === "events" ? "vevent" : "vtodo"];
	return kinds
		.filter((kind) => kind === "vtodo" || task.due !== null)
		.flatMap((kind) => componentsAs(kind, task, ground));
}

/** Two where the present occurrence of a series was moved: the series, and what stands in the place of its first date. */
function componentsAs(kind: Kind, task: Task, ground: FeedGround): readonly string[] {
	const series =
		isRecurring(task) && ground.goesOn.has(task.task_id) ? feedRecurrence(task, ground.settings) : undefined;
	const text = (due: Due | null, named: readonly Line[]) =>
		componentText(kind, [...factsOf(kind, task, ground), ...named], alarmsOf(kind, task, due, ground));
	if (series === undefined || task.due === null) return [text(task.due, timesOf(kind, task, task.due))];
	const own: Due = series.isAllDay
		? { date: series.start as never }
		: { at: series.startsAt, time_zone: series.timeZone };
	const lines = seriesLines(kind, task, series, ground);
	if (!isMoved(task, series)) return [text(own, lines)];
	const place = dateLine("recurrence-id", series.start, series);
	return [text(own, lines), text(task.due, [place, ...timesOf(kind, task, task.due)])];
}

function factsOf(kind: Kind, task: Task, { account, shown, categories, tags }: FeedGround): readonly Line[] {
	const uid = (task_id: number) =>
		textLine("uid", `${kind === "vevent" ? "event" : "task"}-${task_id}.${account}@adjutant`);
	const { completed_at, parent_id } = task;
	const isDone = completed_at !== null;
	const labels = [
		...categories.filter(({ id }) => id === task.category_id),
		...tags.filter(({ id }) => task.tag_ids.includes(id)),
	].map(({ name }) => name);
	const status: readonly Line[] =
		kind === "vevent"
			? [
					textLine("status", "CONFIRMED"),
					textLine("transp", isDone || task.duration_minutes === null ? "TRANSPARENT" : "OPAQUE"),
				]
			: [
					textLine("status", isDone ? "COMPLETED" : "NEEDS-ACTION"),
					["percent-complete", {}, "integer", isDone ? "100" : "0"],
					...(isDone ? [instantLine("completed", completed_at)] : []),
				];
	return [
		uid(task.task_id),
		instantLine("dtstamp", task.updated_at),
		instantLine("created", task.created_at),
		instantLine("last-modified", task.updated_at),
		["sequence", {}, "integer", String(task.version)],
		textLine("summary", kind === "vevent" && isDone ? `${DONE}${task.title}` : task.title),
		...(task.description === null ? [] : [textLine("description", task.description)]),
		["priority", {}, "integer", String(PRIORITIES[task.priority])],
		...(labels.length === 0 ? [] : [textLine("categories", ...labels)]),
		...(parent_id === null || !shown.has(parent_id)
			? []
			: [["related-to", {}, "text", uid(parent_id)[3] ?? ""] as const]),
		...status,
	];
}

/** Of one time. With us a task is due when it begins, and takes so long. */
function timesOf(kind: Kind, { duration_minutes }: Task, due: Due | null): readonly Line[] {
	if (due === null) return estimateOf(kind, duration_minutes);
	const name = kind === "vevent" ? "dtstart" : "due";
	if ("date" in due) return [[name, {}, "date", due.date], ...estimateOf(kind, duration_minutes)];
	const ends = kind === "vevent" && duration_minutes !== null;
	return [
		instantLine(name, due.at),
		...(ends ? [instantLine("dtend", minutesAfter(due.at, duration_minutes))] : estimateOf(kind, duration_minutes)),
	];
}

/** A to-do's DUE is when it begins, so what it takes needs a word of its own (draft-ietf-calext-ical-tasks). */
const estimateOf = (kind: Kind, minutes: number | null): readonly Line[] =>
	kind === "vevent" || minutes === null ? [] : [["estimated-duration", {}, "duration", `PT${minutes}M`]];

function seriesLines(kind: Kind, task: Task, series: FeedRecurrence, { zones }: FeedGround): readonly Line[] {
	const { start, startsAt, isAllDay, timeZone, rrule, rdates, exdates } = series;
	if (!isAllDay) {
		const instant = Temporal.Instant.from(startsAt);
		const known = zones.get(timeZone);
		if (known === undefined || Temporal.Instant.compare(instant, known) < 0) zones.set(timeZone, instant);
	}
	const { duration_minutes } = task;
	const ends = kind === "vevent" && duration_minutes !== null && !isAllDay;
	return [
		dateLine("dtstart", start, series),
		// Whatever recurs needs DTSTART (§3.8.2.4); DUE beside it is what to-do lists show.
		...(kind === "vtodo" ? [dateLine("due", start, series)] : []),
		...(ends ? [["duration", {}, "duration", `PT${duration_minutes}M`] as const] : estimateOf(kind, duration_minutes)),
		...(rrule === null ? [] : [ruleLine(rrule)]),
		// ical.js, and so Thunderbird, takes dates that stand without a rule for all there are.
		...(rrule === null && rdates.length > 0 ? [start, ...rdates] : rdates).map((date) =>
			dateLine("rdate", date, series),
		),
		...exdates.map((date) => dateLine("exdate", date, series)),
	];
}

function dateLine(name: string, local: string, { isAllDay, timeZone }: FeedRecurrence): Line {
	if (isAllDay) return [name, {}, "date", local];
	const text = local.length === 16 ? `${local}:00` : local;
	return timeZone === "UTC" ? [name, {}, "date-time", `${text}Z`] : [name, { tzid: timeZone }, "date-time", text];
}

/** RFC 5545 has whole seconds. */
function instantLine(name: string, at: InstantText): Line {
	const whole = Temporal.Instant.fromEpochMilliseconds(Math.floor(epochMsOf(at) / 1_000) * 1_000);
	return [name, {}, "date-time", whole.toString()];
}
