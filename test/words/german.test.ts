/** Every sentence is said in both languages, and none in German holds words that only English has. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parseRule } from "../../src/domain/recurrence/parseRule.ts";
import { german } from "../../src/words/de/german.ts";
import { english } from "../../src/words/en/english.ts";
import { outlineOf } from "../../src/words/rules/outline.ts";

const test = suite("every sentence in both languages");

/** Stands for any parameter: a text, the number 3, a list, a task as sentences know it. */
class Anything extends Array<string> {
	readonly name = "«x»";
	readonly title = "«x»";
	readonly from = "«x»";
	readonly to = "«y»";
	readonly task_id = 3;
	readonly facts = ["«y»", "«z»"];
	readonly days = 3;
	readonly minutes = 3;
	[Symbol.toPrimitive](hint: string) {
		return hint === "number" ? 3 : "«x»";
	}
}
const ANYTHING = Object.assign(new Anything(), ["«x»", "«x»"]);

/** Those whose parameters are names of the program. */
function parametersOf(path: string): readonly unknown[] | undefined {
	if (path === "asks.whether") return ["complete", { count: 3, only: undefined }, "«x»"];
	if (/^asks\.(?:which|either\.choice)$/.test(path)) return ["complete", 3, "«x»"];
	if (path === "asks.label.about") return ["tag", 3];
	if (path === "tools.whether") return ["complete", ["«x»", "«y»"], 3, 3];
	if (/^tools\.\w*[lL]abel/.test(path)) return ["tag", "«x»", 3];
	if (path === "moments.day") return [Temporal.PlainDate.from("2026-11-23"), "dmy", "whole"];
	if (path === "rules.times") return [{ kind: "at", times: ["09:00"] }];
	if (/^settings\.\w+\.said$/.test(path)) return [ANYTHING, { time: String, language: String, way: String }];
	if (path === "rules.reason")
		return [{ kind: "fold", time: "02:30", date: "2026-10-25", timeZone: "Europe/Berlin" }, (date: string) => date];
	if (path !== "rules.days") return undefined;
	const parsed = parseRule("FREQ=MONTHLY;BYDAY=1MO,FR;BYMONTHDAY=13");
	return parsed.kind === "refused" ? undefined : [outlineOf(parsed.rule, undefined)];
}

function* sentencesOf(said: unknown, path: string): Generator<readonly [path: string, sentence: string]> {
	if (typeof said === "string") yield [path, said];
	else if (typeof said === "function")
		yield [path, String(said(...(parametersOf(path) ?? Array.from({ length: 5 }, () => ANYTHING))))];
	else
		for (const [name, one] of Object.entries(said as object))
			yield* sentencesOf(one, path === "" ? name : `${path}.${name}`);
}

/** Words that no German sentence has. */
const ENGLISH =
	/(?<![\p{L}“„])(?:the|and|not|were|you|your|task|tasks|due|nothing|reminder|reminders|which|there|with|of|to|is|for|changed|deleted|please|one|no|it|has|have|this|that|by|at|from|every|completed|open)(?!\p{L})/iu;

/** Of tools and of resources, which prompts name. */
const NAMES = /\b[a-z]+(?:_[a-z]+)+|\b[a-z]+:\/\/[a-z]+/g;

/** A sentence that is the same in both is a name, a form, or made of its parameters. */
const SAME =
	/^(?:language|channels\.\w+\.way|deliveries\.because|moments\.|events\.line|events\.several|changes\.of|changes\.receipt\.several|reports\.(?:tags|categories|count|list)|asks\.zone\.(?:line|more))/;

test("given sample parameters, then each message is a sentence in both, without English words in German", () => {
	// Refusals are tables by key, which have a test of their own (refusals.test.ts).
	const inGerman = new Map(sentencesOf({ ...german, refusals: {} }, ""));
	const inEnglish = [...sentencesOf({ ...english, refusals: {} }, "")];
	assert.equal(
		[...inGerman.keys()],
		inEnglish.map(([path]) => path),
	);
	assert.ok(inEnglish.length > 250, String(inEnglish.length));
	for (const [path, sentence] of inEnglish) {
		const said = inGerman.get(path) ?? "";
		for (const one of [sentence, said]) {
			assert.type(one, "string", path);
			assert.not.match(one, /undefined|NaN|\[object|null/, path);
			assert.is(one === "", /^mails\.account\.(?:address_changed|account_deleted)\.link$/.test(path), path);
		}
		assert.not.match(said.replaceAll(NAMES, ""), ENGLISH, `${path}: ${said}`);
		if (said === sentence && said !== "") assert.match(path, SAME, `${path} is the same in both: ${said}`);
		assert.is(said.split("„").length, said.split("“").length, `${path}: each quotation opens with „`);
	}
});

test("given the test's own list, then it knows an English sentence", () => {
	const missed = [...sentencesOf(english, "")].filter(
		([path, said]) => said.split(" ").length > 5 && !ENGLISH.test(said) && path !== "",
	);
	assert.ok(missed.length < 25, missed.map(([path]) => path).join());
});

test.run();
