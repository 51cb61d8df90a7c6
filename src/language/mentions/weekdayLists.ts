/** Weekdays that stand in a row vouch for each other: "gym mon wed fri". */
import type { Token } from "../tokens/tokens.ts";
import type { Field } from "./surrounded.ts";

/** Between the weekdays of a list: ", and". */
const MOST_LINKS = 2;

/** "mon | , wed | and fri": whether this candidate and the next are weekdays with nothing but links between them. */
function areListed({ cursor: { tokens, language }, candidates }: Field, left: number): boolean {
	const isLink = (token: Token | undefined) =>
		language.listLinks.has(token?.lower ?? "") || language.alternatives.has(token?.lower ?? "");
	const [one, other] = [candidates[left], candidates[left + 1]];
	if (one?.means !== "date.weekday" || other?.means !== "date.weekday") return false;
	const apart = other.first - one.next;
	return apart <= MOST_LINKS && (apart < 1 || isLink(tokens[one.next])) && (apart < 2 || isLink(tokens[one.next + 1]));
}

/** Beside one of its list that counts. */
export function isBesideListed(field: Field, index: number): boolean {
	const { counts } = field;
	return (
		(counts[index - 1] === true && areListed(field, index - 1)) ||
		(counts[index + 1] === true && areListed(field, index))
	);
}

/** A short name counts in a list with one that counts, or with two others. */
export function isInWeekdayList(field: Field, index: number): boolean {
	if (isBesideListed(field, index)) return true;
	const before = areListed(field, index - 1);
	const after = areListed(field, index);
	return (before && after) || (before && areListed(field, index - 2)) || (after && areListed(field, index + 1));
}
