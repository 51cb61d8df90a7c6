/** How the rules state their decision. */

import type { DomainEvent } from "../events/events.ts";
import type { Rejection, Violation } from "../refusals/rejection.ts";
import { isSome } from "../some.ts";
import type { Decision, NewEvent, Subject } from "./decision.ts";

/** Without events: it is so already. */
export function accepted(subject: Subject, events: readonly NewEvent[]): Decision {
	return { kind: "accepted", events, subject };
}

export function rejected(rejection: Rejection): Decision {
	return { kind: "rejected", rejection };
}

/** An ordinary event, one that undoes nothing. */
export function happened(event: DomainEvent): NewEvent {
	return { ...event, undoes: null };
}

/** One rejection for all broken rules of a command, so that a form can mark every field at once (P10). */
export function rejectedFor(violations: readonly Violation[]): Decision {
	if (!isSome(violations)) throw new Error("a command was refused, and breaks no rule");
	return rejected({
		code: "broken_rule",
		detail: violations.map(({ message }) => message).join(" "),
		violations,
	});
}
