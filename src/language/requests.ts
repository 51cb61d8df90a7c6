/**
 * What a person asks for in the chat, read without a model (features C2, C3). Pure. `docs/requests.md` lists it.
 *
 * The words decide the kind of request, never the tasks there are; who carries it out looks the tasks up. What could
 * be a task as well as a command ("remove wallpaper", "finish report by friday") is a task: adding is undone easily.
 */
import type { ReadingContext } from "./quickAdd.ts";
import { addOf, readAdd, readAddSeveral } from "./readAdds.ts";
import { readChange, readDescribe, readRename } from "./readChanges.ts";
import { readLabel, readLabelOnTask } from "./readLabels.ts";
import { readCount, readDetails, readList, readNextDue } from "./readLists.ts";
import { readAnswer, readFixed, readNegation, readQuestion, readSearch } from "./readQuestions.ts";
import { readRemind, readReminders, readSnooze } from "./readReminders.ts";
import { readMoveOne, readPreview, readRecurring, readSeries, readUnrepeat } from "./readSeries.ts";
import { readSettings } from "./readSettings.ts";
import { readStatus } from "./readStatus.ts";
import { isQuestion, readTalk } from "./readTalk.ts";
import type { Line, Reader, Request } from "./request.ts";
import { splitRequests } from "./splitRequests.ts";

const COURTESY =
	/^(?:(?:no|nope|oh|oops|sorry|wait|actually|well|thanks|thank you|great|perfect)[,!] |(?:please|hey|ok|okay|adjutant|now|and|then|could you|can you|would you|will you|i want to|i want you to|i'd like to|i would like to|i need you to|let's|just|also|kindly)[,:]?\s+)/i;
/** What stands before a title and is no part of it; a bare "ok" or "now" may be one. */
const OPENING = /^\s*(?:(?:no|ok|okay|oh|well|hey|hi|hello|please),\s+|please\s+)+/i;
/** A longer message is a list, a description, or a task whose title is refused: no other request needs so many words. */
const LONGEST = 1_000;
const LONG_READERS: readonly Reader[] = [readAddSeveral, readDescribe];

/** In this order: what changes nothing comes before what changes something. */
const READERS: readonly Reader[] = [
	readAnswer,
	readTalk,
	readUnrepeat,
	readNegation,
	readSettings,
	readReminders,
	readFixed,
	readNextDue,
	readLabel,
	readCount,
	readPreview,
	readSearch,
	readList,
	readQuestion,
	readSnooze,
	readRemind,
	readAddSeveral,
	readLabelOnTask,
	readRename,
	readDescribe,
	readSeries,
	readMoveOne,
	readRecurring,
	readChange,
	readStatus,
	readDetails,
	readAdd,
];

/** Reads a message as one request. Never throws; what is no request is a task to add. */
export function readRequest(text: string, context: ReadingContext): Request {
	const line = lineOf(text, context);
	// "No, thanks" is an answer before it is a courtesy.
	const answer = readAnswer({
		...line,
		lower: text
			.trim()
			.toLowerCase()
			.replaceAll("’", "'")
			.replace(/[.!]+$/, ""),
	});
	if (answer) return answer;
	for (const read of text.length > LONGEST ? LONG_READERS : READERS) {
		const request = read(line);
		if (request) return request;
	}
	// "Can you remind me to pay rent?" is a wish, not a question.
	if (
		text.length <= LONGEST &&
		!/^remind me\b/i.test(line.text) &&
		(isQuestion(text.replaceAll("’", "'")) || isQuestion(line.text))
	)
		return { kind: "nothing", why: "question" };
	return addOf({ text: text.replace(OPENING, ""), context });
}

/** Reads a message as one or more requests, in the order in which they are to be carried out. Never throws. */
export function readRequests(text: string, context: ReadingContext): readonly Request[] {
	const whole = readRequest(text, context);
	if (
		text.length > LONGEST ||
		whole.kind === "add_several" ||
		whole.kind === "nothing" ||
		whole.kind === "yes" ||
		whole.kind === "no"
	)
		return [whole];
	const { text: plain } = lineOf(text, context);
	const isAdd = (part: string) => readAdd(lineOf(part, context)) !== undefined;
	const parts = splitRequests(plain, (part) => readRequest(part, context), isAdd);
	return parts.length < 2 ? [whole] : parts.map((part) => readRequest(part, context));
}

function lineOf(text: string, context: ReadingContext): Line {
	let plain = text.trim().replaceAll("’", "'");
	for (let round = 0; round < 4; round++) plain = plain.replace(COURTESY, "");
	plain = plain.replace(/[\s,]+please([.!?]*)$/i, "$1");
	return {
		text: plain,
		lower: plain.toLowerCase().replace(/[.!]+$/, ""),
		asks: plain.endsWith("?"),
		context,
	};
}
