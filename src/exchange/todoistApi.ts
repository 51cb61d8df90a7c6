/**
 * What Todoist's API gives of an account: the answer of Sync (`items`, `projects`, `sections`, `reminders`, `notes`) or lists of
 * API v1 and REST v2 (`results`, or the array itself). Priority 4 is the highest here. A due date is a day, a wall time that
 * floats, or an instant in `timezone`; what recurs says so in words beside it.
 */

import { z } from "zod";
import { BOUNDS } from "../domain/accounts/bounds.ts";
import type { AskedDue, NewReminder } from "../domain/commands/commands.ts";
import { say } from "../domain/refusals/sentence.ts";
import {
	type DateText,
	type InstantText,
	instantOfWallTime,
	readInstant,
	type TimeText,
} from "../domain/time/instant.ts";
import { wordsFor } from "../words/words.ts";
import { type ForeignTask, nextRow, type ReadingGround, tooMany, UnreadableExport } from "./foreignTask.ts";
import { readIsoDue, readPhrase, type When, zoneOf } from "./phrases.ts";
import { TODOIST_PRIORITIES, todoistMinutes } from "./todoistWords.ts";

const Id = z.union([z.string(), z.number()]).transform(String);
const Due = z.looseObject({
	date: z.string().nullish(),
	datetime: z.string().nullish(),
	timezone: z.string().nullish(),
	string: z.string().nullish(),
	lang: z.string().nullish(),
	is_recurring: z.boolean().nullish(),
});
const Item = z.looseObject({
	id: Id,
	content: z.string(),
	description: z.string().nullish(),
	project_id: Id.nullish(),
	section_id: Id.nullish(),
	parent_id: Id.nullish(),
	priority: z.number().nullish(),
	labels: z.array(z.string()).nullish(),
	due: Due.nullish(),
	deadline: z.looseObject({ date: z.string() }).nullish(),
	duration: z.looseObject({ amount: z.number(), unit: z.string() }).nullish(),
	checked: z.union([z.boolean(), z.number()]).nullish(),
	is_completed: z.boolean().nullish(),
	is_deleted: z.union([z.boolean(), z.number()]).nullish(),
	completed_at: z.string().nullish(),
});
type Item = z.output<typeof Item>;
const Named = z.looseObject({ id: Id, name: z.string(), inbox_project: z.boolean().nullish() });
const Note = z.looseObject({ item_id: Id, content: z.string() });
const Reminder = z.looseObject({ item_id: Id, minute_offset: z.number().nullish(), due: Due.nullish() });
const All = z.looseObject({
	items: z.array(z.unknown()).optional(),
	results: z.array(z.unknown()).optional(),
	projects: z.array(z.unknown()).optional(),
	sections: z.array(z.unknown()).optional(),
	notes: z.array(z.unknown()).optional(),
	reminders: z.array(z.unknown()).optional(),
});

export async function readTodoistApi(document: unknown, ground: ReadingGround): Promise<readonly ForeignTask[]> {
	const all = All.safeParse(Array.isArray(document) ? { items: document } : document);
	const items = all.data?.items ?? all.data?.results;
	if (!all.success || items === undefined) {
		throw new UnreadableExport("format", say("import_no_todoist"));
	}
	if (items.length > BOUNDS.import_tasks.most) throw tooMany();
	const projects = namesOf(all.data.projects);
	const sections = namesOf(all.data.sections);
	const notes = Map.groupBy(readAll(Note, all.data.notes), ({ item_id }) => item_id);
	const reminders = all.data.reminders && Map.groupBy(readAll(Reminder, all.data.reminders), ({ item_id }) => item_id);
	const tasks: ForeignTask[] = [];
	for (const [index, one] of items.entries()) {
		const place = index + 1;
		await nextRow(place, ground);
		const read = Item.safeParse(one);
		if (!read.success) ground.remark(place, "row_unread", read.error.issues[0]?.path.join(".") ?? "");
		if (!read.success || read.data.is_deleted) continue;
		const item = read.data;
		const task = taskOf(item, place, ground);
		const section = sections.get(item.section_id ?? "");
		const below = (notes.get(item.id) ?? []).map(({ content }) => content);
		const own = reminders && { reminders: remindersOf(reminders.get(item.id) ?? [], task, ground) };
		tasks.push({
			...task,
			category: projects.get(item.project_id ?? "") ?? null,
			tags: section === undefined ? task.tags : [...task.tags, section],
			description: [task.description, ...below].filter(Boolean).join("\n\n") || null,
			...own,
		});
	}
	return tasks;
}

function taskOf(item: Item, place: number, ground: ReadingGround): ForeignTask {
	// Its API counts from 4 for p1 to 1 for p4.
	const priority = TODOIST_PRIORITIES[String(5 - (item.priority ?? 1))];
	if (item.deadline) ground.remark(place, "deadline_noted", item.deadline.date);
	const lines = [
		item.description ?? "",
		item.deadline ? wordsFor(ground.settings.locale).imports.deadline(item.deadline.date) : "",
	];
	const is_completed = item.checked === true || item.checked === 1 || item.is_completed === true;
	return {
		source_id: item.id,
		place,
		title: item.content,
		description: lines.filter((line) => line !== "").join("\n\n") || null,
		...(priority === undefined ? {} : { priority }),
		category: null,
		tags: item.labels ?? [],
		...whenOf(item, place, ground),
		parent: item.parent_id ?? null,
		duration_minutes: item.duration ? todoistMinutes(item.duration.amount, item.duration.unit) : null,
		is_completed,
		completed_at: is_completed ? instantOrNull(item.completed_at) : null,
	};
}

function whenOf({ due }: Item, place: number, ground: ReadingGround): When {
	const text = due?.datetime ?? due?.date;
	if (!due || !text) return { due: null, recurrence: null };
	const zone = zoneOf(due.timezone, place, ground);
	const asked = floatingAs(readIsoDue(text, zone), text, due.timezone);
	if (asked === undefined) ground.remark(place, "date_unread", text);
	if (!due.is_recurring || asked === undefined) return { due: asked ?? null, recurrence: null };
	const said = readPhrase(due.string ?? "", due.lang ?? "", zone, ground)?.recurrence;
	if (!said) ground.remark(place, "recurrence_unread", due.string ?? "");
	if (!said) return { due: asked, recurrence: null };
	// It begins where the task is due; what was before that is Todoist's.
	const { rrule, mode } = said;
	return {
		due: asked,
		recurrence: { rrule, ...(mode === undefined ? {} : { mode }), ...("at" in asked ? { time_zone: zone } : {}) },
	};
}

/** A wall time without a zone is meant wherever the user is. */
function floatingAs(asked: AskedDue | undefined, text: string, zone: string | null | undefined): AskedDue | undefined {
	if (asked === undefined || "date" in asked || zone || /(Z|[+-]\d\d:?\d\d)$/.test(text)) return asked;
	return { ...asked, floating: true };
}

function remindersOf(
	all: readonly z.output<typeof Reminder>[],
	{ place, due }: ForeignTask,
	ground: ReadingGround,
): readonly NewReminder[] {
	return all.flatMap((one): NewReminder[] => {
		if (one.minute_offset != null && due !== null) return [{ spec: { before_minutes: one.minute_offset } }];
		const at = one.due?.date ? momentOf(one.due.date, zoneOf(one.due.timezone, place, ground)) : null;
		if (at !== null) return [{ spec: { at } }];
		ground.remark(place, "reminder_dropped", String(one.minute_offset ?? one.due?.date ?? ""));
		return [];
	});
}

function momentOf(text: string, zone: string): InstantText | null {
	const due = readIsoDue(text, zone);
	if (due === undefined) return null;
	return "at" in due ? due.at : instantOfWallTime(due.date as DateText, "09:00" as TimeText, zone);
}

function instantOrNull(text: string | null | undefined): InstantText | null {
	try {
		return text ? readInstant(text) : null;
	} catch {
		return null;
	}
}

function namesOf(rows: readonly unknown[] | undefined): ReadonlyMap<string, string> {
	return new Map(
		readAll(Named, rows)
			.filter(({ inbox_project }) => !inbox_project)
			.map(({ id, name }) => [id, name]),
	);
}

/** What is more than anybody has beside so many tasks is not looked at. */
const MOST_BESIDE = 20_000;

const readAll = <Schema extends z.ZodType>(schema: Schema, rows: readonly unknown[] = []): z.output<Schema>[] =>
	rows.slice(0, MOST_BESIDE).flatMap((row) => {
		const read = schema.safeParse(row);
		return read.success ? [read.data] : [];
	});
