/** Requests that complete, reopen, delete and restore tasks that are there. */

import { wordsFor } from "../../words/words.ts";
import { readFully } from "../quickAdd.ts";
import { readFilter } from "./filters.ts";
import { isNamed, readReference, type TaskReference } from "./references.ts";
import type { Line, Reader, Request } from "./request.ts";

/** Verbs that always mean a task that is there, and verbs that do so only when a task is named as one. */
const STATUS_VERBS: readonly { kind: "complete" | "reopen" | "delete" | "restore"; sure: RegExp; perhaps?: RegExp }[] =
	[
		{
			kind: "reopen",
			sure: /^(reopen|re-open|uncomplete|un-complete|undone|uncheck|untick|unmark|undo (?:the )?completion of)\s+/i,
		},
		{
			kind: "delete",
			sure: /^(delete|trash|erase|wipe|get rid of)\s+/i,
			perhaps:
				/^(remove|discard|drop|cancel|clear|kill|throw away|bin|scrap|forget(?: about)?|never mind|i don't (?:need|have|want)(?: to)?|i do not (?:need|have|want)(?: to)?|i no longer (?:need|have|want)(?: to)?|(?:i am|i'm|we're) not going to|i won't|no need (?:for|to)|we (?:don't|no longer) need(?: to)?)\s+/i,
		},
		{
			kind: "restore",
			sure: /^(restore|undelete|un-delete|recover|put back|bring back)\s+/i,
			perhaps: /^(get back|revive)\s+/i,
		},
		{
			kind: "complete",
			sure: /^(complete|check off|tick off|cross off|strike off|(i(?:'ve|'m| have| am)?|i) (just |already |all )*(finished|completed|done with|done|did)|already (did|done|finished|completed)|(all )?done with|done:?)\s+/i,
			perhaps: /^(finish up|finish|close|tick|check|finished|completed|got)\s+/i,
		},
	];

export const readStatus: Reader = ({ text, lower, context }) => {
	const marked =
		/^(?:mark|set) (.+?) (as |to )?(not done|not completed?|not finished|undone|open|incomplete|done|complete|completed|finished)[.!]?$/i.exec(
			text,
		);
	const stated =
		/^(.+?) (is|are|isn't|aren't) (not done|not finished|done|finished|complete|completed)(?: (?:yet|after all|now|already))?[.!]?$/i.exec(
			text,
		);
	const off = /^(?:check|tick|cross|strike) (.+?) off(?: (?:my|the) list)?[.!]?$/i.exec(text);
	const again =
		/^(?:open) (.+?) again[.!]?$/i.exec(text) ??
		/^i (?:didn't|did not|haven't|have not) (?:finish|complete|finished|completed) (.+?)(?: yet)?[.!]?$/i.exec(text);
	const bare = /^(#\d+|task \d+|it|both|them|the .+ task) (?:all )?done[.!]?$/i.exec(text);
	for (const [match, kind] of [
		[off, "complete"],
		[bare, "complete"],
		[again, "reopen"],
	] as const) {
		const reference = match?.[1] ? readReference(match[1], context) : undefined;
		if (
			match?.[1] &&
			reference &&
			(kind === "complete" || isNamed(reference, match[1], context) || /^the /i.test(match[1]))
		)
			return { kind, reference };
	}
	const stroke = readStruck(text, context);
	if (stroke) return stroke;
	const back = /^(?:bring|get|put) (.+?) back[.!]?$/i.exec(text);
	const restored = back?.[1] ? readReference(back[1], context) : undefined;
	if (back?.[1] && restored && isNamed(restored, back[1], context)) return { kind: "restore", reference: restored };
	const said = marked?.[1] ?? stated?.[1];
	if (said) {
		const reference = readReference(said, context);
		const opens = /not |undone|open|incomplete|n't/i.test(marked?.[3] ?? stated?.slice(2).join(" ") ?? "");
		// "make sure dinner is done" is a task; a mark, a number or "the … task" is none.
		if (reference && (marked !== null || isNamed(reference, said, context) || isThing(said))) {
			return { kind: opens ? "reopen" : "complete", reference };
		}
	}
	for (const { kind, sure, perhaps } of STATUS_VERBS) {
		const match = sure.exec(text) ?? perhaps?.exec(text);
		if (!match) continue;
		const body = text
			.slice(match[0].length)
			.replace(/ any ?more[.!]?$/i, "")
			.replace(/^(the |my )?deleted (?=\S+ task\b)/i, "$1");
		const group = kind === "delete" && /^(?:all |out |the |my )*(?:completed|finished|done|overdue)$/i.test(body);
		const ones = group ? readFilter(`all ${body.replace(/^out /i, "")} ones`, context) : undefined;
		if (ones) return { kind, reference: { kind: "filter", filter: ones } };
		const isList = kind === "delete" && /^(?:my|the)(?: whole| entire)? (?:to-?do )?list$/i.test(body);
		const reference: TaskReference | undefined = isList ? { kind: "filter", filter: {} } : readReference(body, context);
		if (!reference) return { kind: "unclear", text: wordsFor(context.settings.locale).reading.unclear.which[kind] };
		const named = isNamed(reference, body, context);
		const theOne = /^(finish|finished|completed|finish up)\s+(the|my) /i.test(text);
		const hasDate = reference.kind === "words" && readFully(body, context).understood.due !== null;
		if (hasDate && !named) return undefined;
		if (!sure.test(text) && !named && !theOne) return undefined;
		return { kind, reference };
	}
	const { which } = wordsFor(context.settings.locale).reading.unclear;
	return Object.hasOwn(which, lower) ? { kind: "unclear", text: which[lower as keyof typeof which] } : undefined;
};

/** "The report is done": a thing, not what is to be done ("make sure dinner is done"). */
const isThing = (said: string) => /^(?:the|my) \S+(?: \S+)?$/i.test(said);

/** "The lawn done", "take the lawn off my list". */
function readStruck(text: string, context: Line["context"]): Request | undefined {
	const done = context.trusting ? /^(.+?) (?:all |now )?(?:done|finished|completed)[.!]?$/i.exec(text)?.[1] : undefined;
	const reference = done === undefined ? undefined : readReference(done, context);
	if (reference) return { kind: "complete", reference };
	const [, verb = "", gone = ""] = /^(take|cross|strike) (.+?) off (?:my|the) (?:to-?do )?list[.!]?$/i.exec(text) ?? [];
	const struck = readReference(gone, context);
	return struck && { kind: /^take/i.test(verb) ? "delete" : "complete", reference: struck };
}
