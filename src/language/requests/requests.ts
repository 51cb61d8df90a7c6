/**
 * What a person asks for in the chat, read without a model. Pure. `docs/requests.md` lists it.
 *
 * No task is known here. What could be a task as well as a request ("remove wallpaper", "skip the plants") is read as a
 * task, with what else it may be (`perhaps`); whoever carries it out looks whether there is such a task.
 */

import { english } from "../en/english.ts";
import type { LanguageTable } from "../shapes/grammar.ts";
import type { ReadingContext } from "../shapes/reading.ts";
import type { Tongue } from "../shapes/tongue.ts";
import { languageOf, TONGUES } from "../tongues.ts";
import { inPlainWords } from "./before/inPlainWords.ts";
import { lineOf } from "./before/lineOf.ts";
import { withVerbsRight } from "./before/mistyped.ts";
import { changesIn } from "./readers/changesIn.ts";
import { soundOf } from "./readers/orders.ts";
import { addOf, readAdd, readAddSeveral } from "./readers/readAdds.ts";
import { readFollowUp } from "./readers/readFollowUp.ts";
import { readInstead } from "./readers/readInstead.ts";
import { readCount, readList } from "./readers/readLists.ts";
import { readNewThing } from "./readers/readOrders.ts";
import { readBareMark, readNegation, readUnanswerable } from "./readers/readQuestions.ts";
import { readStatements } from "./readers/readStatement.ts";
import { isQuestion } from "./readers/readTalk.ts";
import { readTicked } from "./readers/readTicked.ts";
import type { ChangeRequest, Line, Reader, Request, Sounding } from "./request.ts";
import { type PhraseTable, phraseTable } from "./rows/phraseTable.ts";
import { bestReading, readerOf } from "./rows/readRows.ts";
import {
	ALARMS,
	ANSWERS,
	INSTEAD,
	LOOKS,
	MOVES,
	NOTES,
	OCCASIONS,
	ONE_MOVED,
	QUESTIONS,
	REMINDERS,
	ROWS,
	CHANGES as ROWS_OF_CHANGES,
	SEARCHES,
	SHOWN,
	TALK,
	UNWANTED,
} from "./rows/rows.ts";
import { datedAdditions } from "./several/datedAdditions.ts";
import { labelSaidBefore } from "./several/labelSaidBefore.ts";
import { splitDetails } from "./several/splitDetails.ts";
import { splitRequests } from "./several/splitRequests.ts";

/** What stands before a title and is no part of it; a bare "ok" or "now" may be one. */
const OPENING = /^\s*(?:(?:no|ok|okay|oh|well|hey|hi|hello|please),\s+|please\s+|and (?:also )?)+/i;
/** A longer message is a list, a description, or a task whose title is refused: no other request needs so many words. */
const LONGEST = 1_000;
/** What a person says that he did, or that is done: no task that is to be done, whether there was one or not. */
const isStatement = (text: string): boolean => TONGUES.some(({ table }) => table.requests.statement.test(text));
/** Of a line that was taken from a list: "- call mum"; a tick behind it is read. */
const BULLET = /^\s*[-*•–]\s+(?=\S)/;
/** A request stands on one line; what has several is a list, a description or a task. All other readers rely on that. */
const BREAK = /[\n\r\u2028\u2029]/;

/** The rows in the languages that are read by them, and then as if it were English. */
const BY_ROWS: ReadonlyMap<LanguageTable, PhraseTable> = new Map(
	TONGUES.filter(({ table }) => table !== english).map((tongue) => [tongue.table, phraseTable(ROWS, tongue)]),
);
const ENGLISH: Tongue = { code: "en", table: english };
const readAnswer = readerOf(ANSWERS, ENGLISH);
const readQuestions = readerOf(QUESTIONS, ENGLISH);
const readChanges = readerOf(ROWS_OF_CHANGES, ENGLISH);
const readReminders = readerOf(REMINDERS, ENGLISH);
const readAlarms = readerOf(ALARMS, ENGLISH);
const readNotes = readerOf(NOTES, ENGLISH);
const readOneMoved = readerOf(ONE_MOVED, ENGLISH);
const readMoves = readerOf(MOVES, ENGLISH);
const readOccasions = readerOf(OCCASIONS, ENGLISH);

/** "Set a reminder for the dentist at 2pm": of the task that is there, and else a new one. */
const readAddOrRemind: Reader = (line) => {
	const added = readAdd(line);
	if (added?.kind !== "add") return added;
	return withLikely(added, readAlarms({ ...line, context: { ...line.context, trusting: true } }));
};
const withLikely = (added: Addition, guess: Request | undefined): Addition =>
	guess?.kind === "remind" && guess.is_likely === true ? { ...added, perhaps: [guess] } : added;
type Addition = Extract<Request, { kind: "add" }>;

const LONG_READERS: readonly Reader[] = [readAddSeveral, readNotes];
const MANY_LINE_READERS: readonly Reader[] = [...LONG_READERS, readAdd];

/** In this order: what changes nothing comes before what changes something. */
const READERS: readonly Reader[] = [
	readAnswer,
	readerOf(TALK, ENGLISH),
	readerOf(UNWANTED, ENGLISH),
	readQuestions,
	readNegation,
	readBareMark,
	readCount,
	readerOf(SEARCHES, ENGLISH),
	readList,
	readerOf(SHOWN, ENGLISH),
	readUnanswerable,
	readAlarms,
	readNotes,
	readChanges,
	readNewThing,
	readAddSeveral,
	readOneMoved,
	readMoves,
	readOccasions,
	readerOf(LOOKS, ENGLISH),
	readFollowUp,
	readAddOrRemind,
];

/** Those that a task which is there makes certain. */
const TASK_READERS: readonly Reader[] = [
	readReminders,
	readAlarms,
	readChanges,
	readOneMoved,
	readerOf(INSTEAD, ENGLISH),
	readMoves,
];
/** Reads a message as one request. Never throws; what is no request is a task to add. */
export function readRequest(text: string, context: ReadingContext): Request {
	const ticked = text.length > LONGEST ? undefined : readTicked(lineOf(text, context));
	if (ticked) return ticked;
	const instead = text.length > LONGEST ? undefined : readInstead(text, context);
	if (instead) return instead;
	const rows = BY_ROWS.get(languageOf(context.settings.locale));
	const isLong = text.length > LONGEST || BREAK.test(text.trim());
	return rows === undefined || isLong ? readEnglish(text, context) : readByRows(rows, text, context);
}

/** By the rows, else as if it were English. */
function readByRows(rows: PhraseTable, text: string, context: ReadingContext): Request {
	const plain = lineOf(text, context);
	// "Lieber nicht" is an answer before it is a courtesy.
	const lines = [text, plain.text].map((said) => ({ ...plain, text: withoutPlease(said, rows.tongue) }));
	const line = lines.find((one) => bestReading(rows, one) !== undefined) ?? (lines[1] as Line);
	const byRow = askedOfDays(rows, line) ?? bestReading(rows, line)?.request;
	if (byRow && byRow.kind !== "add") return byRow;
	const added = byRow ?? readEnglish(text, context);
	const isWished = added.kind === "nothing" && WISHED.test(plain.text);
	if (added.kind !== "add" && !isWished) return added;
	const isOwn = rows.tongue.table.requests.orders?.test(line.text) === true;
	const trusting = bestReading(rows, { ...line, context: { ...context, trusting: true } })?.request;
	if (added.kind !== "add") return (trusting && changesIn(trusting)?.[0]) ?? added;
	if (byRow && added.sounds === undefined && !isOwn) return withLikely(added, trusting);
	const guess = trusting && changesIn(trusting);
	const [only, ...others] = guess ?? [];
	if (isOwn && only && others.length === 0) return only;
	const isOrder =
		isOwn ||
		(added.sounds === undefined && guess?.some(({ kind }) => kind.endsWith("_series") || kind === "skip_occurrence"));
	return { ...added, ...(guess ? { perhaps: guess } : {}), ...(isOrder ? { sounds: { kind: "order" } } : {}) };
}

/** "Kannst du den Zahnarzt auf Montag verschieben?" asks for nothing but that. */
const WISHED =
	/^(?:kannst|könntest|würdest) du |^(?:kann|könnte|darf) ich |^(?:können|könnten) wir |^(?:ist|wäre) es möglich/i;
/** "Und am Montag?", "was ist mit morgen?": which tasks are due then. */
const OF_DAYS =
	/^(?:und |was ist (?:denn )?(?:mit |am )?|wie sieht es mit |wie wäre es mit )?(?:dem |der )?(\S.{0,40}?)\s*\?$/i;

function askedOfDays(rows: PhraseTable, line: Line): Request | undefined {
	const days = line.asks ? OF_DAYS.exec(line.text)?.[1] : undefined;
	const asked = days === undefined ? undefined : bestReading(rows, { ...line, text: `was ist ${days} fällig?` });
	return asked?.request.kind === "list" ? asked.request : undefined;
}

const withoutPlease = (text: string, { table }: Tongue): string =>
	table.requests.please.reduce((said, please) => said.replace(please, "$1"), text.trim().replaceAll("’", "'"));

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
	const sounds = soundOf(line) ?? (isStatement(line.lower) ? statedOf(perhaps) : undefined);
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

/** Reads a message as one or more requests, in the order in which they are to be carried out. Never throws. */
export function readRequests(text: string, context: ReadingContext): readonly Request[] {
	const line = BREAK.test(text.trim()) ? text : text.replace(BULLET, "");
	if (line !== text && line !== "") return readRequests(line, context);
	const right = text.length > LONGEST ? text : withVerbsRight(inPlainWords(text), languageOf(context.settings.locale));
	if (right === text) return readEach(text, context);
	const requests = readEach(right, context);
	// A title stays as it was written: the slip of "remnd me to call mum" is no part of it, that of "the mvoe" is.
	const isChanged = (request: Request) =>
		request.kind === "add" && request.perhaps === undefined && !text.includes(request.reading.understood.title);
	return requests.some(isChanged) ? readEach(text, context) : requests;
}

function readEach(text: string, context: ReadingContext): readonly Request[] {
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
	const rows = BY_ROWS.get(languageOf(context.settings.locale));
	const isAdd = (part: string) => {
		const line = lineOf(part, context);
		return (
			readAdd(line) !== undefined ||
			(rows !== undefined && bestReading(rows, line)?.request.kind === "add") ||
			/^(?:remind me (?:to|about|of|at|on|in|tomorrow|today|tonight)\b|erinnere? mich \S)/i.test(line.text)
		);
	};
	const known = new Map<string, Request>();
	const read = (part: string): Request => {
		const request = known.get(part) ?? readRequest(part, context);
		known.set(part, request);
		return request;
	};
	const several = datedAdditions(plain, whole, read);
	if (several) return [several];
	const details = splitDetails(plain, read, context);
	if (details) return details;
	const parts = splitRequests(plain, read, isAdd);
	return labelSaidBefore(parts.length < 2 ? [whole] : parts.map(read), context);
}
