/** What tasks have in common, read from words ("all overdue ones", "high priority #home tasks"). Pure. */

import type { Priority } from "../../../domain/tasks/task.ts";
import type { DateText } from "../../../domain/time/instant.ts";
import { english } from "../../en/english.ts";
import type { ReadingContext } from "../../shapes/reading.ts";
import { readPastDays } from "../when/readDays.ts";
import { dayOf, readMoment } from "../when/readMoment.ts";

/** All conditions together. */
export interface TaskFilter {
	/** Default: open. */
	readonly status?: "completed" | "deleted" | "all";
	/** `week` and `month` are the rest of this one; `upcoming` is all that is due from now on. */
	readonly when?: "today" | "tomorrow" | "week" | "next_week" | "month" | "overdue" | "upcoming" | "none" | "any";
	/** A local day. */
	readonly on?: DateText;
	readonly tag?: string;
	readonly category?: string;
	readonly priority?: Priority;
	readonly recurs?: true;
	/** Of what recurs: it waits until it is resumed. */
	readonly paused?: true;
	/** Without any tag; without a category. */
	readonly untagged?: true;
	readonly uncategorized?: true;
	/** How the list is to stand; by due date unless it is said. */
	readonly sort?: "priority" | "title" | "created_at";
	/** Due on this local day or later; before this one. */
	readonly from?: DateText;
	readonly until?: DateText;
	/** The name of a tag or a category; where there is none, whole words, all of which the title holds. */
	readonly words?: string;
}

/** "Between monday and wednesday", said on a Monday, begins today, and on a Tuesday it is all of the next week. */
function inOrder(low: DateText, high: DateText, { now, settings }: ReadingContext) {
	const today = now.toZonedDateTimeISO(settings.time_zone).toPlainDate();
	const [first, last] = [Temporal.PlainDate.from(low), Temporal.PlainDate.from(high)];
	if (Temporal.PlainDate.compare(first, last) <= 0) return [first, last] as const;
	if (first.subtract({ weeks: 1 }).equals(today)) return [today, last] as const;
	return [first, last.add({ weeks: 1 })] as const;
}

type Draft = { -readonly [Key in keyof TaskFilter]: TaskFilter[Key] };

/** Words that stand for tasks. */
export const NOUNS: ReadonlySet<string> = new Set(
	"task tasks todo todos to-do to-dos item items one ones reminder reminders thing things entry entries stuff".split(
		" ",
	),
);
const PLURALS = /\s(?:tasks|todos|to-dos|items|ones|things|entries|stuff)\b/i;
const MONTHS = "january february march april may june july august september october november december".split(" ");
const FILLERS: ReadonlySet<string> = new Set(
	(
		"my the me all of every everything due for on in that are is and open with which have i to do list tagged priority " +
		"tag category from anything any please now there left what what's whats show so still a were was under have has labelled " +
		"labeled those they marked pending active be remaining coming up both supposed am most should must scheduled planned"
	).split(" "),
);

/** Each phrase and what it asks for; the longer before those that it begins with. */
const PHRASES: readonly { readonly words: RegExp; readonly means: Draft }[] = [
	{ words: /\b(?:this|the|current) week\b/i, means: { when: "week" } },
	{ words: /\bnext week\b/i, means: { when: "next_week" } },
	{ words: /\b(?:this|the|current) month\b/i, means: { when: "month" } },
	{ words: /\b(?:with(?:out)?|that have|having)? ?(?:no|without|an?y?)? ?(?:due )?dates?\b/i, means: { when: "any" } },
	{
		words:
			/\b(?:with(?:out)?|that have|having) (?:no |any |an? )?(?:tags?|labels?)\b(?! [#@]?\p{L})|\b(?:untagged|unlabell?ed)\b/iu,
		means: { untagged: true },
	},
	{
		words:
			/\b(?:with(?:out)?|that have|having|in) (?:no |any |an? )?categor(?:y|ies)\b(?! [#@]?\p{L})|\buncategori[sz]ed\b/iu,
		means: { uncategorized: true },
	},
	{
		words: /\b(?:(?:sorted|ordered|sort|order) )?by (?:the )?(?:priority|importance|urgency)\b/i,
		means: { sort: "priority" },
	},
	{
		words: /\b(?:(?:sorted|ordered|sort|order) )?(?:by (?:the )?(?:title|name)|alphabetically)\b/i,
		means: { sort: "title" },
	},
	{
		words: /\b(?:(?:sorted|ordered|sort|order) )?by (?:age|when (?:they|i) (?:were )?added)\b/i,
		means: { sort: "created_at" },
	},
	{ words: /\b(?:(?:sorted|ordered|sort|order) )?by (?:the )?(?:due date|date|deadline)\b/i, means: {} },
	{ words: /\bundated\b/i, means: { when: "none" } },
	{ words: /\bpast due\b|\boverdue\b|\blate\b/i, means: { when: "overdue" } },
	{ words: /\bupcoming\b|\bcoming up\b(?! next| this| on)|\bin the future\b/i, means: { when: "upcoming" } },
	{ words: /\btoday\b|\btonight\b/i, means: { when: "today" } },
	{ words: /\btomorrow\b/i, means: { when: "tomorrow" } },
	{ words: /\bcompleted\b|\bdone\b|\bfinished\b/i, means: { status: "completed" } },
	{ words: /\bdeleted\b|\btrashed\b|\bin the (?:bin|trash)\b/i, means: { status: "deleted" } },
	{ words: /\b(?:currently |still )?(?:paused|suspended|on hold)\b/i, means: { paused: true } },
	{ words: /\brecurring\b|\brepeating\b|\b(?:that )?(?:recurs?|repeats?)\b/i, means: { recurs: true } },
];

/** Nobody says in more characters what tasks have in common. */
const LONGEST = 300;

/**
 * `undefined` when there is a word that is no condition, so that nothing is ever done to more tasks than were named. Only
 * with a plural at the end ("all milk tasks") other words are words of the title.
 */
export function readFilter(text: string, context: ReadingContext): TaskFilter | undefined {
	if (text.length > LONGEST) return undefined;
	const filter: Draft = {};
	let rest = ` ${text
		.trim()
		.replace(
			/\bfrom (today|tonight|tomorrow|(?:this|next) (?:week|month))(?![\w ]{0,80} (?:on|onwards?|until|till|to)\b)/i,
			"of $1",
		)
		.replace(/(?<![.!?])[.!?]+$/, "")
		.replaceAll(/\b(today|tomorrow|week|month)'s\b/gi, "$1")}`;
	const isPlural = PLURALS.test(rest);
	const bounded = readBounds(rest, context);
	if (bounded) {
		Object.assign(filter, bounded.bounds);
		rest = bounded.rest;
	}
	for (const { words, means } of PHRASES) {
		const match = words.exec(rest);
		if (!match) continue;
		if ("when" in means && filter.when !== undefined) return undefined;
		// "With tags" is none of these conditions.
		if ((means.untagged || means.uncategorized) && !/without|\bno\b|\bun/i.test(match[0])) continue;
		if (means.when === "any") filter.when = /\bno\b|without/i.test(match[0]) ? "none" : "any";
		else Object.assign(filter, means);
		rest = rest.slice(0, match.index) + rest.slice(match.index + match[0].length);
	}
	const unread: string[] = [];
	const words = rest.split(/[\s,]+/).filter((word) => word !== "");
	for (const [at, word] of words.entries()) {
		const lower = word.toLowerCase();
		const before = words[at - 1]?.toLowerCase() ?? "";
		const priority = lower.replace(/^!/, "");
		const after = words[at + 1]?.toLowerCase() ?? "";
		const isLabelled =
			["in", "under", "from", "with"].includes(words[at - 2]?.toLowerCase() ?? "") && ["the", "my"].includes(before);
		if (isLabelled && after === "category") filter.category = word;
		else if (isLabelled && after === "tag") filter.tag = word;
		else if (/^#\p{L}/u.test(word)) filter.tag = word.slice(1);
		else if (/^@\p{L}/u.test(word)) filter.category = word.slice(1);
		else if (["tagged", "labelled", "labeled"].includes(before) && !FILLERS.has(lower)) filter.tag = word;
		else if (before === "category" && !FILLERS.has(lower) && !NOUNS.has(lower)) filter.category = word;
		else if (priority === "important") filter.priority = "high";
		else if (Object.hasOwn(english.priorities, priority) && !/^\d/.test(priority)) {
			filter.priority = english.priorities[priority] as Priority;
		} else if (!FILLERS.has(lower) && !NOUNS.has(lower)) unread.push(word);
	}
	if (unread.length === 0) return filter;
	// A number alone is a task, not an hour.
	const isDay = filter.when === undefined && !bounded && /\p{L}|\d[-/.]\d/u.test(unread.join(" "));
	const moment = isDay ? readMoment(unread.join(" "), context) : undefined;
	if (moment) return { ...filter, on: dayOf(moment, context) };
	return isPlural && /^\s*(?:all|every|both|any|show|list)\b/i.test(text)
		? { ...filter, words: unread.join(" ") }
		: undefined;
}

/** "Thursday and friday". */
const PAIR = 3;
/** No day is said in more. */
const MOST_WORDS = 12;

/** "before friday", "by the 5th", "after december 5", "in december": the bounds, and what else is said. */
function readBounds(text: string, context: ReadingContext) {
	const past = /\b(?:yesterday|(?:in the )?(?:last|past) (?:week|month|year))\b/i.exec(text);
	const days = past && readPastDays(past[0], context);
	if (past && days) return { bounds: days, rest: text.replace(past[0], "") };
	const month = /\b(?:in|during) (?:the month of )?(\p{L}+)\b/iu.exec(text);
	const named = MONTHS.indexOf((month?.[1] ?? "").toLowerCase()) + 1;
	if (month && named > 0) {
		const today = context.now.toZonedDateTimeISO(context.settings.time_zone).toPlainDate();
		const first = today.with({ month: named, day: 1 }).add({ years: named < today.month ? 1 : 0 });
		return { bounds: boundsOf(first, first.add({ months: 1 })), rest: text.replace(month[0], "") };
	}
	const span =
		/\b(?:in|within|for|over) the next (\d{1,3}|a|one|two|three|four|five|six|seven|ten|few|couple of) (day|week|month)s?\b/i.exec(
			text,
		);
	if (span) {
		const count = own(span[1] ?? "");
		const today = context.now.toZonedDateTimeISO(context.settings.time_zone).toPlainDate();
		const until = today.add({ [`${span[2]?.toLowerCase()}s`]: count }).add({ days: 1 });
		return { bounds: boundsOf(today, until), rest: text.replace(span[0], "") };
	}
	const between = /\bbetween (.+)$/i.exec(text);
	const and = between?.[1]?.search(/(?<=.) and ./i) ?? -1;
	const ends = and < 0 ? [] : [between?.[1]?.slice(0, and), between?.[1]?.slice(and + " and ".length)];
	const [low, high] = ends.map((said) => (said === undefined ? undefined : readMoment(said, context)));
	if (between && low && high) {
		const [first, last] = inOrder(dayOf(low, context), dayOf(high, context), context);
		return { bounds: boundsOf(first, last.add({ days: 1 })), rest: text.slice(0, between.index) };
	}
	const said = text.trimEnd().split(/\s+/);
	const neighbours = said.length < PAIR ? undefined : readDayPair(said.slice(-PAIR).join(" "), context);
	if (neighbours)
		return {
			bounds: neighbours,
			rest: said
				.slice(0, -PAIR)
				.join(" ")
				.replace(/ (?:on|for)$/i, ""),
		};
	const match = /\b(before|until|till|by|after|from|since) (.+)$/i.exec(text);
	const words = match?.[2]?.split(" ") ?? [];
	for (let length = Math.min(words.length, MOST_WORDS); match && length > 0; length--) {
		const moment = readMoment(words.slice(0, length).join(" "), context);
		if (!moment) continue;
		const day = Temporal.PlainDate.from(dayOf(moment, context));
		const next = day.add({ days: 1 });
		const rest = `${text.slice(0, match.index)}${words.slice(length).join(" ")}`;
		const [link = ""] = [match[1]?.toLowerCase()];
		if (link === "before") return { bounds: boundsOf(undefined, day), rest };
		if (link === "after") return { bounds: boundsOf(next, undefined), rest };
		return { bounds: /from|since/.test(link) ? boundsOf(day, undefined) : boundsOf(undefined, next), rest };
	}
	return undefined;
}

/** "Thursday and friday", "Montag bis Mittwoch": from the one to the other; with "and" they must be neighbours. */
export function readDayPair(text: string, context: ReadingContext): Pick<TaskFilter, "from" | "until"> | undefined {
	const [, low = "", link = "", high = ""] =
		/^(\S+) (and|or|to|through|und|oder|bis) (?:on |am )?(\S+)$/i.exec(text) ?? [];
	const [first, second] = [low, high].map((said) => (/\p{L}{3}/u.test(said) ? readMoment(said, context) : undefined));
	if (first === undefined || second === undefined) return undefined;
	const [from, to] = inOrder(dayOf(first, context), dayOf(second, context), context);
	const isNext = from.add({ days: 1 }).equals(to);
	return isNext || /to|through|bis/i.test(link) ? boundsOf(from, to.add({ days: 1 })) : undefined;
}

/** "3", "three", "a few". */
const own = (said: string): number => {
	const word = said.toLowerCase();
	if (/^\d/.test(word)) return Number(word);
	if (word === "few") return 3;
	if (word.startsWith("couple")) return 2;
	return Object.hasOwn(english.numbers, word) ? (english.numbers[word] ?? 1) : 1;
};

const boundsOf = (
	from: Temporal.PlainDate | undefined,
	until: Temporal.PlainDate | undefined,
): Partial<TaskFilter> => ({
	...(from ? { from: from.toString() as DateText } : {}),
	...(until ? { until: until.toString() as DateText } : {}),
});
