/**
 * What a person typed into the search box, made ready for PostgreSQL's full text search. One grammar for lists, the
 * filter's `search:` and the tools: words (also as beginnings), `"phrases"`, `-without`, `or`.
 */

import type { Label } from "../../domain/tasks/task.ts";
import { plainText, plainWordsOf, SEARCH_WORDS, searchWordsOf } from "../../domain/text/searchWords.ts";

/** PostgreSQL's configurations that stem beside English, by the language of an account. */
const STEMMED = { de: "german" } as const;
export type Stemmer = (typeof STEMMED)[keyof typeof STEMMED];

export interface SearchTerms {
	/** As typed, for websearch_to_tsquery, which takes anything. */
	readonly text: string;
	/** Words that have to be there: letters and digits only, lower case. */
	readonly words: readonly string[];
	/** For to_tsquery: each of these as a beginning, phrases as they are; null where there are none, or one of several is enough (or). */
	readonly prefix: string | null;
	/** For websearch_to_tsquery: what must not be there, any of it; null: nothing. */
	readonly without: string | null;
	/** A phrase has to be there as it stands: nothing that is merely alike is meant. */
	readonly isExact: boolean;
	/** The language whose stems count, too. */
	readonly stemmer: Stemmer | undefined;
	/** Tags whose name begins with the text. */
	readonly tag_ids: readonly number[];
}

/** A word or a phrase as it was typed. A word with a sign inside ("e-mail") is several. */
interface Part {
	readonly isNot: boolean;
	readonly isPhrase: boolean;
	readonly words: readonly string[];
}

/** `undefined` when there is nothing to search for: then every task matches. Of too many words the first count. */
export function searchTerms(typed: string, tags: readonly Label[], locale: string): SearchTerms | undefined {
	const asked = typed.replaceAll("\u0000", " ").trim();
	const all = searchWordsOf(asked);
	if (all.length === 0) return undefined;
	const words = all.slice(0, SEARCH_WORDS);
	const text = words.length < all.length ? words.join(" ") : asked;
	const parts = partsOf(text);
	const isChoice = /(^|\s)or\s/i.test(text);
	const wanted = parts.filter(({ isNot }) => !isNot);
	const unwanted = parts.filter(({ isNot }) => isNot);
	const name = plainText(text.replace(/^#/, ""));
	return {
		text,
		words: [...new Set(wanted.flatMap((part) => part.words))],
		prefix: isChoice || wanted.length === 0 ? null : wanted.map(asBeginning).join(" & "),
		without: unwanted.length === 0 ? null : unwanted.map((part) => `"${part.words.join(" ")}"`).join(" or "),
		isExact: wanted.some(({ isPhrase }) => isPhrase),
		stemmer: STEMMED[locale.split("-")[0]?.toLowerCase() as keyof typeof STEMMED],
		tag_ids: tags.filter((tag) => plainText(tag.name).startsWith(name)).map(({ id }) => id),
	};
}

/** Quotes and minus as websearch_to_tsquery reads them. */
function partsOf(text: string): readonly Part[] {
	return [...text.matchAll(/(-?)(?:"([^"]*)(?:"|$)|([^\s"]+))/g)].flatMap(([, sign, phrase, word = ""]) => {
		const words = plainWordsOf(phrase ?? word);
		return words.length === 0 ? [] : [{ isNot: sign === "-", isPhrase: phrase !== undefined, words }];
	});
}

const asBeginning = ({ isPhrase, words }: Part): string =>
	isPhrase ? `(${words.join(" <-> ")})` : words.map((word) => `${word}:*`).join(" & ");
