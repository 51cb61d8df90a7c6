/** Verbs of requests as fingers mistype them ("remnd me", "delte #3", "verschibe …"): a slip makes no order a title. Pure. */
import type { LanguageTable, RequestWords } from "../../shapes/grammar.ts";
import { TONGUES } from "../../tongues.ts";

/** A shorter word is too near to others; two letters of it may still have changed places. */
const SHORTEST_CUT = 5;

/** Two neighbours swapped, a letter after the first left out or written twice. */
function slipsOf(verb: string): readonly string[] {
	const letters = [...verb];
	const swapped = letters
		.slice(1)
		.map((letter, at) => [...letters.slice(0, at), letter, letters[at], ...letters.slice(at + 2)]);
	const cut = letters.length < SHORTEST_CUT ? [] : letters.slice(1).map((_, at) => letters.toSpliced(at + 1, 1));
	const doubled = letters.map((letter, at) => letters.toSpliced(at, 0, letter));
	return [...swapped, ...cut, ...doubled].map((slip) => slip.join(""));
}

function slipsIn({ verbs, noSlips, slips }: RequestWords["typed"]): ReadonlyMap<string, string> {
	const right = new Set([...verbs, ...noSlips]);
	const all = new Map<string, string>();
	for (const verb of verbs) {
		for (const slip of slipsOf(verb)) if (!right.has(slip) && !all.has(slip)) all.set(slip, verb);
	}
	for (const [verb, wrong] of Object.entries(slips)) for (const slip of wrong.split(" ")) all.set(slip, verb);
	return all;
}

const SLIPS: ReadonlyMap<string, string> = new Map(TONGUES.flatMap(({ table }) => [...slipsIn(table.requests.typed)]));
/** Where a request begins: at the beginning, and behind what stands between two. */
const BEGINNING =
	/(?<before>^\s*|[,.;!]\s+|(?<!\S)(?:and|und|then|dann|please|bitte|auch|also|you|me|mir)\s)(?<word>\p{L}{4,16})(?!\p{L})/giu;
const WORD = /(?<![\p{L}#@])\p{L}{4,20}(?!\p{L})/gu;
/** "Remind em to …", "reminde me". */
const TO_ME = /(?<=^\s*(?:please )?)remind(?:e|s|er)? (?:me|em|m)(?= (?:to|about|of|at|on|in|that)\b)/i;

/** The text with such verbs put right, and the words of the language that are written without its own letters; the same text where there is none. */
export function withVerbsRight(text: string, { requests }: LanguageTable): string {
	const put = text.replace(BEGINNING, (whole, before: string, word: string) => {
		const verb = SLIPS.get(word.toLowerCase());
		return verb === undefined
			? whole
			: `${before}${/^\p{Lu}/u.test(word) ? `${verb[0]?.toUpperCase()}${verb.slice(1)}` : verb}`;
	});
	const words = put.replace(WORD, (word) => {
		const lower = word.toLowerCase();
		return Object.hasOwn(requests.typed.words, lower) ? (requests.typed.words[lower] ?? word) : word;
	});
	return words.replace(TO_ME, "remind me");
}
