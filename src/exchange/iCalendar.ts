/**
 * Calendar files (RFC 5545): VTODO and VEVENT are tasks. They are known again by UID, and single dates that were changed by UID and
 * RECURRENCE-ID. The calendar's name is the category, CATEGORIES are tags.
 */
import { createHash } from "node:crypto";
import type { NewReminder } from "../domain/commands/commands.ts";
import type { Priority } from "../domain/tasks/task.ts";
import { type InstantText, readInstant } from "../domain/time/instant.ts";
import { wordsFor } from "../words/words.ts";
import type { ForeignTask, ReadingGround } from "./foreignTask.ts";
import { type CalendarBlock, calendarBlocks } from "./iCalendarBlocks.ts";
import { instantOf, type Moment, minutesBetween, minutesOf, momentOf, type Part, parsePart } from "./iCalendarParts.ts";
import { type CalendarTimes, timesOf } from "./iCalendarTimes.ts";
import { leadOf } from "./leads.ts";

const KINDS = ["VTODO", "VEVENT"] as const;
/** They describe the calendar, not what is in it. */
const SILENT = ["VTIMEZONE", "VAVAILABILITY"];
/** Of others, and of no use to a task: said, not kept. */
const NOT_KEPT = ["attendee", "organizer", "attach", "geo", "contact", "conference", "resources", "image"];
/** 1–4 are high (§3.8.1.9), and 1 the highest. */
const PRIORITIES = [
	"urgent",
	"high",
	"high",
	"high",
	"medium",
	"low",
	"low",
	"low",
	"low",
] as const satisfies readonly Priority[];

interface Read {
	readonly kind: (typeof KINDS)[number];
	readonly part: Part;
	readonly place: number;
	readonly calendar: string | null;
	readonly uid: string;
	/** Of an entry that stands in the place of a single date of a series. */
	readonly replaces: Moment | undefined;
}

export async function readICalendar(text: string, ground: ReadingGround): Promise<readonly ForeignTask[]> {
	const entries: Read[] = [];
	for await (const block of calendarBlocks(text, ground)) {
		const read = readBlock(block, ground);
		if (read !== undefined) entries.push(read);
	}
	const replaced = new Map<string, Moment[]>();
	for (const { uid, replaces } of entries) {
		if (replaces !== undefined) replaced.set(uid, [...(replaced.get(uid) ?? []), replaces]);
	}
	const tasks: ForeignTask[] = [];
	const seen = new Set<string>();
	let over = 0;
	let firstOver = 0;
	for (const [index, entry] of entries.entries()) {
		if (index % 20 === 0) await ground.breathe();
		const task = taskOf(entry, replaced.get(entry.uid) ?? [], ground);
		if (task === "over") {
			over += 1;
			firstOver ||= entry.place;
		}
		// The same twice is what some programs write of a series and its parts.
		else if (task !== undefined && !seen.has(task.source_id)) tasks.push(task);
		if (typeof task === "object") seen.add(task.source_id);
	}
	if (over > 0) ground.remark(firstOver, "over_left_out", String(over));
	return tasks;
}

function readBlock({ kind, text, place, calendar }: CalendarBlock, ground: ReadingGround): Read | undefined {
	const known = KINDS.find((one) => one === kind);
	if (known === undefined) {
		if (!SILENT.includes(kind)) ground.remark(place, "kind_unknown", kind);
		return undefined;
	}
	const part = text === undefined ? undefined : parsePart(text);
	if (part === undefined) {
		ground.remark(place, "row_unread", kind);
		return undefined;
	}
	const named = part.find("recurrence-id");
	const replaces = named && momentOf(named.values[0], named, place, ground);
	// Without UID (§3.8.4.7 wants one) what it says must do.
	const said = `${part.text("summary")} ${part.text("dtstart")} ${part.text("due")}`;
	const uid = part.text("uid") || createHash("sha256").update(said).digest("hex");
	return { kind: known, part, place, calendar, uid, replaces };
}

/** Undefined for what is left out, which is remarked upon; `over` is counted by its caller. */
function taskOf(entry: Read, replaced: readonly Moment[], ground: ReadingGround): ForeignTask | "over" | undefined {
	const { kind, part, place, calendar, uid, replaces } = entry;
	const status = part.text("status").toUpperCase();
	if (status === "CANCELLED") {
		ground.remark(place, "cancelled_left_out", part.text("summary"));
		return undefined;
	}
	const times = timesOf({ kind, part, place, replaced: replaces === undefined ? replaced : [] }, ground);
	if (times.isOver) return "over";
	const is_completed =
		kind === "VTODO" &&
		(status === "COMPLETED" || part.text("percent-complete") === "100" || part.text("completed") !== "");
	sayWhatIsLost(entry, times, ground);
	const priority = PRIORITIES[Number(part.text("priority")) - 1];
	const parent = part
		.all("related-to")
		.find(({ parameters }) => (parameters.reltype ?? "PARENT").toUpperCase() === "PARENT");
	return {
		source_id: replaces === undefined ? uid : `${uid}/${replaces.local}`,
		place,
		title: part.text("summary"),
		description: descriptionOf(part, ground),
		...(priority === undefined ? {} : { priority }),
		category: calendar,
		tags: part.all("categories").flatMap(({ values }) => values.map((value) => String(value).trim()).filter(Boolean)),
		due: times.due,
		recurrence: replaces === undefined ? times.recurrence : null,
		reminders: remindersOf(entry, times, ground),
		parent: parent === undefined ? null : String(parent.values[0]),
		duration_minutes: times.duration_minutes,
		is_completed,
		completed_at: is_completed ? completedAt(part, ground) : null,
	};
}

function sayWhatIsLost({ kind, part, place }: Read, { begin, end }: CalendarTimes, ground: ReadingGround): void {
	const lost = NOT_KEPT.filter((name) => part.find(name) !== undefined).map((name) => name.toUpperCase());
	// A to-do is due at its end, and its beginning has no place.
	if (kind === "VTODO" && begin && end && begin.local !== end.local) lost.push("DTSTART");
	if (lost.length > 0) ground.remark(place, "parts_left_out", lost.join(", "));
}

function descriptionOf(part: Part, { settings }: ReadingGround): string | null {
	const { location } = wordsFor(settings.locale).imports;
	const where = part.text("location");
	const lines = [part.text("description"), where === "" ? "" : location(where), part.text("url")];
	return lines.filter((line) => line !== "").join("\n\n") || null;
}

function completedAt(part: Part, ground: ReadingGround): InstantText | null {
	const property = part.find("completed");
	const moment = property && momentOf(property.values[0], property, 0, ground);
	return moment === undefined ? null : readInstant(instantOf(moment, ground.settings.time_zone));
}

function remindersOf({ kind, part, place }: Read, times: CalendarTimes, ground: ReadingGround): readonly NewReminder[] {
	const found = new Map<string, NewReminder>();
	for (const alarm of part.alarms) {
		const trigger = alarm.find("trigger");
		const reminder = trigger && reminderOf(kind, trigger, times, ground);
		// The same by mail and on the screen is one reminder here.
		if (reminder !== undefined) found.set(JSON.stringify(reminder), reminder);
		else ground.remark(place, "reminder_dropped", alarm.text("trigger"));
	}
	return [...found.values()];
}

/** An alarm counts from the beginning, unless it says from the end (§3.8.6.3); a reminder counts from what is due. */
function reminderOf(
	kind: Read["kind"],
	{ type, values, parameters }: NonNullable<ReturnType<Part["find"]>>,
	{ due, begin, end, duration_minutes }: CalendarTimes,
	ground: ReadingGround,
): NewReminder | undefined {
	if (type === "date-time") {
		try {
			return { spec: { at: readInstant(String(values[0])) } };
		} catch {
			return undefined;
		}
	}
	const before = minutesOf(values[0]);
	if (before === undefined || due === null) return undefined;
	const fromEnd = parameters.related?.toUpperCase() === "END";
	const spec = leadOf(-before - shiftOf(kind, fromEnd, begin, end, duration_minutes), due, ground);
	return spec && { spec };
}

/** Minutes from what is due to what the alarm counts from. */
function shiftOf(
	kind: Read["kind"],
	fromEnd: boolean,
	begin: Moment | undefined,
	end: Moment | undefined,
	length: number | null,
): number {
	if (kind === "VEVENT") return fromEnd ? (length ?? 0) : 0;
	return fromEnd || !begin || !end || begin.kind !== end.kind ? 0 : minutesBetween(end, begin);
}
