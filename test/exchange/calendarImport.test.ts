// file-timeout: 200 s
/** A calendar file over HTTP on real parts: what comes in, what again changes nothing, what an undo takes back. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { z } from "zod";
import type { TaskView } from "../../src/http/contract/contract.ts";
import type { ImportReport } from "../../src/http/contract/importContract.ts";
import { startTestApp, type TestApp } from "../http/testApp.ts";
import { type Client, signUp } from "../support/client.ts";
import { fileOf } from "./reading.ts";

type Report = z.output<typeof ImportReport>;

let app: TestApp;
const test = suite("calendar files by HTTP");
test.before(async () => {
	app = await startTestApp();
});
test.after(() => app.stop());

const bring = (user: Client, content: string, more: object = {}) =>
	user.request<Report>("POST", "/api/import", { body: { content, ...more } });
const tasksOf = async (user: Client) =>
	(await user.request<{ data: TaskView[] }>("GET", "/api/tasks?status=all&limit=100")).body.data;
const eventsOf = async (user: Client) => (await user.request<{ version: number }>("GET", "/api/export")).body.version;
function byTitle(tasks: readonly TaskView[], title: string): TaskView {
	const found = tasks.find((task) => task.title === title);
	if (found === undefined) throw new Error(`no task is called ${title}`);
	return found;
}

test("given a calendar file, when tried, imported, imported again and undone, then it is told, there, no more than once, and gone", async () => {
	const user = await signUp(app.url);
	await user.request("PATCH", "/api/me", { body: { time_zone: "Europe/Berlin" } });
	const tried = await bring(user, fileOf("calendar.ics"), { dry_run: true });
	assert.equal([tried.status, tried.body.source, tried.body.added, tried.body.refused], [200, "icalendar", 9, 0]);
	assert.match(tried.body.remarks.map(({ text }) => text).join("\n"), "ORGANIZER");
	assert.equal(await tasksOf(user), []);

	const { body } = await bring(user, fileOf("calendar.ics"));
	assert.equal([body.added, body.import_id], [9, tried.body.import_id], JSON.stringify(body));
	const tasks = await tasksOf(user);
	assert.is(tasks.length, 9);
	const ferns = byTitle(tasks, "Water the ferns, all of them");
	assert.is(ferns.recurrence?.rrule, "FREQ=WEEKLY;BYDAY=MO");
	assert.equal(ferns.recurrence?.exdates, ["2031-10-13T09:00"]);
	assert.equal(ferns.tags.map(({ name }) => name).sort(), ["garden", "green", "weekly"]);
	assert.is(ferns.reminders.length, 2);
	const compost = byTitle(tasks, "Buy compost");
	assert.equal(
		[compost.parent_id, compost.status, compost.completed_at],
		[ferns.id, "completed", "2026-10-02T18:15:00.000Z"],
	);
	const dates = byTitle(tasks, "Three dates");
	assert.equal(dates.recurrence?.rdates, ["2031-10-03T09:00", "2031-10-09T09:00"]);

	const before = await eventsOf(user);
	const again = await bring(user, fileOf("calendar.ics"));
	assert.equal([again.body.added, again.body.already_there], [0, 9]);
	assert.is(await eventsOf(user), before);

	const undone = await user.request("POST", "/api/import/undo", { body: { import_id: body.import_id } });
	assert.is(undone.status, 200);
	assert.equal(await tasksOf(user), []);
});

test("given a feed of one account, when it is imported into another, then what it shows comes over", async () => {
	const [one, other] = [await signUp(app.url), await signUp(app.url)];
	const due = { at: "2031-03-04T09:00:00.000Z", time_zone: "Asia/Kathmandu" };
	await one.request("POST", "/api/tasks", { body: { title: "parent", due, duration_minutes: 30 } });
	await one.request("POST", "/api/tasks", { body: { title: "child", parent_id: 1 } });
	const rule = { rrule: "FREQ=DAILY;COUNT=5", start: "2031-03-04T02:30", time_zone: "America/New_York" };
	await one.request("POST", "/api/tasks", { body: { title: "again", recurrence: rule } });
	const { body } = await one.request<{ url: string }>("POST", "/api/calendar-feeds", {
		body: { name: "mine", contents: "tasks", has_alarms: true },
	});
	const report = await bring(other, await (await fetch(body.url)).text());
	assert.equal([report.body.added, report.body.remarks], [3, []], JSON.stringify(report.body));
	const tasks = await tasksOf(other);
	const parent = byTitle(tasks, "parent");
	assert.equal([parent.due && "at" in parent.due && parent.due.at, parent.duration_minutes], [due.at, 30]);
	assert.is(byTitle(tasks, "child").parent_id, parent.id);
	const again = byTitle(tasks, "again").recurrence;
	assert.equal([again?.rrule, again?.start, again?.time_zone], [rule.rrule, rule.start, rule.time_zone]);
});

test("given all of that, then no fault of ours was logged", () => assert.equal(app.faults, []));

test.run();
