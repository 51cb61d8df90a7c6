/** Refusals before a stream begins, as problem documents (RFC 9457). */
import type { Violation } from "../../domain/rejection.ts";
import type { ChatAnswer } from "../../ports/chatServer.ts";

/** Names field and rule of each thing that is wrong (P10). */
export function badRequest(violations: readonly Violation[]): ChatAnswer {
	const detail = violations[0]?.message ?? "The request could not be read.";
	const title = "Bad Request";
	const type = "urn:adjutant:problem:unreadable";
	return {
		kind: "json",
		status: 400,
		body: { type, title, status: 400, code: "unreadable", detail, errors: violations },
	};
}

/** The one answer for what is missing and what is somebody else's, byte for byte (P8). */
export function notFound(what: "thread" | "item"): ChatAnswer {
	const detail = `There is no such ${what}.`;
	const type = "urn:adjutant:problem:not_found";
	return { kind: "json", status: 404, body: { type, title: "Not Found", status: 404, code: "not_found", detail } };
}

/** A cursor that no page gave, or whose row is gone: an empty page would look like the end of the list. */
export function unknownCursor(): ChatAnswer {
	const message = "params.after is not a cursor that this list gave, or what it names was deleted.";
	return badRequest([{ field: "params.after", rule: "unknown_cursor", message }]);
}
