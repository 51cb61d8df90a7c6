/** How a request names tasks: by number, by words, by position, by "it", or by what they have in common. Pure. */
import type { Priority } from "../domain/task.ts";
import { english } from "./english.ts";

/** What tasks have in common; all conditions together. */
export interface TaskFilter {
	/** Default: open. */
	readonly status?: "completed" | "deleted" | "all";
	/** `week` is the rest of this one. */
	readonly when?: "today" | "tomorrow" | "week" | "next_week" | "overdue";
	readonly tag?: string;
	readonly category?: string;
	readonly priority?: Priority;
	readonly words?: string;
}

export type TaskReference =
	| { readonly kind: "numbers"; readonly task_ids: readonly number[] }
	/** Each entry names one task; a single entry may hold "and" in its title. */
	| { readonly kind: "words"; readonly words: string }
	/** What the last turn was about; `both` and `them` mean all of it. */
	| { readonly kind: "pronoun"; readonly many: boolean }
	/** Place in what was last shown, from 1; −1 is the last. */
	| { readonly kind: "position"; readonly position: number }
	| { readonly kind: "filter"; readonly filter: TaskFilter };

const PRONOUNS: Readonly<Record<string, boolean>> = {
	it: false,
	this: false,
	that: false,
	"that one": false,
	"this one": false,
	them: true,
	these: true,
	those: true,
	both: true,
	"both of them": true,
	"all of them": true,
};
const NOUNS = new Set([
	"task",
	"tasks",
	"todo",
	"todos",
	"item",
	"items",
	"one",
	"ones",
	"reminder",
	"reminders",
	"thing",
]);
const FILLERS = new Set([
	...["my", "the", "me", "all", "of", "every", "everything", "due", "for", "on", "in", "that", "are", "is", "and"],
	...["open", "with", "which", "have", "i", "to", "do", "list", "tagged", "priority", "tag", "category", "from"],
	...["anything", "any", "please", "now", "there", "left", "what", "what's", "whats", "show", "so", "still", "a"],
]);

/** Reads a reference. `undefined` when the text names nothing ("", "the task"). */
export function readReference(text: string): TaskReference | undefined {
	const plain = unquote(text.trim().replace(/[.!?]+$/, ""));
	const lower = plain.toLowerCase();
	if (lower in PRONOUNS && Object.hasOwn(PRONOUNS, lower)) {
		return { kind: "pronoun", many: PRONOUNS[lower] as boolean };
	}
	const numbers = readNumbers(lower);
	if (numbers) return { kind: "numbers", task_ids: numbers };
	const position = readPosition(lower);
	if (position !== undefined) return { kind: "position", position };
	if (/^(all|everything|every)\b/.test(lower)) {
		const filter = readFilter(lower);
		if (filter) return { kind: "filter", filter };
	}
	const words = withoutNouns(plain);
	return words === "" ? undefined : { kind: "words", words };
}

/** "#12", "12", "task 12", "#1, #2 and 3". */
function readNumbers(lower: string): number[] | undefined {
	const parts = lower
		.split(/[\s,&]+/)
		.filter((part) => part !== "" && part !== "and" && !/^(tasks?|numbers?|no\.?)$/.test(part));
	const ids = parts.map((part) => (/^#?\d{1,9}$/.test(part) ? Number(part.replace("#", "")) : Number.NaN));
	return parts.length > 0 && ids.every((id) => id > 0) ? [...new Set(ids)] : undefined;
}

/** "the first one", "the last one"; "the first draft" is a title. */
function readPosition(lower: string): number | undefined {
	const [word, noun, ...more] = lower.replace(/^the /, "").split(/\s+/);
	if (word === undefined || more.length > 0 || (noun !== undefined && !NOUNS.has(noun))) return undefined;
	return Object.hasOwn(english.ordinals, word) ? english.ordinals[word] : undefined;
}

function withoutNouns(plain: string): string {
	const parts = plain.split(/\s+/);
	while (parts.length > 0 && /^(the|my|a|that|this|called|named|task)$/i.test(parts[0] as string)) parts.shift();
	if (parts.length > 1 && NOUNS.has((parts.at(-1) as string).toLowerCase())) parts.pop();
	return NOUNS.has(parts.join(" ").toLowerCase()) ? "" : unquote(parts.join(" "));
}

/** Removes one pair of quotes around the whole. */
export function unquote(text: string): string {
	return /^(".*"|“.*”|'.*'|`.*`)$/s.test(text) && text.length > 2 ? text.slice(1, -1).trim() : text;
}

/**
 * Reads what tasks have in common ("all overdue ones", "high priority #home tasks"). `undefined` when there is a word
 * that is no condition, so that nothing is ever done to more tasks than were named.
 */
export function readFilter(text: string): TaskFilter | undefined {
	const filter: { -readonly [Key in keyof TaskFilter]: TaskFilter[Key] } = {};
	const words = text
		.trim()
		.replace(/[.!?]+$/, "")
		.split(/[\s,]+/);
	for (let at = 0; at < words.length; at++) {
		const word = (words[at] as string).toLowerCase();
		const next = words[at + 1]?.toLowerCase();
		if (word === "today" || word === "tomorrow" || word === "overdue") filter.when = word;
		else if (word === "late") filter.when = "overdue";
		else if (word === "tonight") filter.when = "today";
		else if ((word === "this" || word === "the") && next === "week") {
			filter.when = "week";
			at++;
		} else if (word === "next" && next === "week") {
			filter.when = "next_week";
			at++;
		} else if (word === "completed" || word === "done" || word === "finished") filter.status = "completed";
		else if (word === "deleted") filter.status = "deleted";
		else if (/^#\p{L}/u.test(word)) filter.tag = words[at]?.slice(1);
		else if (/^@\p{L}/u.test(word)) filter.category = words[at]?.slice(1);
		else if (Object.hasOwn(english.priorities, word.replace(/^!/, "")) && !/^\d/.test(word)) {
			filter.priority = english.priorities[word.replace(/^!/, "")];
		} else if (!FILLERS.has(word) && !NOUNS.has(word) && word !== "") return undefined;
	}
	return filter;
}
