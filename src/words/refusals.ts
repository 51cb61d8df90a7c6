/** Why something was refused, in the reader's language, by the key that the refusal carries (decision 0143). */
import type { Rejection, Violation } from "../domain/refusals/rejection.ts";
import { fill, type Sentence } from "../domain/refusals/sentence.ts";
import type { Some } from "../domain/some.ts";
import type { Words } from "./words.ts";

/** Of a refusal that a pod of another version made, or that was stored before there were keys, the key may not be known. */
export type Told = Pick<Sentence, "message"> & Partial<Sentence>;

/** A refusal without a key that is known here stays as it was made, in English. */
export function refusalIn(told: Told, words: Words): string {
	const wordings: Readonly<Record<string, string>> = words.refusals;
	const wording = told.key !== undefined && Object.hasOwn(wordings, told.key) ? wordings[told.key] : undefined;
	return wording === undefined
		? told.message
		: fill(wording, told.params ?? {}, (inner) => refusalIn(inner, words), words.language);
}

/** A broken rule as programs get it: without its key, and with its sentence in the reader's language. */
export function violationIn(violation: Violation, words: Words) {
	const { field, rule, count, column } = violation;
	const more = { ...(count === undefined ? {} : { count }), ...(column === undefined ? {} : { column }) };
	return { field, rule, message: refusalIn(violation, words), ...more };
}

/** Why a command was refused; of several broken rules each is said. */
export function rejectionIn(rejection: Rejection, words: Words): string {
	return whysOf(rejection)
		.map((why) => refusalIn(why, words))
		.join(" ");
}

/** What a refusal says: each broken rule, or why it is refused as a whole. */
export function whysOf(rejection: Rejection): Some<Told> {
	if (rejection.code === "broken_rule") return rejection.violations;
	return [rejection.why ?? { message: rejection.detail }];
}
