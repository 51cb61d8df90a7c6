/** Whether a text says what is looked for. Pure. */

/** Case and accents do not matter. */
const plain = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

export const wordsOf = (text: string): readonly string[] => plain(text).split(/\s+/).filter(Boolean);

/** Each of the words is somewhere in it, also in the middle: German puts words together. */
export function saysAll(text: string, words: readonly string[]): boolean {
	const there = plain(text);
	return words.every((word) => there.includes(word));
}
