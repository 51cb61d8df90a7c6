import { suite } from "uvu";
import * as assert from "uvu/assert";
import { journal } from "../../src/domain/commands/journalling.ts";
import { happened } from "../../src/domain/commands/outcome.ts";
import { needsOf } from "../../src/domain/decide/needs.ts";
import type { DomainEvent } from "../../src/domain/events/events.ts";
import { evolveAll } from "../../src/domain/evolve/evolve.ts";
import { shownTask } from "../../src/domain/labels/hiddenLabels.ts";
import { type Diary, makeDiary, USER } from "./diary.ts";
import { given, inMinutes, label, NOW, taskCreated } from "./specification.ts";

const test = suite("labels");
const shown = (diary: Diary, task_id: number) => {
	const { tasks, user } = diary.book();
	const task = tasks.get(task_id);
	assert.ok(task);
	return shownTask(task, user);
};
const category = (id: number, name: string): DomainEvent => ({
	type: "category.created",
	data: { category: label(id, name) },
});
const tag = (id: number, name: string): DomainEvent => ({ type: "tag.created", data: { tag: label(id, name) } });

test("a category is added with its colour in upper case", () => {
	given()
		.when({ type: "AddCategory", name: " Home ", color: "#abc123" })
		.thenEvents({
			type: "category.created",
			data: { category: { id: 1, name: "Home", color: "#ABC123", created_at: inMinutes(0) } },
		});
});

test("P10: names have 1 to 50 characters (category) and 1 to 30 (tag); a colour is #RRGGBB", () => {
	given().when({ type: "AddCategory", name: " " }).thenBroken("name min_length");
	given()
		.when({ type: "AddCategory", name: "x".repeat(51) })
		.thenBroken("name max_length");
	given()
		.when({ type: "AddTag", name: "x".repeat(31) })
		.thenBroken("name max_length");
	given().when({ type: "AddTag", name: "x\u0000", color: "#12345" }).thenBroken("name characters", "color color");
	assert.is(
		given()
			.when({ type: "AddCategory", name: "x".repeat(50) })
			.events().length,
		1,
	);
	assert.is(
		given()
			.when({ type: "AddTag", name: "x".repeat(30) })
			.events().length,
		1,
	);
});

test("names are unique without regard to case and to compatible spelling", () => {
	given(category(1, "Ökö")).when({ type: "AddCategory", name: "öKÖ" }).thenBroken("name unique");
	given(tag(1, "fine")).when({ type: "AddTag", name: "ﬁne" }).thenBroken("name unique");
	given(tag(1, "a"), tag(2, "b"))
		.when({ type: "EditTag", tag_id: 2, changes: { name: "A" } })
		.thenBroken("name unique");
});

test("a name may change its own case", () => {
	given(tag(1, "home"))
		.when({ type: "EditTag", tag_id: 1, changes: { name: "Home" } })
		.thenEvents({ type: "tag.updated", data: { tag: label(1, "Home"), previous: label(1, "home") } });
	given(tag(1, "home"))
		.when({ type: "EditTag", tag_id: 1, changes: { name: "home", color: null } })
		.thenEvents();
});

test("P10: a user has at most 50 categories and 100 tags", () => {
	const many = (count: number, make: (id: number, name: string) => DomainEvent) =>
		Array.from({ length: count }, (_, index) => make(index + 1, `label ${index}`));
	given(...many(50, category))
		.when({ type: "AddCategory", name: "more" })
		.thenBroken("name limit");
	given(...many(100, tag))
		.when({ type: "AddTag", name: "more" })
		.thenBroken("name limit");
	given(...many(100, tag))
		.when({ type: "AddTask", title: "t", tag_names: ["label 3", "more"] })
		.thenBroken("tag_names[1] limit");
	assert.is(
		given(...many(49, category))
			.when({ type: "AddCategory", name: "more" })
			.events().length,
		1,
	);
});

test("P8: a label that is not there is not found", () => {
	given().when({ type: "EditCategory", category_id: 1, changes: {} }).thenRejected("not_found");
	given().when({ type: "DeleteCategory", category_id: 1 }).thenRejected("not_found");
	given(category(1, "Home")).when({ type: "DeleteTag", tag_id: 1 }).thenRejected("not_found");
});

test("a deleted category is one event however many tasks are in it, and shown on none of them", () => {
	const diary = makeDiary();
	for (const title of ["one", "two"]) diary.run({ type: "AddTask", title, category_name: "Home" }, NOW);
	const { events } = diary.run({ type: "DeleteCategory", category_id: 1 }, NOW);
	assert.equal(
		events.map(({ type, data }) => ({ type, data })),
		[{ type: "category.deleted", data: { category: { ...label(1, "Home"), created_at: inMinutes(0) }, task_ids: [] } }],
	);
	assert.equal(shown(diary, 1).category_id, null);
	assert.equal(shown(diary, 2).category_id, null);
	const { answer } = diary.run({ type: "EditTask", task_id: 1, changes: { title: "first" } }, NOW);
	assert.is(answer?.task?.category_id, null);
});

test("the deletion of a label needs no task", () => {
	assert.equal(needsOf({ type: "DeleteTag", tag_id: 1 }), {});
	assert.equal(needsOf({ type: "DeleteCategory", category_id: 1 }), {});
});

test("a deletion from before, which names its tasks, takes the label from them", () => {
	const before: DomainEvent[] = [
		...[tag(1, "a"), tag(2, "b"), category(1, "Home"), taskCreated({ tag_ids: [2, 1], category_id: 1 })],
		{ type: "tag.deleted", data: { tag: label(1, "a"), task_ids: [1], places: [1] } },
		{ type: "category.deleted", data: { category: label(1, "Home"), task_ids: [1] } },
	];
	const { book } = given(...before);
	assert.equal([book.tasks.get(1)?.tag_ids, book.tasks.get(1)?.category_id], [[2], null]);
});

test("an edit of tags leaves the hidden ones in their places, and the undo of the deletion brings them all back", () => {
	const diary = makeDiary();
	diary.run({ type: "AddTask", title: "t", tag_names: ["a", "b", "c"] }, NOW);
	const [gone] = diary.run({ type: "DeleteTag", tag_id: 2 }, NOW).events;
	const seen = shown(diary, 1).tag_ids;
	assert.equal(seen, [1, 3]);
	const same = diary.run({ type: "EditTask", task_id: 1, changes: { tag_ids: seen } }, NOW);
	assert.equal([same.rejection, same.events], [undefined, []]);
	diary.run({ type: "EditTask", task_id: 1, changes: { tag_ids: [3] } }, NOW);
	assert.equal(shown(diary, 1).tag_ids, [3]);
	diary.undo({ event_ids: [gone?.event_id ?? ""] }, NOW);
	assert.equal(shown(diary, 1).tag_ids, [3, 2]);
});

test("hidden tags take no place of those that are seen: a task has at most ten", () => {
	const diary = makeDiary();
	const names = (from: number) => Array.from({ length: 10 }, (_, n) => `tag ${from + n}`);
	diary.run({ type: "AddTask", title: "t", tag_names: names(1) }, NOW);
	diary.run({ type: "AddTask", title: "u", tag_names: names(11) }, NOW);
	for (let tag_id = 1; tag_id <= 10; tag_id += 1) diary.run({ type: "DeleteTag", tag_id }, NOW);
	const tag_ids = [11, 12, 13, 14, 15, 16, 17, 18, 19];
	const { events } = diary.run({ type: "EditTask", task_id: 1, changes: { tag_ids } }, NOW);
	assert.equal(diary.book().tasks.get(1)?.tag_ids, [1, ...tag_ids]);
	// What had no room is back with the undo of the edit.
	assert.equal(diary.undo({ event_ids: [events[0]?.event_id ?? ""] }, NOW).not_undone, []);
	assert.equal(diary.book().tasks.get(1)?.tag_ids, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test("whoever takes a task out of a category that is deleted changes nothing; another category replaces the hidden one", () => {
	const diary = makeDiary();
	diary.run({ type: "AddTask", title: "t", category_name: "Home" }, NOW);
	diary.run({ type: "AddCategory", name: "Work" }, NOW);
	const [gone] = diary.run({ type: "DeleteCategory", category_id: 1 }, NOW).events;
	assert.equal(diary.run({ type: "EditTask", task_id: 1, changes: { category_id: null } }, NOW).events, []);
	diary.run({ type: "EditTask", task_id: 1, changes: { category_id: 2 } }, NOW);
	diary.undo({ event_ids: [gone?.event_id ?? ""] }, NOW);
	assert.is(shown(diary, 1).category_id, 2);
});

test("a deleted label cannot be given to a task", () => {
	const story = given(tag(1, "a"), { type: "tag.deleted", data: { tag: label(1, "a"), task_ids: [], places: [] } });
	story.when({ type: "AddTask", title: "t", tag_ids: [1] }).thenBroken("tag_ids[0] exists");
});

test("a number is never given twice, even when the last label is gone", () => {
	const story = given(tag(1, "a"), { type: "tag.deleted", data: { tag: label(1, "a"), task_ids: [], places: [] } });
	const events = story.when({ type: "AddTag", name: "b" }).events();
	const envelope = { user_id: "user-1", principal: USER, command_id: "c" };
	const book = evolveAll(story.book, journal(events.map(happened), envelope, 2, NOW));
	assert.equal(
		book.user.tags.map(({ id }) => id),
		[2],
	);
});

test.run();
