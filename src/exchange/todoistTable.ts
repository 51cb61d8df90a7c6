/**
 * Todoist's table of a project ("Export as template", and each file of a backup). Columns: TYPE (task, section, note, meta),
 * CONTENT with @labels, DESCRIPTION, PRIORITY (1 is the highest here, unlike in its API), INDENT, DATE in the words of
 * DATE_LANG, TIMEZONE, DURATION with its unit, DEADLINE. It has no ids: a task is known by the way to it.
 */

import { wordsFor } from "../words/words.ts";
import type { ForeignTask, ReadingGround } from "./foreignTask.ts";
import { isFromToday, readIsoDue, readPhrase, type When, zoneOf } from "./phrases.ts";
import { type TableRow, tableRows } from "./tableRows.ts";
import { splitLabels, TODOIST_PRIORITIES, todoistMinutes } from "./todoistWords.ts";

/** A task while notes below it may still come. */
type Open = { -readonly [Field in keyof ForeignTask]: ForeignTask[Field] };

export async function readTodoistTable(text: string, ground: ReadingGround): Promise<readonly ForeignTask[]> {
	const tasks: Open[] = [];
	/** The last task of each indent. */
	const above: Open[] = [];
	const seen = new Map<string, number>();
	const category = projectOf(ground.name);
	let section = "";
	for await (const row of tableRows(text, ["TYPE", "CONTENT"], ground)) {
		switch (row.cell("TYPE").toLowerCase()) {
			case "section":
				section = row.cell("CONTENT").slice(0, 200);
				above.length = 0;
				break;
			case "note":
				addNote(tasks.at(-1), row.cell("CONTENT"));
				break;
			case "task": {
				const indent = Math.min(Math.max(Number.parseInt(row.cell("INDENT"), 10) || 1, 1), above.length + 1);
				const parent = above[indent - 2];
				const way = `${parent?.source_id ?? `${category ?? ""}/${section}`}/${row.cell("CONTENT")}`;
				const times = (seen.get(way) ?? 0) + 1;
				seen.set(way, times);
				const task = readRow(row, ground, { source_id: times === 1 ? way : `${way}#${times}`, category, section });
				task.parent = parent?.source_id ?? null;
				above.length = indent - 1;
				above.push(task);
				tasks.push(task);
				break;
			}
			default:
				// How the project is shown (`meta`), and the empty rows between.
				break;
		}
	}
	return tasks;
}

interface Place {
	readonly source_id: string;
	readonly category: string | null;
	readonly section: string;
}

function readRow(row: TableRow, ground: ReadingGround, { source_id, category, section }: Place): Open {
	const { place } = row;
	const { title, labels } = splitLabels(row.cell("CONTENT"));
	const priority = TODOIST_PRIORITIES[row.cell("PRIORITY")];
	const when = readWhen(row, ground);
	const lines = [row.cell("DESCRIPTION")];
	const deadline = row.cell("DEADLINE");
	if (deadline !== "") {
		lines.push(wordsFor(ground.settings.locale).imports.deadline(deadline));
		ground.remark(place, "deadline_noted", deadline);
	}
	return {
		source_id,
		place,
		title,
		description: joined(lines),
		...(priority === undefined ? {} : { priority }),
		category,
		tags: section === "" ? labels : [...labels, section],
		...when,
		parent: null,
		duration_minutes: todoistMinutes(Number(row.cell("DURATION")), row.cell("DURATION_UNIT")),
		is_completed: false,
		completed_at: null,
	};
}

function readWhen(row: TableRow, ground: ReadingGround): When {
	const date = row.cell("DATE");
	if (date === "") return { due: null, recurrence: null };
	const zone = zoneOf(row.cell("TIMEZONE"), row.place, ground);
	const iso = readIsoDue(date, zone);
	if (iso !== undefined) return { due: iso, recurrence: null };
	const said = readPhrase(date, row.cell("DATE_LANG"), zone, ground);
	if (said !== undefined && isFromToday(date)) ground.remark(row.place, "date_from_today", date);
	if (said === undefined) ground.remark(row.place, "date_unread", date);
	return said ?? { due: null, recurrence: null };
}

/** What was said below a task stands below its description. */
function addNote(task: Open | undefined, note: string): void {
	if (task !== undefined && note !== "") task.description = joined([task.description ?? "", note]);
}

const joined = (parts: readonly string[]) => parts.filter((part) => part !== "").join("\n\n") || null;

/** `Garden [2203306141].csv`, as a backup names its files, is of the project Garden; the inbox is no category. */
function projectOf(name: string | undefined): string | null {
	const bare = (name ?? "")
		.replace(/^.*[\\/]/, "")
		.replace(/\.csv$/i, "")
		.replace(/\s*\[\w+\]$/, "")
		.trim();
	return bare === "" || /^inbox$/i.test(bare) ? null : bare;
}
