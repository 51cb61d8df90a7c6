/** Of what a text speaks, by its words: what is not found here was not said. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { isKnownTongue, isSameWord, type Matter, speaksOf } from "../../src/language/matters.ts";

const test = suite("matters of a text");

const TABLE: readonly (readonly [matter: Matter, spoken: readonly string[], not: readonly string[]])[] = [
	[
		"moment",
		["call mum tomorrow", "before Christmas", "um 17 Uhr", "in 2 hours"],
		["add buy milk", "complete #12", "füge Milch hinzu"],
	],
	["rhythm", ["every Monday", "jeden Montag", "weekly"], ["on Monday", "am Montag"]],
	["amount", ["30 minutes before", "eine Stunde vorher"], ["remind me of #5"]],
	["priority", ["make it urgent", "sehr wichtig"], ["add buy milk"]],
	["taking_away", ["#1 has no deadline", "ohne Termin", "don't remind me"], ["make #1 urgent", "move it to Friday"]],
	[
		"completing",
		[
			"#1 is done",
			"I have called mum",
			"the rent is paid",
			"ich habe Mama angerufen",
			"die Miete ist bezahlt",
			"#1 ist reserviert",
		],
		["#1 has no deadline", "remind me of #1 tomorrow", "note on #1: the number", "erinnere mich an #1"],
	],
	["reminding", ["remind me", "erinnere mich"], ["add dentist on Friday"]],
];
for (const [matter, spoken, not] of TABLE) {
	test(`given texts, then those that speak of ${matter} are told from those that do not`, () => {
		for (const text of spoken) assert.ok(speaksOf(text, matter), text);
		for (const text of not) assert.not(speaksOf(text, matter), text);
	});
}

test("given texts in other tongues, then nobody says that he knows of what they speak", () => {
	for (const text of ["add buy milk", "Zahnarzt", "füge Milch hinzu", "what is due?"])
		assert.ok(isKnownTongue(text), text);
	for (const text of ["ajoute appeler maman demain", "añade leche mañana por la tarde", "добавь молоко", "牛乳を買う"])
		assert.not(isKnownTongue(text), text);
});

test("given two words, then forms of one are the same and others are not", () => {
	for (const [one, other] of [
		["call", "called"],
		["plants", "plant"],
		["berichte", "bericht"],
		["mum", "mum"],
	] as const)
		assert.ok(isSameWord(one, other), `${one} ${other}`);
	for (const [one, other] of [
		["mum", "mumble"],
		["plant", "planning"],
		["milk", "silk"],
	] as const)
		assert.not(isSameWord(one, other), `${one} ${other}`);
});

test.run();
