/** Requests that leave out one occurrence: "skip #6", "skip gym next week", "don't repeat #6 this week", "no standup tomorrow". */
import { readDays } from "./readDays.ts";
import { isNamed, readReference } from "./references.ts";
import type { Line, Reader, Request } from "./request.ts";

const SKIP = "(?:skip|leave out|omit|pass over|pass on)";
/** Stretches of days in which an occurrence may lie. */
export const DAYS =
	"(?:this|next) (?:week|month)|today|tomorrow|(?:(?:on|next|this) )?(?:mon|tues|wednes|thurs|fri|satur|sun)day";
const ONCE = "this time|next time|once|just once|this once|just this once";
const NOT = "(?:don't|do not|dont|no need to)";
const WHEN = `(?: (?:(?<when>${DAYS})|${ONCE}))`;

const NEGATED = new RegExp(`^${NOT} (?:repeat|do) (?<task>.+?)${WHEN}$`, "i");
/** Of the task just spoken of. */
const SKIP_ONE =
	/^(?:skip|leave out|omit|pass over) (?:(?:the |this )?(?:next|coming) (?:one|occurrence|time|date)|this (?:one|occurrence|time)|the next)$/i;

export const readSkip: Reader = (line) => {
	const plain = line.text.replace(/(?<![.!])[.!]+$/, "");
	if (SKIP_ONE.test(plain)) return { kind: "skip_occurrence", reference: { kind: "pronoun", many: false } };
	const alone = new RegExp(`^${SKIP} (?<when>${DAYS})$`, "i").exec(plain)?.groups?.when;
	const within = readDays(alone, line.context);
	if (within) return { kind: "skip_occurrence", reference: { kind: "pronoun", many: false }, within };
	return undefined;
};

/** Stands before the negations that change nothing: who wants no repetition this week wants this one skipped. */
export const readUnrepeatOnce: Reader = (line) => skipOf(NEGATED.exec(line.text.replace(/(?<![.!])[.!]+$/, "")), line);

function skipOf(match: RegExpExecArray | null, { context }: Line, sure?: true): Request | undefined {
	const { task, when } = match?.groups ?? {};
	const reference = task === undefined ? undefined : readReference(task, context);
	if (task === undefined || !reference || !(sure || isNamed(reference, task, context))) return undefined;
	const within = readDays(when, context);
	return { kind: "skip_occurrence", reference, ...(within ? { within } : {}) };
}
