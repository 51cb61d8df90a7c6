/** The task that another stands below, as its form names it: "#12 Taxes". Pure. */
import type { Task } from "../../wire.ts";

type Tasks = ReadonlyMap<number, Task>;

/** As many are offered at once; more letters find the others. */
const MOST_OFFERED = 50;

const named = ({ id, title }: Task) => `#${id} ${title}`;

/** What stands in the field; a task that the page does not hold is named by its number. */
export function parentText(id: number | null, tasks: Tasks): string {
	if (id === null) return "";
	const task = tasks.get(id);
	return task ? named(task) : `#${id}`;
}

/** Which task is meant by what was typed: a number, or the title of one open task; null: none; undefined: nobody knows. */
export function parentOf(text: string, tasks: Tasks, own: number): number | null | undefined {
	const said = text.trim();
	if (said === "") return null;
	const number = /^#(\d{1,9})(?:\s|$)/.exec(said)?.[1];
	if (number !== undefined) return Number(number);
	const lower = said.toLowerCase();
	const [one, ...others] = [...tasks.values()].filter(
		({ id, status, title }) => id !== own && status === "open" && title.toLowerCase() === lower,
	);
	return one && others.length === 0 ? one.id : undefined;
}

/** What can be chosen: open tasks whose names hold what was typed, but not the task itself, nor any that stands below it. */
export function offeredParents(text: string, tasks: Tasks, own: number): readonly string[] {
	const lower = text.trim().toLowerCase();
	const offered: string[] = [];
	for (const task of tasks.values()) {
		if (offered.length >= MOST_OFFERED) break;
		const isMeant = task.status === "open" && named(task).toLowerCase().includes(lower);
		if (isMeant && !isBelow(task, tasks, own)) offered.push(named(task));
	}
	return offered;
}

/** Whether it is that task, or stands somewhere below it. */
function isBelow(task: Task, tasks: Tasks, own: number): boolean {
	const seen = new Set<number>();
	for (let at: Task | undefined = task; at && !seen.has(at.id); at = tasks.get(at.parent_id ?? 0)) {
		if (at.id === own) return true;
		seen.add(at.id);
	}
	return false;
}
