import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { DomainEvent } from "../../src/domain/events.ts";
import { evolveAll } from "../../src/domain/evolve.ts";
import { journal } from "../../src/domain/journalling.ts";
import { happened } from "../../src/domain/outcome.ts";
import { USER } from "./diary.ts";
import { given, inMinutes, label, NOW, taskCreated } from "./specification.ts";

const test = suite("labels");
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

test("a deleted category leaves its tasks, and they have changed", () => {
	const story = given(category(1, "Home"), taskCreated({ category_id: 1 }), taskCreated({}, 2));
	const gone = story.when({ type: "DeleteCategory", category_id: 1 });
	gone.thenEvents({ type: "category.deleted", data: { category: label(1, "Home"), task_ids: [1] } });
	assert.equal([gone.task(1).category_id, gone.task(1).version, gone.task(2).version], [null, 4, 3]);
});

test("a deleted tag remembers its place among the tags of each task", () => {
	const events: DomainEvent[] = [tag(1, "a"), tag(2, "b"), tag(3, "c"), taskCreated({ tag_ids: [3, 1, 2] })];
	const gone = given(...events).when({ type: "DeleteTag", tag_id: 1 });
	gone.thenEvents({ type: "tag.deleted", data: { tag: label(1, "a"), task_ids: [1], places: [1] } });
	assert.equal(gone.task().tag_ids, [3, 2]);
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
