/** The list by something else than time; what is pointed out in titles; and lines of search and filter. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { groupTasks } from "../../web/src/state/desk/group.ts";
import { wordsFor } from "../../web/src/state/desk/listParts.ts";
import { arranged } from "../../web/src/state/list/arrange.ts";
import { completionsOf } from "../../web/src/state/list/filterWords.ts";
import { highlighted, wordsOf } from "../../web/src/state/list/highlight.ts";
import { searchQueryOf } from "../../web/src/state/list/searchQuery.ts";
import { msOf } from "../../web/src/time/zone.ts";
import { makeTask } from "./task.ts";

const test = suite("arranging the list");

const home = { id: 7, name: "home", color: null };
const garden = { id: 8, name: "R & D", color: null };
const office = { id: 3, name: "Office", color: "#15803d" };
const labels = { categories: [office], tags: [home, garden] };
const groups = groupTasks(
	[
		makeTask({ id: 1, due: { date: "2026-11-22" }, tags: [home], position: "a3", priority: "low" }),
		makeTask({ id: 2, due: { date: "2026-11-23" }, category_id: 3, tags: [home], position: "a1", priority: "urgent" }),
		makeTask({ id: 3, position: "a2", priority: "urgent" }),
		makeTask({ id: 4, status: "completed" }),
	],
	msOf("2026-11-23T12:00:00Z"),
	"UTC",
);
const by = (arrangement: "priority" | "label" | "own") =>
	arranged(groups, "all", arrangement, labels).map(({ key, tasks }) => [key, ...tasks.map(({ id }) => id)]);

test("given open tasks, then they stand by priority, by their first label, or in the user's own order, and none is done", () => {
	assert.equal(by("priority"), [
		["priority-urgent", 2, 3],
		["priority-low", 1],
	]);
	assert.equal(by("label"), [
		["label-category-3", 2],
		["label-tag-7", 1],
		["label-none", 3],
	]);
	assert.equal(by("own"), [["own", 2, 3, 1]]);
});

test("given a heading, when something is added there, then the line says what the heading says, where one word can", () => {
	const sections = [...arranged(groups, "all", "priority", labels), ...arranged(groups, "all", "label", labels)];
	const words = sections.map((section) => wordsFor({ shown: "all", section, ...labels }, { today: "today" }));
	assert.equal(words, ["p1", "p4", "@Office", "#home", ""]);
	assert.is(wordsFor({ shown: "tag-8", ...labels }, { today: "today" }), "");
	assert.is(wordsFor({ shown: "today", ...labels }, { today: "heute" }), "heute");
});

test("given a search, then words of a title are hits by their beginnings, whatever accents and endings", () => {
	const hits = (title: string, search: string) =>
		highlighted(title, wordsOf(search))
			.map(({ text, isHit }) => (isHit ? `[${text}]` : text))
			.join("");
	assert.is(hits("Send the Résumé to Resa", "resume"), "Send the [Résumé] to Resa");
	assert.is(hits("Pay rent", "rents -pay"), "Pay [rent]");
	assert.is(hits("Running shoes", "run sho"), "[Running] [shoes]");
	assert.is(hits("a < b", ""), "a < b");
});

test("given labels and levels in a search, then they are conditions, and what nobody knows is a word", () => {
	const { words, params } = searchQueryOf(" #HOME rent @office p1 #nobody ", labels);
	assert.is(words, "rent #nobody");
	assert.is(params.toString(), "tag_id=7&category_id=3&priority=urgent&search=rent+%23nobody");
	assert.is(searchQueryOf("p4", labels).params.toString(), "priority=low");
});

test("given a filter at its caret, then the condition there is completed, with quotes where a name needs them", () => {
	const of = (text: string, caret = text.length) => completionsOf(text, caret, labels).map(({ word }) => word);
	assert.equal(of("to"), ["today", "tomorrow"]);
	assert.equal(of("overdue & #"), ["#home", '#"R & D"']);
	assert.equal(of("(today|@o"), ["@Office"]);
	assert.equal(of("today"), []);
	assert.equal(of('#"R & to'), []);
	assert.equal(completionsOf("ove & p1", 3, labels)[0], { word: "overdue", text: "overdue & p1", caret: 7 });
});

test("given an empty filter or one that goes on, then what is wanted most is offered", () => {
	const first = ["today", "overdue", "this week", "urgent", "high", "no date", "recurring"];
	for (const text of ["", "#home & "]) {
		assert.equal(
			completionsOf(text, text.length, labels).map(({ word }) => word),
			first,
		);
	}
});

test("given a condition as the reader's language says it, then it is completed as filters write it", () => {
	const said = { "this week": "diese Woche", high: "hoch" };
	assert.equal(completionsOf("diese", 5, labels, said), [
		{ word: "this week", said: "diese Woche", text: "this week", caret: 9 },
	]);
	assert.equal(
		completionsOf("this", 4, labels, said).map(({ word }) => word),
		["this week"],
	);
});

test.run();
