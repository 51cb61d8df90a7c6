import { suite } from "uvu";
import * as assert from "uvu/assert";
import { groupTasks } from "../../web/src/state/desk/group.ts";
import { localeChoices } from "../../web/src/time/locales.ts";
import {
	sayClock,
	sayDate,
	sayDue,
	sayLength,
	sayRelative,
	saySlot,
	sayUntil,
	sayWeekday,
} from "../../web/src/time/say.ts";
import { instantOfWall, instantText, msOf, wallTimeOf } from "../../web/src/time/zone.ts";
import { makeTask } from "./task.ts";

const test = suite("time in the page");
const BERLIN = { zone: "Europe/Berlin", locale: "en" };
const NOW = msOf("2026-11-23T22:30:00Z");
const MINUTE = 60_000;
const LENGTHS = [59_999, 12 * MINUTE + 1, 185 * MINUTE, 2 * 1_440 * MINUTE];

test("given a wall time in a zone, when it is turned over, then it comes back", () => {
	const at = instantOfWall({ date: "2026-11-23", time: "23:30" }, "Europe/Berlin");
	assert.is(instantText(at), "2026-11-23T22:30:00.000Z");
	assert.equal(wallTimeOf(at, "Europe/Berlin"), { date: "2026-11-23", time: "23:30" });
});

test("given a wall time that does not exist, when it is turned, then the offset before the gap counts", () => {
	assert.is(
		instantText(instantOfWall({ date: "2026-03-29", time: "02:30" }, "Europe/Berlin")),
		"2026-03-29T01:30:00.000Z",
	);
});

test("given a wall time that exists twice, when it is turned, then the first is meant", () => {
	assert.is(
		instantText(instantOfWall({ date: "2026-10-25", time: "02:30" }, "Europe/Berlin")),
		"2026-10-25T00:30:00.000Z",
	);
});

test("given an instant days away, when it is said, then days are counted by the calendar of the zone", () => {
	// It is Monday, 23:30 in Berlin.
	const until = (instant: string) => sayUntil(msOf(instant), NOW, BERLIN);
	assert.is(until("2026-11-27T08:00:00Z"), "in 4 days");
	assert.is(until("2026-11-24T22:15:00Z"), "in 1 day");
	assert.is(until("2026-11-24T21:00:00Z"), "in 23 hr.");
	assert.is(until("2026-11-21T22:00:00Z"), "2 days ago");
	assert.is(until("2027-03-20T08:00:00Z"), "in 4 mo.");
});

test("given a wall time of a series, when it is said, then it is read as it stands, whatever the zone", () => {
	assert.is(saySlot("2026-11-30T07:00", NOW, { ...BERLIN, locale: "en-GB" }), "Mon 30 Nov, 07:00");
	assert.is(saySlot("2027-01-04", NOW, { ...BERLIN, locale: "en-GB" }), "Mon, 4 Jan 2027");
	assert.equal(
		[0, 6].map((day) => sayWeekday(day, "long", BERLIN)),
		["Monday", "Sunday"],
	);
});

test("given a locale, when a time is said, then by its clock, and in 24 hours by en alone, which nobody chose", () => {
	const said = (locale: string) => sayClock(NOW, { zone: "UTC", locale }).replaceAll("\u202f", " ");
	assert.equal(["en-US", "en-GB", "de", "en-US-u-hc-h23", "en"].map(said), [
		"10:30 PM",
		"22:30",
		"22:30",
		"22:30",
		"22:30",
	]);
	assert.is(said("en-US@posix"), "10:30 PM");
});

test("given a browser in a POSIX environment, then its locale is offered under its proper name", () => {
	const offered = localeChoices("en", ["en-US@posix", "not a tag"]);
	assert.ok(offered.some(([tag, name]) => tag === "en-US" && name === "American English"));
	assert.not.ok(offered.some(([tag]) => tag.includes("@") || tag.includes(" ")));
});

test("given distances, when they are said, then the unit fits", () => {
	assert.equal(
		[0, 2 * MINUTE, -59 * MINUTE, 90 * MINUTE, 26 * 60 * MINUTE].map((distance) => sayRelative(distance, "en")),
		["now", "in 2 min.", "59 min. ago", "in 2 hr.", "tomorrow"],
	);
});

test("given a length, when it is said, then it is cut to whole minutes", () => {
	assert.equal(
		LENGTHS.map((length) => sayLength(length, "en")),
		["59 sec", "12 min", "3 hr 5 min", "2 days"],
	);
	assert.equal(
		LENGTHS.map((length) => sayLength(length, "de")),
		["59 Sek.", "12 Min.", "3 Std. 5 Min.", "2 Tage"],
	);
});

test("given dates around today, when they are said, then they are named in the zone of the user", () => {
	// 23:30 in Berlin: a zone that is an hour ahead has tomorrow already.
	assert.equal(
		["2026-11-22", "2026-11-23", "2026-11-24", "2026-11-27", "2027-01-02"].map((date) => sayDate(date, NOW, BERLIN)),
		["Yesterday", "Today", "Tomorrow", "Friday", "Sat, Jan 2, 2027"],
	);
	assert.is(sayDate("2026-11-24", NOW, { zone: "Europe/Helsinki", locale: "en" }), "Today");
});

test("given tasks, when they are grouped, then bounds are exclusive and an all-day task has its whole day", () => {
	const at = (id: number, instant: string) => makeTask({ id, due: { at: instant, time_zone: "Europe/Berlin" } });
	const groups = groupTasks(
		[
			at(1, "2026-11-23T22:29:59.999Z"),
			at(2, "2026-11-23T22:30:00.001Z"),
			at(3, "2026-11-23T22:59:59.999Z"),
			at(4, "2026-11-23T23:00:00.000Z"),
			makeTask({ id: 5, due: { date: "2026-11-23" } }),
			makeTask({ id: 6, due: { date: "2026-11-22" } }),
			makeTask({ id: 7 }),
			makeTask({ id: 8, status: "completed" }),
			makeTask({ id: 9, status: "deleted" }),
		],
		NOW,
		"Europe/Berlin",
	);
	const ids = Object.fromEntries(Object.entries(groups).map(([name, tasks]) => [name, tasks.map(({ id }) => id)]));
	assert.equal(ids, { overdue: [6, 1], today: [2, 3, 5], upcoming: [4], someday: [7], done: [8] });
});

test("given how long a task takes, then it is said until when, also over midnight", () => {
	const now = Date.parse("2026-11-23T08:00:00Z");
	const place = { zone: "Europe/Berlin", locale: "en-GB" };
	const due = { at: "2026-11-23T13:00:00.000Z", time_zone: "Europe/Berlin" };
	assert.match(sayDue(due, now, place, 120), /^Today 14:00\s?–\s?16:00$/);
	assert.is(sayDue(due, now, place, 720), "Today 14:00–02:00");
	// As a time alone is written: without the word that German puts behind a span.
	assert.match(sayDue(due, now, { ...place, locale: "de" }, 120), /14:00\s?–\s?16:00$/);
	assert.is(sayDue({ date: "2026-11-23" }, now, place, 90), "Today, 1 hr 30 mins");
});

test.run();
