/** Looking into JSON of servers that keep to no schema. */
import type { JsonObject } from "../ports/assistant/model.ts";

export function isObject(value: unknown): value is JsonObject {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

export const objectOf = (value: unknown): JsonObject => (isObject(value) ? value : {});
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
/** `undefined` for anything else and for the empty text, which servers send where they mean nothing. */
export const textOf = (value: unknown): string | undefined =>
	typeof value === "string" && value !== "" ? value : undefined;
export const countOf = (value: unknown): number | undefined =>
	typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : undefined;

/** Text of a message: plain, or in parts. */
export const contentOf = (value: unknown): string =>
	typeof value === "string"
		? value
		: listOf(value)
				.map((part) => textOf(objectOf(part).text) ?? "")
				.join("");
