/** Markers that stand for themselves: `#tag`, `@category`, `!high`, `p1`, `!30m`. */
import type { Priority, ReminderSpec } from "../../domain/tasks/task.ts";
import type { Words } from "../../words/words.ts";
import { wholeMinutesOf } from "../dates/readingDates.ts";
import type { LanguageTable } from "../shapes/grammar.ts";
import type { Question, Span } from "../shapes/reading.ts";
import { slots } from "../tokens/slots.ts";
import { readTokens, type Token } from "../tokens/tokens.ts";

export interface Marks {
	readonly tags: readonly string[];
	readonly category: string | null;
	readonly priority: Priority | null;
	readonly reminders: readonly ReminderSpec[];
	readonly spans: readonly Span[];
	readonly questions: readonly Question[];
}

/** What may stand directly behind "p1". */
const ENDS: ReadonlySet<string> = new Set([",", ";", ")", "!", "?"]);

/** The first category and the first priority count; a second one stays in the title and is asked about. */
export function readMarks(tokens: readonly Token[], language: LanguageTable, words: Words): Marks {
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
			else questions.push({ kind: "two_categories", text: words.reading.questions.oneCategory(category) });
			category ??= name;
		} else {
			const said = sigil === undefined ? undefined : priorityOf(token, language);
			if (said !== undefined) {
				if (priority === null) spans.push({ start, end: token.end, kind: "priority", value: said });
				else
					questions.push({
						kind: "two_priorities",
						text: words.reading.questions.onePriority(words.states.priorities[priority]),
					});
				priority ??= said;
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

/** "!high"; "p1" has no sigil. */
function priorityOf({ text, lower }: Token, { priorities }: LanguageTable): Priority | undefined {
	const word = text[0] === "!" ? lower.slice(1) : lower;
	return Object.hasOwn(priorities, word) ? priorities[word] : undefined;
}

/**
 * The same tokens, each "p1" one mark instead of a letter and a number: what stands beside a date must be known as a mark
 * before the dates are read. "p1-form" and "p1.5" are names.
 */
export function joinPriorities(tokens: readonly Token[], { priorities }: LanguageTable): readonly Token[] {
	const joined: Token[] = [];
	let found = false;
	for (let at = 0; at < tokens.length; at++) {
		const token = tokens[at] as Token;
		const [digit, after, behind] = [tokens[at + 1], tokens[at + 2], tokens[at + 3]];
		const isEnd = after === undefined || ENDS.has(after.text) || (after.text === "." && !behind?.glued);
		const isMark =
			token.kind === "word" &&
			token.lower === "p" &&
			!token.glued &&
			digit?.kind === "number" &&
			digit.glued &&
			Object.hasOwn(priorities, `p${digit.text}`) &&
			(isEnd || !after.glued);
		if (!isMark) {
			joined.push(token);
			continue;
		}
		const text = `${token.text}${digit.text}`;
		joined.push({ kind: "mark", text, lower: text.toLowerCase(), start: token.start, end: digit.end, glued: false });
		found = true;
		at++;
	}
	return found ? joined : tokens;
}

function leadMinutes(name: string, language: LanguageTable): number | undefined {
	const { tokens } = readTokens(name);
	const match = slots.amount?.({ tokens, language, dateOrder: "ymd" }, 0);
	if (match?.amount === undefined || match.next !== tokens.length) return undefined;
	return wholeMinutesOf(match.amount);
}
