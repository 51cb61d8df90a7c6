import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Command } from "../../src/domain/commands/commands.ts";
import { decide } from "../../src/domain/decide/decide.ts";
import { evolve, evolveAll } from "../../src/domain/evolve/evolve.ts";
import { emptyBook } from "../../src/domain/evolve/initialState.ts";
import { instantOfSpec } from "../../src/domain/reminders/reminderInstant.ts";
import { isRecurring } from "../../src/domain/series/seriesOfTask.ts";
import type { Task } from "../../src/domain/tasks/task.ts";
import { toInstantText } from "../../src/domain/time/instant.ts";
import { type Diary, liveRows, makeDiary, SYSTEM, USER } from "./diary.ts";
import { life, START, type Step, userCommand } from "./randomCommands.ts";

const test = suite("laws");
const bounds = { numRuns: 300 };

test("P2, P3: the fold of the journal is the state reached step by step, and the rows as written", () => {
	fc.assert(
		fc.property(life, (steps) => {
			const { diary } = live(steps);
			const folded = evolveAll(emptyBook(), diary.journal());
			assert.equal(byId(folded.tasks.values()), byId(diary.book().tasks.values()));
			assert.equal(folded.user, diary.book().user);
			assert.equal(diary.journal().reduce(evolve, emptyBook()), folded);
			assert.equal(byId(diary.storedTasks()), byId(folded.tasks.values()));
			assert.equal(
				diary.journal().map(({ seq }) => seq),
				diary.journal().map((_, index) => index + 1),
			);
		}),
		bounds,
	);
});

test("what a command needs is all it needs: on the whole book it is decided the same", () => {
	fc.assert(
		fc.property(life, userCommand, (steps, command) => {
			const { diary, now } = live(steps);
			const whole = decide(diary.book(), command, { now, user_id: "user-1", pastEvents: diary.journal() });
			const { events } = diary.run(command, now);
			assert.equal(
				events.map(({ type, data }) => ({ type, data })),
				whole.kind === "accepted" ? whole.events.map(({ type, data }) => ({ type, data })) : [],
			);
		}),
		bounds,
	);
});

test("undo after do is the identity on live rows, and undo of the undo is the deed again", () => {
	fc.assert(
		fc.property(life, userCommand, (steps, command) => {
			const { diary, now } = live(steps);
			const before = liveRows(diary.book());
			const done = diary.run(command, now).events;
			const after = liveRows(diary.book());
			if (done.length === 0) return;
			const report = diary.undo({ event_ids: [done[0]?.event_id ?? ""] }, now);
			assert.equal(report.not_undone, []);
			assert.equal(liveRows(diary.book()), before);
			const undone = diary.journal().at(-1);
			assert.equal(diary.undo({ event_ids: [undone?.event_id ?? ""] }, now).not_undone, []);
			assert.equal(liveRows(diary.book()), after);
		}),
		bounds,
	);
});

test("besides, an undo leaves exactly: higher versions, a later change, and what was new, deleted or withdrawn", () => {
	fc.assert(
		fc.property(life, userCommand, (steps, command) => {
			const { diary, now } = live(steps);
			const before = new Map(diary.book().tasks);
			const done = diary.run(command, now).events;
			if (done.length === 0) return;
			diary.undo({ event_ids: [done[0]?.event_id ?? ""] }, now);
			const { tasks } = diary.book();
			for (const [task_id, { version, updated_at, reminders, ...was }] of before) {
				const {
					version: versionNow,
					updated_at: updatedNow,
					reminders: remindersNow,
					...is
				} = tasks.get(task_id) ?? {};
				// A deleted task that comes back and goes again was deleted at another instant.
				if (was.status === "deleted") continue;
				assert.equal(is, was);
				assert.ok(Number(versionNow) >= version && String(updatedNow) >= updated_at);
				const ids = new Set(reminders.map(({ reminder_id }) => reminder_id));
				// Those that were there, withdrawn ones too, are what they were.
				assert.equal(
					remindersNow?.filter(({ reminder_id }) => ids.has(reminder_id)),
					reminders,
				);
				// A number is given once: what the deed added stays, withdrawn.
				for (const one of remindersNow ?? []) if (!ids.has(one.reminder_id)) assert.is(one.status, "withdrawn");
			}
			for (const [task_id, { status }] of tasks) if (!before.has(task_id)) assert.is(status, "deleted");
		}),
		bounds,
	);
});

test("undoing all that the user did at one instant leaves the state of a user who did nothing", () => {
	fc.assert(
		fc.property(fc.array(userCommand, { maxLength: 15 }), (commands) => {
			const diary = makeDiary();
			for (const command of commands) diary.run(command, START);
			assert.equal(diary.undo({ principal_id: USER.id }, START).not_undone, []);
			assert.equal(liveRows(diary.book()), liveRows(emptyBook()));
		}),
		bounds,
	);
});

test("a repeated command of state is accepted without events", () => {
	const idempotent = ["CompleteTask", "ReopenTask", "DeleteTask", "RestoreTask", "CancelReminder", "EditTask"];
	fc.assert(
		fc.property(life, userCommand, (steps, command) => {
			const { diary, now } = live(steps);
			const first = diary.run(command, now);
			if (first.rejection !== undefined || !idempotent.includes(command.type)) return;
			const second = diary.run(command, now);
			assert.equal([second.rejection, second.events], [undefined, []]);
		}),
		bounds,
	);
});

test("a reminder still to come stands at the instant that its task gives, unless it is snoozed", () => {
	fc.assert(
		fc.property(life, (steps) => {
			const { diary, now } = live(steps);
			const { settings } = diary.book().user;
			for (const { status: taskStatus, due, reminders } of diary.book().tasks.values()) {
				for (const { status, fire_at, spec, snoozed_until } of reminders) {
					const instant = instantOfSpec(spec, due, settings);
					if (status === "waiting") assert.equal([fire_at, instant], [null, null]);
					if (status !== "armed") continue;
					assert.ok(taskStatus === "open" && fire_at !== null);
					if (fire_at > toInstantText(now)) assert.is(fire_at, snoozed_until ?? instant);
				}
			}
		}),
		bounds,
	);
});

test("P9: an occurrence of a series stands once, and what recurs has a due date and a name", () => {
	fc.assert(
		fc.property(life, (steps) => {
			const tasks = [...live(steps).diary.book().tasks.values()].filter(({ status }) => status !== "deleted");
			const names = tasks.flatMap(({ series }) => (series ? [`${series.series_id} ${series.occurrence}`] : []));
			assert.is(new Set(names).size, names.length);
			for (const task of tasks) if (isRecurring(task)) assert.ok(task.due !== null);
		}),
		bounds,
	);
});

test("P9: a completion that the log brings again makes nothing", () => {
	fc.assert(
		fc.property(life, (steps) => {
			const { diary, now } = live(steps);
			const { tasks } = diary.book();
			for (const { task_id, completed_at, series } of tasks.values()) {
				if (completed_at === null || series?.recurrence?.paused) continue;
				diary.run({ type: "GrowNextOccurrence", task_id }, now, SYSTEM);
				assert.equal(diary.run({ type: "GrowNextOccurrence", task_id }, now, SYSTEM).events, []);
			}
		}),
		bounds,
	);
});

function live(steps: readonly Step[]): { diary: Diary; now: Temporal.Instant } {
	const diary = makeDiary();
	let now = START;
	for (const { command, after } of steps) {
		now = now.add({ minutes: after });
		diary.run(command, now, principalOf(command));
	}
	return { diary, now };
}

function principalOf(command: Command) {
	return command.type === "FireReminders" ? SYSTEM : USER;
}

function byId(tasks: Iterable<Task>): Task[] {
	return [...tasks].sort((a, b) => a.task_id - b.task_id);
}

test.run();
