/** A row: what is asked for, and the phrases that ask for it, in each language beside one another. */
import type { Words } from "../../../words/words.ts";
import type { Request } from "../request.ts";
import { type Phrase, phraseOf } from "./phrase.ts";

export interface Meaning {
	readonly kind: Request["kind"];
	/** Of what is understood in kind only: what is asked back. */
	readonly says?: (words: Words["reading"]["unclear"]) => string;
	/** The field that takes the whole sentence: what it would be as a task. */
	readonly keeps?: "perhaps";
	/** Whatever else of the request no slot fills. */
	readonly [field: string]: unknown;
}

export interface Row {
	readonly means: Meaning;
	/** By language. */
	readonly phrases: Readonly<Record<string, readonly Phrase[]>>;
}

/** Those whose phrases stand beside one another: where one is, the other must be. */
type BesideOneAnother = Readonly<Record<"en" | "de", readonly string[]>>;
/** Those of another language, in its own folder. */
type OfItsOwn = Readonly<Record<string, readonly string[]>> & { readonly en?: never; readonly de?: never };

/** `row({ kind: "complete" }, { en: ["complete {task}"], de: ["erledige {task}"] })`. Throws where a phrase is none. */
export const row = (means: Meaning, words: BesideOneAnother | OfItsOwn): Row => ({
	means,
	phrases: Object.fromEntries(
		Object.entries<readonly string[]>(words).map(([code, phrases]) => [code, phrases.map(phraseOf)]),
	),
});
