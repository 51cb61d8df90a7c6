import { suite } from "uvu";
import * as assert from "uvu/assert";
import { taskOfAnswer } from "../../src/domain/commands/answer.ts";
import { answerOf, deliveriesOf, journal, notBeforeOf, rowsChanged } from "../../src/domain/commands/journalling.ts";
import { happened } from "../../src/domain/commands/outcome.ts";
import { eventIdOf } from "../../src/domain/events/identity.ts";
import { evolveAll } from "../../src/domain/evolve/evolve.ts";
import { emptyBook } from "../../src/domain/evolve/initialState.ts";
import { makeDiary, SYSTEM, USER } from "./diary.ts";
import { dueIn, inMinutes, label, NOW, taskCreated } from "./specification.ts";

const test = suite("journalling");
const envelope = { user_id: "user-1", principal: USER, command_id: "command-1" };

test("P2: events are numbered from the version on, and in their command from 0", () => {
	const events = journal([happened(taskCreated()), happened(taskCreated({}, 2))], envelope, 41, NOW);
	assert.equal(
		events.map(({ seq, n, event_id, at, command_id }) => [seq, n, event_id, at, command_id]),
		[
			[42, 0, eventIdOf("user-1", 42), inMinutes(0), "command-1"],
			[43, 1, eventIdOf("user-1", 43), inMinutes(0), "command-1"],
		],
	);
});

function fired() {
	const diary = makeDiary();
	diary.run({ type: "AddTask", title: "a", due: dueIn(90) }, NOW);
	diary.run({ type: "AddTask", title: "b", due: dueIn(100) }, NOW);
	const { book } = diary;
	const before = book();
	const command = { type: "FireReminders", reminder_ids: [1, 2] } as const;
	const { events } = diary.run(command, NOW.add({ minutes: 50 }), SYSTEM);
	return { before, after: book(), events };
}

test("P5: a fired reminder plans one delivery per channel, with the promised and the fired instant", () => {
	const { events } = fired();
	const deliveries = deliveriesOf(events).map(({ delivery_id: _, ...delivery }) => delivery);
	const common = { fired_at: inMinutes(50), held_until: null, channel: "email" };
	assert.equal(deliveries, [
		{ task_id: 1, reminder_id: 1, fire_at: inMinutes(30), ...common },
		{ task_id: 2, reminder_id: 2, fire_at: inMinutes(40), ...common },
	]);
});

test("P4: a firing may not be written before the latest of its instants; anything else at any time", () => {
	assert.is(notBeforeOf(fired().events), inMinutes(40));
	assert.is(notBeforeOf(journal([happened(taskCreated())], envelope, 0, NOW)), null);
});

test("a firing changes the reminder's row and not the task's", () => {
	const { before, after, events } = fired();
	const rows = rowsChanged(before, after, events);
	assert.equal(rows.tasks, []);
	assert.equal(
		rows.reminders.map(({ task_id, reminder }) => [task_id, reminder.status]),
		[
			[1, "fired"],
			[2, "fired"],
		],
	);
});

test("an edit changes the task's row and no reminder's", () => {
	const diary = makeDiary();
	diary.run({ type: "AddTask", title: "a", due: dueIn(90) }, NOW);
	const before = diary.book();
	const { events } = diary.run({ type: "EditTask", task_id: 1, changes: { title: "b" } }, NOW);
	const rows = rowsChanged(before, diary.book(), events);
	assert.equal([rows.tasks.map(({ title }) => title), rows.reminders], [["b"], []]);
});

test("an answer shows the subject after the events, and a deleted label as it was", () => {
	const before = evolveAll(
		emptyBook(),
		journal([happened({ type: "tag.created", data: { tag: label(1, "a") } })], envelope, 0, NOW),
	);
	const added = journal([happened(taskCreated())], envelope, 1, NOW);
	const after = { ...evolveAll(before, added), user: emptyBook().user };
	assert.is(taskOfAnswer(answerOf({ kind: "task", task_id: 1 }, after, before))?.title, "pay rent");
	assert.equal(answerOf({ kind: "tag", tag_id: 1 }, after, before), { kind: "tag", tag: label(1, "a") });
	assert.equal(answerOf({ kind: "nothing" }, after, before), { kind: "nothing" });
	const { settings } = after.user;
	assert.equal(answerOf({ kind: "settings" }, after, before), { kind: "settings", settings });
	assert.throws(() => answerOf({ kind: "task", task_id: 7 }, after, before), "does not hold");
});

test.run();
