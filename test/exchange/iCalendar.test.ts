/** What calendar files say, as they are read, and what comes of files that mean harm. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Task } from "../../src/domain/tasks/task.ts";
import type { WallText } from "../../src/domain/time/instant.ts";
import { UnreadableExport } from "../../src/exchange/foreignTask.ts";
import { recurrenceOf } from "../support/recurrenceText.ts";
import { feedOf, taskOf } from "./calendar/feedScene.ts";
import { fileOf, read } from "./reading.ts";

const test = suite("calendar files");
const all = () => read(fileOf("calendar.ics"));
const calendar = (...lines: readonly string[]) => ["BEGIN:VCALENDAR", ...lines, "END:VCALENDAR", ""].join("\r\n");
const todo = (...lines: readonly string[]) => ["BEGIN:VTODO", "SUMMARY:x", ...lines, "END:VTODO"];

test("given to-dos, then title, text, priority, labels, parent and completion are as they say", async () => {
	const { source, task, tasks } = await all();
	assert.is(source, "icalendar");
	assert.is(tasks.length, 9);
	const ferns = task("Water the ferns, all of them");
	assert.is(ferns.description, "Not too much\nand never at noon");
	assert.is(ferns.priority, "urgent");
	assert.is(ferns.category, "Garden, outside");
	assert.equal(ferns.tags, ["garden", "weekly", "green"]);
	const compost = task("Buy compost");
	assert.equal(
		[compost.parent, compost.is_completed, compost.completed_at, compost.priority],
		["todo-1@example", true, "2026-10-02T18:15:00.000Z", "low"],
	);
	assert.is(task("Repot the basil").priority, undefined, "it says nothing of it");
});

test("given times, then zones of all spellings, lengths and whole days are meant as they were", async () => {
	const { task } = await all();
	const nursery = task("Meet the nursery");
	assert.equal(nursery.due, { at: "2031-10-07T12:00:00.000Z", time_zone: "Europe/Berlin" });
	assert.is(nursery.duration_minutes, 90);
	assert.is(nursery.description, "Where: Main street 5\n\nhttps://example.org/nursery");
	const basil = task("Repot the basil");
	assert.equal([basil.due, basil.duration_minutes], [{ date: "2031-10-05" }, 45]);
	const walk = { at: "2031-10-07T06:00:00.000Z", time_zone: "Europe/Berlin", floating: true };
	assert.equal(task("Floating walk").due, walk);
});

test("given series, then rule, skipped and added dates come along, and one date that was changed is a task of its own", async () => {
	const { task } = await all();
	assert.equal(task("Water the ferns, all of them").recurrence, {
		rrule: "FREQ=WEEKLY;BYDAY=MO",
		start: "2031-10-06T09:00",
		time_zone: "Europe/Berlin",
		exdates: ["2031-10-13T09:00"],
	});
	const fixed = task("Jour fixe");
	assert.equal(
		fixed.due,
		{ at: "2026-11-30T15:00:00.000Z", time_zone: "America/New_York" },
		"the next that is to come",
	);
	assert.equal([fixed.recurrence?.start, fixed.recurrence?.exdates], ["2025-01-06T10:00", ["2026-12-07T10:00"]]);
	const later = task("Jour fixe, later");
	assert.equal(
		[later.due, later.recurrence],
		[{ at: "2026-12-08T19:00:00.000Z", time_zone: "America/New_York" }, null],
	);
	assert.equal(task("Three dates").recurrence, {
		rrule: "FREQ=DAILY;COUNT=1",
		start: "2031-10-01T09:00",
		time_zone: "UTC",
		exdates: [],
		rdates: ["2031-10-03T09:00", "2031-10-09T09:00"],
	});
});

test("given alarms, then each is a reminder once; what comes after a task, or is for others, is said to be lost", async () => {
	const { task, remarks } = await all();
	assert.equal(task("Water the ferns, all of them").reminders, [
		{ spec: { before_minutes: 30 } },
		{ spec: { at: "2031-10-05T18:00:00.000Z" } },
	]);
	assert.equal(task("Repot the basil").reminders, [{ spec: { before_minutes: 0 } }], "9 hours after midnight is 09:00");
	assert.equal(remarks.toSorted(), [
		"12 duration_dropped",
		"14 kind_unknown",
		"4 parts_left_out",
		"4 reminder_dropped",
		"5 cancelled_left_out",
		"6 parts_left_out",
		"9 over_left_out",
	]);
});

test("given a feed of ours, when it is read back, then tasks, series and alarms are those that it was made of", async () => {
	const series = {
		series_id: "s",
		occurrence: "2031-01-06T09:00" as WallText,
		recurrence: recurrenceOf({ rrule: "FREQ=WEEKLY", start: "2031-01-06T09:00", time_zone: "Europe/Berlin" }),
	} as const;
	const due = { at: "2031-01-06T08:00:00.000Z", time_zone: "Europe/Berlin" } as Task["due"];
	const one = taskOf(1, {
		title: "Ä; b, \\ 🦓",
		description: "a\nb",
		due,
		series,
		duration_minutes: 45,
		priority: "high",
	});
	const two = taskOf(2, {
		title: "done",
		status: "completed",
		completed_at: "2026-11-20T10:00:00.000Z" as never,
		parent_id: 1,
	});
	const { task, remarks } = await read(await feedOf([one, two], { contents: "tasks" }));
	const back = task(one.title);
	assert.equal([back.description, back.due, back.duration_minutes, back.priority], ["a\nb", due, 45, "high"]);
	assert.equal(back.recurrence?.rrule, "FREQ=WEEKLY");
	assert.equal([task("done").parent, task("done").completed_at], [back.source_id, "2026-11-20T10:00:00.000Z"]);
	assert.equal(remarks, []);
});

const HARM: readonly [what: string, content: string, remark: string | undefined][] = [
	["a rule of every second for ever", calendar(...todo("DUE:20311001T090000Z", "RRULE:FREQ=SECONDLY")), undefined],
	["a rule that is none", calendar(...todo("DUE:20311001T090000Z", "RRULE:FREQ=MAYBE;COUNT=x")), undefined],
	["ten thousand components in each other", calendar(...todo(...Array(10_000).fill("BEGIN:VALARM"))), "1 row_unread"],
	["a component without its end", calendar("BEGIN:VTODO", "SUMMARY:x"), "1 row_unread"],
	["a picture of a megabyte", calendar(...todo(`ATTACH;ENCODING=BASE64:${"A".repeat(1_048_576)}`)), "1 row_unread"],
	["a zone that there is not", calendar(...todo("DUE;TZID=../../etc/passwd:20311001T090000")), "1 zone_unknown"],
	["a day that there is not", calendar(...todo("DUE;VALUE=DATE:20310231")), "1 date_unread"],
	["a date of no year", calendar(...todo("DUE:99999999T999999Z")), "1 date_unread"],
	[
		"a trigger of no length",
		calendar(...todo("DUE:20311001T090000Z", "BEGIN:VALARM", "TRIGGER:P", "END:VALARM")),
		"1 reminder_dropped",
	],
	["a property without a value", calendar(...todo("DUE", "RRULE")), "1 row_unread"],
	["a name of a prototype", calendar(...todo("__PROTO__:x", "CONSTRUCTOR:y")), undefined],
];
/** CPU time of this process so far, in ms: what else the machine does is none of it. */
const workedMs = () => {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1_000;
};
for (const [what, content, remark] of HARM) {
	test(`given ${what}, when read, then it takes no second, and costs nothing but itself`, async () => {
		const whole = content.replace(
			"END:VCALENDAR",
			["BEGIN:VTODO", "SUMMARY:beside it", "END:VTODO", "END:VCALENDAR"].join("\r\n"),
		);
		const beganMs = workedMs();
		const { remarks, tasks } = await read(content);
		assert.ok(workedMs() - beganMs < 1_000);
		assert.equal(remarks, remark === undefined ? [] : [remark]);
		assert.ok(tasks.length <= 1);
		if (!what.includes("without its end") && !what.includes("in each other")) {
			assert.ok((await read(whole)).tasks.some(({ title }) => title === "beside it"));
		}
	});
}

test("given a file as large as there may be, when read, then others have the process in between", async () => {
	const lines = (n: number) =>
		todo(`UID:${n}`, `DESCRIPTION:${"x".repeat(600)}`, "DUE:20311001T090000Z", "RRULE:FREQ=DAILY");
	let last = workedMs();
	let longest = 0;
	const breathe = async () => {
		longest = Math.max(longest, workedMs() - last);
		last = workedMs();
	};
	const { tasks } = await read(calendar(...Array.from({ length: 5_000 }, (_, n) => lines(n)).flat()), { breathe });
	assert.is(tasks.length, 5_000);
	assert.ok(longest < 250, `others waited for ${Math.round(longest)} ms of work`);
});

test("given more entries than may come in at once, then the file is refused, and said why", async () => {
	const many = Array.from({ length: 5_001 }, (_, n) => `BEGIN:VTODO\r\nUID:${n}\r\nSUMMARY:${n}\r\nEND:VTODO`);
	try {
		await read(calendar(...many));
		assert.unreachable("it was read");
	} catch (fault) {
		assert.instance(fault, UnreadableExport);
		assert.is((fault as UnreadableExport).rule, "limit");
	}
});

test.run();
