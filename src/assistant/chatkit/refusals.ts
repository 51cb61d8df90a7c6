/** Refusals before a stream begins. */
import type { Violation } from "../../domain/refusals/rejection.ts";
import { say } from "../../domain/refusals/sentence.ts";
import type { ChatAnswer } from "../../ports/assistant/chatServer.ts";

/** Names field and rule of each thing that is wrong (P10). */
export function badRequest(violations: readonly Violation[]): ChatAnswer {
	return { kind: "refused", code: "unreadable", why: violations[0] ?? say("unreadable"), violations };
}

/** The one answer for what is missing and what is somebody else's, byte for byte (P8). */
export function notFound(what: "thread" | "item"): ChatAnswer {
	return { kind: "refused", code: "not_found", why: say(`no_such_${what}`), violations: [] };
}

/** A cursor that no page gave, or whose row is gone: an empty page would look like the end of the list. */
export function unknownCursor(): ChatAnswer {
	return badRequest([{ field: "params.after", rule: "unknown_cursor", ...say("unknown_after") }]);
}
