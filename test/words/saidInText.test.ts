/** What is wrong with a text is said in the words of the text. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { AddTask } from "../../src/domain/commands/commands.ts";
import { decide } from "../../src/domain/decide/decide.ts";
import { emptyBook } from "../../src/domain/evolve/initialState.ts";
import { saidInText } from "../../src/words/saidInText.ts";
import { wordsFor } from "../../src/words/words.ts";

const test = suite("said in text");
const now = Temporal.Instant.from("2026-01-15T09:00:00Z");
const long = "x".repeat(300);

/** What differs from case to case of a command that names its category, if at all, by its name. */
type Draft = Pick<AddTask, "title"> &
	Partial<Omit<AddTask, "type" | "title" | "category_id" | "category_name">> & { readonly category_name?: string };
const commandOf = ({ category_name, ...draft }: Draft): AddTask => ({
	type: "AddTask",
	...draft,
	...(category_name === undefined ? {} : { category_name }),
});

const CASES: readonly [given: string, draft: Draft, said: string][] = [
	["a long tag", { title: "t", tag_names: ["ok", long] }, `The tag #${"x".repeat(30)}… is longer than 30 characters.`],
	["a tag of nothing", { title: "t", tag_names: [""] }, "The tag # must not be empty."],
	[
		"a long category",
		{ title: "t", category_name: long },
		`The category “${"x".repeat(30)}…” is longer than 50 characters.`,
	],
	["a long title", { title: long }, "The title is longer than 200 characters."],
	["a reminder in the past", { title: "t", reminders: [{ spec: { at: "2020-01-01T00:00:00.000Z" as never } }] }, ""],
	[
		"a date beyond all",
		{ title: "t", due: { date: "9999-12-31" as never } },
		"The date must be in the years 1900 to 9998.",
	],
	["too many tags", { title: "t", tag_names: Array.from({ length: 11 }, (_, n) => `tag${n}`) }, ""],
];
const GERMAN: readonly [draft: Draft, said: string][] = [
	[{ title: long }, "Der Titel ist länger als 200 Zeichen."],
	[{ title: "t", tag_names: [long] }, `Das Schlagwort #${"x".repeat(30)}… ist länger als 30 Zeichen.`],
	[{ title: "t", due: { date: "9999-12-31" as never } }, "Das Datum muss in den Jahren 1900 bis 9998 liegen."],
];
test("given a German reader, then the same is said in German", () => {
	for (const [draft, said] of GERMAN) {
		const command = commandOf(draft);
		const decision = decide(emptyBook(), command, { now, user_id: "u", pastEvents: [] });
		const [violation] = decision.kind === "rejected" ? decision.rejection.violations : [];
		assert.is(violation && saidInText(violation, command, wordsFor("de")), said);
	}
});

for (const [given, draft, said] of CASES) {
	test(`given ${given}, then the sentence names what was written, and no field of a program`, () => {
		const command = commandOf(draft);
		const decision = decide(emptyBook(), command, { now, user_id: "u", pastEvents: [] });
		assert.is(decision.kind, "rejected");
		if (decision.kind !== "rejected") return;
		const sentences = decision.rejection.violations.map((violation) => saidInText(violation, command, wordsFor("en")));
		if (said !== "") assert.equal(sentences, [said]);
		for (const sentence of sentences) assert.not.match(sentence, /[a-z]_[a-z]|\[\d|\b[a-z]+\.[a-z]/);
	});
}

test.run();
