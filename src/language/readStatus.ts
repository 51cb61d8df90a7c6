/** Requests that add a task, or complete, reopen, delete and restore those that are there. */
import { readFully } from "./quickAdd.ts";
import { readReference } from "./references.ts";
import type { Reader } from "./request.ts";

export const readAdd: Reader = ({ text, context }) => {
	const match =
		/^(add|create|make|new|remember|put)( me)?( a| an| the)?( new)? ?(task|todo|to-do|reminder|item)?( called| named| to| for| that| about)?[:,]?(?:\s+|$)/i.exec(
			text,
		);
	if (!match) return undefined;
	const verb = match[1]?.toLowerCase() ?? "";
	// "make dinner" and "put out the bins" are tasks themselves; with "a task" or "remember to" they are commands.
	if (verb === "remember" ? match[6] === undefined : verb !== "add" && match[5] === undefined) return undefined;
	const body = text.slice(match[0].length).replace(/ (to|on) (my|the) (list|tasks|to-?do list)$/i, "");
	if (body.trim() === "")
		return { kind: "unclear", text: "What shall I add? For example: “add buy milk tomorrow at 5pm #home”." };
	const isReminder = match[5]?.toLowerCase() === "reminder";
	return { kind: "add", reading: readFully(isReminder ? `remind me to ${body}` : body, context) };
};

/** Verbs that always mean a task that is there, and verbs that do so only when a task is named as one. */
const STATUS_VERBS: readonly { kind: "complete" | "reopen" | "delete" | "restore"; sure: RegExp; perhaps?: RegExp }[] =
	[
		{ kind: "reopen", sure: /^(reopen|re-open|uncomplete|un-complete|undone)\s+/i },
		{
			kind: "delete",
			sure: /^(delete|trash|erase|get rid of)\s+/i,
			perhaps: /^(remove|discard|drop|cancel|clear)\s+/i,
		},
		{ kind: "restore", sure: /^(restore|undelete|bring back|recover)\s+/i },
		{
			kind: "complete",
			sure: /^(complete|check off|tick off|i('ve| have)? (already )?(finished|completed|done|did)|done with|done:?)\s+/i,
			perhaps: /^(finish|close|tick|check)\s+/i,
		},
	];

export const readStatus: Reader = ({ text, lower, context }) => {
	const marked = /^mark (.+?) (as )?(not done|undone|open|incomplete|done|complete|completed|finished)[.!]?$/i.exec(
		text,
	);
	const stated = /^(.+?) (is|are) (done|finished|complete|completed)[.!]?$/i.exec(text);
	const said = marked?.[1] ?? stated?.[1];
	if (said) {
		const reference = readReference(said);
		const opens = /not done|undone|open|incomplete/i.test(marked?.[3] ?? "");
		// "make sure dinner is done" is a task; a mark, a number or "the … task" is none.
		const named = marked !== null || reference?.kind !== "words" || / task$/i.test(said);
		if (reference && named) return { kind: opens ? "reopen" : "complete", reference };
	}
	for (const { kind, sure, perhaps } of STATUS_VERBS) {
		const match = sure.exec(text) ?? perhaps?.exec(text);
		if (!match) continue;
		const [body = "", butNot] = text.slice(match[0].length).split(/,? (?:but not|except)(?: for)? /i);
		const reference = readReference(body);
		if (!reference)
			return { kind: "unclear", text: `Which task? For example: “${kind} #3” or “${kind} the milk task”.` };
		const named = reference.kind !== "words" || / (task|one|todo|reminder)[.!]?$/i.test(body) || /^["“'`]/.test(body);
		const theOne = /^finish\s+(the|my) /i.test(text);
		const hasDate = reference.kind === "words" && readFully(body, context).understood.due !== null;
		if (hasDate && !named) return undefined;
		if (!sure.test(text) && !named && !theOne) return undefined;
		const except = butNot === undefined ? undefined : readReference(butNot);
		return { kind, reference, ...(except ? { except } : {}) };
	}
	return /^(complete|delete|finish|reopen|restore)$/.test(lower)
		? { kind: "unclear", text: `Which task? For example: “${lower} #3” or “${lower} the milk task”.` }
		: undefined;
};
