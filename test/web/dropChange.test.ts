/** What a task becomes by being put under a heading. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { dropChangeOf } from "../../web/src/state/list/dropChange.ts";
import { msOf } from "../../web/src/time/zone.ts";
import type { Task } from "../../web/src/wire.ts";
import { makeTask } from "./task.ts";

const test = suite("a task that is dropped");

const ZONE = "Europe/Berlin";
const NOW = msOf("2026-11-23T12:00:00Z");
const on = (section: string, fields: Partial<Task> = {}) =>
	dropChangeOf(section, makeTask({ id: 1, ...fields }), NOW, ZONE);
const at = { at: "2026-11-24T08:00:00.000Z", time_zone: ZONE };

test("given a day, then the task is due on it, at the time of day that it had", () => {
	assert.equal(on("2026-12-01"), { due: { date: "2026-12-01" } });
	assert.equal(on("2026-12-01", { due: at }), { due: { at: "2026-12-01T08:00:00.000Z", time_zone: ZONE } });
	assert.equal(on("today", { due: { date: "2026-11-20" } }), { due: { date: "2026-11-23" } });
});

test("given someday, then the date goes, but for a series", () => {
	assert.equal(on("someday", { due: at }), { due: null });
	assert.is(on("someday"), undefined);
	assert.is(on("someday", { due: at, recurrence: {} as never }), undefined);
});

test("given a priority or a label, then the task has it; what it has already changes nothing", () => {
	const tag = { id: 7, name: "home", color: null };
	assert.equal(on("priority-urgent"), { priority: "urgent" });
	assert.equal(on("label-category-3"), { category_id: 3 });
	assert.equal(on("label-tag-8", { tags: [tag] }), { tag_ids: [7, 8] });
	assert.is(on("label-tag-7", { tags: [tag] }), undefined);
});

test("given a heading that is no place, or a task that is not open, then nothing changes", () => {
	for (const section of ["overdue", "done", "own", "upcoming", "label-none", "priority-x"])
		assert.is(on(section), undefined, section);
	assert.is(on("2026-12-01", { status: "completed" }), undefined);
});

test.run();
