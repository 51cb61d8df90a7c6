/** What the README sends its readers to is true: the table of variables, the promises, the sentences that are explained. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { ENVIRONMENT } from "../../src/config.ts";
import { renderEnvironmentTable } from "./environmentTable.ts";
import { ROOT, readPage, tableUnder } from "./pages.ts";

const PROMISES = 12;
const NOT_YET = "not yet";
const configuration = readPage("docs/configuration.md");
const promises = tableUnder(readPage("docs/promises.md"), "The twelve");
const troubles = tableUnder(readPage("docs/troubleshooting.md"), "Adjutant does not start");
const test = suite("configuration, promises, troubleshooting");

/** Everything that the server and its launcher are made of. */
const source = ["src", "bin"]
	.flatMap((folder) =>
		readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
			.filter((name) => /\.[jt]s$/.test(name))
			.map((name) => readFileSync(path.join(ROOT, folder, name), "utf8")),
	)
	.join("\n");

const pathsIn = (cell: string) => [...cell.matchAll(/`([\w./-]+\.tsx?)`/g)].map((match) => match[1] ?? "");

test("given the configuration, then the table of variables says the same", () => {
	const table = renderEnvironmentTable(ENVIRONMENT);
	assert.ok(configuration.text.includes(table), `the table under "Environment" must be:\n\n${table}\n`);
});

test("given the promises, then there are twelve, in order", () => {
	const numbers = promises.map(([number]) => number);
	assert.equal(
		numbers,
		Array.from({ length: PROMISES }, (_, n) => `P${n + 1}`),
	);
});

for (const [number = "", , kept = "", guarded = ""] of promises) {
	test(`given ${number}, then the code that keeps it and the test that guards it cite the number`, () => {
		if (kept.startsWith(NOT_YET)) return;
		for (const cell of [kept, guarded]) {
			const files = pathsIn(cell);
			assert.ok(files.length > 0, `${number} names no file in "${cell}"`);
			for (const file of files) {
				assert.match(readFileSync(path.join(ROOT, file), "utf8"), new RegExp(`\\b${number}\\b`), file);
			}
		}
	});
}

/** The fixed parts of a sentence that says something variable at each `…`. */
const partsOf = (sentence: string) =>
	sentence
		.replaceAll("`", "")
		.split("…")
		.map((part) => part.trim())
		.filter((part) => part !== "");

test("given the sentences in troubleshooting, then the product says each of them", () => {
	const sentences = troubles.map(([sentence = ""]) => sentence);
	assert.ok(sentences.length > 10);
	for (const part of sentences.flatMap(partsOf)) assert.ok(source.includes(part), `nothing says "${part}"`);
});

test("given the sentences that stop a start, then each is explained in troubleshooting", () => {
	const explained = troubles.flatMap(([sentence = ""]) => partsOf(sentence));
	const thrown = [...source.matchAll(/new StartProblem\(\s*"\w+",\s*`([^`]+)`/g)];
	assert.ok(thrown.length >= 5, "the start problems are not found any more");
	for (const [, template = ""] of thrown) {
		for (const part of partsOf(template.replaceAll(/\$\{[^}]*\}/g, "…"))) {
			assert.ok(explained.includes(part), `"${part}" is not explained`);
		}
	}
});

test.run();
