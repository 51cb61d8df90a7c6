/** The catalogue of the page: every language says all that English says, with its own plurals. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { counted } from "../../src/words/counted.ts";
import { sayRefusal } from "../../web/src/state/parts/sayFault.ts";
import { english, type Messages } from "../../web/src/words/english.ts";
import { german } from "../../web/src/words/german.ts";
import { languageOf, messagesFor } from "../../web/src/words/words.ts";

const test = suite("messages of the page");

/** Each message by its way through the catalogue, with its parameters filled in. */
function sentences(node: unknown, way = ""): readonly (readonly [string, string])[] {
	if (typeof node === "string") return [[way, node]];
	if (typeof node === "function") return [1, 2].map((count) => [`${way}(${count})`, String(node(count))] as const);
	// What another thing of its kind has, and this one has not.
	if (node === null) return [];
	return Object.entries(node as object).flatMap(([key, value]) => sentences(value, `${way}.${key}`));
}

/** What the server says in English by itself: other languages say it instead, English says what it does not. */
const OF_THE_SERVER = /^\.faults\.(?:codes|rules)\./;

/** Names, and what is all parameters. */
const SAME = [
	".reach.channels.ways.webhook.name",
	".settings.changed",
	".history.who.system",
	".dashboard.pod",
	".dashboard.parts.redis",
	...["adjutant", "todoist", "ticktick"].map((product) => `.data.sources.${product}`),
];

test("given a refusal that says what does not exist, then the German page says that, and not that a task does not", () => {
	for (const rule of ["exists", "limit", "itself"]) {
		const message = "Es gibt kein Schlagwort „nix“.";
		assert.is(sayRefusal({ rule, message }, german), message);
	}
});

test("given a locale, then its language speaks, and English where there is none", async () => {
	for (const [locale, language] of [
		["de", "de"],
		["de-AT", "de"],
		["DE-ch", "de"],
		["den", "en"],
		["fr", "en"],
		["en-US", "en"],
		["", "en"],
	] as const) {
		assert.is(languageOf(locale), language, locale);
	}
	assert.equal(
		(await Promise.all([messagesFor("de-AT"), messagesFor("fr")])).map(({ language }) => language),
		["de", "en"],
	);
});

test("given German, then every message is there, none is empty, and none was left in English", () => {
	const own = (said: Messages) => sentences(said).filter(([way]) => !OF_THE_SERVER.test(way));
	const [first, second] = [new Map(own(english)), new Map(own(german))];
	assert.equal([...second.keys()], [...first.keys()]);
	const same = [...second].filter(([way, said]) => said.trim() === "" || (first.get(way) === said && said.length > 4));
	const others = same.filter(([way]) => !SAME.some((name) => way.startsWith(name)));
	assert.equal(others, []);
});

test("given a count, then the word has the form of the language, and the number its digits", () => {
	assert.is(english.children.areOpen(1), "1 open task is below it.");
	assert.is(english.children.areOpen(1200), "1,200 open tasks are below it.");
	assert.is(german.children.areOpen(1), "1 offene Aufgabe ist darunter.");
	assert.is(german.children.areOpen(1200), "1.200 offene Aufgaben sind darunter.");
	assert.is(counted("en", { other: "tasks" })(1), "1 tasks");
});

test.run();
