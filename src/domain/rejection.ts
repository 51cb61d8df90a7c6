/** A refused command: a value, not an exception (P10). */
export type RejectionCode = "not_found" | "broken_rule" | "conflict" | "version_mismatch";

/** One broken rule. `field` is a path in the request (`reminders[0].at`), `rule` a stable word, `message` a sentence. */
export interface Violation {
	readonly field: string;
	readonly rule: string;
	readonly message: string;
	/** How many tasks it is about, where somebody has to choose what becomes of them. */
	readonly count?: number;
	/** Where in the text of the field, counted in characters (code points) from 1. */
	readonly column?: number;
}

export interface Rejection {
	readonly code: RejectionCode;
	readonly detail: string;
	readonly violations: readonly Violation[];
}

export function brokenRule(field: string, rule: string, message: string): Rejection {
	return { code: "broken_rule", detail: message, violations: [{ field, rule, message }] };
}

/** The one answer for what is missing and what is somebody else's (P8). */
export function notFound(what: "task" | "category" | "tag" | "reminder" | "filter"): Rejection {
	return { code: "not_found", detail: `There is no such ${what}.`, violations: [] };
}

export function conflict(detail: string): Rejection {
	return { code: "conflict", detail, violations: [] };
}
