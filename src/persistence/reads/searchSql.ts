/** A search as a condition on a row `t`, and as its rank. Every value is a parameter. */
import type { SearchTerms, Stemmer } from "./searchTerms.ts";

type Add = (value: unknown) => string;

export interface SearchSql {
	/** That a task has the words, or a tag that begins with them. */
	readonly condition: string;
	/** Title above description, a tag's name below both. */
	readonly rank: string;
}

export function searchSql(terms: SearchTerms, add: Add): SearchSql {
	const { stemmer } = terms;
	const text = add(terms.text);
	const query = textQuery(terms, text, add);
	const byText =
		stemmer === undefined
			? `t.search @@ ${query}`
			: `((t.search @@ ${query} OR ${hasStems(stemmer, text)}) AND ${withoutSql(terms, add)})`;
	const ranked = stemmer === undefined ? query : `(${query} || ${beginningsOf(stemmer, text)})`;
	return {
		condition: terms.tag_ids.length > 0 ? `(${byText} OR t.tag_ids && ${add(terms.tag_ids)}::integer[])` : byText,
		// Not ts_rank_cd: how close the words are to one another costs 3 ms for each row with twelve words, 700 times as much.
		rank: `ts_rank('{0, 0.1, 0.3, 1}', t.search, ${ranked})::float8`,
	};
}

/** That a task has none of what is unwanted, whatever its form. */
export function withoutSql({ without, stemmer }: SearchTerms, add: Add): string {
	if (without === null) return "true";
	const words = add(without);
	const english = `t.search @@ websearch_to_tsquery('english', plain_text(${words}))`;
	return stemmer === undefined ? `NOT ${english}` : `NOT (${english} OR ${hasStems(stemmer, words)})`;
}

/** The words as English stems, or as beginnings of words as they stand. */
function textQuery({ prefix, without }: SearchTerms, text: string, add: Add): string {
	const parts = [`websearch_to_tsquery('english', plain_text(${text}))`];
	if (prefix !== null) {
		const beginnings = `to_tsquery('simple', plain_text(${add(prefix)}))`;
		// What is unwanted is so for the beginnings, too.
		const not = without === null ? "" : ` && !!websearch_to_tsquery('english', plain_text(${add(without)}))`;
		parts.push(`(${beginnings}${not})`);
	}
	return `(${parts.join(" || ")})`;
}

const stemsOf = (stemmer: Stemmer, words: string) => `websearch_to_tsquery('${stemmer}', plain_text(${words}))`;

/** Without what is negated; a lexeme is in quotes, and quotes in it are doubled. */
const beginningsOf = (stemmer: Stemmer, words: string) =>
	`regexp_replace(querytree(${stemsOf(stemmer, words)}), $$'((?:[^']|'')+)'$$, $$'\\1':*$$, 'g')::tsquery`;

/**
 * That a task has the words by the stems of the account's own language. They are in no column: it would be one more for everybody,
 * and a rewrite of the table. A stem is what its words begin with, so the index of words finds the tasks that may have it, and
 * only of these it is looked up.
 */
function hasStems(stemmer: Stemmer, words: string): string {
	const stems = `to_tsvector('${stemmer}', plain_text(t.title || ' ' || coalesce(t.description, '')))`;
	return `(t.search @@ ${beginningsOf(stemmer, words)} AND ${stems} @@ ${stemsOf(stemmer, words)})`;
}
