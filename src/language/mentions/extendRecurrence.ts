/** A recurrence takes along the clauses that follow it: "every monday | at 7 | starting in may | for 10 times". */

import { wholeMinutesOf } from "../dates/readingDates.ts";
import type { Mention } from "../shapes/mention.ts";
import type { Cursor } from "../tokens/captures.ts";
import { type Candidate, longestPhrase } from "../tokens/matchPhrase.ts";
import { countsThings } from "./numberSenses.ts";
import { hasEdge } from "./surroundings.ts";

/** Nobody says more of one recurrence; the bound keeps the work of a text linear. */
const MOST_CLAUSES = 16;
const MOST_LINKS = 2;

/** The same candidate, longer by what follows it. */
export function extendRecurrence(cursor: Cursor, core: Candidate): Candidate {
	const clauses: Mention[] = [];
	let { next } = core;
	while (clauses.length < MOST_CLAUSES) {
		const clause = clauseAfter(cursor, next);
		if (clause === undefined) break;
		clauses.push(clause);
		next = clause.next;
	}
	const words = cursor.tokens.slice(core.first, next).map(({ lower }) => lower);
	return { ...core, next, clauses, words };
}

/** A number alone, which may be anything: "at 20 | percent". */
const endsWithHour = ({ tokens }: Cursor, { next }: Candidate) =>
	tokens[next - 1]?.kind === "number" && tokens[next - 2]?.text !== ":";

/** A clause directly there, or beyond "," and "and". */
function clauseAfter(cursor: Cursor, from: number): Candidate | undefined {
	const { tokens, language } = cursor;
	const accepts = (candidate: Candidate) => {
		if (candidate.means === "clause.at" && endsWithHour(cursor, candidate) && countsThings(cursor, candidate)) {
			return false;
		}
		// "for 90 seconds" is no number of minutes: it stays in the title.
		const { amount } = candidate.captures;
		if (candidate.means === "clause.for" && amount?.second !== undefined && wholeMinutesOf(amount) === undefined) {
			return false;
		}
		return candidate.needs === undefined || hasEdge(cursor, candidate);
	};
	for (let at = from; at <= from + MOST_LINKS; at++) {
		const clause = longestPhrase(cursor, language.clauses, at, accepts);
		if (clause !== undefined) return clause;
		if (!language.listLinks.has(tokens[at]?.lower ?? "")) return undefined;
	}
	return undefined;
}
