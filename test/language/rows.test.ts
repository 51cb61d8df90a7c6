/** Rows: each phrase of every table, in both languages, asks for what its row says; and one line is all that a phrase needs. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { initialUserState } from "../../src/domain/evolve/initialState.ts";
import { english } from "../../src/language/en/english.ts";
import type { Line, Request } from "../../src/language/requests/request.ts";
import { readRequests } from "../../src/language/requests/requests.ts";
import { phraseOf } from "../../src/language/requests/rows/phrase.ts";
import { readerOf } from "../../src/language/requests/rows/readRows.ts";
import { row } from "../../src/language/requests/rows/row.ts";
import { ROWS } from "../../src/language/requests/rows/rows.ts";
import { saidByPhrase } from "../support/saidByPhrase.ts";

const contextOf = (locale: string) => ({
	now: Temporal.Instant.from("2026-11-23T05:00:00Z"),
	settings: { ...initialUserState().settings, locale, time_zone: "Asia/Karachi" },
});
const lineOf = (text: string): Line => ({
	text,
	lower: text.toLowerCase(),
	asks: false,
	corrects: false,
	context: contextOf("en"),
});

/** A tie is a question about each of these; a doubt is one about a task that may be there. */
function kindsIn(request: Request): readonly string[] {
	if (request.kind === "either") return request.readings.map(({ kind }) => kind);
	return request.kind === "add" ? ["add", ...(request.perhaps ?? []).map(({ kind }) => kind)] : [request.kind];
}

const ENGLISH = { code: "en", table: english };
const test = suite("rows of requests");

for (const [tongue, locale] of [
	["en", "en"],
	["de", "de-DE"],
] as const) {
	test(`given a sentence made of each phrase in ${tongue}, then it asks for what the row says`, () => {
		const wrong: string[] = [];
		for (const { means, phrases } of ROWS) {
			for (const { words } of phrases[tongue] ?? []) {
				const said = saidByPhrase(words, tongue);
				const kinds = readRequests(said, contextOf(locale)).flatMap(kindsIn);
				if (!kinds.includes(means.kind)) wrong.push(`${means.kind} “${words}”: “${said}” is ${kinds.join()}`);
			}
		}
		assert.equal(wrong, []);
	});
}

test("there are hundreds of phrases, in both languages", () => {
	const count = (tongue: "en" | "de") => ROWS.reduce((sum, { phrases }) => sum + (phrases[tongue] ?? []).length, 0);
	assert.ok(count("en") > 200, `${count("en")} in English`);
	assert.ok(count("de") > 90, `${count("de")} in German`);
});

test("given one new line in a row, then the sentence is read, with its slots, and nothing else was needed", () => {
	const read = readerOf(
		[row({ kind: "complete" }, { en: ["that|this was {task}, and it is history"], de: [] })],
		ENGLISH,
	);
	assert.equal(read(lineOf("this was the milk task, and it is history.")), {
		kind: "complete",
		reference: { kind: "words", words: "milk" },
	});
	assert.is(read(lineOf("this was the milk task, and it is mystery")), undefined);
});

test("given two phrases that fit, then the one that says more itself counts, wherever it stands", () => {
	const rows = [
		row({ kind: "delete" }, { en: ["drop {task}"], de: [] }),
		row({ kind: "cancel_reminder" }, { en: ["drop the reminder of {task}"], de: [] }),
	];
	for (const order of [rows, rows.toReversed()])
		assert.is(readerOf(order, ENGLISH)(lineOf("drop the reminder of #3"))?.kind, "cancel_reminder");
});

test("given the same phrase in two rows, then the reading is both", () => {
	const rows = [
		row({ kind: "delete" }, { en: ["let {task} go"], de: [] }),
		row({ kind: "complete" }, { en: ["let {task} go"], de: [] }),
	];
	const request = readerOf(rows, ENGLISH)(lineOf("let #3 go"));
	assert.equal(request && kindsIn(request), ["delete", "complete"]);
});

test("given words in a slot that are not what it takes, then the phrase does not fit", () => {
	const read = readerOf([row({ kind: "change_due" }, { en: ["see {task} {when}"], de: [] })], ENGLISH);
	assert.is(read(lineOf("see #3 friday"))?.kind, "change_due");
	assert.is(read(lineOf("see #3 purple")), undefined);
});

for (const [words, why] of [
	["delete {tsak}", "there is no slot {tsak}"],
	["delete (all|every {task}", "a bracket is open"],
	["delete) {task}", "“)” is not expected there"],
	["delete | {task}", "a word is missing"],
] as const) {
	test(`given “${words}”, then it is refused at the start, with the reason`, () => {
		assert.throws(
			() => phraseOf(words),
			(err: Error) => err.message.includes(why) && err.message.includes(words),
		);
	});
}

test("given rows of a third language in a folder of its own, then they are read beside none of the others", () => {
	const rows = [
		row({ kind: "complete" }, { pt: ["conclui|conclua a? tarefa? {task}"] }),
		row({ kind: "list_tags" }, { en: ["list tags"], de: ["zeig tags"] }),
	];
	const portuguese = { code: "pt", table: { ...english, priorities: { urgente: "urgent" } as const } };
	const read = readerOf(rows, portuguese);
	assert.equal(read(lineOf("conclui a tarefa #3")), {
		kind: "complete",
		reference: { kind: "numbers", task_ids: [3] },
	});
	assert.is(read(lineOf("list tags")), undefined);
	assert.is(readerOf(rows, ENGLISH)(lineOf("conclui a tarefa #3")), undefined);
});

test.run();
