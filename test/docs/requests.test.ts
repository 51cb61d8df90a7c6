/** The page about requests says what the reader does: each example is of its kind, and no kind is missing. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { initialUserState } from "../../src/domain/evolve/initialState.ts";
import { readRequests } from "../../src/language/requests/requests.ts";
import { requestGroups } from "../support/requestVectors.ts";
import { readPage, tableUnder } from "./pages.ts";

const page = readPage("docs/requests.md");
const context = {
	now: Temporal.Instant.from("2026-11-23T05:00:00Z"),
	settings: { ...initialUserState().settings, time_zone: "Asia/Karachi" },
};
const kindsOf = (text: string) => readRequests(text, context).map(({ kind }) => kind);
const quoted = (cell = "") => [...cell.matchAll(/`([^`]+)`/g)].map(([, text = ""]) => text);
const kinds = tableUnder(page, "Kinds");

const test = suite("the page about requests");

for (const [name, examples] of kinds) {
	const [kind = ""] = quoted(name);
	test(`given the examples of ${kind}, then that is what they ask for`, () => {
		assert.ok(quoted(examples).length > 0);
		for (const text of quoted(examples)) assert.equal(kindsOf(text), [kind], text);
	});
}

test("given the kinds of the vectors, then the page has each", () => {
	const shown = new Set(kinds.flatMap(([name]) => quoted(name)));
	assert.equal(
		[...new Set(requestGroups.map(({ kind }) => kind))].filter((kind) => !shown.has(kind)),
		[],
	);
});

test("given the ways to name tasks, then they are read as requests about tasks that are there", () => {
	for (const [by, examples = ""] of tableUnder(page, "How tasks are named")) {
		for (const text of quoted(examples))
			assert.match(kindsOf(text).join(), /^(complete|delete|change_due)$/, `${by}: ${text}`);
	}
});

test("given the messages with several requests, then they are read as the page says", () => {
	assert.equal(
		tableUnder(page, "Several requests in one message").map(([message]) => quoted(message).map(kindsOf)[0]),
		[
			["add", "complete"],
			["complete", "delete"],
			["complete", "change_due"],
			["add", "complete", "list"],
		],
	);
	for (const text of ["buy salt and pepper", "buy milk and delete old photos"])
		assert.equal(kindsOf(text), ["add"], text);
	assert.equal(kindsOf("add milk and complete #3"), ["add", "complete"]);
});

test.run();
