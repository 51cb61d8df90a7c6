/** Refusals by their keys: each has words in both languages, every key is said somewhere, and nothing is refused without one. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Violation } from "../../src/domain/refusals/rejection.ts";
import { type RefusalKey, say } from "../../src/domain/refusals/sentence.ts";
import { refusals as german } from "../../src/words/de/refusals.ts";
import { refusals as english } from "../../src/words/en/refusals.ts";
import { refusalIn, rejectionIn, violationIn } from "../../src/words/refusals.ts";
import { wordsFor } from "../../src/words/words.ts";

const test = suite("refusals in the reader's language");
const [inGerman, inEnglish] = [wordsFor("de-AT"), wordsFor("en-US")];
const KEYS = Object.keys(english) as RefusalKey[];

/** A name of a field is the same for programs in every language; these are only such names and what stands beside them. */
const NO_WORDS = new Set<RefusalKey>(["bad_part", "as_told", "given_up_because", "push_said", "push_said_too"]);
const gapsOf = (wording: string) => new Set([...wording.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));

for (const key of KEYS) {
	test(`given the refusal ${key}, then it has words in both languages, and the German ones are German`, () => {
		const [one, other] = [english[key], german[key]];
		assert.ok(one.length > 0 && other.length > 0);
		if (!NO_WORDS.has(key)) assert.is.not(one, other);
		for (const gap of gapsOf(other)) assert.ok(gapsOf(one).has(gap), `{${gap}} is filled by nobody`);
		const ENGLISH = /(?<![\p{L}_])(?:the|and|not|is|are|must|be|this|task|of|with|there|no)(?![\p{L}_])/iu;
		assert.not.match(other, ENGLISH);
	});
}

test("given what tools and German readers are told, then each key has German, and no German row is left over", () => {
	assert.equal(Object.keys(german).toSorted(), KEYS.toSorted());
});

const FOLDERS = ["domain", "delivery", "exchange", "http", "persistence", "tools", "mcp", "assistant", "parts"];
const SOURCES = FOLDERS.flatMap((folder) => {
	const root = join(import.meta.dirname, "../../src", folder);
	return readdirSync(root, { recursive: true, encoding: "utf8" })
		.filter((name) => name.endsWith(".ts"))
		.map((name) => ({ name: `src/${folder}/${name}`, text: readFileSync(join(root, name), "utf8") }));
});

/** Keys that are put together of a kind and a rest, as they stand in the source. */
const PATTERNS = SOURCES.flatMap(({ text }) => [...text.matchAll(/`(\w*(?:\$\{[\w.]+\}\w*)+)`/g)])
	.map(([, pattern = ""]) => pattern.replaceAll(/\$\{[\w.]+\}/g, "\\w+"))
	.filter((pattern) => pattern.replaceAll("\\w+", "").length >= 3)
	.map((pattern) => new RegExp(`^${pattern}$`));

test("given each key, then something in the source refuses with it", () => {
	const all = SOURCES.map(({ text }) => text).join("\n");
	const unused = KEYS.filter((key) => !all.includes(`"${key}"`) && !PATTERNS.some((pattern) => pattern.test(key)));
	assert.equal(unused, []);
});

test("given the source, then no sentence of a refusal is written out where it is made", () => {
	const BARE = /\b(?:message|detail): (?:"[A-Z][^"]* [^"]*"|`[^`]*`)|new Problem\(\s*"\w+",\s*["`]/g;
	// What is logged, and what only an operator reads.
	const found = SOURCES.filter(({ name }) => !/openApi|oauth\/|\/(?:deps|errors)\.ts$/.test(name)).flatMap(
		({ name, text }) => [...text.matchAll(BARE)].map(([hit]) => `${name}: ${hit}`),
	);
	assert.equal(found, []);
});

for (const [sentence, expected] of [
	[say("no_such_task"), "So eine Aufgabe gibt es nicht."],
	[say("too_long", { field: "title", most: 200 }), "title ist länger als 200 Zeichen."],
	[
		say("wrong_type", { field: "count", type: say("a_whole_number") }),
		"count hat die falsche Art: erwartet wird eine ganze Zahl.",
	],
	[
		say("later_by", { why: say("field_changed", { name: say("field_title") }), seq: 12 }),
		"der Titel wurde geändert, und zwar später (Ereignis 12)",
	],
	[
		say("children_asked", { tasks: say("open_below", { count: 3 }) }),
		"3 offene Aufgaben liegen unter dieser: Gib children an, take_along oder leave.",
	],
] as const) {
	test(`given “${sentence.message}”, then “${expected}”, and in English as it is`, () => {
		assert.is(refusalIn(sentence, inGerman), expected);
		assert.is(refusalIn(sentence, inEnglish), sentence.message);
	});
}

test("given a refusal of a pod whose keys are not known here, then it stays as that pod worded it", () => {
	const told = { ...say("no_such_task"), key: "of_a_later_version" as RefusalKey, message: "Later." };
	assert.is(refusalIn(told, inGerman), "Later.");
	assert.is(refusalIn({ message: "Earlier." }, inGerman), "Earlier.");
	assert.is(rejectionIn({ code: "conflict", detail: "Earlier.", violations: [] }, inGerman), "Earlier.");
});

test("given a title that looks like a gap, then nothing is filled into it", () => {
	const said = say("filter_no_such_tag", { name: "{name} {why} $& $1" });
	assert.is(said.message, "there is no tag “{name} {why} $& $1”");
	assert.is(refusalIn(said, inGerman), "ein Schlagwort „{name} {why} $& $1“ gibt es nicht");
});

test("given a broken rule, then programs get field, rule and sentence of it, and no key", () => {
	const violation: Violation = {
		field: "filter",
		rule: "syntax",
		column: 3,
		...say("filter_wrong", { column: 3, why: say("filter_missing") }),
	};
	assert.equal(violationIn(violation, inGerman), {
		field: "filter",
		rule: "syntax",
		message: "filter, Spalte 3: ein Filter fehlt; „all“ sind alle Aufgaben.",
		column: 3,
	});
});

test.run();
