/** Full-text search. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { initialUserState } from "../../src/domain/evolve/initialState.ts";
import { readFilter } from "../../src/domain/filter/readFilter.ts";
import type { UserState } from "../../src/domain/state/userState.ts";
import { toInstantText } from "../../src/domain/time/instant.ts";
import { createJournalStore } from "../../src/persistence/journal/journalStore.ts";
import { createReadModelStore } from "../../src/persistence/reads/readModelStore.ts";
import { searchTerms } from "../../src/persistence/reads/searchTerms.ts";
import { buildTaskQuery } from "../../src/persistence/reads/taskQuery.ts";
import type { ReadModel } from "../../src/ports/reading/readModel.ts";
import { addAccount, createTestDatabase, type TestDatabase } from "../support/postgres.ts";
import { live, NOW } from "./life.ts";

const search = suite<{ database: TestDatabase; model: ReadModel; user: string }>("search");

search.before(async (context) => {
	context.database = await createTestDatabase();
	context.model = createReadModelStore(context.database, { messageIdOf: (id) => id });
	context.user = await addAccount(context.database);
	const journal = createJournalStore(context.database);
	const tasks: readonly [title: string, description?: string, tag?: string][] = [
		["Running shoes"],
		["Send résumé to Ada"],
		["Call the dentist", "about the running water"],
		["Купить МОЛОКО"],
		["To do"],
		["Groceries", undefined, "errands"],
		["Straße kehren"],
	];
	for (const [title, description = null, tag] of tasks) {
		await live(journal, context.user, { type: "AddTask", title, description, tag_names: tag ? [tag] : [] });
	}
});
search.after(async ({ database }) => {
	await database.drop();
});

const cases: readonly [typed: string, found: readonly string[], why: string][] = [
	["run", ["Running shoes", "Call the dentist"], "stems, title over description"],
	["runni", ["Running shoes", "Call the dentist"], "a prefix of a word as it stands"],
	["resume", ["Send résumé to Ada"], "accents folded in the text"],
	["RÉSUMÉ", ["Send résumé to Ada"], "accents and case folded in the query"],
	["молоко", ["Купить МОЛОКО"], "case folded beyond ASCII"],
	["strasse", ["Straße kehren"], "ß is ss"],
	["to do", ["To do"], "words that English leaves out"],
	['"running shoes"', ["Running shoes"], "a phrase"],
	["running -water", ["Running shoes"], "a word excluded"],
	["runni -waters", ["Running shoes"], "a beginning, with a stem excluded"],
	["-running den", [], "excluded first"],
	['call -"running water"', [], "a phrase excluded"],
	['dent -"water running"', ["Call the dentist"], "a phrase that is not there excluded"],
	['"running shoes" ru', ["Running shoes"], "a phrase and a beginning"],
	['"running shoes', ["Running shoes"], "a phrase that is not closed"],
	["dentits -shoes", ["Call the dentist"], "letters swapped beside a word excluded"],
	["häuser", [], "no German stems in an English account"],
	["dentist shoes", [], "all words must be there"],
	["shoes or dentist", ["Call the dentist", "Running shoes"], "either word, the later task first at equal rank"],
	["errand", ["Groceries"], "the name of a tag"],
	["dentits", ["Call the dentist"], "letters swapped"],
	["grocceries", ["Groceries"], "a letter too many"],
];
for (const [typed, found, why] of cases) {
	search(`given ${typed}, then ${found.length} found: ${why}`, async ({ model, user }) => {
		const { data } = await model.listTasks(user, { search: typed, limit: 20 });
		assert.equal(
			data.map(({ title }) => title),
			found,
		);
	});
}

for (const typed of [
	"'&!:*\\",
	"run'&!:*\\",
	"a:* & | b",
	"((",
	"ŉ",
	"ʼ",
	"\u0000",
	"½",
	"<->",
	"-",
	'"',
	"x\u0000y",
]) {
	search(`given ${JSON.stringify(typed)}, then it is harmless`, async ({ model, user }) => {
		assert.ok(Array.isArray((await model.listTasks(user, { search: typed, limit: 20 })).data));
	});
}

const german: readonly [typed: string, found: readonly string[], why: string][] = [
	["aufgaben", ["Aufgabe verteilen"], "many for one"],
	["häuser", ["Haus streichen"], "an umlaut more"],
	["hauses", ["Haus streichen"], "of something"],
	["laufen", ["Laufe eine Runde"], "a verb"],
	["rechnung", ["Die Rechnungen zahlen"], "one for many"],
	["runs", ["Running shoes"], "English stems beside them"],
	["aufgaben -verteilt", ["Aufgabe verteilen"], "what is another stem is not excluded"],
	["aufgaben -verteile", ["Hausaufgabe"], "a stem excluded; what is alike has it not"],
	["zahlen -rechnung", [], "a stem excluded, a word found as it stands"],
	['"rechnung zahlen"', ["Die Rechnungen zahlen"], "stems in a phrase"],
	['"zahlen rechnung"', [], "a phrase in its order"],
	["häuser or aufgaben", ["Aufgabe verteilen", "Haus streichen"], "either"],
	["laufzeit", ["Laufzeit messen"], "a word that begins like a stem is another"],
];
for (const [typed, found, why] of german) {
	search(`given a German account and ${typed}, then ${found.length} found: ${why}`, async ({ database, model }) => {
		const user = await germanAccount(database);
		const { data } = await model.listTasks(user, { search: typed, limit: 20 });
		assert.equal(data.map(({ title }) => title).toSorted(), found);
		// Quotes and operators there are the filter's own.
		if (/["-]|\bor\b/.test(typed)) return;
		const read = readFilter(`search: ${typed}`);
		if (read.kind !== "filter") throw new Error("it is no filter");
		const filter = { tree: read.filter, now: toInstantText(NOW) };
		const filtered = await model.listTasks(user, { filter, limit: 20 });
		assert.equal(filtered.data.map(({ title }) => title).toSorted(), found, "one grammar");
	});
}

let ofGerman: Promise<string> | undefined;
function germanAccount(database: TestDatabase): Promise<string> {
	ofGerman ??= makeGerman(database);
	return ofGerman;
}
async function makeGerman(database: TestDatabase): Promise<string> {
	const user = await addAccount(database);
	const journal = createJournalStore(database);
	await live(journal, user, { type: "ChangeSettings", changes: { locale: "de-AT" } });
	for (const title of [
		"Aufgabe verteilen",
		"Haus streichen",
		"Laufe eine Runde",
		"Die Rechnungen zahlen",
		"Running shoes",
		"Hausaufgabe",
		"Laufzeit messen",
	])
		await live(journal, user, { type: "AddTask", title });
	return user;
}

const state = (locale: string): UserState => {
	const initial = initialUserState();
	return { ...initial, settings: { ...initial.settings, locale } };
};

search("given an empty search, then every task comes", async ({ model, user }) => {
	assert.is((await model.listTasks(user, { search: "  ", limit: 20 })).data.length, 7);
});

search("given 8,000 tasks of each of three users, then the plan uses the GIN index", async ({ database, user }) => {
	const others = await Promise.all(Array.from({ length: 2 }, () => addAccount(database)));
	const journal = createJournalStore(database);
	await Promise.all(others.map((other) => journal.activate(other, 1, 1)));
	for (const one of [user, ...others])
		await database.prepare(
			`INSERT INTO task (user_id, task_id, title, status, priority, tag_ids, version, created_at, updated_at)
		 SELECT $1::uuid, n, 'task about ' || md5(n::text) || CASE n % 500 WHEN 0 THEN ' zebra' ELSE '' END, 'open', 'low', '{}', n,
		   now(), now() FROM generate_series(1000, 8999) n`,
			[one],
		);
	await database.prepare("VACUUM ANALYZE task");
	for (const locale of ["en-US", "de"]) {
		const built = buildTaskQuery(user, { search: "zebra -about", limit: 50 }, state(locale));
		const plan = await database.query<{ "QUERY PLAN": string }>(`EXPLAIN ${built.text}`, built.values);
		const text = plan.map((row) => row["QUERY PLAN"]).join("\n");
		assert.match(text, /Bitmap Index Scan on task_search/, locale);
		assert.not.match(text, /Seq Scan/, locale);
	}
});

search("given 250 words, then the first twelve count, each once, and the statement has no more", () => {
	const letters = Array.from({ length: 250 }, (_, n) => String.fromCodePoint(97 + (n % 26))).join(" ");
	const terms = searchTerms(letters, [], "en-US");
	assert.is(terms?.words.length, 12);
	assert.is(terms?.text, "a b c d e f g h i j k l");
	assert.equal(searchTerms("milk Milk MILK", [], "en-US")?.words, ["milk"]);
});

search(
	"given many tasks, then a mistyped word is looked for among the newest thousand only",
	async ({ database, model }) => {
		const user = await addAccount(database);
		const journal = createJournalStore(database);
		await live(journal, user, { type: "AddTask", title: "Telephone" });
		await live(journal, user, { type: "AddTask", title: "Umbrella" });
		const find = async (typed: string) => {
			const { data } = await model.listTasks(user, { search: typed, limit: 10 });
			return data.map(({ title }) => title);
		};
		assert.equal(await find("telefone"), ["Telephone"]);
		await database.prepare(
			`INSERT INTO task (user_id, task_id, title, status, priority, tag_ids, version, created_at, updated_at)
		 SELECT $1, n, 'Row ' || n, 'open', 'medium', '{}', 3, now(), now() FROM generate_series(3, 1001) n`,
			[user],
		);
		assert.equal(await find("telefone"), []);
		assert.equal(await find("umbrela"), ["Umbrella"]);
	},
);

search.run();
