/** A refused command: a value, not an exception (P10). */

import type { Some } from "../some.ts";
import { type Sentence, say } from "./sentence.ts";

/** One broken rule, as a sentence. `field` is a path in the request (`reminders[0].at`), `rule` a stable word. */
export interface Violation extends Sentence {
	readonly field: string;
	readonly rule: string;
	/** How many tasks it is about, where somebody has to choose what becomes of them. */
	readonly count?: number;
	/** Where in the text of the field, counted in characters (code points) from 1. */
	readonly column?: number;
}

export type Rejection =
	| {
			readonly code: "broken_rule";
			/** All of them, in English. */
			readonly detail: string;
			readonly violations: Some<Violation>;
	  }
	/** About no field. */
	| {
			readonly code: "not_found" | "conflict" | "version_mismatch";
			/** In English. */
			readonly detail: string;
			/** The same as a sentence; a pod of a version without keys makes none. */
			readonly why?: Sentence;
			readonly violations: readonly [];
	  };
export type RejectionCode = Rejection["code"];

export function brokenRule(field: string, rule: string, sentence: Sentence): Rejection {
	return { code: "broken_rule", detail: sentence.message, violations: [{ field, rule, ...sentence }] };
}

/** The one answer for what is missing and what is somebody else's (P8). */
export function notFound(what: "task" | "category" | "tag" | "reminder" | "filter" | "account"): Rejection {
	return refused("not_found", say(`no_such_${what}`));
}

export function conflict(why: Sentence): Rejection {
	return refused("conflict", why);
}

/** A rejection that is about no field. */
export function refused(code: Exclude<RejectionCode, "broken_rule">, why: Sentence): Rejection {
	return { code, detail: why.message, why, violations: [] };
}
