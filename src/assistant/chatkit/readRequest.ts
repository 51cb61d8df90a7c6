/** Reads an unchecked body: a request, or what is wrong with it in the words of the problem document (P10). */

import { z } from "zod";
import type { Violation } from "../../domain/refusals/rejection.ts";
import { say } from "../../domain/refusals/sentence.ts";
import { hasLawfulCharacters } from "../../domain/text/text.ts";
import { fieldName, violationsOf } from "../../tools/violations.ts";
import { type ChatRequest, PARAMS, type RequestType, whyUnsupported } from "./requests.ts";

export type ReadRequest =
	| { readonly kind: "request"; readonly request: ChatRequest }
	| { readonly kind: "refused"; readonly violations: readonly Violation[] };

const Envelope = z.object({ type: z.string(), params: z.record(z.string(), z.unknown()) });

/** Of arrays and objects within one another. PostgreSQL's and V8's own limits would end in a fault. */
const DEEPEST = 32;

/** `hears`: there is a server for speech. */
export function readRequest(body: unknown, hears: boolean): ReadRequest {
	const envelope = Envelope.safeParse(body);
	if (!envelope.success) return refused(...violationsOf(envelope.error.issues));
	const { type, params } = envelope.data;
	const unsupported = whyUnsupported(type, hears);
	if (unsupported) return refused({ field: "type", rule: "unsupported", ...say(unsupported) });
	if (!isRequestType(type)) {
		const said = say("one_of", { field: "type", values: Object.keys(PARAMS).join(", ") });
		return refused({ field: "type", rule: "one_of", ...said });
	}
	const unlawful = findUnlawful(params);
	if (unlawful) return refused(unlawful);
	const read = PARAMS[type].safeParse(params);
	if (!read.success) return refused(...violationsOf(read.error.issues, ["params"]));
	// The schema was looked up by the type, which the compiler cannot follow.
	return { kind: "request", request: { type, params: read.data } as ChatRequest };
}

function refused(...violations: readonly Violation[]): ReadRequest {
	return { kind: "refused", violations };
}

function isRequestType(type: string): type is RequestType {
	return Object.hasOwn(PARAMS, type);
}

/**
 * The first text anywhere in the params that the database cannot hold, keys included: most of a message is stored as it
 * came. Without recursion, since the depth is the sender's to choose.
 */
function findUnlawful(params: unknown): Violation | undefined {
	const waiting: { readonly value: unknown; readonly path: readonly PropertyKey[] }[] = [
		{ value: params, path: ["params"] },
	];
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		const { value, path } = next;
		const field = fieldName(path);
		if (path.length > DEEPEST) {
			return { field: "params", rule: "max_depth", ...say("levels_max", { field: "params", levels: DEEPEST }) };
		}
		if (typeof value === "string" && !hasLawfulCharacters(value)) return unlawfulCharacters(field);
		if (typeof value !== "object" || value === null) continue;
		for (const [key, inner] of Object.entries(value)) {
			if (!hasLawfulCharacters(key)) return unlawfulCharacters(field);
			waiting.push({ value: inner, path: [...path, Array.isArray(value) ? Number(key) : key] });
		}
	}
	return undefined;
}

function unlawfulCharacters(field: string): Violation {
	const said = say("unlawful_characters", { field });
	return { field, rule: "characters", ...said };
}
