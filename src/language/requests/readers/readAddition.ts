/** A task that is to be added, as quick add reads it. Pure. */
import { readFully } from "../../quickAdd.ts";
import type { FullReading, ReadingContext } from "../../shapes/reading.ts";
import { unquote } from "../named/references.ts";
import { readMoment } from "../when/readMoment.ts";

/** `undefined` for a moment alone, which is no task: "add a task for tomorrow" says not yet what is to be done. */
export function readAddition(text: string, context: ReadingContext): FullReading | undefined {
	const reading = readDraft(text, context);
	const isOnlyTime = reading.rest === "" && (reading.understood.due !== null || reading.understood.recurrence !== null);
	return isOnlyTime || readMoment(text, context) !== undefined ? undefined : reading;
}

/** "add “call mum” tomorrow": quotes around the whole title keep its words from being read, and are no part of it. */
export function readDraft(text: string, context: ReadingContext): FullReading {
	const reading = readFully(text, context);
	const title = unquote(reading.understood.title);
	if (title === reading.understood.title) return reading;
	return { ...reading, draft: { ...reading.draft, title }, understood: { ...reading.understood, title } };
}
