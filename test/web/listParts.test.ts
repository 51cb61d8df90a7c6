/** The parts of the list: what is in each, under which headings, and how many. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { groupTasks } from "../../web/src/state/desk/group.ts";
import { countsOf, type ListPart, readListPart, sectionsOf } from "../../web/src/state/desk/listParts.ts";
import { msOf } from "../../web/src/time/zone.ts";
import { makeTask } from "./task.ts";

const test = suite("parts of the list");

const ZONE = "Europe/Berlin";
const NOW = msOf("2026-11-23T12:00:00Z");
const tag = { id: 7, name: "home", color: null };
const groups = groupTasks(
	[
		makeTask({ id: 1, due: { date: "2026-11-22" }, tags: [tag] }),
		makeTask({ id: 2, due: { date: "2026-11-23" }, category_id: 3 }),
		// 23:30 on the 24th in UTC is the 25th in Berlin.
		makeTask({ id: 3, due: { at: "2026-11-24T23:30:00Z", time_zone: ZONE } }),
		makeTask({ id: 4, due: { date: "2026-11-25" }, tags: [tag], category_id: 3 }),
		makeTask({ id: 5, due: { date: "2026-11-24" } }),
		makeTask({ id: 6 }),
		makeTask({ id: 8, status: "completed", tags: [tag] }),
	],
	NOW,
	ZONE,
);
const shown = (part: ListPart) =>
	sectionsOf(groups, part, ZONE).map(({ name, date, tasks }) => [date ?? name, ...tasks.map(({ id }) => id)]);

test("given a part, then its tasks stand under their headings, and no heading stands alone", () => {
	assert.equal(shown("all"), [
		["overdue", 1],
		["today", 2],
		["upcoming", 5, 3, 4],
		["someday", 6],
		["done", 8],
	]);
	assert.equal(shown("today"), [
		["overdue", 1],
		["today", 2],
	]);
	assert.equal(shown("inbox"), [
		["upcoming", 5, 3],
		["someday", 6],
	]);
	assert.equal(shown("tag-7"), [
		["overdue", 1],
		["upcoming", 4],
		["done", 8],
	]);
	assert.equal(shown("category-9"), []);
});

test("given what comes, then it stands by days of the user's zone", () => {
	assert.equal(shown("upcoming"), [
		["2026-11-24", 5],
		["2026-11-25", 3, 4],
	]);
});

test("given the list, then each part is counted by its open tasks", () => {
	assert.equal(Object.fromEntries(countsOf(groups)), {
		all: 6,
		today: 2,
		upcoming: 3,
		inbox: 3,
		"tag-7": 2,
		"category-3": 2,
	});
});

test("given an address, then a part that nobody knows is the whole list", () => {
	assert.equal(["today", "tag-12", "tag-0", "category-x", "", null].map(readListPart), [
		"today",
		"tag-12",
		"all",
		"all",
		"all",
		"all",
	]);
});

test.run();
