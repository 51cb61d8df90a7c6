/** Which parts of a title a search has found. Pure. */

export interface Piece {
	readonly text: string;
	readonly isHit: boolean;
}

const bare = (text: string) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Letters of the shortest word that stands for a longer one which begins with it ("rents" finds "rent"). */
const SHORTEST_STEM = 3;

/** The words that a search looks for; those after a minus it does not. */
export const wordsOf = (search: string): readonly string[] =>
	[...search.replaceAll(/(?:^|\s)-\S+/g, " ").matchAll(WORD)].map(([word]) => bare(word));

/** The title in pieces; a word is a hit by its beginning, whatever its accents. */
export function highlighted(title: string, words: readonly string[]): readonly Piece[] {
	const pieces: Piece[] = [];
	let from = 0;
	const plain = (to: number) => {
		if (to > from) pieces.push({ text: title.slice(from, to), isHit: false });
	};
	for (const match of title.matchAll(WORD)) {
		const word = bare(match[0]);
		const isHit = words.some(
			(asked) => word.startsWith(asked) || (word.length >= SHORTEST_STEM && asked.startsWith(word)),
		);
		if (!isHit) continue;
		plain(match.index);
		pieces.push({ text: match[0], isHit: true });
		from = match.index + match[0].length;
	}
	plain(title.length);
	return pieces;
}
