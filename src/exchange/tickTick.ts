/**
 * TickTick's backup: three rows about the file, then a table. Dates are instants (`+0000`) to be read in the row's `Timezone`;
 * a day is its local midnight. Priority 0, 1, 3, 5; Status 0 open, 1 and 2 done, -1 given up; `Repeat` is an RRULE; `Reminder`
 * are spans from the start (`-PT30M`, or `P0DT9H0M0S` after the midnight of a day). The items of a checklist are lines of
 * `Content`: ▪ done, ▫ open.
 */
import type { AskedDue, AskedRecurrence, NewReminder } from "../domain/commands/commands.ts";
import { LIMITS, type Priority } from "../domain/tasks/task.ts";
import { dateTextOf, type InstantText, readInstant } from "../domain/time/instant.ts";
import type { ForeignTask, ReadingGround } from "./foreignTask.ts";
import { leadOf } from "./leads.ts";
import { zoneOf } from "./phrases.ts";
import { type TableRow, tableRows } from "./tableRows.ts";

const PRIORITIES: Readonly<Record<string, Priority>> = { 1: "low", 3: "medium", 5: "high" };
const MINUTE_MS = 60_000;

export async function readTickTick(text: string, ground: ReadingGround): Promise<readonly ForeignTask[]> {
	const tasks: ForeignTask[] = [];
	const seen = new Map<string, number>();
	for await (const row of tableRows(text, ["List Name", "Title"], ground)) {
		if (row.cell("Kind").toUpperCase() === "NOTE") {
			ground.remark(row.place, "kind_left_out", row.cell("Title"));
			continue;
		}
		const task = readRow(row, ground);
		// Old backups have no ids: list and title name a task there, the second of the same name being another.
		const times = (seen.get(task.source_id) ?? 0) + 1;
		seen.set(task.source_id, times);
		const named = times === 1 ? task : { ...task, source_id: `${task.source_id}#${times}` };
		tasks.push(...withChecklist(named, row));
	}
	return tasks;
}

function readRow(row: TableRow, ground: ReadingGround): ForeignTask {
	const { place } = row;
	const status = row.cell("Status");
	const is_completed = status !== "" && status !== "0";
	const list = row.cell("List Name");
	const tags = row
		.cell("Tags")
		.split(",")
		.map((tag) => tag.trim().replace(/^#/, ""));
	const column = row.cell("Column Name");
	const priority = PRIORITIES[row.cell("Priority")];
	const when = readWhen(row, ground);
	return {
		source_id: row.cell("taskId") || `${list}/${row.cell("Title")}`,
		place,
		title: row.cell("Title"),
		description: row.cell("Content") || null,
		...(priority === undefined ? {} : { priority }),
		category: list === "" || /^inbox$/i.test(list) ? null : list,
		tags: [...tags, column].filter((tag) => tag !== ""),
		...when,
		parent: row.cell("parentId") || null,
		is_completed,
		completed_at: is_completed ? (readMoment(row.cell("Completed Time")) ?? null) : null,
	};
}

function readWhen(row: TableRow, ground: ReadingGround) {
	const zone = zoneOf(row.cell("Timezone"), row.place, ground);
	const begin = momentIn(row, "Start Date", ground);
	const end = momentIn(row, "Due Date", ground);
	const isAllDay = isYes(row.cell("Is All Day"));
	const minutes = begin && end ? minutesBetween(begin, end) : 0;
	// With us a task is due when it begins, and takes so long; what takes days is due at its end.
	const isSpan = !isAllDay && minutes >= LIMITS.leastDuration && minutes <= LIMITS.mostDuration;
	const moment = isSpan ? begin : (end ?? begin);
	const due = moment === undefined ? null : dueOf(moment, zone, isAllDay, isYes(row.cell("Is Floating")));
	return {
		due,
		recurrence: recurrenceOf(row, due, ground),
		reminders: remindersOf(row, due, ground),
		duration_minutes: isSpan ? minutes : null,
	};
}

function dueOf(at: InstantText, zone: string, isAllDay: boolean, isFloating: boolean): AskedDue {
	if (!isAllDay) return { at, time_zone: zone, ...(isFloating ? { floating: true } : {}) };
	return { date: dateTextOf(Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate()) };
}

function recurrenceOf(row: TableRow, due: AskedDue | null, ground: ReadingGround): AskedRecurrence | null {
	const repeat = row.cell("Repeat");
	if (repeat === "") return null;
	// Days of a holiday calendar, and dates picked by hand (ERULE) or by the moon, no rule of RFC 5545 says.
	const rule = repeat.replace(/;TT_\w+=[^;]*/g, "");
	if (due === null || !/^(RRULE:)?FREQ=/i.test(rule) || rule !== repeat) {
		ground.remark(row.place, "recurrence_unread", repeat);
	}
	if (due === null || !/^(RRULE:)?FREQ=/i.test(rule)) return null;
	return { rrule: rule };
}

function remindersOf(row: TableRow, due: AskedDue | null, ground: ReadingGround): readonly NewReminder[] {
	const spans = row
		.cell("Reminder")
		.split(/[\n,]/)
		.map((span) => span.trim().replace(/^TRIGGER:/i, ""));
	return spans.flatMap((span): NewReminder[] => {
		if (span === "") return [];
		const before = minutesBefore(span);
		const spec = before === undefined || due === null ? undefined : leadOf(before, due, ground);
		if (spec !== undefined) return [{ spec }];
		ground.remark(row.place, "reminder_dropped", span);
		return [];
	});
}

/** `-PT30M` is 30 before, `P0DT9H0M0S` is 9 hours after: -540. */
function minutesBefore(span: string): number | undefined {
	try {
		const minutes = -Math.round(Temporal.Duration.from(span).total({ unit: "minutes" }));
		return minutes === 0 ? 0 : minutes;
	} catch {
		return undefined;
	}
}

function withChecklist(task: ForeignTask, row: TableRow): readonly ForeignTask[] {
	if (!isYes(row.cell("Is Check list")) || task.description === null) return [task];
	const lines = task.description.split("\n");
	const items = lines.flatMap((line) => {
		const [, mark, title] = /^\s*([▪▫])\s*(.*)$/u.exec(line) ?? [];
		return mark === undefined || title === undefined ? [] : [{ isDone: mark === "▪", title }];
	});
	const rest = lines
		.filter((line) => !/^\s*[▪▫]/u.test(line))
		.join("\n")
		.trim();
	const children = items.map(
		({ isDone, title }, n): ForeignTask => ({
			source_id: `${task.source_id}/${n + 1}`,
			place: task.place,
			title,
			description: null,
			category: task.category,
			tags: [],
			due: null,
			recurrence: null,
			reminders: [],
			parent: task.source_id,
			duration_minutes: null,
			is_completed: task.is_completed || isDone,
			completed_at: task.completed_at,
		}),
	);
	return [{ ...task, description: rest || null }, ...children];
}

function momentIn(row: TableRow, column: string, ground: ReadingGround): InstantText | undefined {
	const text = row.cell(column);
	const moment = readMoment(text);
	if (text !== "" && moment === undefined) ground.remark(row.place, "date_unread", text);
	return moment;
}

/** `2026-10-04T21:00:00+0000`: its offset has no colon. */
function readMoment(text: string): InstantText | undefined {
	try {
		return text === "" ? undefined : readInstant(text.replace(/([+-]\d\d)(\d\d)$/, "$1:$2"));
	} catch {
		return undefined;
	}
}

const minutesBetween = (begin: InstantText, end: InstantText) =>
	(Temporal.Instant.from(end).epochMilliseconds - Temporal.Instant.from(begin).epochMilliseconds) / MINUTE_MS;

const isYes = (cell: string) => /^(true|y|yes|1)$/i.test(cell);
