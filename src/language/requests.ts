/**
 * What a person asks for in the chat, read without a model (features C2, C3). Pure.
 *
 * The words decide the kind of request, never the tasks there are; who carries it out looks the tasks up. What could
 * be a task as well as a command ("remove wallpaper", "finish report by friday") is a task: adding is undone easily.
 */

import { type ReadingContext, readFully } from "./quickAdd.ts";
import { readChange, readRename } from "./readChanges.ts";
import {
	readAnswer,
	readFixed,
	readList,
	readNegation,
	readQuestion,
	readSearch,
	readSettings,
} from "./readQuestions.ts";
import { readRemind, readSnooze } from "./readReminders.ts";
import { readAdd, readStatus } from "./readStatus.ts";
import type { Line, Reader, Request } from "./request.ts";

const COURTESY =
	/^(please|hey|ok|okay|adjutant|now|and|then|could you|can you|would you|will you|i want to|i want you to|i'd like to|i need you to|let's|just|also)[,:]?\s+/i;

/** In this order: what changes nothing comes before what changes something. */
const READERS: readonly Reader[] = [
	readAnswer,
	readNegation,
	readFixed,
	readList,
	readQuestion,
	readSearch,
	readSettings,
	readSnooze,
	readRemind,
	readRename,
	readChange,
	readStatus,
	readAdd,
];

/** Reads one message. Never throws; what is no request is a task to add. */
export function readRequest(text: string, context: ReadingContext): Request {
	let plain = text.trim().replaceAll("’", "'");
	for (let round = 0; round < 4; round++) plain = plain.replace(COURTESY, "");
	plain = plain.replace(/[\s,]+please[.!?]*$/i, "");
	const line: Line = {
		text: plain,
		lower: plain.toLowerCase().replace(/[.!]+$/, ""),
		asks: plain.endsWith("?"),
		context,
	};
	for (const read of READERS) {
		const request = read(line);
		if (request) return request;
	}
	return { kind: "add", reading: readFully(text, context) };
}
