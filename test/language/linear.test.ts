/**
 * The work of each reader grows with the length of the text and no faster, whatever the text: hostile ones are built from
 * the reader's own words and marks. A ratio of the time at n and at 2n tells; a square would make it 4.
 */
import { readdirSync, readFileSync } from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { optionOfText } from "../../src/assistant/asking/questions.ts";
import { initialUserState } from "../../src/domain/evolve/initialState.ts";
import { german } from "../../src/language/de/german.ts";
import { english } from "../../src/language/en/english.ts";
import { readQuickAdd } from "../../src/language/quickAdd.ts";
import { withMarks } from "../../src/language/requests/before/spokenMarks.ts";
import { readRequests } from "../../src/language/requests/requests.ts";

const FOLDER = new URL("../../src/language/requests/", import.meta.url);
/** All but the rows, which are phrases and no expressions of their own. */
const FILES = readdirSync(FOLDER, { recursive: true, encoding: "utf8" }).filter((name) =>
	/^(?!rows)[^.]+\.ts$/.test(name),
);
const contextOf = (locale: string) => ({
	now: Temporal.Instant.from("2026-11-23T05:00:00Z"),
	settings: { ...initialUserState().settings, locale, time_zone: "Asia/Karachi" },
});
const context = contextOf("en");
const MARKS = ["!", "?", ".", ",", " ", "! ", "? ", ", ", "  ", "\n", "; ", "#1 ", '"', "'", "- ", ".!", " ,", "5 "];
const ENDS = ["", "!", "\nx", " x", "?"];
/** Well below the 4 of a square and above the 2 of a line, with room for a cold cache. */
const MOST_RATIO = 3.2;
/** What takes less at 2n is too short to be told from noise, and harms nobody. */
const LEAST_MS = 20;

type Read = (text: string) => unknown;

/** The same texts in every run. */
function makeRandom(): (below: number) => number {
	let seed = 7;
	return (below) => {
		seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((seed / 2 ** 32) * below);
	};
}

/** Words of the regular expressions of a file. */
function alphabetOf(file: string): readonly string[] {
	const literals = readFileSync(new URL(file, FOLDER), "utf8").match(/\/\^?(?![*/ ])[^\n]*\/[a-z]*/g) ?? [];
	return [...new Set(literals.join(" ").match(/[a-z]{2,}/gi) ?? [])].map((word) => `${word} `);
}

/** Every word of a language's table. */
function wordsOf(table: unknown, depth = 0): readonly string[] {
	if (typeof table === "string") return table.split(/[ |]/).filter((word) => /^[\p{L}']+$/u.test(word));
	if (depth > 6 || table === null || typeof table !== "object") return [];
	const values = table instanceof Map || table instanceof Set ? [...table] : Object.entries(table).flat();
	return values.flatMap((value) => wordsOf(value, depth + 1));
}

/** ms that this thread has worked: what else the machine does is not in it. */
function workedMs(): number {
	const { user, system } = process.threadCpuUsage();
	return (user + system) / 1_000;
}

function timeOf(read: Read, text: string, tries: number): number {
	let best = Number.POSITIVE_INFINITY;
	for (let round = 0; round < tries; round++) {
		const began = workedMs();
		read(text);
		best = Math.min(best, workedMs() - began);
	}
	return best;
}

/** The slowest texts of many are looked at closely. Says which grew too fast, and how. */
function tooFast(name: string, read: Read, words: readonly string[], n: number, count: number): readonly string[] {
	const random = makeRandom();
	const pieces = [...words, ...MARKS];
	const pick = (most: number) => Array.from({ length: most }, () => pieces[random(pieces.length)]).join("");
	const texts = [...MARKS, ...Array.from({ length: count }, () => pick(1 + random(3)))].map((unit) => {
		const [head, tail] = [pick(random(3)), ENDS[random(ENDS.length)] ?? ""];
		return (length: number) => `${head}${unit.repeat(Math.ceil(length / unit.length)).slice(0, length)}${tail}`;
	});
	const slowest = texts
		.map((make) => ({ make, ms: timeOf(read, make(n), 1) }))
		.sort((left, right) => right.ms - left.ms)
		.slice(0, 3);
	return slowest.flatMap(({ make }) => {
		// One busy moment of the machine is no proof: it has to be so three times.
		let said = "";
		for (let round = 0; round < 3; round++) {
			const [once, twice] = [timeOf(read, make(n), 5), timeOf(read, make(2 * n), 5)];
			if (twice < LEAST_MS || twice / once < MOST_RATIO) return [];
			said = `${name}: ${once.toFixed(1)} ms at ${n}, ${twice.toFixed(1)} ms at ${2 * n}: ${JSON.stringify(make(40))}`;
		}
		return [said];
	});
}

const test = suite("linear reading");

/** They take a text; all others a line. */
const OF_TEXT = new Set([
	"readReference",
	"readFilter",
	"readAddition",
	"readDraft",
	"readInstead",
	"readMoment",
	"readMoments",
	"readSaidMoment",
	"readRule",
	"readLead",
	"readPastDays",
]);
/** They are no readers of a text that a person wrote, or have a test of their own below. */
const OTHERS = new Set(["readFully", "readMarks", "readLeadReminders", "readQuickAdd", "readRequest", "readRequests"]);

/** Where the expressions of a reader stand that are not in its own file. */
const TABLES: Readonly<Record<string, readonly string[]>> = {
	"readers/readStatement.ts": ["../en/statements.ts", "../de/statements.ts"],
};

for (const file of FILES.filter((name) => /(?:^|\/)(?:read[A-Z]|references|filters)/.test(name))) {
	test(`given hostile texts, then each reader of ${file} is linear`, async () => {
		const exported: Readonly<Record<string, unknown>> = await import(new URL(file, FOLDER).href);
		const words = [file, ...(TABLES[file] ?? [])].flatMap(alphabetOf);
		for (const [name, read] of Object.entries(exported)) {
			if (typeof read !== "function" || !name.startsWith("read") || OTHERS.has(name) || name === "readDays") continue;
			const byText: Read = OF_TEXT.has(name)
				? (text) => read(text, context)
				: (text) => read({ text, lower: text.toLowerCase(), asks: text.endsWith("?"), corrects: false, context });
			assert.equal(tooFast(name, byText, words, 5_000, 60), []);
		}
	});
}

const REQUESTS = FILES.filter((name) => /(?:^|\/)(?:read[A-Z]|splitRequests|requests)/.test(name));
const QUESTION = { turn_id: "t", key: "k", asked: "", about: [1], options: [] };

for (const [name, read, words, n] of [
	["quick add", (text) => readQuickAdd(text, context), wordsOf(english), 8_000],
	["quick add in German", (text) => readQuickAdd(text, contextOf("de")), wordsOf(german), 8_000],
	[
		"a message",
		(text) => readRequests(text, context),
		[...REQUESTS, ...Object.values(TABLES).flat()].flatMap(alphabetOf),
		10_000,
	],
	["marks in words", withMarks, alphabetOf("before/spokenMarks.ts"), 10_000],
	["an answer", (text) => optionOfText(QUESTION, text, undefined), ["yes "], 20_000],
] as const satisfies readonly (readonly [string, Read, readonly string[], number])[]) {
	test(`given hostile texts, then reading ${name} is linear`, () => {
		assert.equal(tooFast(name, read, words, n, 150), []);
	});
}

test("given 20,000 marks at the end of a message, then they are read in the time of 20,000 letters", () => {
	const letters = timeOf((text) => readRequests(text, context), "x".repeat(20_000), 3);
	for (const mark of ["!", ".", "?", " ", ",", " ,", "!?"]) {
		const text = `buy milk ${mark.repeat(20_000 / mark.length)}x`;
		assert.ok(timeOf((said) => readRequests(said, context), text, 3) < letters * 40 + 50, JSON.stringify(mark));
	}
});

test.run();
