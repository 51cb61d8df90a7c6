/** Reads an unchecked body: a request, or what is wrong with it in the words of the problem document (P10). */
import { type core, z } from "zod";
import type { Violation } from "../../domain/rejection.ts";
import { hasLawfulCharacters } from "../../domain/text.ts";
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
	if (unsupported) return refused({ field: "type", rule: "unsupported", message: unsupported });
	if (!isRequestType(type)) {
		const message = `type must be one of ${Object.keys(PARAMS).join(", ")}.`;
		return refused({ field: "type", rule: "one_of", message });
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
			return { field: "params", rule: "max_depth", message: `params may be at most ${DEEPEST} levels deep.` };
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
	const message = `${field} holds a character that no text can hold (U+0000 or half of a surrogate pair).`;
	return { field, rule: "characters", message };
}

function violationOf(issue: core.$ZodIssue, under: readonly PropertyKey[]): Violation {
	const field = fieldName([...under, ...issue.path]);
	switch (issue.code) {
		case "invalid_type": {
			if (issue.message.endsWith("received undefined")) {
				return { field, rule: "required", message: `${field} is missing.` };
			}
			const expected = issue.expected === "int" ? "a whole number" : `of the type ${issue.expected}`;
			return { field, rule: "type", message: `${field} must be ${expected}.` };
		}
		case "invalid_value":
			return { field, rule: "one_of", message: `${field} must be one of ${issue.values.map(String).join(", ")}.` };
		case "invalid_union":
			// The protocol's only union is that of message parts, told apart by their type.
			return { field, rule: "one_of", message: `${field} must be one of input_text, input_tag.` };
		case "too_big":
			return { field, rule: "max", message: `${field} must have at most ${issue.maximum} entries.` };
		case "too_small":
			return { field, rule: "min", message: `${field} must have at least ${issue.minimum} entries.` };
		case "custom":
			return { field, rule: String(issue.params?.rule ?? "rule"), message: `${field} ${issue.message}` };
		default:
			return { field, rule: "format", message: `${field} ${issue.message}` };
	}
}

/** `params.input.content[0].text`; the body itself is `body`. */
function fieldName(path: readonly PropertyKey[]): string {
	const name = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`)).join("");
	return name === "" ? "body" : name.slice(1);
}
