/**
 * What a person asks for in the chat, read without a model (features C2, C3). Pure. `docs/requests.md` lists it.
 *
 * No task is known here. What could be a task as well as a request ("remove wallpaper", "skip the plants") is read as a
 * task, with what else it may be (`perhaps`); whoever carries it out looks whether there is such a task.
 */

import { english } from "../en/english.ts";
import { languageOf } from "../languages.ts";
import type { ReadingContext } from "../shapes/reading.ts";
import { soundOf } from "./orders.ts";
import { addOf, readAdd, readAddSeveral } from "./readAdds.ts";
import { readChange, readDescribe, readInstead } from "./readChanges.ts";
import { readFollowUp } from "./readFollowUp.ts";
import { readCount, readDetails, readList } from "./readLists.ts";
import { readMoveOne } from "./readMoveOne.ts";
import { readNewThing } from "./readOrders.ts";
import { readBareMark, readNegation, readQuestion, readSearch } from "./readQuestions.ts";
import { readRemind } from "./readReminders.ts";
import { readStatements } from "./readStatement.ts";
import { isQuestion } from "./readTalk.ts";
import type { ChangeRequest, Line, Reader, Request, Sounding } from "./request.ts";
import { phraseTable } from "./rows/phraseTable.ts";
import { bestReading, readerOf } from "./rows/readRows.ts";
import { ANSWERS, QUESTIONS, REMINDERS, ROWS, CHANGES as ROWS_OF_CHANGES, TALK, UNWANTED } from "./rows/rows.ts";
import { splitRequests } from "./splitRequests.ts";

const COURTESY =
	/^(?:(?:no|nope|oh|oops|sorry|wait|no wait|oh no|hmm|well|thanks|thank you|great|perfect)[,!] |actually,? |(?:please|hey|ok|okay|adjutant|now|and|then|could you|can you|would you|will you|can we|could we|i want to|i want you to|i'd like to|i would like to|i need you to|let's|just|also|kindly|tell me(?= (?:what|which|how|when|where)\b))[,:]?\s+|(?:sorry|no) (?=(?:i|not|that)\b))/i;
const CORRECTION = /^(?:(?:no|nope|oops|sorry|wait|oh no|no wait)[,!] |actually\b|rather\b)/i;
/** What stands before a title and is no part of it; a bare "ok" or "now" may be one. */
const OPENING = /^\s*(?:(?:no|ok|okay|oh|well|hey|hi|hello|please),\s+|please\s+)+/i;
/** A longer message is a list, a description, or a task whose title is refused: no other request needs so many words. */
const LONGEST = 1_000;
/** What a person says that he did, or that is done: no task that is to be done, whether there was one or not. */
const STATEMENT =
	/^(?:i|we)(?:'ve)? (?!need|want)|^(?:ich habe|wir haben|habe) |\s(?:ist|sind|wurde|wurden) (?:\S{1,40} )?\S{1,40}$/;
const LONG_READERS: readonly Reader[] = [readAddSeveral, readDescribe];
/** A request stands on one line; what has several is a list, a description or a task. All other readers rely on that. */
const BREAK = /[\n\r\u2028\u2029]/;
const MANY_LINE_READERS: readonly Reader[] = [...LONG_READERS, readAdd];

const GERMAN = phraseTable(ROWS, "de");
const readAnswer = readerOf(ANSWERS, "en");
const readQuestions = readerOf(QUESTIONS, "en");
const readChanges = readerOf(ROWS_OF_CHANGES, "en");
const readReminders = readerOf(REMINDERS, "en");

/** In this order: what changes nothing comes before what changes something. */
const READERS: readonly Reader[] = [
	readAnswer,
	readerOf(TALK, "en"),
	readerOf(UNWANTED, "en"),
	readQuestions,
	readNegation,
	readBareMark,
	readCount,
	readSearch,
	readList,
	readQuestion,
	readRemind,
	readDescribe,
	readChanges,
	readNewThing,
	readAddSeveral,
	readMoveOne,
	readChange,
	readDetails,
	readFollowUp,
	readAdd,
];

/** Those that a task which is there makes certain. */
const TASK_READERS: readonly Reader[] = [readReminders, readRemind, readChanges, readMoveOne, readInstead, readChange];
const CHANGES: ReadonlySet<Request["kind"]> = new Set<ChangeRequest["kind"]>([
	"complete",
	"reopen",
	"delete",
	"restore",
	"clear_due",
	"clear_category",
	"cancel_reminder",
	"end_series",
	"skip_occurrence",
	"pause_series",
	"resume_series",
	"change_due",
	"move_occurrence",
	"shift_due",
	"change_priority",
	"add_tag",
	"remove_tag",
	"set_category",
	"make_recurring",
	"change_recurrence",
]);

/** Reads a message as one request. Never throws; what is no request is a task to add. */
export function readRequest(text: string, context: ReadingContext): Request {
	const isEnglish = languageOf(context.settings.locale) === english || text.length > LONGEST || BREAK.test(text.trim());
	return isEnglish ? readEnglish(text, context) : readGerman(text, context);
}

/** By the rows, else as if it were English. */
function readGerman(text: string, context: ReadingContext): Request {
	const line = { ...lineOf(text, context), text: withoutBitte(text) };
	const byRow = bestReading(GERMAN, line)?.request;
	const isDoubtful = byRow?.kind === "add" && byRow.sounds !== undefined;
	if (byRow && !isDoubtful) return byRow;
	const added = byRow ?? readEnglish(text, context);
	if (added.kind !== "add") return added;
	const trusting = bestReading(GERMAN, { ...line, context: { ...context, trusting: true } })?.request;
	const guess = trusting && changesIn(trusting);
	const isOrder = guess?.some(({ kind }) => kind.endsWith("_series") || kind === "skip_occurrence");
	return { ...added, ...(guess ? { perhaps: guess } : {}), ...(isOrder ? { sounds: { kind: "order" } } : {}) };
}

const withoutBitte = (text: string): string =>
	text
		.trim()
		.replaceAll("’", "'")
		.replace(/^bitte,? /i, "")
		.replace(/,? bitte([.!?]*)$/i, "$1");

/** The changes that a reading is, or may be; `undefined`: it is none. */
function changesIn(request: Request): readonly ChangeRequest[] | undefined {
	const all = request.kind === "either" ? request.readings : [request];
	const changes = all.filter(isChange);
	return changes.length === 0 ? undefined : changes;
}

function readEnglish(text: string, context: ReadingContext): Request {
	const line = lineOf(text, context);
	// "No, thanks" is an answer before it is a courtesy.
	const answer = readAnswer({ ...line, text: text.trim().replaceAll("’", "'") });
	if (answer) return answer;
	for (const read of readersFor(line)) {
		const request = read(line);
		if (request) return request;
	}
	const wish = /^remind me\b/i.test(line.text) ? line.text.replace(/(?<!\?)\?+$/, "") : text.replace(OPENING, "");
	// "Can you remind me to pay rent?" is a wish, not a question.
	if (
		text.length <= LONGEST &&
		!/^remind me\b/i.test(line.text) &&
		(isQuestion(text.replaceAll("’", "'")) || isQuestion(line.text))
	)
		return { kind: "nothing", why: "question" };
	const added = addOf({ text: wish, context });
	if (added.kind !== "add" || text.length > LONGEST) return added;
	const [first = "", ...more] = line.text.split(BREAK);
	if (more.length > 0) {
		const sounds = soundOf(lineOf(first, context));
		return { ...added, ...(sounds ? { sounds } : {}) };
	}
	const perhaps = readAsChanges(line);
	const sounds = soundOf(line) ?? (STATEMENT.test(line.lower) ? statedOf(perhaps) : undefined);
	return { ...added, ...(perhaps.length > 0 ? { perhaps } : {}), ...(sounds ? { sounds } : {}) };
}

function readersFor({ text }: Line): readonly Reader[] {
	if (text.length > LONGEST) return LONG_READERS;
	return BREAK.test(text) ? MANY_LINE_READERS : READERS;
}

/** "I painted the wall" is no task that is to be done, whether there was one or not. */
function statedOf(perhaps: readonly ChangeRequest[]): Sounding | undefined {
	const [first] = perhaps;
	return first?.kind === "complete" ? { kind: "state", reference: first.reference } : undefined;
}

/** What a text would ask for if its words named a task ("skip the plants", "cancel the dentist"). */
function readAsChanges(line: Line): readonly ChangeRequest[] {
	const trusting: Line = { ...line, context: { ...line.context, trusting: true } };
	for (const read of TASK_READERS) {
		const request = read(trusting);
		const changes = request && changesIn(request);
		if (changes) return changes;
	}
	return readStatements(line);
}

/** A new task to be reminded of is likelier than one more reminder of a task that is there ("remind me of the rent at 5"). */
function isChange(request: Request): request is ChangeRequest {
	if (request.kind === "remind") return request.reminders.every((wish) => "before_minutes" in wish);
	return "reference" in request && CHANGES.has(request.kind);
}

/** Reads a message as one or more requests, in the order in which they are to be carried out. Never throws. */
export function readRequests(text: string, context: ReadingContext): readonly Request[] {
	const whole = readRequest(text, context);
	if (
		text.length > LONGEST ||
		whole.kind === "add_several" ||
		(whole.kind === "nothing" && whole.why !== "question") ||
		whole.kind === "yes" ||
		whole.kind === "no"
	)
		return [whole];
	const { text: plain } = lineOf(text, context);
	const isAdd = (part: string) => {
		const line = lineOf(part, context);
		return (
			readAdd(line) !== undefined || /^remind me (?:to|about|of|at|on|in|tomorrow|today|tonight)\b/i.test(line.text)
		);
	};
	const known = new Map<string, Request>();
	const read = (part: string): Request => {
		const request = known.get(part) ?? readRequest(part, context);
		known.set(part, request);
		return request;
	};
	const parts = splitRequests(plain, read, isAdd);
	return parts.length < 2 ? [whole] : parts.map(read);
}

function lineOf(text: string, context: ReadingContext): Line {
	let plain = text.trim().replaceAll("’", "'");
	for (let round = 0; round < 4; round++) plain = plain.replace(COURTESY, "");
	plain = plain.replace(/(?<![\s,])[\s,]+please([.!?]*)$/i, "$1");
	// "Can you move it to friday?" asks for nothing but that.
	if (/^(?:please |hey,? )?(?:can|could|would|will) (?:you|we)\b/i.test(text.trim()))
		plain = plain.replace(/(?<!\?)\?+$/, "");
	return {
		text: plain,
		lower: plain.toLowerCase().replace(/(?<![.!])[.!]+$/, ""),
		asks: plain.endsWith("?"),
		corrects: CORRECTION.test(text.trim()),
		context,
	};
}
