/** Tasks below tasks: no circle and no sixth level, by whatever command or undo. */
import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { makeNextTask } from "../../src/domain/decide/makeNextTask.ts";
import type { RecurringTask } from "../../src/domain/series/seriesOfTask.ts";
import { LIMITS, type Task } from "../../src/domain/tasks/task.ts";
import { makeDiary } from "./diary.ts";
import { life } from "./randomCommands.ts";
import { NOW } from "./specification.ts";

const test = suite("the tree of tasks");

/** Tasks numbered from 1, each below the one named (null: none). */
function given(...parents: (number | null)[]) {
	const diary = makeDiary();
	const add = (parent_id: number | null) => diary.run({ type: "AddTask", title: "t", parent_id }, NOW);
	for (const parent_id of parents) add(parent_id);
	const place = (task_id: number, parent_id: number | null) =>
		diary.run({ type: "EditTask", task_id, changes: { parent_id } }, NOW);
	const remove = (task_id: number) => diary.run({ type: "DeleteTask", task_id }, NOW);
	const restore = (task_id: number) => diary.run({ type: "RestoreTask", task_id }, NOW);
	return { ...diary, add, place, remove, restore, parentOf: (id: number) => diary.book().tasks.get(id)?.parent_id };
}
const rules = ({ rejection }: { rejection: { violations: readonly { field: string; rule: string }[] } | undefined }) =>
	rejection?.violations.map(({ field, rule }) => `${field} ${rule}`);

test("a circle is refused, however long, and whatever else was done in between", () => {
	const { add, place } = given(null, 1, 2);
	for (let n = 0; n < 40; n += 1) add(null);
	assert.equal(rules(place(1, 1)), ["parent_id cycle"]);
	assert.equal(rules(place(1, 2)), ["parent_id cycle"]);
	assert.equal(rules(place(1, 3)), ["parent_id cycle"]);
	assert.is(place(3, 1).rejection, undefined);
});

test("five levels are lawful, a sixth is refused: for a new task, a moved one, and one that is moved with others below it", () => {
	const { add, place } = given(null, 1, 2, 3, 4);
	assert.equal(rules(add(5)), ["parent_id depth"]);
	const other = given(null, 1, 2, 3, null, 5, null);
	assert.is(other.place(7, 4).rejection, undefined);
	assert.is(other.place(5, 3).rejection, undefined);
	assert.is(given(null, 1, 2, null, 4, 5).place(4, 2).rejection, undefined);
	assert.equal(rules(given(null, 1, 2, 3, null, 5).place(5, 4)), ["parent_id depth"]);
	assert.equal(rules(place(5, 99)), ["parent_id exists"]);
});

test("a deleted task keeps its place: no circle through it, but its own depth does not count until it comes back", () => {
	const circle = given(null, 1, 2);
	circle.remove(2);
	assert.equal(rules(circle.place(1, 3)), ["parent_id cycle"]);
	const deep = given(null, 1, 2, 3, null, 5);
	deep.remove(6);
	assert.is(deep.place(5, 4).rejection, undefined);
	assert.equal(rules(deep.restore(6)), ["parent_id depth"]);
	deep.place(5, null);
	assert.is(deep.restore(6).rejection, undefined);
});

test("a task that stays where it is may be edited, and taken out, wherever that is", () => {
	const { place, remove, run } = given(null, 1, 2);
	remove(2);
	assert.is(run({ type: "EditTask", task_id: 3, changes: { parent_id: 2, title: "u" } }, NOW).rejection, undefined);
	assert.is(place(3, null).rejection, undefined);
});

test("an undo puts nothing in a circle and nothing on a sixth level, and says why", () => {
	const circle = given(null, null, null);
	circle.place(2, 1);
	const first = circle.journal().at(-1)?.event_id ?? "";
	circle.place(2, null);
	circle.place(3, 2);
	circle.place(1, 3);
	const [moved] = circle.journal().filter(({ seq }) => seq === 5);
	const report = circle.undo({ event_ids: [moved?.event_id ?? ""] }, NOW);
	assert.equal(
		report.not_undone.map(({ reason }) => reason),
		["its former parent is now below it"],
	);
	assert.equal(circle.undo({ event_ids: [first] }, NOW).undone, []);

	const deep = given(null, 1, 2, 3, null);
	deep.place(5, 4);
	const there = deep.journal().at(-1)?.event_id ?? "";
	deep.undo({ event_ids: [there] }, NOW);
	const back = deep.journal().at(-1)?.event_id ?? "";
	deep.add(5);
	assert.equal(
		deep.undo({ event_ids: [back] }, NOW).not_undone.map(({ reason }) => reason),
		["it would now be more than 5 levels deep"],
	);
	const gone = given(null, 1, 2, null, 4);
	gone.remove(5);
	const removal = gone.journal().at(-1)?.event_id ?? "";
	gone.place(3, null);
	gone.place(2, null);
	gone.place(4, 3);
	gone.place(3, 2);
	gone.place(2, 1);
	assert.equal(gone.undo({ event_ids: [removal] }, NOW).undone.length, 1);
	gone.undo({ last: 1 }, NOW);
});

test("an undo of several moves at once looks at each place as the undo leaves it", () => {
	const { place, undo, journal, parentOf } = given(null, 1, 2, 3, null, 5);
	const from = journal().length;
	place(4, null);
	place(5, 3);
	const moves = journal()
		.filter(({ seq }) => seq > from)
		.map(({ event_id }) => event_id);
	assert.equal(undo({ event_ids: moves }, NOW).not_undone, []);
	assert.equal([parentOf(4), parentOf(5)], [3, null]);
});

test("whatever a user does and takes back, no task is below itself and none that is there lies on a sixth level", () => {
	fc.assert(
		fc.property(life, (steps) => {
			const diary = makeDiary();
			let now = NOW;
			for (const { command, after } of steps) {
				now = now.add({ minutes: after });
				diary.run(command, now);
				const { tasks } = diary.book();
				for (const task of tasks.values()) {
					const line = lineOf(task, tasks);
					assert.ok(!line.includes("circle"), `${task.task_id} is below itself`);
					if (task.status !== "deleted") assert.ok(line.length <= LIMITS.levels, `${task.task_id} is too deep`);
				}
			}
		}),
		{ numRuns: 300 },
	);
});

function lineOf(task: Task, tasks: ReadonlyMap<number, Task>): readonly (number | "circle")[] {
	const line: number[] = [];
	for (let at: Task | undefined = task; at; at = tasks.get(at.parent_id ?? 0)) {
		if (line.includes(at.task_id)) return [...line, "circle"];
		line.push(at.task_id);
	}
	return line;
}

test("what was deeper than is lawful before there was a rule is carried into the next occurrence, not deeper", () => {
	const { run, book } = given();
	const recurrence = { rrule: "FREQ=DAILY", start: "2026-11-23T09:00", time_zone: "UTC" };
	run({ type: "AddTask", title: "root", recurrence }, NOW);
	const root = book().tasks.get(1) as RecurringTask;
	const below = Array.from({ length: 6 }, (_, n): Task => {
		const single = { series: null, reminders: [] };
		return { ...root, ...single, task_id: n + 2, parent_id: n + 1 };
	});
	const tasks = new Map([root, ...below].map((task) => [task.task_id, task]));
	const old = { user: { ...book().user, next_task_id: 11 }, tasks };
	const next = { occurrence: "2026-11-24T09:00", due: { date: "2026-11-24" }, recurrence: root.series.recurrence };
	const { events } = makeNextTask(old, root, next as never, "2026-11-23T10:00:00.000Z" as never);
	assert.equal(
		events.map(({ data }) => data.task.parent_id),
		[null, 11, 12, 13, 14, 14, 14],
	);
});

test.run();
