/** The words of a filter: what each condition is called. English, like every name of the interface. */

import { type Sentence, say } from "../refusals/sentence.ts";
import { PRIORITIES, type Priority } from "../tasks/task.ts";
import { readDate } from "../time/instant.ts";
import type { Condition, Day, Days } from "./tree.ts";

/** What a text between signs asks for; what is wrong with it; undefined: no such condition. */
export type ReadCondition = Condition | { readonly wrong: Sentence } | undefined;

const WORDS: Readonly<Record<string, Condition>> = {
	all: { kind: "every" },
	overdue: { kind: "overdue" },
	today: { kind: "due", from: { days: 0 }, until: { days: 1 } },
	tomorrow: { kind: "due", from: { days: 1 }, until: { days: 2 } },
	yesterday: { kind: "due", from: { days: -1 }, until: { days: 0 } },
	"this week": { kind: "due", from: { week: 0 }, until: { week: 1 } },
	"next week": { kind: "due", from: { week: 1 }, until: { week: 2 } },
	"no date": { kind: "undated" },
	"no due date": { kind: "undated" },
	recurring: { kind: "recurring" },
	subtask: { kind: "subtask" },
	reminder: { kind: "reminded" },
	"no tag": { kind: "unlabelled", of: "tag" },
	"no tags": { kind: "unlabelled", of: "tag" },
	"no category": { kind: "unlabelled", of: "category" },
};

/** Of p1 to p4: the first is what is most urgent. */
const BY_URGENCY: readonly Priority[] = PRIORITIES.toReversed();

const DAYS: Readonly<Record<string, number>> = { today: 0, tomorrow: 1, yesterday: -1 };
/** Days that a filter may look ahead or back. */
const FARTHEST = 3_660;

export function readCondition(text: string, plain: string, column: number): ReadCondition {
	const said = plain.toLowerCase().replace(/\s+/g, " ");
	const word = Object.hasOwn(WORDS, said) ? WORDS[said] : undefined;
	if (word !== undefined) return word;
	const priority = readPriority(said);
	if (priority !== undefined) return { kind: "priority", priority };
	if (/^[#@]/.test(plain)) {
		const name = text.slice(1).trim();
		if (name === "") return { wrong: say("filter_name_missing", { sign: plain[0] ?? "" }) };
		return { kind: "label", of: plain.startsWith("#") ? "tag" : "category", name, column };
	}
	if (/^search\s*:/i.test(plain)) {
		const words = text.slice(text.indexOf(":") + 1).trim();
		return words === "" ? { wrong: say("filter_words_missing") } : { kind: "search", words };
	}
	const ahead = /^(?:next )?(\d{1,4}) days?$/.exec(said)?.[1];
	if (ahead !== undefined) return { kind: "due", from: { days: 0 }, until: { days: Number(ahead) } };
	return readDated(said);
}

/** `p2`, `high`, `high priority`, `priority: high`. */
function readPriority(said: string): Priority | undefined {
	const level = /^p([1-4])$/.exec(said)?.[1];
	if (level !== undefined) return BY_URGENCY[Number(level) - 1];
	const [, name] = /^(?:priority ?:? )?(\w+)(?: priority)?$/.exec(said) ?? [];
	return PRIORITIES.find((one) => one === name);
}

/** Words of the longest condition. */
const LONGEST = 4;

/** Conditions that stand side by side as people say them ("high priority this week"), with the sign between; undefined where some word is none. */
export function withSigns(plain: string): string | undefined {
	const words = plain.split(/\s+/);
	const parts: string[] = [];
	for (let at = 0; at < words.length; ) {
		const sizes = Array.from({ length: Math.min(LONGEST, words.length - at) }, (_, n) => n + 1).reverse();
		const size = sizes.find((count) => isWhole(words.slice(at, at + count).join(" ")));
		if (size === undefined) return undefined;
		parts.push(words.slice(at, at + size).join(" "));
		at += size;
	}
	return parts.length < 2 ? undefined : parts.join(" & ");
}

/** A label's name or words that are searched for would take all that follows. */
function isWhole(text: string): boolean {
	const read = readCondition(text, text, 1);
	if (read === undefined || "wrong" in read) return false;
	return read.kind === "label" ? !/\s/.test(text) : read.kind !== "search";
}

/** `due: 2026-12-01`, `due before: tomorrow`, `created after: -7 days`. */
function readDated(said: string): ReadCondition {
	const [, kind, edge, day] = /^(due|created)(?: (before|after))? ?: ?(.*)$/.exec(said) ?? [];
	if (kind !== "due" && kind !== "created") return undefined;
	const read = readDay(day ?? "");
	if (read === undefined) {
		return { wrong: say("filter_day", { condition: edge ? `${kind} ${edge}` : kind }) };
	}
	return { kind, ...daysOf(edge, read) };
}

function daysOf(edge: string | undefined, day: Day): Days {
	if (edge === "before") return { until: day };
	return edge === "after" ? { from: dayAfter(day) } : { from: day, until: dayAfter(day) };
}

function readDay(said: string): Day | undefined {
	if (Object.hasOwn(DAYS, said)) return { days: DAYS[said] ?? 0 };
	const [, sign, count] = /^([+-]) ?(\d{1,4})(?: days?)?$/.exec(said) ?? [];
	if (count !== undefined && Number(count) <= FARTHEST) return { days: Number(count) * (sign === "-" ? -1 : 1) };
	if (!/^(?:19|[2-9]\d)\d\d-\d\d-\d\d$/.test(said) || said >= "9998") return undefined;
	try {
		return { date: readDate(said) };
	} catch {
		return undefined;
	}
}

function dayAfter(day: Day): Day {
	if ("days" in day) return { days: day.days + 1 };
	if ("week" in day) return { week: day.week + 1 };
	return { date: readDate(Temporal.PlainDate.from(day.date).add({ days: 1 }).toString()) };
}
