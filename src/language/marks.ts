/** Markers that stand for themselves: `#tag`, `@category`, `!high`, `p1`, `!30m`. */
import type { Priority, ReminderSpec } from "../domain/task.ts";
import type { LanguageTable } from "./grammar.ts";
import type { Question, Span } from "./quickAdd.ts";
import { wholeMinutesOf } from "./readingDates.ts";
import { slots } from "./slots.ts";
import { readTokens, type Token } from "./tokens.ts";

export interface Marks {
	readonly tags: readonly string[];
	readonly category: string | null;
	readonly priority: Priority | null;
	readonly reminders: readonly ReminderSpec[];
	readonly spans: readonly Span[];
	readonly questions: readonly Question[];
}

/** The first category and the first priority count; a second one stays in the title and is asked about. */
export function readMarks(tokens: readonly Token[], language: LanguageTable): Marks {
	const tags = new Map<string, string>();
	const reminders: ReminderSpec[] = [];
	const spans: Span[] = [];
	const questions: Question[] = [];
	let category: string | null = null;
	let priority: Priority | null = null;
	for (let at = 0; at < tokens.length; at++) {
		const token = tokens[at] as Token;
		const { start } = token;
		const name = token.text.slice(1);
		const sigil = token.kind === "mark" ? token.text[0] : undefined;
		// "#3" names a task and "@5" a time: a label has a letter.
		const isLabel = /\p{L}/u.test(name);
		if (sigil === "#" && isLabel) {
			if (!tags.has(name.toLowerCase())) tags.set(name.toLowerCase(), name);
			spans.push({ start, end: token.end, kind: "tag", value: name });
		} else if (sigil === "@" && isLabel) {
			if (category === null) spans.push({ start, end: token.end, kind: "category", value: name });
			else questions.push({ kind: "two_categories", text: `A task has one category. I took “${category}”.` });
			category ??= name;
		} else {
			const shortest = priorityAt(tokens, at, language);
			if (shortest !== undefined) {
				const end = (tokens[at + shortest.length - 1] as Token).end;
				if (priority === null) spans.push({ start, end, kind: "priority", value: shortest.priority });
				else questions.push({ kind: "two_priorities", text: `A task has one priority. I took “${priority}”.` });
				priority ??= shortest.priority;
				at += shortest.length - 1;
			} else if (sigil === "!") {
				const lead = leadMinutes(name, language);
				if (lead === undefined) continue;
				reminders.push({ before_minutes: lead });
				spans.push({ start, end: token.end, kind: "reminder", value: lead });
			}
		}
	}
	return { tags: [...tags.values()], category, priority, reminders, spans, questions };
}

function priorityAt(tokens: readonly Token[], at: number, language: LanguageTable) {
	const token = tokens[at] as Token;
	const read = (word: string) => (Object.hasOwn(language.priorities, word) ? language.priorities[word] : undefined);
	if (token.kind === "mark" && token.text[0] === "!") {
		const priority = read(token.lower.slice(1));
		return priority && { priority, length: 1 };
	}
	const digit = tokens[at + 1];
	const free = !token.glued && digit?.glued && digit.kind === "number";
	if (token.lower !== "p" || !free) return undefined;
	const after = tokens[at + 2];
	// "p1" alone: "p1-form" and "p1.5" are names.
	if (after?.glued && ![",", ";", ")", "!", "?"].includes(after.text)) return undefined;
	const priority = read(`p${digit.text}`);
	return priority && { priority, length: 2 };
}

function leadMinutes(name: string, language: LanguageTable): number | undefined {
	const { tokens } = readTokens(name);
	const match = slots.amount?.({ tokens, language, dateOrder: "ymd" }, 0);
	if (match?.amount === undefined || match.next !== tokens.length) return undefined;
	return wholeMinutesOf(match.amount);
}
