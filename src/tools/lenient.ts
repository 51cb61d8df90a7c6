/**
 * Arguments as models really send them: a number as text, null where nothing was meant, one value where several may stand. What
 * can mean one thing only is put right; everything else is left to the schema to refuse. It is no guess about what is wanted.
 */
import type { JsonObject } from "../ports/assistant/model.ts";

interface Property {
	readonly type?: string | readonly string[];
	readonly items?: Property;
}

const typesOf = ({ type }: Property): readonly string[] => [type ?? []].flat();

/** `schema`: of the arguments, an object. */
export function putRight(given: unknown, schema: JsonObject): unknown {
	if (typeof given !== "object" || given === null || Array.isArray(given)) return given;
	const properties = schema.properties as Readonly<Record<string, Property>>;
	const entries = Object.entries(given).flatMap(([name, value]): [string, unknown][] => {
		const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
		if (property === undefined) return [[name, value]];
		const types = typesOf(property);
		// A field that can be taken away is; of any other, null says nothing.
		if (value === null && types.length > 0 && !types.includes("null")) return [];
		return [[name, putRightOne(value, property)]];
	});
	return Object.fromEntries(entries);
}

function putRightOne(value: unknown, property: Property): unknown {
	const types = typesOf(property);
	if (types.includes("integer") && typeof value === "string" && /^#?\d{1,9}$/.test(value.trim()))
		return Number(value.trim().replace("#", ""));
	if (types.includes("boolean") && (value === "true" || value === "false")) return value === "true";
	if (!types.includes("array")) return value;
	const list = typeof value === "string" ? listIn(value) : typeof value === "number" ? [value] : value;
	const { items } = property;
	return Array.isArray(list) && items !== undefined ? list.map((one) => putRightOne(one, items)) : list;
}

/** `"[1,2]"`, or one value by itself. */
function listIn(text: string): unknown {
	if (text.trim() === "") return text;
	if (!text.trim().startsWith("[")) return [text];
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
