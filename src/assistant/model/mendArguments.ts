/**
 * Arguments as small models write them → as the tool's schema has them, where only one thing can be meant: a number as text
 * ("12", "#12"), one value where a list is wanted, `null` for what is not said. Anything else is left for the tool to refuse.
 */
import type { JsonObject } from "../../ports/model.ts";

export function mendArguments(given: JsonObject, schema: JsonObject): JsonObject {
	const properties = objectOf(schema.properties);
	const required = Array.isArray(schema.required) ? schema.required : [];
	const mended = Object.entries(given).flatMap(([name, value]) => {
		const property = properties[name];
		if (property === undefined) return [[name, value]];
		const types = typesOf(objectOf(property));
		// Not said. Where null means something of its own, the schema has it.
		if (value === null && !types.includes("null") && !required.includes(name)) return [];
		return [[name, mend(value, objectOf(property))]];
	});
	return Object.fromEntries(mended);
}

function mend(value: unknown, schema: JsonObject): unknown {
	const types = typesOf(schema);
	if (types.includes("array")) {
		const items = objectOf(schema.items);
		if (Array.isArray(value)) return value.map((one) => mend(one, items));
		return value === null || typeof value === "object" ? value : [mend(value, items)];
	}
	if (typeof value !== "string" || types.includes("string")) return value;
	if (types.includes("integer") || types.includes("number")) {
		const digits = /^\s*#?(\d{1,10})\s*$/.exec(value)?.[1];
		return digits === undefined ? value : Number(digits);
	}
	if (types.includes("boolean") && /^(?:true|false)$/i.test(value)) return value.toLowerCase() === "true";
	return value;
}

/** Of a schema that says nothing of its type nothing is known, so nothing is mended. */
function typesOf({ type, anyOf, enum: values }: JsonObject): readonly string[] {
	if (Array.isArray(anyOf)) return anyOf.flatMap((one) => typesOf(objectOf(one)));
	if (type === undefined) return values === undefined ? ["string", "null"] : ["string"];
	return [type].flat().map(String);
}

const objectOf = (value: unknown): JsonObject =>
	typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
