/**
 * How the tools are told to models and clients: a golden file for each, so that a change is seen; few enough tokens; always the
 * same bytes. `GOLDEN=write` writes the files anew.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { toolFacts } from "../../src/tools/catalogue.ts";

const test = suite("definitions of the tools");
const MOST_TOKENS = 12_000;
const FOLDER = path.join(import.meta.dirname, "golden");

for (const facts of toolFacts()) {
	test(`given ${facts.name}, then it is told as in its golden file`, () => {
		const file = path.join(FOLDER, `${facts.name}.json`);
		const told = `${JSON.stringify(facts, null, "\t")}\n`;
		if (process.env.GOLDEN === "write") {
			mkdirSync(FOLDER, { recursive: true });
			writeFileSync(file, told);
		}
		assert.ok(existsSync(file), `GOLDEN=write makes ${file}`);
		// The formatter lays the file out in its own way.
		assert.fixture(JSON.stringify(JSON.parse(readFileSync(file, "utf8")), null, "\t"), told.trim());
	});
}

test("given the golden files, then each is of a tool", () => {
	const names = toolFacts().map(({ name }) => `${name}.json`);
	assert.equal(readdirSync(FOLDER).sort(), names.sort());
});

test("given all definitions with output schemas, then they are at most 12,000 tokens (o200k)", () => {
	const told = toolFacts().map(({ name, title, description, inputSchema, outputSchema, hints }) => ({
		name,
		title,
		description,
		inputSchema,
		outputSchema,
		annotations: hints,
	}));
	const tokens = countTokens(JSON.stringify(told));
	assert.ok(tokens <= MOST_TOKENS, `${tokens} tokens`);
});

test("given two looks at them, then they are the same bytes in the same order", () => {
	assert.is(toolFacts(), toolFacts());
	const names = toolFacts().map(({ name }) => name);
	assert.is(new Set(names).size, names.length);
	for (const name of names) assert.match(name, /^[a-z_]{2,40}$/);
});

test("given the schemas, then they are JSON Schema 2020-12 of objects, and inputs take no identity", () => {
	const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
	for (const { name, inputSchema, outputSchema } of toolFacts()) {
		for (const schema of [inputSchema, outputSchema]) {
			assert.is(schema.type, "object", name);
			ajv.compile(schema);
		}
		assert.is(inputSchema.additionalProperties, false, name);
		for (const identity of ["user_id", "user", "account", "principal"]) {
			assert.not(identity in (inputSchema.properties as object), name);
		}
	}
});

test.run();
