/** The document of an answer: what an older pod, or a journal of long ago, reads and has written. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { taskOfAnswer } from "../../src/domain/commands/answer.ts";
import type { Command } from "../../src/domain/commands/commands.ts";
import type { CommandAnswer } from "../../src/domain/commands/decision.ts";
import { type AnswerDocument, readAnswer, writeAnswer } from "../../src/domain/documents/answerDocument.ts";
import { makeDiary } from "./diary.ts";
import { dueIn, inMinutes, NOW } from "./specification.ts";

const test = suite("the document of an answer");
const recurrence = { rrule: "FREQ=DAILY", start: "2026-11-23T09:00", time_zone: "UTC" };

const NOTHING: CommandAnswer = { kind: "nothing" };

/** Through JSON, as journal and door do. */
const documentOf = (answer: CommandAnswer): AnswerDocument => JSON.parse(JSON.stringify(writeAnswer(answer)));

test("given a task that recurs, then its place in the series stands in three fields, and is read as one value again", () => {
	const { run } = makeDiary();
	run({ type: "AddTask", title: "water the plants", recurrence }, NOW);
	const { answer = NOTHING } = run({ type: "CompleteTask", task_id: 1 }, NOW);
	const document = documentOf(answer);
	assert.is(document.task?.occurrence, "2026-11-23T09:00");
	assert.is(document.next?.recurrence?.rrule, "FREQ=DAILY");
	assert.is(document.task?.series_id, taskOfAnswer(answer)?.series?.series_id);
	assert.equal(readAnswer(document), answer);
});

test("given a task that never recurred, then the three fields are null", () => {
	const { answer = NOTHING } = makeDiary().run({ type: "AddTask", title: "call Anna" }, NOW);
	const { task } = documentOf(answer);
	assert.equal([task?.recurrence, task?.series_id, task?.occurrence], [null, null, null]);
	assert.equal(readAnswer(documentOf(answer)), answer);
});

test("given a reminder that was withdrawn, then the document has it cancelled and without an instant, and it is withdrawn again", () => {
	const { run } = makeDiary();
	run({ type: "AddTask", title: "call Anna", due: dueIn(120) }, NOW);
	const { answer = NOTHING } = run({ type: "CancelReminder", reminder_id: 1 }, NOW);
	const { reminder, task } = documentOf(answer);
	assert.equal([reminder?.status, reminder?.fire_at], ["cancelled", null]);
	assert.equal(task?.reminders, [reminder]);
	const read = readAnswer(documentOf(answer));
	assert.equal(read, answer);
	assert.is(read.kind === "reminder" && read.reminder.status, "withdrawn");
});

test("given a reminder that only went with its task, then it is cancelled here and there, and keeps its instant", () => {
	const { run } = makeDiary();
	run({ type: "AddTask", title: "call Anna", due: dueIn(120) }, NOW);
	const { answer = NOTHING } = run({ type: "CompleteTask", task_id: 1 }, NOW);
	const [cancelled] = taskOfAnswer(readAnswer(documentOf(answer)))?.reminders ?? [];
	assert.equal([cancelled?.status, cancelled?.fire_at], ["cancelled", inMinutes(60)]);
});

test("given answers about other things than tasks, then their documents tell them apart by what they have", () => {
	const { run } = makeDiary();
	for (const command of [
		{ type: "AddCategory", name: "Home" },
		{ type: "AddTag", name: "green" },
		{ type: "AddFilter", name: "urgent", filter: "p1" },
		{ type: "ChangeSettings", changes: { time_zone: "Europe/Berlin" } },
		{ type: "ChangeSettings", changes: { time_zone: "UTC" }, dry_run: true },
		{ type: "Undo", target: { last: 1 } },
		{ type: "FireReminders", reminder_ids: [1] },
	] as const satisfies readonly Command[]) {
		const { answer = NOTHING } = run<Command["type"]>(command, NOW);
		assert.is("kind" in documentOf(answer), false);
		assert.equal(readAnswer(documentOf(answer)), answer);
	}
});

test.run();
