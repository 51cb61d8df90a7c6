/** The list's groups follow each change, and are always what they would be if they were made from the beginning. */
import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { TaskView } from "../../src/http/contract/contract.ts";
import { groupTasks } from "../../web/src/state/desk/group.ts";
import { keepSections, sectionsOf } from "../../web/src/state/desk/listParts.ts";
import { type Grouped, regroup } from "../../web/src/state/desk/regroup.ts";
import { msOf } from "../../web/src/time/zone.ts";
import { makeTask } from "./task.ts";

const test = suite("groups after a change");
const ZONE = "Europe/Berlin";
const NOW = msOf("2026-11-23T22:00:00Z");
const HOUR = 3_600_000;

const instant = (hours: number) => new Date(NOW + hours * HOUR).toISOString();
const due = fc.oneof(
	fc.constant(null),
	fc.integer({ min: -50, max: 50 }).map((hours) => ({ date: instant(hours).slice(0, 10) })),
	fc.integer({ min: -50, max: 50 }).map((hours) => ({ at: instant(hours), time_zone: ZONE })),
);
const row: fc.Arbitrary<TaskView> = fc
	.record({
		id: fc.integer({ min: 1, max: 12 }),
		due,
		status: fc.constantFrom("open", "open", "open", "completed", "deleted"),
		priority: fc.constantFrom("low", "medium", "high", "urgent"),
		completed_at: fc.integer({ min: -9, max: 0 }).map(instant),
	})
	.map((fields) => makeTask(fields as Partial<TaskView> & { id: number }));
/** One step: rows that are new or other ones, ids of rows that are gone, and the time that passes. */
const step = fc.record({
	rows: fc.array(row, { maxLength: 3 }),
	gone: fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 2 }),
	hours: fc.constantFrom(0, 0, 1, 7, 30, -2),
	zone: fc.constantFrom(ZONE, ZONE, ZONE, "Asia/Kathmandu"),
});

test("given any changes and any time that passes, then the groups are those that would be made from the beginning", () => {
	fc.assert(
		fc.property(fc.array(row, { maxLength: 12 }), fc.array(step, { maxLength: 8 }), (first, steps) => {
			let tasks = new Map(first.map((task) => [task.id, task]));
			let at = NOW;
			let grouped: Grouped = regroup(undefined, tasks, at, ZONE);
			for (const { rows, gone, hours, zone } of steps) {
				tasks = new Map([...tasks].filter(([id]) => !gone.includes(id)));
				for (const task of rows) tasks.set(task.id, task);
				at += hours * HOUR;
				grouped = regroup(grouped, tasks, at, zone);
				assert.equal(grouped.groups, groupTasks(tasks.values(), at, zone));
			}
		}),
	);
});

test("given a change of one task, then groups and headings in which nothing has changed are the same as before", () => {
	const tasks = new Map(
		[1, 2, 3, 4].map((id) => [id, makeTask({ id, due: { date: id < 3 ? "2026-11-26" : "2026-11-27" } })]),
	);
	tasks.set(5, makeTask({ id: 5 }));
	const before = regroup(undefined, tasks, NOW, ZONE);
	const shown = sectionsOf(before.groups, "upcoming", ZONE);
	const after = regroup(before, new Map(tasks).set(1, makeTask({ id: 1, status: "completed" })), NOW + 10_000, ZONE);
	assert.is(after.groups.someday, before.groups.someday);
	assert.is.not(after.groups.upcoming, before.groups.upcoming);
	const next = keepSections(shown, sectionsOf(after.groups, "upcoming", ZONE));
	assert.is(next[1], shown[1]);
	assert.equal(
		next[0]?.tasks.map(({ id }) => id),
		[2],
	);
	assert.is(regroup(after, after.tasks, NOW + 20_000, ZONE).groups, after.groups);
});

test.run();
