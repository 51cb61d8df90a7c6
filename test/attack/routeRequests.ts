/** Requests made from the route list: paths with their ids put in, queries and bodies written out. */

import { z } from "zod";
import type { Route } from "../../src/http/routes/route.ts";
import type { Example, Made } from "../http/examples.ts";
import type { Sent } from "./target.ts";

/** Ids that nobody has; for the examples of routes where what they name does not matter. */
export const NOTHING_MADE: Made = {
	task_id: 999_001,
	reminder_id: 999_002,
	category_id: 999_003,
	tag_id: 999_004,
	filter_id: 999_006,
	event_id: "00000000-0000-4000-8000-000000000000",
};

export const nameOf = ({ method, path }: Pick<Route, "method" | "path">): string => `${method} ${path}`;

/** The request of an example; a changed part replaces the example's own. */
export function requestOf(route: Route, example: Example): Sent {
	const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => String(example.params?.[name] ?? 999_999));
	const query = new URLSearchParams(example.query).toString();
	return {
		method: route.method,
		path: query === "" ? path : `${path}?${query}`,
		...(example.body === undefined ? {} : { body: JSON.stringify(example.body) }),
	};
}

/** JSON Schema, as far as the matrices read it. */
export interface Schema {
	readonly type?: string;
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly required?: readonly string[];
	readonly items?: Schema;
	readonly anyOf?: readonly Schema[];
	readonly enum?: readonly unknown[];
	readonly $ref?: string;
	readonly $defs?: Readonly<Record<string, Schema>>;
}

/** The schema of what a route takes, as a client reads it; `undefined` where it takes no body. */
export function bodySchema(route: Route): Schema | undefined {
	return route.body && toSchema(route.body);
}

export function querySchema(route: Route): Schema {
	return toSchema(route.query);
}

function toSchema(schema: z.ZodType): Schema {
	const read = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Schema;
	return resolved(read, read.$defs ?? {});
}

/** Every reference replaced by what it names. */
function resolved(schema: Schema, definitions: Readonly<Record<string, Schema>>): Schema {
	const name = schema.$ref?.split("/").at(-1);
	if (name !== undefined) return resolved(definitions[name] ?? {}, definitions);
	const within = (one: Schema) => resolved(one, definitions);
	const { properties, anyOf, items } = schema;
	return {
		...schema,
		...(properties ? { properties: mapValues(properties, within) } : {}),
		...(anyOf ? { anyOf: anyOf.map(within) } : {}),
		...(items ? { items: within(items) } : {}),
	};
}

function mapValues(record: Readonly<Record<string, Schema>>, map: (one: Schema) => Schema): Record<string, Schema> {
	return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
}

/** Every named field of a schema, those of all its alternatives and inner objects too: `due.at`, `reminders[].at`. */
export function fieldsOf(schema: Schema, under = ""): ReadonlyMap<string, Schema> {
	const found = new Map<string, Schema>();
	for (const [name, field] of Object.entries(schema.properties ?? {})) {
		const path = under === "" ? name : `${under}.${name}`;
		found.set(path, field);
		for (const [inner, one] of fieldsOf(field, path)) found.set(inner, one);
	}
	for (const one of schema.anyOf ?? []) for (const [inner, field] of fieldsOf(one, under)) found.set(inner, field);
	if (schema.items) for (const [inner, field] of fieldsOf(schema.items, `${under}[]`)) found.set(inner, field);
	return found;
}
