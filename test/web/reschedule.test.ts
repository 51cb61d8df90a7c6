/** Other dates by one step: days and weeks of the user's zone, and times of day that stay. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { DAYS, dateOf, movedTo, snoozesOf } from "../../web/src/state/list/reschedule.ts";
import { instantText, msOf } from "../../web/src/time/zone.ts";

const test = suite("rescheduling");

const ZONE = "Europe/Berlin";
/** A Monday, 00:30 in Berlin. */
const NOW = msOf("2026-11-22T23:30:00Z");

test("given a day, then its date is of the user's zone, and next week is never this one", () => {
	assert.equal(
		DAYS.map((day) => dateOf(day, NOW, ZONE, "monday")),
		["2026-11-23", "2026-11-24", "2026-11-30"],
	);
	assert.is(dateOf("nextWeek", NOW, ZONE, "sunday"), "2026-11-29");
	assert.is(dateOf("nextWeek", NOW, ZONE, "saturday"), "2026-11-28");
	assert.is(dateOf("nextWeek", msOf("2026-11-28T12:00:00Z"), ZONE, "sunday"), "2026-11-29");
	assert.is(dateOf("nextWeek", msOf("2026-11-29T12:00:00Z"), ZONE, "sunday"), "2026-12-06");
});

test("given a time of day, then it stays over a change of the clocks, and a whole day stays one", () => {
	const due = { at: "2026-10-24T07:00:00.000Z", time_zone: ZONE };
	assert.equal(movedTo(due, "2026-10-26", ZONE), { at: "2026-10-26T08:00:00.000Z", time_zone: ZONE });
	const floating = { ...due, floating: true as const };
	assert.equal(movedTo(floating, "2026-10-26", ZONE), { ...floating, at: "2026-10-26T08:00:00.000Z" });
	assert.equal(movedTo({ date: "2026-10-24" }, "2026-10-26", ZONE), { date: "2026-10-26" });
	assert.equal(movedTo(null, "2026-10-26", ZONE), { date: "2026-10-26" });
});

test("given a reminder, then it can be put off to the evening only while that is ahead", () => {
	const said = (now: string) =>
		[...snoozesOf(msOf(now), ZONE)].map(([name, at]) => [name, instantText(at).slice(5, 16)]);
	assert.equal(said("2026-11-23T09:00:00Z"), [
		["tenMinutes", "11-23T09:10"],
		["hour", "11-23T10:00"],
		["evening", "11-23T17:00"],
		["tomorrow", "11-24T08:00"],
	]);
	assert.equal(
		said("2026-11-23T16:30:00Z").map(([name]) => name),
		["tenMinutes", "hour", "tomorrow"],
	);
});

test.run();
