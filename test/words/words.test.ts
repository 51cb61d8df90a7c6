/** Which language's sentences somebody reads. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { wordsFor, wordsForBrowser } from "../../src/words/words.ts";

const test = suite("the language of the server's sentences");

test("given an account's locale, then its language; English where there are no words of it", () => {
	const languages = ["de", "de-AT", "DE-ch", "en", "en-US", "fr", "", "!!"].map((locale) => wordsFor(locale).language);
	assert.equal(languages, ["de", "de", "de", "en", "en", "en", "en", "en"]);
});

for (const [accepted, language] of [
	[undefined, "en"],
	[null, "en"],
	["", "en"],
	["*", "en"],
	["de", "de"],
	["de-DE,de;q=0.9,en;q=0.8", "de"],
	["en-GB,en;q=0.9,de;q=0.8", "en"],
	["fr-FR,fr;q=0.9,de;q=0.7,en;q=0.6", "de"],
	["en;q=0.5, de;q=0.6", "de"],
	["de;q=0", "en"],
	["de;q=0,en;q=0.1", "en"],
	[" de-AT ; q=0.3", "de"],
	["deutsch", "en"],
	[`${"x,".repeat(50_000)}de`, "en"],
] as const) {
	test(`given Accept-Language ${String(accepted).slice(0, 40)}, then ${language}`, () => {
		assert.is(wordsForBrowser(accepted).language, language);
	});
}

for (const [locale, one, several] of [
	["en", "Make “Milk” a subtask of #1?", "Make 6 tasks subtasks of #1?"],
	["de", "„Milk“ #1 unterordnen?", "6 Aufgaben #1 unterordnen?"],
] as const) {
	test(`given tasks to put below another, then the question in ${locale} names that one, and what goes there if it is one task`, () => {
		const { asks, moments } = wordsFor(locale);
		const ofOne = asks.whether("put_below", { count: 1, only: moments.quoted("Milk") }, "#1");
		assert.equal([ofOne, asks.whether("put_below", { count: 6, only: undefined }, "#1")], [one, several]);
	});
}

test.run();
