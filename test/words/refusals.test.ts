/** Refusals in German: each sentence that the source can refuse with has one, and what differs in it is kept. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { badRequestsGerman } from "../../src/words/de/badRequests.ts";
import { brokenRulesGerman } from "../../src/words/de/brokenRules.ts";
import { refusalIn } from "../../src/words/refusals.ts";
import { wordsFor } from "../../src/words/words.ts";

const test = suite("refusals in the reader's language");
const german = wordsFor("de");
const said = (sentence: string) => refusalIn(sentence, german);

for (const [sentence, expected] of [
	["There is no such task.", "So eine Aufgabe gibt es nicht."],
	["title is longer than 200 characters.", "title ist länger als 200 Zeichen."],
	["due.at must be one of a, b.", "due.at muss eines von a, b sein."],
	[
		"reminders[0].before_minutes must be a whole number from 0 to 525600.",
		"reminders[0].before_minutes muss eine ganze Zahl von 0 bis 525600 sein.",
	],
	["title was changed later (event 12)", "title wurde geändert, und zwar später (Ereignis 12)"],
	[
		"title was changed later (event 12); due was changed",
		"title wurde geändert, und zwar später (Ereignis 12); due wurde geändert",
	],
	["title is missing. (20 of 57 broken rules are named.)", "title fehlt. (20 von 57 gebrochenen Regeln sind genannt.)"],
	["Nobody has ever said this.", "Nobody has ever said this."],
	["", ""],
] as const) {
	test(`given “${sentence}”, then “${expected}”, and in English as it is`, () => {
		assert.is(said(sentence), expected);
		assert.is(refusalIn(sentence, wordsFor("en")), sentence);
	});
}

const FOLDERS = ["src/domain", "src/exchange", "src/http", "src/assistant/chatkit"];
/** For programs and operators, or of the page's own frame: nobody reads them in another language. */
const NOT_READ =
	/^(?:src\/http\/(?:openApi|oauth\/.+|mcpDoor|internal\w+|operationRoutes|refuseUnread|\w*[cC]ontract\w*|childrenContract)\.ts|src\/domain\/wireEvent\.ts)$/;
const NOT_SAID =
	/^(?:The user cancelled the stream\.|This server (?:knows|has|takes|does)|No tool of the client|\(This was not|action\.payload)/;

/** The sentences of a file: what begins large or with a name, has a blank, and ends in a full stop. */
function sentencesOf(file: string): string[] {
	const text = readFileSync(join(import.meta.dirname, "../..", file), "utf8")
		.replaceAll(/\/\*[\s\S]*?\*\//g, "")
		.replaceAll(/^\s*\/\/.*$/gm, "")
		.replaceAll(/summary:\s*(?:"[^"]*"|`[^`]*`)/g, "")
		.replaceAll(/counted:\s*"[^"]*"/g, "");
	const literals = [...text.matchAll(/"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g)].map(
		([, plain, shaped]) => plain ?? shaped ?? "",
	);
	return literals.filter(
		(literal) => /^(?:[A-Z]|\$\{|[a-z_]+ )[^\n]* [^\n]*\.$/.test(literal) && !/=>|\bconst\b|\) \{/.test(literal),
	);
}

/** What stands in a gap where not everything can. */
const VALUES: Readonly<Record<string, string>> = {
	kind: "tag",
	what: "task",
	"limit.plural": "tags",
	'start.isDate ? "no" : "a"': "no",
};

test("given every sentence in the source that refuses, then there is one in German", () => {
	const files = FOLDERS.flatMap((folder) =>
		readdirSync(join(import.meta.dirname, "../..", folder), { recursive: true, encoding: "utf8" }).map(
			(name) => `${folder}/${name}`,
		),
	).filter((file) => file.endsWith(".ts") && !NOT_READ.test(file));
	const missing: string[] = [];
	let count = 0;
	for (const file of files) {
		for (const literal of sentencesOf(file)) {
			if (NOT_SAID.test(literal)) continue;
			count++;
			const filled = literal.replaceAll(
				/\$\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}/g,
				(_, name: string) => VALUES[name] ?? "x7",
			);
			// A rule of zod's begins behind the field's name.
			const sentence = filled.startsWith("must ") ? `x7 ${filled}` : filled;
			if (said(sentence) === sentence) missing.push(`${file}: ${literal}`);
		}
	}
	assert.ok(count > 100, String(count));
	assert.equal(missing, []);
});

test("given each German sentence, then it has the same gaps as the English one, or fewer, and no English word", () => {
	const ENGLISH = /(?<![\p{L}_])(?:the|and|not|is|are|must|be|this|task|of|with|there|no)(?![\p{L}_])/iu;
	for (const [english, one] of Object.entries({ ...brokenRulesGerman, ...badRequestsGerman })) {
		const gaps = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
		for (const name of gaps(one)) assert.ok(gaps(english).includes(name), english);
		assert.not.match(one, ENGLISH, one);
	}
});

test("given a long sentence that fits none, then looking for it takes no time to speak of", () => {
	const hostile = `${"x is not ".repeat(50)}`;
	const began = performance.now();
	for (let n = 0; n < 20; n++) said(hostile);
	assert.ok(performance.now() - began < 5_000);
});

test.run();
