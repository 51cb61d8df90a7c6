/** What TickTick's backup says, as it is read. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { fileOf, read } from "./reading.ts";

const test = suite("TickTick's backup");
const all = () => read(fileOf("TickTick-backup-2026-11-30.csv"));

test("given the backup, then lists, tags, priorities, parents and notes are as it says", async () => {
	const { source, tasks, task, remarks } = await all();
	assert.is(source, "ticktick");
	assert.is(tasks.length, 11);
	const basil = task("Repot the basil");
	assert.is(basil.category, "Garden");
	assert.equal(basil.tags, ["garden", "weekend"]);
	assert.is(basil.priority, "high");
	assert.is(task("Buy compost").parent, "64f0a1");
	assert.is(task("Call the nursery").category, null, "the inbox is no category");
	assert.equal(remarks, ["8 kind_left_out", "9 recurrence_unread", "10 recurrence_unread"]);
});

test("given days, spans and times that float, then due is the local day, the beginning, or goes with the user", async () => {
	const { task } = await all();
	assert.equal(task("Repot the basil").due, { date: "2031-10-05" }, "22:00 UTC is midnight in Berlin");
	const call = task("Call the nursery");
	assert.equal(call.due, { at: "2031-10-05T07:00:00.000Z", time_zone: "Europe/Berlin" });
	assert.is(call.duration_minutes, 30);
	const walk = { at: "2031-10-07T06:00:00.000Z", time_zone: "Europe/Berlin", floating: true };
	assert.equal(task("Floating walk").due, walk);
});

test("given reminders, then they are spans before the time, or before the user's hour of a day", async () => {
	const { task } = await all();
	assert.equal(task("Repot the basil").reminders, [{ spec: { before_minutes: 0 } }], "9 hours after midnight is 09:00");
	assert.equal(task("Call the nursery").reminders, [{ spec: { before_minutes: 30 } }]);
	assert.equal(task("Water the ferns").reminders, [{ spec: { before_minutes: 0 } }]);
	assert.equal(task("Buy compost").reminders, [], "the backup names all there are");
});

test("given rules, then those of RFC 5545 come along, and others are said to be lost", async () => {
	const { task } = await all();
	assert.equal(task("Water the ferns").recurrence, { rrule: "RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=MO" });
	assert.equal(task("Workdays only").recurrence, { rrule: "RRULE:FREQ=DAILY;INTERVAL=1" });
	assert.is(task("Moon").recurrence, null);
});

test("given a checklist and what is done, then items are tasks below it, and the instant of completion is kept", async () => {
	const { task } = await all();
	assert.is(task("Seed tray").description, "Before the frost");
	assert.ok(task("Fill trays").is_completed);
	assert.not(task("Sow seeds").is_completed);
	assert.is(task("Sow seeds").parent, "64f0a5");
	assert.is(task("Old chore").completed_at, "2026-10-02T18:15:00.000Z");
});

test.run();
