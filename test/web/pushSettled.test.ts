/** Which push messages on a device tell of what is settled already. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { isSettled } from "../../web/src/state/reminders/pushSettled.ts";
import { makeTask } from "./task.ts";

const test = suite("push messages that are settled");

const NOW = Date.parse("2026-11-23T09:00:00.000Z");
const told = { task_id: 1, reminder_id: 5 };
const reminder = (state: string, fire_at: string) =>
	({ id: 5, kind: "at", state, fire_at, channels: null }) as unknown as ReturnType<
		typeof makeTask
	>["reminders"][number];
const deskWith = (...tasks: ReturnType<typeof makeTask>[]) => ({
	tasks: new Map(tasks.map((task) => [task.id, task])),
	stale: new Map<number, number>(),
});

test("given a task that is done or deleted, then its message is settled; given one that is open, then not", () => {
	const of = (status: "open" | "completed" | "deleted") =>
		isSettled(told, deskWith(makeTask({ id: 1, status })), true, NOW);
	assert.equal([of("open"), of("completed"), of("deleted")], [false, true, true]);
});

test("given a reminder that was put off, then its message is settled; given one that has just fired, then not", () => {
	const at = (fire_at: string, state = "armed") =>
		isSettled(told, deskWith(makeTask({ id: 1, reminders: [reminder(state, fire_at)] })), true, NOW);
	assert.is(at("2026-11-23T09:00:00.001Z"), true);
	// The row here is older than the message: it fired at this instant.
	assert.is(at("2026-11-23T09:00:00.000Z"), false);
	assert.is(at("2026-11-23T10:00:00.000Z", "fired"), false);
});

test("given a task that is not here, then it is settled only where all open ones are", () => {
	assert.equal([isSettled(told, deskWith(), true, NOW), isSettled(told, deskWith(), false, NOW)], [true, false]);
});

test("given a row that is being read again, or a message of several tasks, then nothing is known of it", () => {
	const done = deskWith(makeTask({ id: 1, status: "completed" }));
	assert.not(isSettled(told, { ...done, stale: new Map([[1, 2]]) }, true, NOW));
	assert.not(isSettled({}, done, true, NOW));
});

test.run();
