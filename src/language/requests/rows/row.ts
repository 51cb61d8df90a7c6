/** A row: what is asked for, and the phrases that ask for it, in each language beside one another. */
import type { Words } from "../../../words/words.ts";
import type { Request } from "../request.ts";
import { type Phrase, phraseOf } from "./phrase.ts";
import type { Tongue } from "./tongues.ts";

export interface Meaning {
	readonly kind: Request["kind"];
	/** Of what is understood in kind only: what is asked back. */
	readonly says?: (words: Words["reading"]["unclear"]) => string;
	/** Whatever else of the request no slot fills. */
	readonly [field: string]: unknown;
}

export interface Row {
	readonly means: Meaning;
	readonly phrases: Readonly<Record<Tongue, readonly Phrase[]>>;
}

/** `row({ kind: "complete" }, { en: ["complete {task}"], de: ["erledige {task}"] })`. Throws where a phrase is none. */
export const row = (means: Meaning, words: Readonly<Record<Tongue, readonly string[]>>): Row => ({
	means,
	phrases: { en: words.en.map(phraseOf), de: words.de.map(phraseOf) },
});
