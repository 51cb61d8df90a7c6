/** A month as whole weeks, and what falls on its days. Pure. Days are local dates (`2026-12-01`), months `2026-12`. */
import { addDays } from "../../time/zone.ts";
import type { Settings, Task } from "../../wire.ts";
import { dueDateOf, type Groups } from "../desk/group.ts";
import { weekdayOf } from "./reschedule.ts";

export const monthOf = (date: string): string => date.slice(0, 7);

/** The month so many later. */
export function addMonths(month: string, by: number): string {
	const [year = 0, number = 1] = month.split("-").map(Number);
	const count = year * 12 + number - 1 + by;
	return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}`;
}

/** All weeks that have a day of the month, each from the user's first day of the week on. */
export function weeksOf(month: string, weekStart: Settings["week_start"]): readonly (readonly string[])[] {
	const first = `${month}-01`;
	const next = `${addMonths(month, 1)}-01`;
	const weeks: string[][] = [];
	for (let day = addDays(first, -weekdayOf(first, weekStart)); day < next; day = addDays(day, 7)) {
		const from = day;
		weeks.push(Array.from({ length: 7 }, (_, n) => addDays(from, n)));
	}
	return weeks;
}

/** Open tasks by the day on which they are due, in the order of the list. */
export function tasksByDay(groups: Groups, zone: string): ReadonlyMap<string, readonly Task[]> {
	return Map.groupBy([...groups.overdue, ...groups.today, ...groups.upcoming], (task) => dueDateOf(task, zone));
}

/** So many stand on a day; where there are more, one place says how many. */
const ON_A_DAY = 3;

/** What stands on a day, and how many more there are. */
export function onDay<One>(all: readonly One[]): { readonly shown: readonly One[]; readonly more: number } {
	const shown = all.length > ON_A_DAY ? all.slice(0, ON_A_DAY - 1) : all;
	return { shown, more: all.length - shown.length };
}

/** Days by which a key goes on in the grid; undefined for keys that go nowhere. */
export function stepOf(key: string, date: string, weekStart: Settings["week_start"]): number | undefined {
	const at = weekdayOf(date, weekStart);
	const steps: Readonly<Record<string, number>> = {
		ArrowLeft: -1,
		ArrowRight: 1,
		ArrowUp: -7,
		ArrowDown: 7,
		Home: -at,
		End: 6 - at,
	};
	return Object.hasOwn(steps, key) ? steps[key] : undefined;
}

/** The same day of another month, or its last one where it has none. */
export function sameDayOf(date: string, month: string): string {
	const last = addDays(`${addMonths(month, 1)}-01`, -1);
	const wanted = `${month}-${date.slice(8)}`;
	return wanted > last ? last : wanted;
}
