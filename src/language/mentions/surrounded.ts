/** A candidate with what stands around it, gathered once for the rules that judge it. */
import { isDate, isTime, type Mention } from "../shapes/mention.ts";
import type { Cursor } from "../tokens/captures.ts";
import type { Candidate } from "../tokens/matchPhrase.ts";
import type { Token } from "../tokens/tokens.ts";
import { hasEdge } from "./surroundings.ts";

/** All candidates of a text, and which of them count as far as is known. */
export interface Field {
	readonly cursor: Cursor;
	readonly candidates: readonly Candidate[];
	readonly counts: readonly boolean[];
}

export interface Surrounded extends Field {
	readonly index: number;
	readonly candidate: Candidate;
	readonly before: Candidate | undefined;
	readonly after: Candidate | undefined;
	/** The neighbours that count and touch it, over a comma at most. */
	readonly beside: { readonly left: Candidate | undefined; readonly right: Candidate | undefined };
	/** The tokens around it. */
	readonly previous: Token | undefined;
	readonly following: Token | undefined;
	/** It has its preposition with it: "on friday". */
	readonly isPreposed: boolean;
	/** "fri 4pm retro": a day that could be a name, and a time behind it that could be none. */
	readonly isClocked: boolean;
	/** A day or a time beside it speaks for it. */
	readonly hasTimeBeside: boolean;
}

const isDoubtfulDay = ({ means }: Candidate) => means === "date.weekday" || means === "date.calendar";
/** A time that leaves no doubt of a day directly before it. */
const isSureBehind = (cursor: Cursor, time: Candidate) =>
	["time.clock", "time.range"].includes(time.means) ||
	(["time.part", "time.hour"].includes(time.means) && hasEdge(cursor, time));

export function surround(field: Field, index: number): Surrounded {
	const { cursor, candidates, counts } = field;
	const { tokens, language } = cursor;
	const candidate = candidates[index] as Candidate;
	const before = candidates[index - 1];
	const after = candidates[index + 1];
	const touches = (left: Mention, right: Mention) =>
		left.next === right.first || (left.next + 1 === right.first && tokens[left.next]?.text === ",");
	const left = before && counts[index - 1] && touches(before, candidate) ? before : undefined;
	const right = after && counts[index + 1] && touches(candidate, after) ? after : undefined;
	const isClocked = isDoubtfulDay(candidate) && after?.first === candidate.next && isSureBehind(cursor, after);
	return {
		cursor,
		candidates,
		counts,
		index,
		candidate,
		before,
		after,
		beside: { left, right },
		previous: tokens[candidate.first - 1],
		following: tokens[candidate.next],
		isPreposed: language.prepositions.has(candidate.words[0] ?? "") || candidate.means === "date.before",
		isClocked,
		hasTimeBeside:
			(left !== undefined && (isTime(left) || isDate(left))) ||
			(right !== undefined && (isTime(right) || isDate(right) || right.means === "recurrence")) ||
			isClocked,
	};
}
