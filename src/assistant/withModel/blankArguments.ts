/**
 * Arguments that a model fills in because they are there: 0 for a number of something, "", "none", an empty list. They are left
 * out where that is allowed. Only of a model in the chat: whoever writes a program gets an error that names the field (P10), and
 * learns from it; here nobody would, and nothing was meant. What takes a field away ("") is kept where the user asks for that.
 */
import type { JsonObject } from "../../ports/assistant/model.ts";

interface Property {
	readonly type?: string | readonly string[];
	readonly minimum?: number;
}

const SAYS_NOTHING: ReadonlySet<string> = new Set(["", "null", "none", "n/a", "undefined", "unknown", "…", "..."]);

/** `schema`: of the arguments. `takesAway`: the user speaks of taking something away. */
export function withoutBlanks(given: JsonObject, schema: JsonObject, takesAway: boolean): JsonObject {
	const properties = (schema.properties ?? {}) as Readonly<Record<string, Property>>;
	const required = new Set((schema.required ?? []) as readonly string[]);
	const entries = Object.entries(given).flatMap(([name, value]): [string, unknown][] => {
		const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
		if (property === undefined || required.has(name) || !isBlank(value, property)) return [[name, value]];
		if (!takesAway || !mayBeTakenAway(property)) return [];
		return [[name, Array.isArray(value) ? [] : null]];
	});
	return Object.fromEntries(entries);
}

function isBlank(value: unknown, { minimum = 0 }: Property): boolean {
	if (value === null) return true;
	if (typeof value === "number") return value === 0 && minimum > 0;
	if (typeof value === "string") return SAYS_NOTHING.has(value.trim().toLowerCase());
	return Array.isArray(value) && value.every((one) => isBlank(one, { minimum: 1 }));
}

const mayBeTakenAway = ({ type }: Property): boolean =>
	[type ?? []].flat().some((one) => one === "null" || one === "array");
