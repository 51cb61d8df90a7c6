/**
 * The one place where faults and rejections become HTTP (RFC 9457). Anything that is not known here is a fault of ours and
 * is answered with 500, without a stack, an SQL text or an address.
 */

import type { Rejection, Violation } from "../domain/refusals/rejection.ts";
import { say } from "../domain/refusals/sentence.ts";
import type { CommandResult } from "../ports/commands/commandGate.ts";
import { Crowded, StorageUnavailable } from "../ports/process/faults.ts";
import { TooMuchHappened, UnknownCursor, UnknownInFilter } from "../ports/reading/readModel.ts";
import { english } from "../words/en/english.ts";
import { refusalIn, type Told, violationIn, whysOf } from "../words/refusals.ts";
import type { Words } from "../words/words.ts";
import type { ProblemView } from "./contract/contract.ts";

/** Every `code` of a problem document, with its status. */
export const PROBLEM_STATUS = {
	unreadable: 400,
	unauthenticated: 401,
	forbidden: 403,
	origin_refused: 403,
	insufficient_scope: 403,
	not_found: 404,
	method_not_allowed: 405,
	request_timeout: 408,
	conflict: 409,
	moved: 409,
	version_mismatch: 412,
	body_too_large: 413,
	unsupported_media_type: 415,
	broken_rule: 422,
	idempotency_key_reused: 422,
	busy: 429,
	headers_too_large: 431,
	fault: 500,
	overloaded: 503,
	unavailable: 503,
} as const;
export type ProblemCode = keyof typeof PROBLEM_STATUS;

/** Of a thousand mistakes only so many are named, so that the answer stays smaller than the request. */
const MOST_NAMED = 20;

/** Thrown by a step of a route to end it with this answer. */
export class Problem extends Error {
	override readonly name = "Problem";
	readonly code: ProblemCode;
	/** What `detail` is made of; of a pod of another version it may be without a key. */
	readonly whys: readonly Told[];
	readonly violations: readonly Violation[];
	readonly headers: Readonly<Record<string, string>>;

	constructor(
		code: ProblemCode,
		why: Told | readonly Told[],
		more: { readonly violations?: readonly Violation[]; readonly headers?: Readonly<Record<string, string>> } = {},
	) {
		const violations = more.violations ?? [];
		const all = violations.length;
		const whys = [why, all > MOST_NAMED ? say("so_many_named", { named: MOST_NAMED, all }) : []].flat();
		super(whys.map(({ message }) => message).join(" "));
		this.code = code;
		this.whys = whys;
		this.violations = violations.slice(0, MOST_NAMED);
		this.headers = more.headers ?? {};
	}

	get status(): (typeof PROBLEM_STATUS)[ProblemCode] {
		return PROBLEM_STATUS[this.code];
	}

	/** In English where nobody has said what he reads: programs compare it. `type`, `code`, `field` and `rule` are the same in all. */
	toDocument(words: Words = english): ProblemView {
		const errors = this.violations.map((one) => violationIn(one, words));
		return {
			type: `urn:adjutant:problem:${this.code}`,
			title: words.problems.titles[this.status],
			status: this.status,
			code: this.code,
			detail: this.whys.map((why) => refusalIn(why, words)).join(" "),
			...(errors.length > 0 ? { errors } : {}),
		};
	}
}

/** An answer that is whole. */
export interface Sent {
	readonly status: 200 | (typeof PROBLEM_STATUS)[ProblemCode];
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
}

/** A problem as it is sent, on whichever way: the one place that writes the document. */
export function writeProblem(problem: Problem, words: Words = english): Sent {
	return {
		status: problem.status,
		headers: {
			...problem.headers,
			"Content-Type": "application/problem+json",
			"Content-Language": words.language,
		},
		body: JSON.stringify(problem.toDocument(words)),
	};
}

export function brokenRules(violations: readonly Violation[]): Problem {
	return new Problem("broken_rule", violations[0] ?? say("rule_broken"), { violations });
}

export function problemOfRejection(rejection: Rejection): Problem {
	const { code, violations } = rejection;
	return new Problem(code, whysOf(rejection), { violations });
}

/** The problem of a command that was not done. */
export function problemOfResult(result: Exclude<CommandResult, { kind: "done" }>): Problem {
	switch (result.kind) {
		case "rejected":
			return problemOfRejection(result.rejection);
		case "key_reused":
			return new Problem("idempotency_key_reused", say("idempotency_key_reused"));
		case "busy":
			return new Problem("busy", say("too_many_waiting"), {
				headers: retryAfter(result.retry_after_ms),
			});
		case "unavailable":
			return unavailable(result.retry_after_ms);
	}
}

/** The problem of anything that was thrown. */
export function problemOf(fault: unknown): Problem {
	if (fault instanceof Problem) return fault;
	if (fault instanceof StorageUnavailable) return unavailable(1_000);
	if (fault instanceof Crowded) {
		return new Problem("busy", say("too_many_waiting"), {
			headers: { "Retry-After": "1" },
		});
	}
	if (fault instanceof UnknownCursor) {
		const said = say("unknown_cursor");
		return brokenRules([{ field: "cursor", rule: "unknown_cursor", ...said }]);
	}
	if (fault instanceof TooMuchHappened) {
		return brokenRules([{ field: "as_of", rule: "too_much", ...say("too_much_happened") }]);
	}
	if (fault instanceof UnknownInFilter) return brokenRules(fault.violations);
	// Koa and its router throw these for what cannot be a request, such as a path that does not decode.
	if (isClientError(fault)) return new Problem("unreadable", say("unreadable"));
	return new Problem("fault", say("fault"));
}

function unavailable(retry_after_ms: number): Problem {
	const said = say("unavailable");
	return new Problem("unavailable", said, { headers: retryAfter(retry_after_ms) });
}

/** Whole seconds, rounded up (RFC 9110 §10.2.3). */
function retryAfter(ms: number): Record<string, string> {
	return { "Retry-After": String(Math.max(1, Math.ceil(ms / 1_000))) };
}

function isClientError(fault: unknown): boolean {
	if (!(fault instanceof Error)) return false;
	if ("code" in fault && fault.code === "ERR_INVALID_URL") return true;
	if (!("status" in fault)) return fault instanceof URIError;
	return typeof fault.status === "number" && fault.status >= 400 && fault.status < 500;
}
