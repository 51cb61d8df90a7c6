import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Beside } from "../../src/domain/commands/commands.ts";
import type { Book } from "../../src/domain/state/book.ts";
import { placeBetween, placeOfNumber } from "../../src/domain/tasks/place.ts";
import { type Diary, liveRows, makeDiary } from "./diary.ts";
import { given, NOW, taskCreated } from "./specification.ts";

const test = suite("a task's place");

/** The ids in the user's order. */
const orderOf = ({ tasks }: Book) =>
	[...tasks.values()]
		.sort((a, b) => (a.position < b.position ? -1 : a.position > b.position ? 1 : a.task_id - b.task_id))
		.map(({ task_id }) => task_id);

function diaryWith(count: number): Diary {
	const diary = makeDiary();
	for (let n = 1; n <= count; n += 1) diary.run({ type: "AddTask", title: `t${n}` }, NOW);
	return diary;
}
const place = (diary: Diary, task_id: number, beside: Beside) => diary.run({ type: "PlaceTask", task_id, beside }, NOW);

test("given tasks that nobody moved, then they stand as they were made, whatever the length of their numbers", () => {
	const ids = [1, 2, 9, 10, 11, 99, 100, 999, 1_000, 2_147_483_647];
	assert.equal(ids.map(placeOfNumber).toSorted(), ids.map(placeOfNumber));
});

test("given four tasks, when one is put before or after another, then only it has moved, and the new ones come last", () => {
	const diary = diaryWith(4);
	place(diary, 4, { before: 2 });
	assert.equal(orderOf(diary.book()), [1, 4, 2, 3]);
	place(diary, 1, { after: 3 });
	assert.equal(orderOf(diary.book()), [4, 2, 3, 1]);
	diary.run({ type: "AddTask", title: "new" }, NOW);
	assert.equal(orderOf(diary.book()), [4, 2, 3, 1, 5]);
	place(diary, 5, { before: 4 });
	assert.equal(orderOf(diary.book()), [5, 4, 2, 3, 1]);
});

test("given a task that stands there already, then nothing happens", () => {
	const diary = diaryWith(3);
	assert.equal(place(diary, 2, { after: 1 }).events, []);
	assert.equal(place(diary, 2, { before: 3 }).events, []);
});

test("given what cannot be a neighbour, then the field is named (P10)", () => {
	const { when } = given(taskCreated(), taskCreated({}, 2), { type: "task.deleted", data: { task_id: 2 } });
	when({ type: "PlaceTask", task_id: 1, beside: { before: 1 } }).thenBroken("before itself");
	when({ type: "PlaceTask", task_id: 1, beside: { after: 2 } }).thenBroken("after exists");
	when({ type: "PlaceTask", task_id: 1, beside: { after: 7 } }).thenBroken("after exists");
	when({ type: "PlaceTask", task_id: 2, beside: { after: 1 } }).thenRejected("not_found");
	when({ type: "PlaceTask", task_id: 1, beside: { after: 2 }, expected_version: 9 }).thenRejected("version_mismatch");
});

test("given any moves, then the order is that of a list in which they are made, and an undo makes it as it was", () => {
	const moves = fc.array(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.boolean(), fc.integer({ min: 1, max: 8 })), {
		maxLength: 60,
	});
	fc.assert(
		fc.property(moves, (made) => {
			const diary = diaryWith(8);
			const list = orderOf(diary.book());
			for (const [task_id, isBefore, other] of made) {
				if (task_id === other) continue;
				const before = liveRows(diary.book());
				const { events } = place(diary, task_id, isBefore ? { before: other } : { after: other });
				const [first] = events;
				if (first) {
					assert.equal(diary.undo({ event_ids: [first.event_id] }, NOW).not_undone, []);
					assert.equal(liveRows(diary.book()), before);
					place(diary, task_id, isBefore ? { before: other } : { after: other });
				}
				list.splice(list.indexOf(task_id), 1);
				list.splice(list.indexOf(other) + (isBefore ? 0 : 1), 0, task_id);
				assert.equal(orderOf(diary.book()), list);
			}
			assert.is(new Set([...diary.book().tasks.values()].map(({ position }) => position)).size, 8);
		}),
		{ numRuns: 60 },
	);
});

test("given one gap into which task after task is put, then there is room for the thousandth, too", () => {
	let [lower, upper] = [placeOfNumber(1), placeOfNumber(2)];
	for (let n = 3; n < 1_003; n += 1) {
		const middle = placeBetween(lower, upper, n);
		assert.ok(lower < middle && middle < upper, `${lower} < ${middle} < ${upper}`);
		if (n % 2 === 0) lower = middle;
		else upper = middle;
	}
	assert.ok(lower.length < 1_000, `${lower.length} characters`);
});

test("given an occurrence that was put first, then what follows it stands there, too", () => {
	const diary = diaryWith(2);
	const recurrence = { rrule: "FREQ=DAILY", start: "2026-11-23T12:00", time_zone: "UTC" };
	diary.run({ type: "AddTask", title: "water", recurrence, duration_minutes: 30 }, NOW);
	place(diary, 3, { before: 1 });
	const { answer } = diary.run({ type: "CompleteTask", task_id: 3 }, NOW);
	assert.equal(orderOf(diary.book()), [3, 4, 1, 2]);
	assert.is(answer?.next?.duration_minutes, 30);
});

test.run();
