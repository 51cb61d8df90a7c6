/** What a person typed into the search box, made ready for PostgreSQL's full text search (features A6). */
import { plainText, SEARCH_WORDS, searchWordsOf } from "../domain/searchWords.ts";
import type { Label } from "../domain/task.ts";

export interface SearchTerms {
	/** As typed, for websearch_to_tsquery, which takes anything. */
	readonly text: string;
	/** Letters and digits only, lower case. */
	readonly words: readonly string[];
	/** Every word as a prefix; null where the text has operators of its own (quotes, minus, or). */
	readonly prefix: string | null;
	/** Tags whose name begins with the text. */
	readonly tag_ids: readonly number[];
}

/** `undefined` when there is nothing to search for: then every task matches. Of too many words the first count. */
export function searchTerms(typed: string, tags: readonly Label[]): SearchTerms | undefined {
	const asked = typed.replaceAll("\u0000", " ").trim();
	const all = searchWordsOf(asked);
	if (all.length === 0) return undefined;
	const words = all.slice(0, SEARCH_WORDS);
	const text = words.length < all.length ? words.join(" ") : asked;
	const hasOperators = /"|(^|\s)-\S|\sor\s/i.test(text);
	const name = plainText(text.replace(/^#/, ""));
	return {
		text,
		words,
		prefix: hasOperators ? null : words.map((word) => `${word}:*`).join(" & "),
		tag_ids: tags.filter((tag) => plainText(tag.name).startsWith(name)).map(({ id }) => id),
	};
}
