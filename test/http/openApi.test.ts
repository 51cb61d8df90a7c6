import { Ajv2020 } from "ajv/dist/2020.js";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { makeOpenApiDocument } from "../../src/http/openApi.ts";
import { routeList } from "../../src/http/routes/routeList.ts";

const test = suite("OpenAPI document");
const document = makeOpenApiDocument(routeList, "session");
const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
	Object.entries(item).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, path, operation })),
);

interface Operation {
	readonly operationId: string;
	readonly parameters?: readonly {
		readonly in: string;
		readonly name: string;
		readonly required?: boolean;
		readonly schema: object;
	}[];
	readonly requestBody?: { readonly content: object };
	readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: object }>>;
}
const read = operations.map(({ name, path, operation }) => ({ name, path, operation: operation as Operation }));

test("given the route list, then the document has exactly these operations", () => {
	assert.equal(read.map(({ name }) => name).sort(), routeList.map(({ method, path }) => `${method} ${path}`).sort());
});

test("given OpenAPI 3.1, then the document has what every document must have", () => {
	assert.is(document.openapi, "3.1.0");
	assert.type(document.info.title, "string");
	assert.type(document.info.version, "string");
	assert.equal(new Set(read.map(({ operation }) => operation.operationId)).size, read.length);
	for (const { name, operation } of read) {
		assert.ok(Object.keys(operation.responses).length > 0, name);
		for (const [status, response] of Object.entries(operation.responses)) {
			assert.match(status, /^[1-5]\d\d$/);
			assert.ok(response.description, `${name} ${status}`);
		}
	}
});

test("given a path with parameters, then each is described, required, and a number, a UUID, the word of a channel or a secret", () => {
	for (const { name, path, operation } of read) {
		const inPath = (operation.parameters ?? []).filter((one) => one.in === "path");
		assert.equal(
			inPath.map((one) => one.name),
			[...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]),
			name,
		);
		for (const one of inPath) {
			assert.is(one.required, true, name);
			const { type, format } = one.schema as { type?: string; format?: string };
			assert.ok(type === "integer" || format === "uuid" || ["channel", "token"].includes(one.name), name);
		}
	}
});

test("given a reference, then it leads to a component", () => {
	const names = new Set(Object.keys(document.components?.schemas ?? {}));
	for (const [, reference] of JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)) {
		assert.match(reference ?? "", /^#\/components\/schemas\//);
		assert.ok(names.has(reference?.split("/").at(-1) ?? ""), reference);
	}
});

test("given a write, then it takes an Idempotency-Key and names its refusals", () => {
	for (const { name, operation } of read.filter((one) => !one.name.startsWith("GET "))) {
		assert.ok(
			operation.parameters?.some((one) => one.name === "Idempotency-Key"),
			name,
		);
		for (const status of ["401", "422", "429", "503"]) assert.ok(operation.responses[status], `${name} ${status}`);
	}
});

test("given a body, then unknown fields are ruled out by its schema", () => {
	const schema = document.components?.schemas?.NewTask as { additionalProperties?: unknown; required?: string[] };
	assert.is(schema.additionalProperties, false);
	assert.equal(schema.required, ["title"]);
});

/** A schema with what stands in it as a value: it must be one of those that the schema takes. */
interface Valued {
	readonly place: string;
	readonly schema: object;
	readonly values: readonly unknown[];
}

const KEYWORDS = new Set(["type", "enum", "const", "anyOf", "allOf", "oneOf", "$ref"]);
const VALUES = new Set(["enum", "examples", "const", "default", "example"]);

/** `isMap`: the keys are names (of fields, of components), not keywords. */
function* valuesIn(node: unknown, place: string, isMap = false): Iterable<Valued> {
	if (typeof node !== "object" || node === null) return;
	const schema = node as Readonly<Record<string, unknown>>;
	if (!isMap && Object.keys(schema).some((key) => KEYWORDS.has(key))) {
		const lists = [schema.enum, schema.examples].flatMap((list) => (Array.isArray(list) ? list : []));
		const single = ["const", "default", "example"].flatMap((key) => (key in schema ? [schema[key]] : []));
		yield { place, schema, values: [...lists, ...single] };
	}
	for (const [key, inner] of Object.entries(schema)) {
		if (key === "securitySchemes" || (!isMap && VALUES.has(key))) continue;
		yield* valuesIn(inner, `${place}/${key}`, !isMap && (key === "properties" || key === "schemas"));
	}
}

function* parameterExamples(): Iterable<Valued> {
	for (const { name, operation } of read) {
		for (const one of operation.parameters ?? []) {
			if ("example" in one) yield { place: `${name} ${one.name}`, schema: one.schema, values: [one.example] };
		}
	}
}

test("given any schema, then its enum, const, default and examples are values of it, and its keywords those of its type", () => {
	const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false, allErrors: true });
	ajv.addVocabulary(["example", "components"]);
	for (const format of ["date-time", "date", "uuid", "email", "uri"]) {
		ajv.addFormat(
			format,
			format === "date" ? /^\d{4}-\d\d-\d\d$/ : format === "date-time" ? /^\d{4}-\d\d-\d\dT.*Z$/ : true,
		);
	}
	const components = { components: document.components };
	const wrong: string[] = [];
	let values = 0;
	for (const found of [...valuesIn(document, "#"), ...parameterExamples()]) {
		try {
			const isValue = ajv.compile({ ...components, ...found.schema });
			for (const value of found.values) {
				values += 1;
				if (!isValue(value)) wrong.push(`${found.place}: ${JSON.stringify(value)} is none of it`);
			}
		} catch (fault) {
			wrong.push(`${found.place}: ${String(fault)}`);
		}
	}
	assert.equal(wrong, []);
	assert.ok(values > 50, `${values} values`);
});

test.run();
