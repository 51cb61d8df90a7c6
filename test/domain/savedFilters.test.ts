/** Saved filters: what may be kept, and that undo takes back what was done to them, field by field. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { DomainEvent } from "../../src/domain/events/events.ts";
import { makeDiary } from "./diary.ts";
import { given, inMinutes, label, NOW } from "./specification.ts";

const test = suite("saved filters");
const saved = (id: number, name: string, filter = "overdue") => ({ id, name, filter, created_at: inMinutes(0) });
const made = (id: number, name: string, filter?: string): DomainEvent => ({
	type: "filter.created",
	data: { filter: saved(id, name, filter) },
});
const home: DomainEvent = { type: "tag.created", data: { tag: label(1, "home") } };

test("a filter is kept under a trimmed name, as it was written", () => {
	given(home)
		.when({ type: "AddFilter", name: " Now ", filter: " (overdue | today) & #home " })
		.thenEvents({ type: "filter.created", data: { filter: saved(1, "Now", "(overdue | today) & #home") } });
});

test("P10: a name has 1 to 50 characters and is free; what is wrong with the filter is said with its column", () => {
	given().when({ type: "AddFilter", name: " ", filter: "milk" }).thenBroken("name min_length", "filter condition");
	given()
		.when({ type: "AddFilter", name: "x".repeat(51), filter: "a\u0000" })
		.thenBroken("name max_length", "filter characters");
	given(made(1, "Now")).when({ type: "AddFilter", name: "NOW", filter: "all" }).thenBroken("name unique");
	given().when({ type: "AddFilter", name: "Now", filter: "p1 & #home" }).thenBroken("filter exists");
	given().when({ type: "AddFilter", name: "Now", filter: " " }).thenBroken("filter required");
});

test("P10: a user has at most 50", () => {
	const many = Array.from({ length: 50 }, (_, n) => made(n + 1, `filter ${n}`));
	given(...many)
		.when({ type: "AddFilter", name: "more", filter: "all" })
		.thenBroken("name limit");
});

test("a filter that names a tag which is gone can still be renamed", () => {
	given(made(1, "Home", "#home"))
		.when({ type: "EditFilter", filter_id: 1, changes: { name: "At home" } })
		.thenEvents({
			type: "filter.updated",
			data: { filter: saved(1, "At home", "#home"), previous: saved(1, "Home", "#home") },
		});
	given(made(1, "Home", "#home"))
		.when({ type: "EditFilter", filter_id: 1, changes: { filter: "#home & p1" } })
		.thenBroken("filter exists");
});

test("P8: a filter that is not there is not found; an edit that changes nothing is no event", () => {
	given().when({ type: "EditFilter", filter_id: 1, changes: {} }).thenRejected("not_found");
	given().when({ type: "DeleteFilter", filter_id: 1 }).thenRejected("not_found");
	given(made(1, "Now"))
		.when({ type: "EditFilter", filter_id: 1, changes: { name: "Now" } })
		.thenEvents();
});

test("each change is undone, and an undone deletion brings back the same id; ids are never given twice", () => {
	const diary = makeDiary();
	const filters = () => diary.book().user.filters.map(({ id, name, filter }) => ({ id, name, filter }));
	const run = (command: Parameters<typeof diary.run>[0]) => {
		const [event] = diary.run(command, NOW).events;
		assert.ok(event);
		return { event_ids: [event.event_id] };
	};
	const add = run({ type: "AddFilter", name: "a", filter: "all" });
	run({ type: "AddFilter", name: "b", filter: "today" });
	const edit = run({ type: "EditFilter", filter_id: 1, changes: { name: "c", filter: "p1" } });
	run({ type: "EditFilter", filter_id: 1, changes: { filter: "p2" } });
	const [half] = diary.undo(edit, NOW).not_undone;
	assert.match(half?.reason ?? "", /^filter was changed later/);
	assert.equal(filters()[0], { id: 1, name: "a", filter: "p2" });
	assert.match(diary.undo(add, NOW).not_undone[0]?.reason ?? "", /^the filter was changed later/);
	const gone = run({ type: "DeleteFilter", filter_id: 1 });
	assert.equal(
		filters().map(({ id }) => id),
		[2],
	);
	diary.undo(gone, NOW);
	assert.equal(
		filters().map(({ id }) => id),
		[1, 2],
	);
	const again = run({ type: "DeleteFilter", filter_id: 1 });
	run({ type: "AddFilter", name: "A", filter: "all" });
	assert.is(filters().at(-1)?.id, 3);
	assert.match(diary.undo(again, NOW).not_undone[0]?.reason ?? "", /its name is taken/);
});

test.run();
