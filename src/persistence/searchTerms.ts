/** What a person typed into the search box, made ready for PostgreSQL's full text search (features A6). */
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

/** Letters and digits. Modifier letters are left out: unaccent turns ʼ and ː into signs that tsquery would obey. */
const WORD = /[\p{Lu}\p{Ll}\p{Lt}\p{Lo}\p{N}]+/gu;

const plain = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** `undefined` when there is nothing to search for: then every task matches. */
export function searchTerms(typed: string, tags: readonly Label[]): SearchTerms | undefined {
	const text = typed.replaceAll("\u0000", " ").trim();
	const words = plain(text).match(WORD) ?? [];
	if (words.length === 0) return undefined;
	const hasOperators = /"|(^|\s)-\S|\sor\s/i.test(text);
	const name = plain(text.replace(/^#/, ""));
	return {
		text,
		words,
		prefix: hasOperators ? null : words.map((word) => `${word}:*`).join(" & "),
		tag_ids: tags.filter((tag) => plain(tag.name).startsWith(name)).map(({ id }) => id),
	};
}
