/** Events of the journal in words, as history shows them. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { alterationsOf, type Reader, sayAbout, sayEvent } from "../../web/src/state/history/narrate.ts";
import { msOf } from "../../web/src/time/zone.ts";
import type { JournalEvent } from "../../web/src/wire.ts";
import { english } from "../../web/src/words/english.ts";

const test = suite("history in words");

const NOW = msOf("2026-11-23T12:00:00Z");
const event = (type: string, updated_fields: object, previous_fields: object): JournalEvent => ({
	event_id: "e",
	seq: 1,
	type,
	at: "2026-11-23T12:00:00.000Z",
	principal: { kind: "user", id: "u" },
	undoes: null,
	data: { task_id: 1, updated_fields, previous_fields },
});
const READER: Reader = {
	nowMs: NOW,
	place: { zone: "UTC", locale: "en-GB" },
	words: english,
	categories: [{ id: 2, name: "home", color: null }],
	tags: [{ id: 2, name: "garden", color: null }],
};
const said = (of: JournalEvent) => alterationsOf(of, READER).map(({ field, before, after }) => [field, before, after]);
const rule = { rrule: "FREQ=DAILY", start: "2026-11-24", time_zone: "UTC", mode: "scheduled", exdates: [] };

test("given a skipped occurrence, then its date goes on, and the rule is without one", () => {
	const skipped = event(
		"occurrence.skipped",
		{ due: { date: "2026-11-25" }, occurrence: "2026-11-25", recurrence: { ...rule, exdates: ["2026-11-24"] } },
		{ due: { date: "2026-11-24" }, occurrence: "2026-11-24", recurrence: rule },
	);
	assert.is(sayEvent(skipped, english), "Skipped one of");
	assert.equal(said(skipped), [
		["due", "Tomorrow", "Wednesday"],
		["recurrence", "as its rule says", "without 1 date"],
	]);
});

test("given a pause, also when it is undone, then that is seen", () => {
	const paused = { ...rule, mode: "after_completion", paused: true };
	const before = "from completion, paused";
	assert.equal(said(event("task.updated", { recurrence: { ...paused, paused: undefined } }, { recurrence: paused })), [
		["recurrence", before, "from completion"],
	]);
});

test("given a series that ended, then its rule went", () => {
	assert.equal(said(event("series.ended", { recurrence: null }, { recurrence: rule })), [
		["recurrence", "FREQ=DAILY", "none"],
	]);
});

test("given a rule that was changed, then both are told in the server's words, with what is left out of them", () => {
	const changed = event("task.updated", { recurrence: { ...rule, rrule: "FREQ=WEEKLY" } }, { recurrence: rule });
	const rules = { before: "every day, except 24 November", after: "every week on Tuesday" };
	assert.equal(said({ ...changed, rules }), [["recurrence", "every day, except 24 November", "every week on Tuesday"]]);
	const ended = event("series.ended", { recurrence: null }, { recurrence: rule });
	assert.equal(said({ ...ended, rules: { before: "every day", after: null } }), [["recurrence", "every day", "none"]]);
});

test("given labels that were changed, then they have their names, each of its own kind, and one that is gone says so", () => {
	const labelled = event("task.updated", { category_id: 2, tag_ids: [2, 7] }, { category_id: null, tag_ids: [] });
	assert.equal(said(labelled), [
		["category", "none", "home"],
		["tags", "none", "garden, one that was deleted"],
	]);
});

test("given a task that was put elsewhere, then that is said, and no place, which tells people nothing", () => {
	const placed = event("task.updated", { position: "a15" }, { position: "a1" });
	assert.is(sayEvent(placed, english), "Moved in the order");
	assert.equal(said(placed), []);
	const lasts = event("task.updated", { duration_minutes: 90 }, { duration_minutes: null });
	assert.equal(said(lasts), [["duration in minutes", "none", "90"]]);
});

test("given a reminder that was moved, then times are said to the minute, as everywhere", () => {
	const moved = { ...event("reminder.snoozed", {}, {}) };
	const data = {
		task_id: 1,
		reminder: { fire_at: "2026-11-24T10:08:10.000Z" },
		previous: { fire_at: "2026-11-24T09:58:05.000Z" },
	};
	assert.equal(said({ ...moved, data }), [["reminds", "24 Nov 2026, 09:58", "24 Nov 2026, 10:08"]]);
});

test("given another language of the settings, then both have their names", () => {
	assert.equal(said(event("settings.changed", { locale: "de" }, { locale: "en-GB" })), [
		["dates and times as in", "British English", "German"],
	]);
});

test("given a filter that was saved, then it has its name", () => {
	const saved = event("filter.created", {}, {});
	assert.is(
		sayAbout({ ...saved, data: { filter: { id: 1, name: "Urgent at home", filter: "p1" } } }),
		"Urgent at home",
	);
});

test.run();
