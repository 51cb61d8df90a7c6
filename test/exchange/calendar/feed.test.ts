/** A feed's lines: series that go on, were moved or left out, what no rule says, alarms, and texts of all kinds. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { RecurrenceText } from "../../../src/domain/recurrence/series.ts";
import type { Settings } from "../../../src/domain/settings/settings.ts";
import type { Due, Recurrence, Reminder, Task } from "../../../src/domain/tasks/task.ts";
import type { WallText } from "../../../src/domain/time/instant.ts";
import { recurrenceOf } from "../../support/recurrenceText.ts";
import { feedOf, taskOf } from "./feedScene.ts";
import { datesByIcalJs, datesByNodeIcal } from "./foreign.ts";

const test = suite("calendar feed");

const BERLIN = "Europe/Berlin";
const WEEKLY = { rrule: "FREQ=WEEKLY;BYDAY=MO", start: "2026-11-02T09:00", time_zone: BERLIN };
type Said = Partial<RecurrenceText> & Pick<Partial<Recurrence>, "mode" | "floating" | "paused">;
const MONDAY = { at: "2027-01-04T08:00:00.000Z", time_zone: BERLIN } as Due;

function recurring(facts: Said, task: Partial<Task> = {}, occurrence = "2027-01-04T09:00"): Task {
	const series = {
		series_id: "s",
		occurrence: occurrence as WallText,
		recurrence: recurrenceOf({ ...WEEKLY, ...facts }),
	};
	return taskOf(1, { due: MONDAY, series, ...task });
}
/** Lines, unfolded (RFC 5545 §3.1), from the first of a kind of component on. */
function linesOf(text: string, kind = "VEVENT"): readonly string[] {
	const all = text.replaceAll("\r\n ", "").split("\r\n");
	return all.slice(all.indexOf(`BEGIN:${kind}`));
}
const lineOf = (text: string, name: string, kind?: string) =>
	linesOf(text, kind).find((line) => new RegExp(`^${name}[:;]`).test(line));

test("given skipped and added dates, then a whole day is each of its times, and all is by the zone's clock", async () => {
	const text = await feedOf([recurring({ exdates: ["2027-01-11T09:00", "2027-01-18"], rdates: ["2027-01-20T10:00"] })]);
	const dates = ["2027-01-04T08:00:00Z", "2027-01-20T09:00:00Z", "2027-01-25T08:00:00Z"];
	assert.equal(datesByIcalJs(text, 3), dates);
	assert.match(text, "EXDATE;TZID=Europe/Berlin:20270118T090000");
});

test("given an occurrence that was moved, then the series stays, and another stands in its place", async () => {
	const moved = { at: "2027-01-05T13:30:00.000Z", time_zone: BERLIN } as Due;
	const text = await feedOf([recurring({}, { due: moved, duration_minutes: 45 })]);
	assert.is(text.match(/BEGIN:VEVENT/g)?.length, 2);
	assert.is(new Set(text.match(/UID:.*/g)).size, 1);
	assert.match(text, "RECURRENCE-ID;TZID=Europe/Berlin:20270104T090000");
	assert.equal(datesByNodeIcal(text, "2027-01-12T00:00:00Z"), ["2027-01-05T13:30:00Z", "2027-01-11T08:00:00Z"]);
});

test("given a count, then what came before is spent; and with the last, no rule is left", async () => {
	const counted = { rrule: "FREQ=WEEKLY;COUNT=12" };
	const some = await feedOf([recurring(counted)]);
	assert.is(lineOf(some, "RRULE"), "RRULE:FREQ=WEEKLY;COUNT=3");
	const last = { at: "2027-01-18T08:00:00.000Z", time_zone: BERLIN } as Due;
	assert.is(
		lineOf(await feedOf([recurring(counted, { due: last }, "2027-01-18T09:00")]), "RRULE"),
		"RRULE:FREQ=WEEKLY;COUNT=1",
	);
});

test("given an end by a local time or a day, then UNTIL is UTC, and a day where the series is of days", async () => {
	const until = async (rrule: string) => lineOf(await feedOf([recurring({ rrule })]), "RRULE") ?? "";
	assert.match(await until("FREQ=WEEKLY;UNTIL=20270201"), "UNTIL=20270201T225959Z");
	assert.match(await until("FREQ=WEEKLY;UNTIL=20270201T090000"), "UNTIL=20270201T080000Z");
	const days = { rrule: "FREQ=WEEKLY;UNTIL=20270201T080000Z", start: "2026-11-02" };
	const text = await feedOf([recurring(days, { due: { date: "2027-01-04" } as Due }, "2027-01-04")]);
	assert.match(lineOf(text, "RRULE") ?? "", /UNTIL=20270201$/);
	assert.is(lineOf(text, "DTSTART"), "DTSTART;VALUE=DATE:20270104");
});

const CLAMPED: readonly [day: number, rrule: string | undefined, dates: readonly string[]][] = [
	[31, "RRULE:FREQ=MONTHLY;BYMONTHDAY=-1", ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]],
	[30, undefined, ["2027-01-30", "2027-02-28", "2027-03-30", "2027-04-30"]],
];
for (const [day, rrule, dates] of CLAMPED) {
	test(`given the ${day}th of each month, or its last day, then two parsers find the days that we mean`, async () => {
		const start = `2026-12-${day}`;
		const occurrence = `2027-01-${day}`;
		const due = { date: occurrence } as Due;
		const settings: Partial<Settings> = { month_end: "clamp" };
		const text = await feedOf([recurring({ rrule: "FREQ=MONTHLY", start }, { due }, occurrence)], { settings });
		assert.is(lineOf(text, "RRULE"), rrule);
		assert.equal(datesByIcalJs(text, 4), dates);
		if (rrule !== undefined) assert.equal(datesByNodeIcal(text, "2027-04-30T12:00:00Z"), dates);
		assert.equal(text.includes("RDATE"), rrule === undefined);
	});
}

test("given a pause, or a rule that counts from completion, then the task is there, and nothing is foretold", async () => {
	for (const facts of [{ paused: true } as const, { mode: "after_completion" } as const]) {
		const text = await feedOf([recurring(facts)]);
		assert.not.match(text, /RRULE|RDATE/);
		assert.is(lineOf(text, "DTSTART"), "DTSTART:20270104T080000Z");
	}
});

test("given two open tasks of a series, then only the later one goes on", async () => {
	const earlier = recurring({});
	const later = {
		...recurring({}, { due: { at: "2027-01-11T08:00:00.000Z", time_zone: BERLIN } as Due }, "2027-01-11T09:00"),
		task_id: 2,
	};
	const text = await feedOf([earlier, later]);
	assert.is(text.match(/RRULE/g)?.length, 1);
	assert.match(text, "DTSTART;TZID=Europe/Berlin:20270111T090000");
});

test("given reminders, then they are alarms where that was asked for; a day's count from its midnight", async () => {
	const reminder = (facts: object, status = "armed") =>
		({
			reminder_id: 1,
			channels: ["email"],
			status,
			fire_at: "2027-01-04T07:00:00.000Z",
			snoozed_until: null,
			...facts,
		}) as never as Reminder;
	const reminders = [
		reminder({ spec: { before_minutes: 90 } }),
		reminder({ spec: { at: "2027-01-02T07:00:00.000Z" } }),
		reminder({ spec: { before_minutes: 5 } }, "fired"),
	];
	const timed = taskOf(1, { due: MONDAY, reminders });
	assert.not.match(await feedOf([timed]), "VALARM");
	const triggers = async (task: Task, contents: "events" | "tasks") =>
		linesOf(await feedOf([task], { contents, has_alarms: true }), contents === "events" ? "VEVENT" : "VTODO").filter(
			(line) => line.startsWith("TRIGGER"),
		);
	assert.equal(await triggers(timed, "events"), ["TRIGGER:-PT90M", "TRIGGER;VALUE=DATE-TIME:20270102T070000Z"]);
	assert.is((await triggers(timed, "tasks"))[0], "TRIGGER;RELATED=END:-PT90M");
	const day = taskOf(1, { due: { date: "2027-01-04" } as Due, reminders });
	assert.is((await triggers(day, "events"))[0], "TRIGGER:PT450M", "09:00 less 90 minutes");
});

test("given what a task has, then each is in its property; what takes time ends, and what is below another says so", async () => {
	const parent = taskOf(2, { due: MONDAY });
	const task = taskOf(1, {
		due: MONDAY,
		duration_minutes: 45,
		priority: "urgent",
		parent_id: 2,
		tag_ids: [2],
		category_id: 1,
	});
	const text = await feedOf([task, parent], { contents: "both", labels: ["Home", "a, b"] });
	assert.is(lineOf(text, "DTEND"), "DTEND:20270104T084500Z");
	assert.is(lineOf(text, "PRIORITY"), "PRIORITY:1");
	assert.is(lineOf(text, "CATEGORIES"), "CATEGORIES:Home,a\\, b");
	assert.is(lineOf(text, "SEQUENCE"), "SEQUENCE:1");
	assert.is(lineOf(text, "LAST-MODIFIED"), "LAST-MODIFIED:20261102T080000Z");
	assert.match(lineOf(text, "RELATED-TO", "VTODO") ?? "", /^RELATED-TO:task-2\.\w{16}@adjutant$/);
	assert.is(lineOf(text, "DUE", "VTODO"), "DUE:20270104T080000Z");
	assert.is(lineOf(text, "ESTIMATED-DURATION", "VTODO"), "ESTIMATED-DURATION;VALUE=DURATION:PT45M");
});

test("given any text, then no line is longer than 75 octets, none is broken within a character, and it is read as it was", async () => {
	const title = 'Ä; b, \\ c: "q" 🦓 END:VCALENDAR';
	const description = `${"日本語🦓".repeat(60)}\nBEGIN:VEVENT\r\nSUMMARY:x\u0007\tend`;
	const text = await feedOf([taskOf(1, { title, description, due: MONDAY })], { name: "A; name, of \\ mine\nX-Y:z" });
	for (const line of text.split("\r\n")) {
		assert.ok(Buffer.byteLength(line) <= 75, line);
		assert.not.match(line, "\ufffd");
		assert.not.match(line, /[\r\n]/);
	}
	assert.is(text.match(/^BEGIN:VEVENT/gm)?.length, 1);
	assert.not.match(text, /^X-Y/m);
	assert.is(lineOf(text, "SUMMARY"), 'SUMMARY:Ä\\; b\\, \\\\ c: "q" 🦓 END:VCALENDAR');
	assert.is(lineOf(text, "DESCRIPTION"), `DESCRIPTION:${"日本語🦓".repeat(60)}\\nBEGIN:VEVENT\\nSUMMARY:x\tend`);
});

test.run();
