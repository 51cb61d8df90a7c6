/** What Todoist's table and its API have in common. */
import type { Priority } from "../domain/tasks/task.ts";

/** As the page and the table count: p1 is the most urgent. The API counts the other way round. */
export const TODOIST_PRIORITIES: Readonly<Record<string, Priority>> = {
	1: "urgent",
	2: "high",
	3: "medium",
	4: "low",
};

/** `Repot the basil @garden @weekend`: labels stand behind a blank; an address holds none. */
export function splitLabels(content: string): { readonly title: string; readonly labels: readonly string[] } {
	const words = content.split(/(\s+)/);
	const isLabel = (word: string, index: number) => index > 0 && /^@[^\s@]+$/.test(word);
	const title = words.filter((word, index) => !isLabel(word, index)).join("");
	return { title: title.replace(/\s{2,}/g, " ").trim(), labels: words.filter(isLabel).map((word) => word.slice(1)) };
}

/** Null for days, which are no length of work. */
export function todoistMinutes(amount: number, unit: string): number | null {
	return unit.toLowerCase() === "minute" && Number.isInteger(amount) && amount > 0 ? amount : null;
}
