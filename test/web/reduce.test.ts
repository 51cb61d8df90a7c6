import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type Desk, EMPTY_DESK, reduce } from "../../web/src/state/desk/reduce.ts";
import type { JournalEvent } from "../../web/src/wire.ts";
import { makeTask } from "./task.ts";

const test = suite("desk of the page");
const AT = "2026-11-23T09:00:00.000Z";
const event = (seq: number, type: string, data: Record<string, unknown> = { task_id: 1 }): JournalEvent => ({
	event_id: `e${seq}`,
	seq,
	type,
	at: AT,
	principal: { kind: "user", id: "u" },
	undoes: null,
	data,
});
const given = (...events: JournalEvent[]): Desk =>
	events.reduce<Desk>((desk, one) => reduce(desk, { kind: "journal", event: one }), {
		...EMPTY_DESK,
		seq: 1,
		tasks: new Map([[1, makeTask({ id: 1 })]]),
	});
const fired = (seq: number, reminder_id = 5) =>
	event(seq, "reminder.sent", { task_id: 1, reminder_id, task_title: "Call mum", fire_at: AT, late_by_ms: 61_000 });

test("given an open task, when it is completed, then it shows so at once and its row is fetched", () => {
	const desk = given(event(2, "task.completed"));
	assert.is(desk.tasks.get(1)?.status, "completed");
	assert.is(desk.tasks.get(1)?.completed_at, AT);
	assert.equal([...desk.stale.keys()], [1]);
});

test("given a row that knows of an event, when the event comes after it, then the row is not asked for", () => {
	const fetched = reduce(given(), { kind: "fetched", tasks: [makeTask({ id: 1, version: 3, title: "New" })] });
	const told = reduce(fetched, { kind: "journal", event: event(2, "task.updated") });
	assert.equal([...told.stale.keys()], []);
	assert.equal([...reduce(told, { kind: "journal", event: event(4, "task.updated") }).stale], [[1, 4]]);
});

test("given a row that is stale, when a row of that version or a later one comes, then it is not; given an older one, then it is still", () => {
	const stale = given(event(2, "task.updated"));
	const after = (version: number) =>
		reduce(stale, { kind: "fetched", tasks: [makeTask({ id: 1, version })] }).stale.size;
	assert.equal([1, 2, 3].map(after), [1, 0, 0]);
});

test("given an event seen before, when it comes again, then nothing changes (P6)", () => {
	const once = given(event(2, "task.completed"));
	assert.is(reduce(once, { kind: "journal", event: event(2, "task.reopened") }), once);
});

test("given a seq that does not follow on, when it comes, then the gap is told (P2)", () => {
	assert.not(given(event(2, "task.updated")).hasGap);
	assert.ok(given(event(3, "task.updated")).hasGap);
});

test("given a change whose result the page cannot know, when it comes, then the row is only marked", () => {
	const desk = given(event(2, "task.updated", { task_id: 1, updated_fields: { title: "Other" } }));
	assert.is(desk.tasks.get(1)?.title, "Task 1");
	assert.equal([...desk.stale.keys()], [1]);
});

test("given a task that is not here, when it is created, then it is fetched", () => {
	assert.equal([...given(event(2, "task.created", { task_id: 9 })).stale.keys()], [9]);
});

test("given a newer row, when an older answer comes late, then the newer stands", () => {
	const desk = reduce(given(), { kind: "fetched", tasks: [makeTask({ id: 1, version: 5, title: "New" })] });
	const late = reduce(desk, { kind: "fetched", tasks: [makeTask({ id: 1, version: 4, title: "Old" })] });
	assert.is(late.tasks.get(1)?.title, "New");
});

test("given a reminder that is sent, when it comes, then it is noticed with its delay", () => {
	const [notice] = given(fired(2)).notices;
	assert.is(notice?.title, "Call mum");
	assert.is(notice?.lateByMs, 61_000);
});

test("given a notice, when its reminder fires again, then one notice stands", () => {
	assert.equal(
		given(fired(2), fired(3)).notices.map(({ seq }) => seq),
		[3],
	);
});

test("given a notice, when its task is completed elsewhere, then it goes", () => {
	assert.is(given(fired(2), event(3, "task.completed")).notices.length, 0);
});

test("given two notices, when one reminder is snoozed elsewhere, then the other stays", () => {
	const snoozed = event(4, "reminder.snoozed", { task_id: 1, reminder: { reminder_id: 5 } });
	assert.equal(
		given(fired(2, 5), fired(3, 6), snoozed).notices.map(({ reminderId }) => reminderId),
		[6],
	);
});

test("given a label that is deleted, restored or changed, when it comes, then labels and tasks are fetched; not for a new one", () => {
	for (const type of ["tag.deleted", "tag.restored", "tag.updated", "category.deleted", "category.restored"]) {
		const desk = given(event(2, type, { task_ids: [] }));
		assert.equal([type, desk.areLabelsStale, desk.hasGap], [type, true, true]);
	}
	const desk = given(event(2, "tag.created", { tag: { id: 3 } }));
	assert.equal([desk.areLabelsStale, desk.hasGap], [true, false]);
});

test("given all open tasks from the server, when one here is not among them, then it goes", () => {
	const open = [makeTask({ id: 2 })];
	assert.equal([...reduce(given(), { kind: "reloaded", open, isComplete: true }).tasks.keys()], [2]);
	assert.equal([...reduce(given(), { kind: "reloaded", open, isComplete: false }).tasks.keys()], [1, 2]);
});

test("given a database that was set back, when the line opens, then the page follows from there", () => {
	assert.is(reduce(given(event(2, "task.updated")), { kind: "hello", position: 1 }).seq, 1);
});

test.run();
