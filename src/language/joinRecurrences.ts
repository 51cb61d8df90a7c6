/** A recurrence takes along the times and days beside it: "every monday at 7" is one wish, not "today at 7". */

import type { Cursor } from "./captures.ts";
import { isDate, isTime, type Mention } from "./mention.ts";

/** A list goes on over at most so many links ("mon, wed and on fri"). */
const LONGEST_LINK = 3;

/**
 * The mentions that count, joined. What would not count by itself still belongs to a recurrence that it is linked to
 * ("every mon, wed and fri"). The same holds for what follows an expression that is not read ("before tomorrow noon").
 */
export function joinRecurrences(
	{ tokens, language }: Cursor,
	mentions: readonly Mention[],
	counts: readonly boolean[],
): Mention[] {
	const joined: Mention[] = [];
	const absorbs = (mention: Mention) =>
		isDate(mention) || isTime(mention) || ["recurrence", "duration", "unread"].includes(mention.means);
	const areLinked = (from: number, to: number) => {
		if (to - from > LONGEST_LINK) return false;
		for (let at = from; at < to; at++) if (!language.links.has(tokens[at]?.lower ?? "")) return false;
		return true;
	};
	for (const [index, mention] of mentions.entries()) {
		const last = joined.at(-1);
		const isWhole = last !== undefined && absorbs(last) && absorbs(mention);
		const follows =
			isWhole &&
			((last.means === "recurrence" && areLinked(last.next, mention.first)) ||
				(last.means === "unread" && last.next === mention.first));
		const leads = isWhole && counts[index] && mention.means === "recurrence" && last.next === mention.first;
		if (follows || leads) {
			const means = leads ? "recurrence" : last.means;
			joined[joined.length - 1] = { means, first: last.first, next: mention.next, captures: {}, words: [] };
		} else if (counts[index]) joined.push(mention);
	}
	return joined;
}
