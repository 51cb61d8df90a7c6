/** The words of a search: what is compared, and how many may be. */

/** Different words of one search. Each costs a look into the index and a place in the ranking of every task found. */
export const SEARCH_WORDS = 12;

/** Letters and digits. Modifier letters are left out: unaccent turns ʼ and ː into signs that tsquery would obey. */
const WORD = /[\p{Lu}\p{Ll}\p{Lt}\p{Lo}\p{N}]+/gu;

/** Without accents and case. */
export const plainText = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** In their order. */
export const plainWordsOf = (text: string): readonly string[] => plainText(text).match(WORD) ?? [];

/** Each word once, in the order of its first place. */
export const searchWordsOf = (text: string): readonly string[] => [...new Set(plainWordsOf(text))];
