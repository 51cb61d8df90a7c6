import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { TaskChanges } from "../../src/domain/commands/commands.ts";
import type { UndoReport } from "../../src/domain/commands/decision.ts";
import type { Principal } from "../../src/domain/events/events.ts";
import type { Label } from "../../src/domain/tasks/task.ts";
import type { TimeText } from "../../src/domain/time/instant.ts";
import { liveRows, makeDiary, SYSTEM, USER } from "./diary.ts";
import { dueIn, inMinutes, NOW } from "./specification.ts";

const test = suite("undo");
const CLIENT: Principal = { kind: "client", id: "client-7" };
const reasons = (report: UndoReport) => report.not_undone.map(({ seq, reason }) => [seq, reason]);
const seqs = (report: UndoReport) => report.undone.map(({ seq }) => seq);

function withTask() {
	const diary = makeDiary();
	diary.run({ type: "AddTask", title: "milk" }, NOW);
	const edit = (changes: object, principal = USER) =>
		diary.run({ type: "EditTask", task_id: 1, changes }, NOW, principal).events[0]?.event_id ?? "";
	return { ...diary, edit, task: () => diary.book().tasks.get(1) };
}

test("the events of an undo are ordinary ones that name what they undo", () => {
	const { edit, undo, journal } = withTask();
	undo({ event_ids: [edit({ title: "bread" })] }, NOW);
	const last = journal().at(-1);
	assert.equal(
		[last?.type, last?.undoes, last?.data],
		["task.updated", 2, { task_id: 1, updated_fields: { title: "milk" }, previous_fields: { title: "bread" } }],
	);
});

test("a field that was changed later stays, and the report names the later event; the rest is undone", () => {
	const { edit, undo, task } = withTask();
	const first = edit({ title: "bread", priority: "high" });
	edit({ title: "butter" });
	const report = undo({ event_ids: [first] }, NOW);
	assert.equal([task()?.title, task()?.priority], ["butter", "medium"]);
	assert.equal(seqs(report), [2]);
	assert.equal(reasons(report), [[2, "title was changed later (event 3)"]]);
});

test("a later change that is undone itself is no conflict", () => {
	const { edit, undo, task } = withTask();
	const first = edit({ title: "bread" });
	undo({ event_ids: [edit({ title: "butter" })] }, NOW);
	assert.equal(undo({ event_ids: [first] }, NOW).not_undone, []);
	assert.is(task()?.title, "milk");
});

test("last: the latest commands that are neither undone nor undos, so that repeated undos go back in time", () => {
	const { edit, undo, task } = withTask();
	for (const title of ["a", "b", "c", "d"]) edit({ title });
	undo({ last: 1 }, NOW);
	assert.is(task()?.title, "c");
	undo({ last: 1 }, NOW);
	assert.is(task()?.title, "b");
	undo({ last: 2 }, NOW);
	assert.is(task()?.title, "milk");
	undo({ last: 5 }, NOW);
	assert.is(task()?.status, "deleted");
	assert.equal(undo({ last: 1 }, NOW), { undone: [], not_undone: [] });
});

test("an undo of an undo makes the first command count again, also for last", () => {
	const { edit, undo, task, journal } = withTask();
	edit({ title: "bread" });
	undo({ last: 1 }, NOW);
	undo({ event_ids: [journal().at(-1)?.event_id ?? ""] }, NOW);
	assert.is(task()?.title, "bread");
	assert.equal(seqs(undo({ last: 1 }, NOW)), [2]);
	assert.is(task()?.title, "milk");
});

test("what is undone already is reported, and nothing is written", () => {
	const { edit, undo, journal } = withTask();
	const first = edit({ title: "bread" });
	undo({ event_ids: [first] }, NOW);
	const report = undo({ event_ids: [first] }, NOW);
	assert.equal(reasons(report), [[2, "it was already undone (event 3)"]]);
	assert.equal(
		report.not_undone.map(({ code }) => code),
		["undone_already"],
	);
	assert.is(journal().length, 3);
});

test("a command is undone whole: a new task goes with the labels that were made for it", () => {
	const diary = makeDiary();
	const { events } = diary.run({ type: "AddTask", title: "t", category_name: "Home", tag_names: ["a"] }, NOW);
	const report = diary.undo({ event_ids: [events[0]?.event_id ?? ""] }, NOW);
	assert.equal(seqs(report), [3, 2, 1]);
	const { user, tasks } = diary.book();
	assert.equal([tasks.get(1)?.status, user.categories, user.tags], ["deleted", [], []]);
});

test("a label that other tasks carry by now stays", () => {
	const diary = makeDiary();
	diary.run({ type: "AddTask", title: "t", category_name: "Home" }, NOW);
	diary.run({ type: "AddTask", title: "u", category_name: "home" }, NOW);
	const report = diary.undo({ event_ids: [diary.journal()[0]?.event_id ?? ""] }, NOW);
	assert.equal(reasons(report), [[1, "the category is in use (task #2)"]]);
	assert.is(diary.book().tasks.get(2)?.category_id, 1);
	diary.run({ type: "DeleteCategory", category_id: 1 }, NOW);
	const again = diary.undo({ event_ids: [diary.journal()[0]?.event_id ?? ""] }, NOW);
	assert.equal(reasons(again).at(-1), [1, "the category was changed later (event 5)"]);
});

test("a task changed from a label that is deleted since does not go back to it; one that was hidden there does", () => {
	const diary = makeDiary();
	const edit = (changes: TaskChanges) =>
		diary.run({ type: "EditTask", task_id: 1, changes }, NOW).events[0]?.event_id ?? "";
	diary.run({ type: "AddTask", title: "t", category_name: "Home", tag_names: ["a"] }, NOW);
	diary.run({ type: "AddCategory", name: "Work" }, NOW);
	const moved = edit({ category_id: 2, tag_ids: [] });
	diary.run({ type: "DeleteCategory", category_id: 1 }, NOW);
	diary.run({ type: "DeleteTag", tag_id: 1 }, NOW);
	const report = diary.undo({ event_ids: [moved] }, NOW);
	assert.equal(reasons(report), [[5, "its former category is deleted; one of its former tags is deleted"]]);
	diary.run({ type: "DeleteCategory", category_id: 2 }, NOW);
	diary.run({ type: "AddCategory", name: "Garden" }, NOW);
	assert.equal(diary.undo({ event_ids: [edit({ category_id: 3 })] }, NOW).not_undone, []);
	assert.is(diary.book().tasks.get(1)?.category_id, 2);
});

test("an older deletion of a label, which named its tasks, is undone on them, and its redo hides it", () => {
	const diary = makeDiary();
	diary.run({ type: "AddTask", title: "t", category_name: "Home", tag_names: ["a", "b"] }, NOW);
	const before = liveRows(diary.book());
	const { user } = diary.book();
	const [tag, category] = [user.tags[0] as Label, user.categories[0] as Label];
	const older = [
		diary.happen({ type: "tag.deleted", data: { tag, task_ids: [1], places: [0] } }, NOW),
		diary.happen({ type: "category.deleted", data: { category, task_ids: [1] } }, NOW),
	].map(({ event_id }) => event_id);
	assert.equal(diary.book().tasks.get(1)?.tag_ids, [2]);
	assert.equal(diary.undo({ event_ids: older }, NOW).not_undone, []);
	assert.equal(liveRows(diary.book()), before);
	const back = diary
		.journal()
		.slice(-2)
		.map(({ event_id }) => event_id);
	assert.equal(diary.undo({ event_ids: back }, NOW).not_undone, []);
	assert.equal([diary.book().user.tags.length, diary.book().tasks.get(1)?.tag_ids], [1, [1, 2]]);
	// Counted again by that, the first deletions are undone once more: the tasks carry the labels still, and get none twice.
	assert.equal(diary.undo({ event_ids: older }, NOW).not_undone, []);
	assert.equal(liveRows(diary.book()), before);
});

test("a deleted tag comes back in its place; a category not to a task that has another one", () => {
	const diary = makeDiary();
	diary.run({ type: "AddTask", title: "t", category_name: "Home", tag_names: ["a", "b", "c"] }, NOW);
	const [tagGone] = diary.run({ type: "DeleteTag", tag_id: 2 }, NOW).events;
	const [categoryGone] = diary.run({ type: "DeleteCategory", category_id: 1 }, NOW).events;
	diary.run({ type: "AddCategory", name: "Work" }, NOW);
	diary.run({ type: "EditTask", task_id: 1, changes: { category_id: 2 } }, NOW);
	const report = diary.undo({ event_ids: [tagGone?.event_id ?? "", categoryGone?.event_id ?? ""] }, NOW);
	assert.equal(diary.book().tasks.get(1)?.tag_ids, [1, 2, 3]);
	assert.is(diary.book().tasks.get(1)?.category_id, 2);
	assert.equal(reasons(report), []);
});

test("a completion is undone with its reminders, and done again with its instant", () => {
	const diary = makeDiary();
	diary.run({ type: "AddTask", title: "t", due: dueIn(120) }, NOW);
	diary.run({ type: "CompleteTask", task_id: 1 }, NOW);
	const later = NOW.add({ minutes: 10 });
	diary.undo({ last: 1 }, later);
	assert.is(diary.book().tasks.get(1)?.status, "open");
	assert.is(diary.book().tasks.get(1)?.reminders[0]?.status, "armed");
	diary.undo({ event_ids: [diary.journal().at(-1)?.event_id ?? ""] }, later);
	assert.is(diary.book().tasks.get(1)?.completed_at, inMinutes(0));
	assert.is(diary.book().tasks.get(1)?.reminders[0]?.status, "cancelled");
});

test("a reminder whose instant has passed meanwhile stays cancelled and is reported", () => {
	const diary = makeDiary();
	diary.run({ type: "AddTask", title: "t", due: dueIn(120) }, NOW);
	diary.run({ type: "CompleteTask", task_id: 1 }, NOW);
	const report = diary.undo({ last: 1 }, NOW.add({ minutes: 60 }));
	assert.equal(reasons(report), [[3, "the reminder’s time has passed"]]);
	const task = diary.book().tasks.get(1);
	assert.equal([task?.status, task?.reminders[0]?.status], ["open", "cancelled"]);
});

test("a sent reminder cannot be undone", () => {
	const diary = makeDiary();
	diary.run({ type: "AddTask", title: "t", due: dueIn(60) }, NOW);
	const [sent] = diary.run({ type: "FireReminders", reminder_ids: [1] }, NOW, SYSTEM).events;
	const report = diary.undo({ event_ids: [sent?.event_id ?? ""] }, NOW);
	assert.equal(reasons(report), [[2, "the reminder was already sent"]]);
	assert.equal(diary.undo({ last: 1 }, NOW).not_undone, []);
});

test("a reminder that was added later follows a due date that goes back", () => {
	const diary = makeDiary();
	diary.run({ type: "AddTask", title: "t", due: dueIn(120), reminders: [] }, NOW);
	const [moved] = diary.run({ type: "EditTask", task_id: 1, changes: { due: dueIn(500) } }, NOW).events;
	diary.run({ type: "AddReminder", task_id: 1, reminder: { spec: { before_minutes: 10 } } }, NOW);
	diary.undo({ event_ids: [moved?.event_id ?? ""] }, NOW);
	assert.is(diary.book().tasks.get(1)?.reminders[0]?.fire_at, inMinutes(110));
});

test("settings go back, and with them the reminders of whole days that came later", () => {
	const diary = makeDiary();
	const wish = { all_day_reminder_at: "07:00" as TimeText, locale: "de" };
	const [changed] = diary.run({ type: "ChangeSettings", changes: wish }, NOW).events;
	const due = { date: inMinutes(60 * 24).slice(0, 10) } as never;
	diary.run({ type: "AddTask", title: "t", due }, NOW);
	diary.run({ type: "ChangeSettings", changes: { locale: "fr" } }, NOW);
	const report = diary.undo({ event_ids: [changed?.event_id ?? ""] }, NOW);
	assert.equal(reasons(report), [[1, "locale was changed later (event 3)"]]);
	assert.equal(diary.book().user.settings.locale, "fr");
	assert.is(diary.book().tasks.get(1)?.reminders[0]?.fire_at, "2026-11-24T09:00:00.000Z");
});

test("all that one client or one turn did is undone, and nothing else", () => {
	const { edit, undo, run, task } = withTask();
	edit({ title: "bread" }, CLIENT);
	edit({ priority: "high" });
	run({ type: "AddTask", title: "spam" }, NOW, CLIENT);
	edit({ description: "d" }, { kind: "user", id: "user-1", turn_id: "turn-1" });
	undo({ principal_id: "client-7" }, NOW);
	assert.equal([task()?.title, task()?.priority, task()?.description], ["milk", "high", "d"]);
	undo({ turn_id: "turn-1" }, NOW);
	assert.equal([task()?.priority, task()?.description], ["high", null]);
});

test("a former category that is gone by now is named", () => {
	const { edit, undo, run, task } = withTask();
	run({ type: "AddCategory", name: "Home" }, NOW);
	edit({ category_id: 1 });
	const cleared = edit({ category_id: null });
	run({ type: "DeleteCategory", category_id: 1 }, NOW);
	assert.equal(reasons(undo({ event_ids: [cleared] }, NOW)), [[4, "its former category is deleted"]]);
	assert.is(task()?.category_id, null);
});

test("P10: an undo of nothing, of the unknown, or of too much is refused", () => {
	const broken = (target: object) => makeDiary().run({ type: "Undo", target } as never, NOW).rejection?.violations[0];
	assert.is(broken({ event_ids: [] })?.rule, "min_length");
	assert.is(broken({ event_ids: ["x"] })?.field, "event_ids[0]");
	for (const last of [0, 1.5, 101]) assert.is(broken({ last })?.rule, "range");
	assert.is(broken({ last: 100 }), undefined);
});

test("P10: what hangs together with more events than an undo can look at is refused whole, not undone by halves", () => {
	const { edit, undo, run, task } = withTask();
	for (let n = 1; n < 2_000; n += 1) edit({ title: `${n}` }, CLIENT);
	const target = { principal_id: "client-7" };
	assert.is(undo(target, NOW).undone.length, 1_999);
	const { events, rejection } = run({ type: "Undo", target }, NOW);
	assert.equal(events, []);
	assert.equal(
		rejection?.violations.map(({ field, rule }) => [field, rule]),
		[["principal_id", "too_many"]],
	);
	assert.is(task()?.title, "milk");
});

test.run();
