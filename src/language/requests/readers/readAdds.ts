/** Requests that add tasks: one, or several that are said to be several. */

import { wordsFor } from "../../../words/words.ts";
import { english } from "../../en/english.ts";
import { readFully } from "../../quickAdd.ts";
import type { ReadingContext } from "../../shapes/reading.ts";
import { languageOf } from "../../tongues.ts";
import { withMarks } from "../before/spokenMarks.ts";
import type { Line, Reader, Request } from "../request.ts";
import { VERB } from "../several/splitRequests.ts";
import { readMoment } from "../when/readMoment.ts";
import { soundOf } from "./orders.ts";
import { readAddition, readDraft } from "./readAddition.ts";

const ADD =
	/^(add|create|make|new|remember|put|note down|write down|jot down|set up|set)( me)?( a| an| the)?( new)?( [a-z]+[ -]priority| urgent| important| daily| weekly| monthly| yearly)? ?(task|todo|to-do|reminder|item)?( called| named| to| for| that| about)?(?:[:,]|\s-)?(?:\s+|$)/i;
const AS_TASK = / as an? (?:new )?(?:task|todo|to-do|reminder)$/i;
const TO_LIST = / (to|on) (my|the) (list|tasks|to-?do list)$/i;

/** Several of them, or said the other way round, which nothing here carries out: it is asked about. */
const OF_SUBTASKS =
	/^(?:add|create|make|put) (?:(?:some |the |these |two |three )?(?:sub-?tasks|steps) |to .{1,100}: ?(?:an? )?(?:sub-?tasks?|steps?) )/i;

export const readAdd: Reader = ({ text, context }) => {
	const match = ADD.exec(text);
	if (!match) return undefined;
	const verb = match[1]?.toLowerCase() ?? "";
	const isOnList = verb === "put" && / (?:to|on) (?:my|the) (?:list|tasks|to-?do list)\b/i.test(text);
	// "make dinner" and "put out the bins" are tasks themselves; with "a task" or "remember to" they are commands.
	const isSaid = verb === "remember" ? match[7] !== undefined : /^add|down$/.test(verb) || match[6] !== undefined;
	if (!isSaid && !isOnList) return undefined;
	if (OF_SUBTASKS.test(text)) return undefined;
	const kept = match[6] === undefined && !match[0].includes(":") ? (match[5] ?? "") : "";
	const body = `${kept.trimStart()} ${text.slice(match[0].length)}`
		.trim()
		.replace(TO_LIST, "")
		.replace(/ (?:to|on) (?:my|the) (?:to-?do )?list(?= (?:for|on|by|tomorrow|today|next|this|at)\b)/i, "")
		.replace(AS_TASK, "");
	if (body.trim() === "") return { kind: "unclear", text: wordsFor(context.settings.locale).reading.unclear.add };
	const isMarked = match[6] !== undefined || match[0].includes(":");
	const word = isMarked ? (/[a-z]+/i.exec(match[5] ?? "")?.[0] ?? "").toLowerCase() : "";
	const mark = word === "" ? "" : word.endsWith("ly") ? ` ${word}` : ` !${word === "important" ? "high" : word}`;
	const isReminder = match[6]?.toLowerCase() === "reminder";
	const marked = `${withMarks(body)}${mark}`;
	const [, when, what] = (isReminder && /^(.+?) to (.+)$/is.exec(marked)) || [];
	const said = when !== undefined && readMoment(when, context) ? `${what} ${when}` : marked;
	return addReading(isReminder ? `remind me to ${said}` : said, context);
};

function addReading(text: string, context: ReadingContext): Request {
	const reading = readAddition(text, context);
	return reading === undefined
		? { kind: "unclear", text: wordsFor(context.settings.locale).reading.unclear.addThen }
		: { kind: "add", reading };
}

const NUMBER = "(?:(?:two|three|four|five|six|seven|eight|nine|ten|several|some|a few|these|the following|\\d{1,2}) )?";
const NOUN = "(?:new )?(?:tasks|todos|to-dos|items|things|reminders)";
const PLURAL = new RegExp(
	`^(?:please )?(?:add|create|make|new|put down|note down) (?:me )?(?:the |my )?${NUMBER}(?:${NOUN}|the following|these)(?: to (?:my|the) list)?(?: called| named)?:?\\s+(.+)$`,
	"is",
);
const APART =
	/^(?:add|create|make) (.+?),? (?:as (?:separate|single|two|three|four|five|different) (?:tasks|todos|items)|separately|one by one)[.!]?$/is;
const MOST = 50;

/**
 * Commas and "and" join the words of one title ("buy salt and pepper" is one task). They separate tasks only where
 * several are announced ("add tasks: salt, pepper and oil") or demanded ("as separate tasks"); lines and semicolons
 * always do.
 */
export const readAddSeveral: Reader = ({ text, context }) => {
	const announced = (PLURAL.exec(text) ?? APART.exec(text))?.[1];
	const lines = linesOf(text, context);
	const titles = announced === undefined ? (lines.length > 0 ? lines : bySemicolons(text)) : splitTitles(announced);
	if (titles.length < 2) return undefined;
	if (titles.length > MOST) {
		return { kind: "unclear", text: wordsFor(context.settings.locale).reading.unclear.tooMany(MOST) };
	}
	return readingsOf(titles, context);
};

function readingsOf(titles: readonly string[], context: ReadingContext): Request {
	return { kind: "add_several", readings: titles.map((title) => readDraft(title, context)) };
}

const BULLET = /^\s*(?:[-*•–]|\d{1,2}[.)]|\[[ x]?\])\s+/;

/** A list with a mark before each line, with or without a heading ("add:"). */
function linesOf(text: string, context: Line["context"]): string[] {
	const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
	const isPlain = (line: string) => isPlainTitle(line) && !VERB.test(line.trim()) && !isSpokenOf(line.trim(), context);
	if (lines.length > 1 && lines.length <= MOST && lines.every(isPlain)) return lines.map((line) => line.trim());
	const items = lines.filter((line) => BULLET.test(line));
	const heads = lines.filter((line) => !BULLET.test(line));
	const isList =
		heads.length === 0 ||
		(heads.length === 1 && heads[0] === lines[0] && /^(?:add|todo|tasks?|create)\b.*:?$/i.test(heads[0] ?? ""));
	const titles = items.map((line) => line.replace(BULLET, "").trim());
	if (titles.length < 2) return [];
	if (isList) return titles;
	const heading = heads.length === 1 && heads[0] === lines[0] ? HEADING.exec(heads[0] ?? "")?.[1] : undefined;
	return heading === undefined ? [] : titles.map((title) => `${heading}: ${title}`);
}

/** "Shopping:" above a list: what each of them is of. */
const HEADING = /^\s*(\S[^:\n]{0,39}):\s*$/;
/** Of a task that is there, or of how one stands ("kitchen done"). */
const isSpokenOf = (line: string, context: Line["context"]): boolean =>
	/#\d/.test(line) ||
	soundOf({ text: line, lower: line.toLowerCase(), asks: false, corrects: false, context }) !== undefined;
/** Nobody's sentence: a few words, which no mark ends, and no other line is spoken to. */
const isPlainTitle = (line: string): boolean =>
	line.trim().length <= 60 && line.trim().split(/\s+/).length <= 8 && !BULLET.test(line) && !/[.!?,;:]\s*$/.test(line);

/** Three and more of a few words each. */
const ROW = /^[^;.:!?\n]{2,60}(?:; [^;.:!?\n]{2,60}){2,19};?$/;
/** "add milk; eggs; bread", unless one of them is a request of its own. */
function bySemicolons(text: string): string[] {
	const body = /^add:? (.+;.+)$/is.exec(text)?.[1] ?? (ROW.test(text) ? text : undefined);
	const titles = body === undefined ? [] : splitTitles(body);
	return titles.some((title) => VERB.test(title)) ? [] : titles;
}

function splitTitles(body: string): string[] {
	const mark = /[;\n]/.test(body) ? /(?:(?<!\s)\s+)?[;\n]\s*/ : /(?:(?<!\s)\s+)?,\s*(?:and\s+)?|(?<!\s)\s+and\s+/i;
	return body
		.split(mark)
		.map((title) =>
			title
				.replace(BULLET, "")
				.replace(/^and\s+/i, "")
				.trim(),
		)
		.filter((title) => title !== "");
}

function withoutWish(text: string, context: ReadingContext): string {
	const tongues = new Set([english, languageOf(context.settings.locale)]);
	return [...tongues].flatMap(({ requests }) => requests.wishes).reduce((said, wish) => said.replace(wish, ""), text);
}

/**
 * What is no request is a task to add. Who writes "#3" means a task that is there, so what is to be done to it is asked
 * instead of adding a task that nobody wants.
 */
export function addOf({ text, context }: Pick<Line, "text" | "context">): Request {
	const named = /(?:^|\s)(#\d{1,9})(?![\w-])/.exec(text)?.[1];
	if (named === undefined) return addReading(withoutWish(text, context), context);
	// "Make #3 repeat every 10 minutes": why not is the better answer.
	const reason = readFully(text, context).questions.find(({ kind }) => kind === "recurrence_refused")?.text;
	const said = wordsFor(context.settings.locale).reading.unclear;
	return { kind: "unclear", text: said.toAdd(reason ?? said.notWhat(named)) };
}
