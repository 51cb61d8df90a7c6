/** Reads an unchecked body: a request, or what is wrong with it in the words of the problem document (P10). */

import { type core, z } from "zod";
import type { Violation } from "../../domain/rejection.ts";
import { say } from "../../domain/sentence.ts";
import { hasLawfulCharacters } from "../../domain/text.ts";
import { sentenceOf } from "../../tools/violations.ts";
import { type ChatRequest, PARAMS, type RequestType, UNSUPPORTED } from "./requests.ts";

export type ReadRequest =
	| { readonly kind: "request"; readonly request: ChatRequest }
	| { readonly kind: "refused"; readonly violations: readonly Violation[] };

const Envelope = z.object({ type: z.string(), params: z.record(z.string(), z.unknown()) });

/** Of arrays and objects within one another. PostgreSQL's and V8's own limits would end in a fault. */
const DEEPEST = 32;

export function readRequest(body: unknown): ReadRequest {
	const envelope = Envelope.safeParse(body);
	if (!envelope.success) return refused(...envelope.error.issues.map((issue) => violationOf(issue, [])));
	const { type, params } = envelope.data;
	const unsupported = UNSUPPORTED.get(type);
	if (unsupported) return refused({ field: "type", rule: "unsupported", ...say(unsupported) });
	if (!isRequestType(type)) {
		const said = say("one_of", { field: "type", values: Object.keys(PARAMS).join(", ") });
		return refused({ field: "type", rule: "one_of", ...said });
	}
	const unlawful = findUnlawful(params);
	if (unlawful) return refused(unlawful);
	const read = PARAMS[type].safeParse(params);
	if (!read.success) return refused(...read.error.issues.map((issue) => violationOf(issue, ["params"])));
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

function violationOf(issue: core.$ZodIssue, under: readonly PropertyKey[]): Violation {
	const field = fieldName([...under, ...issue.path]);
	switch (issue.code) {
		case "invalid_type": {
			if (issue.message.endsWith("received undefined")) {
				return { field, rule: "required", ...say("missing", { field }) };
			}
			const expected = issue.expected === "int" ? say("a_whole_number") : say("of_type", { type: issue.expected });
			return { field, rule: "type", ...say("wrong_type", { field, type: expected }) };
		}
		case "invalid_value":
			return { field, rule: "one_of", ...say("one_of", { field, values: issue.values.map(String).join(", ") }) };
		case "invalid_union":
			// The protocol's only union is that of message parts, told apart by their type.
			return { field, rule: "one_of", ...say("one_of", { field, values: "input_text, input_tag" }) };
		case "too_big":
			return { field, rule: "max", ...say("entries_max", { field, most: String(issue.maximum) }) };
		case "too_small":
			return { field, rule: "min", ...say("entries_min", { field, least: String(issue.minimum) }) };
		case "custom":
			return { field, rule: String(issue.params?.rule ?? "rule"), ...sentenceOf(issue, field) };
		default:
			return { field, rule: "format", ...say("wrong_form", { field }) };
	}
}

/** `params.input.content[0].text`; the body itself is `body`. */
function fieldName(path: readonly PropertyKey[]): string {
	const name = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`)).join("");
	return name === "" ? "body" : name.slice(1);
}
