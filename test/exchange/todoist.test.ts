/** What Todoist exports, its table and its API, as it is read. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { fileOf, read } from "./reading.ts";

const test = suite("Todoist's exports");
const TABLE = "Garden [2203306141].csv";

test("given the table of a project, then tasks, parents, labels, priorities and lengths are as it says", async () => {
	const { source, tasks, task, remarks } = await read(fileOf(TABLE), { name: TABLE });
	assert.is(source, "todoist");
	assert.is(tasks.length, 9);
	const basil = task("Repot the basil");
	assert.is(basil.category, "Garden");
	assert.equal(basil.tags, ["garden", "weekend"]);
	assert.is(basil.priority, "urgent");
	assert.is(basil.description, "Terracotta pot from the shed");
	assert.is(basil.duration_minutes, 30);
	assert.equal(basil.due, { date: "2031-10-05" });
	const compost = task("Buy compost");
	assert.is(compost.parent, basil.source_id);
	assert.is(compost.description, "Get the peat-free one");
	assert.is(compost.priority, "low");
	assert.is(task("Carry it home").parent, compost.source_id);
	const seeds = task('Order seeds, "heirloom" kind');
	assert.equal(seeds.due, { at: "2031-10-09T15:00:00.000Z", time_zone: "Africa/Cairo" });
	assert.is(seeds.description, "Deadline: 2031-10-20");
	assert.is(seeds.duration_minutes, null, "a day is no length of work");
	assert.equal(seeds.tags, ["Weekly"]);
	assert.equal(remarks, ["10 deadline_noted", "12 date_unread"]);
	assert.is(new Set(tasks.map(({ source_id }) => source_id)).size, 9, "the third of a name is another task");
});

test("given dates in words, then they recur in their zone, in English and in German, from the rule or from completion", async () => {
	const { task } = await read(fileOf(TABLE), { name: TABLE });
	const { recurrence, due } = task("Water the ferns");
	assert.is(due, null, "the rule says it");
	assert.is(recurrence?.rrule, "FREQ=WEEKLY;BYDAY=MO");
	assert.match(recurrence?.start ?? "", /T09:00$/);
	assert.is(recurrence?.time_zone, "Africa/Cairo");
	assert.is(task("Turn the compost").recurrence?.mode, "after_completion");
	assert.is(task("Turn the compost").recurrence?.rrule, "FREQ=WEEKLY;INTERVAL=2");
	assert.is(task("Müll rausbringen").recurrence?.rrule, "FREQ=WEEKLY;BYDAY=TU");
});

test("given a zone that there is not, when the task has a date, then the user's is taken, and that is said", async () => {
	const { task, remarks } = await read("TYPE,CONTENT,DATE,TIMEZONE\ntask,x,2031-01-01 09:00,Mars/Olympus");
	assert.equal(task("x").due, { at: "2031-01-01T08:00:00.000Z", time_zone: "Europe/Berlin" });
	assert.equal(remarks, ["1 zone_unknown"]);
});

test("given semicolons, when a spreadsheet saved the table so, then it is read alike", async () => {
	const { task } = await read("TYPE;CONTENT;PRIORITY\ntask;Order seeds, the good ones;2");
	assert.is(task("Order seeds, the good ones").priority, "high");
});

test("given what Sync answers, then ids, parents, reminders, zones and completion are as it says", async () => {
	const { source, tasks, task, remarks } = await read(fileOf("todoist-sync.json"));
	assert.is(source, "todoist");
	assert.is(tasks.length, 3, "what is deleted stays out");
	const basil = task("Repot the basil");
	assert.is(basil.source_id, "6X7rM8997g3RQmvh");
	assert.is(basil.priority, "urgent");
	assert.is(basil.category, "Garden");
	assert.equal(basil.due, { date: "2031-10-05" });
	assert.is(basil.description, "Terracotta pot\n\nDeadline: 2031-10-20\n\nGet the peat-free one");
	assert.equal(basil.reminders, [{ spec: { at: "2031-10-04T14:00:00.000Z" } }]);
	const ferns = task("Water the ferns");
	assert.equal(ferns.due, { at: "2031-10-06T06:00:00.000Z", time_zone: "Africa/Cairo" });
	assert.equal(ferns.recurrence, { rrule: "FREQ=WEEKLY;BYDAY=MO", mode: "scheduled", time_zone: "Africa/Cairo" });
	assert.equal(ferns.reminders, [{ spec: { before_minutes: 30 } }]);
	assert.equal(ferns.tags, ["Weekly"]);
	const compost = task("Buy compost");
	assert.is(compost.parent, basil.source_id);
	assert.ok(compost.is_completed);
	assert.is(compost.completed_at, "2026-10-03T09:08:31.123Z");
	assert.is(compost.priority, "medium");
	assert.equal(compost.due, { at: "2031-10-05T16:00:00.000Z", time_zone: "Europe/Berlin", floating: true });
	assert.equal(remarks, ["1 deadline_noted", "5 row_unread"]);
});

test("given a list of API v1, then it is read as well", async () => {
	const page = { results: [{ id: "1", content: "One", priority: 3, due: { date: "2031-01-01" } }], next_cursor: null };
	assert.is((await read(JSON.stringify(page))).task("One").priority, "high");
	assert.is((await read(JSON.stringify(page.results))).task("One").priority, "high");
});

test.run();
