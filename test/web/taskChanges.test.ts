/** What Save sends of a task's form. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { emptyForm } from "../../web/src/state/task/rule.ts";
import { changesOf, type TaskFields } from "../../web/src/state/task/taskChanges.ts";
import { dueFields } from "../../web/src/time/zone.ts";
import { makeTask } from "./task.ts";

const test = suite("changes of a task");

const ZONE = "Europe/Berlin";
const task = makeTask({ id: 1, due: { at: "2030-03-25T08:00:00.000Z", time_zone: ZONE }, description: "two pots" });
const untouched: TaskFields = {
	title: task.title,
	description: "two pots",
	priority: "medium",
	duration: "",
	categoryId: null,
	tagIds: [],
	parentId: null,
	due: dueFields(task.due, ZONE),
	isFloating: false,
	rule: emptyForm("2030-03-25"),
};
const changed = (fields: Partial<TaskFields>, of = task) => changesOf(of, { ...untouched, ...fields }, ZONE);

test("given fields as they were, then nothing is sent, white space at the ends aside", () => {
	assert.equal(changed({}), {});
	assert.equal(changed({ title: ` ${task.title} ` }), {});
});

test("given fields that differ, then only these are sent, and what is emptied is cleared", () => {
	assert.equal(changed({ priority: "high", description: "" }), { priority: "high", description: null });
	assert.equal(changed({ due: { date: "2030-03-25", time: "10:30" } }), {
		due: { at: "2030-03-25T09:30:00.000Z", time_zone: ZONE },
	});
	assert.equal(changed({ due: { date: "2030-03-26", time: "" } }), { due: { date: "2030-03-26" } });
	assert.equal(changed({ due: { date: "", time: "" } }), { due: null });
});

test("given minutes that it takes, then they are sent, and what is emptied is cleared", () => {
	assert.equal(changed({ duration: "45" }), { duration_minutes: 45 });
	assert.equal(changed({ duration: "45" }, { ...task, duration_minutes: 45 }), {});
	assert.equal(changed({ duration: "" }, { ...task, duration_minutes: 45 }), { duration_minutes: null });
});

test("given a time of day that is to follow the user, then that is said, and left unsaid while it stays so", () => {
	const at = "2030-03-25T08:00:00.000Z";
	assert.equal(changed({ isFloating: true }), { due: { at, time_zone: ZONE, floating: true } });
	const floating = { ...task, due: { at, time_zone: ZONE, floating: true } } as const;
	assert.equal(changed({ isFloating: true }, floating), {});
	assert.equal(changed({ isFloating: false }, floating), { due: { at, time_zone: ZONE, floating: false } });
	const later = { date: "2030-03-25", time: "10:30" };
	assert.equal(changed({ isFloating: true, due: later }, floating), {
		due: { at: "2030-03-25T09:30:00.000Z", time_zone: ZONE },
	});
	assert.equal(changed({ isFloating: true, due: later }, { ...task, due: { date: "2030-03-25" } }), {
		due: { at: "2030-03-25T09:30:00.000Z", time_zone: ZONE, floating: true },
	});
	const rule = { ...untouched.rule, pattern: "daily" } as const;
	assert.equal(changed({ isFloating: true, rule }), {
		recurrence: { rrule: "FREQ=DAILY", mode: "scheduled", time_zone: ZONE, start: "2030-03-25T09:00", floating: true },
	});
});

test("given a first rule, then it starts at the due date, which is not sent beside it", () => {
	const rule = { ...untouched.rule, pattern: "weekly", days: ["FR"] } as const;
	const due = { date: "2030-03-25", time: "10:30" };
	assert.equal(changed({ rule, due }), {
		recurrence: { rrule: "FREQ=WEEKLY;BYDAY=FR", mode: "scheduled", time_zone: ZONE, start: "2030-03-25T10:30" },
	});
	assert.equal(changed({ rule, due: { date: "", time: "" } }), {
		recurrence: { rrule: "FREQ=WEEKLY;BYDAY=FR", mode: "scheduled", time_zone: ZONE },
	});
});

test("given a task of a series, then due date and rule are left to the series' own buttons", () => {
	const recurrence = {
		rrule: "FREQ=DAILY",
		start: "2030-03-25T09:00",
		time_zone: ZONE,
		mode: "scheduled",
		text: "every day",
		short_text: "every day",
		series_id: "s",
		occurrence: "2030-03-25T09:00",
		exdates: [],
		rdates: [],
		paused: false,
	} as const;
	const rule = { ...untouched.rule, pattern: "weekly" } as const;
	assert.equal(changed({ rule, due: { date: "2031-01-01", time: "" }, title: "x" }, { ...task, recurrence }), {
		title: "x",
	});
});

test.run();
