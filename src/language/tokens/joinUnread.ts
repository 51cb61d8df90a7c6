/** What follows an expression that is not read belongs to it: "before | tomorrow noon" is no "tomorrow noon". */
import { isDate, isTime, type Mention } from "../shapes/mention.ts";

/** The mentions that count, with the unread ones as long as they go. */
export function joinUnread(mentions: readonly Mention[], counts: readonly boolean[]): Mention[] {
	const joined: Mention[] = [];
	for (const [index, mention] of mentions.entries()) {
		const last = joined.at(-1);
		const continues = isDate(mention) || isTime(mention) || mention.means === "unread";
		if (last?.means === "unread" && last.next === mention.first && continues) {
			joined[joined.length - 1] = { means: "unread", first: last.first, next: mention.next, captures: {}, words: [] };
		} else if (counts[index]) joined.push(mention);
	}
	return joined;
}
