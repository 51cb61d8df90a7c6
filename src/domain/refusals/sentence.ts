/**
 * Why something is refused or did not go out: a key of the catalogues and its parameters (decision 0143). For a person it is
 * worded by the key, in the person's language. `message`, the English wording, is for programs, and for keys of another
 * version (from its pods or from stored answers) that are not known here.
 */
import { type RefusalKey, refusals } from "../../words/en/refusals.ts";

export type { RefusalKey };

/** What stands in a gap: as it is, or a sentence of its own. */
export type Param = string | number | Sentence;

/** What somebody outside said, as he said it; or a sentence of ours about it. */
export type Remark = string | Sentence;

export interface Sentence {
	readonly key: RefusalKey;
	readonly params: Readonly<Record<string, Param>>;
	readonly message: string;
}

type GapsOf<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | GapsOf<Rest> : never;
type Gaps<Key extends RefusalKey> = GapsOf<(typeof refusals)[Key]>;

/** The refusal of this key; each gap of its English wording must be given, a missing one is an error of types. */
export function say<Key extends RefusalKey>(
	key: Key,
	...[params = {} as never]: [Gaps<Key>] extends [never] ? [] : [params: Readonly<Record<Gaps<Key>, Param>>]
): Sentence {
	const given: Readonly<Record<string, Param>> = params;
	return { key, params: given, message: fill(refusals[key], given, ({ message }) => message, "en") };
}

/** The same sentence with other gaps filled otherwise, where it has them. */
export function saidOf<Told extends Sentence>(sentence: Told, params: Readonly<Record<string, Param>>): Told {
	const given = { ...sentence.params, ...params };
	return { ...sentence, params: given, message: fill(refusals[sentence.key], given, ({ message }) => message, "en") };
}

/** A wording with its gaps filled; `word` makes a text of a sentence that stands in one. An `{amount}` is written as the language writes numbers. */
export function fill(
	wording: string,
	params: Readonly<Record<string, Param>>,
	word: (sentence: Sentence) => string,
	language: string,
): string {
	return wording.replaceAll(/\{(\w+)\}/g, (gap, name: string) => {
		const given = params[name];
		if (given === undefined) return gap;
		if (typeof given === "object") return word(given);
		return name === "amount" && typeof given === "number" ? given.toLocaleString(language) : String(given);
	});
}
