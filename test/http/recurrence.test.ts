/** Recurrence over HTTP: a task that comes back, and what can be done with one occurrence or the series. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { MeWrittenView, ProblemView, ReceiptView, TaskView } from "../../src/http/contract/contract.ts";
import { type Client, signUp } from "../support/client.ts";
import { startTestApp, type TestApp } from "./testApp.ts";

interface Written {
	readonly task: TaskView;
	readonly next?: TaskView;
	readonly events: readonly ReceiptView[];
}
interface Previewed {
	readonly occurrences: readonly { local: string; instant: string; reason?: string }[];
	readonly text: string;
}

const test = suite("recurrence over HTTP");
let app: TestApp;
let user: Client;

test.before(async () => {
	app = await startTestApp();
	user = await signUp(app.url);
});
test.after(() => app.stop());

const daily = { rrule: "FREQ=DAILY", start: "2035-01-01T09:00", time_zone: "Europe/Berlin" };
const add = async (more: object = {}) =>
	(await user.request<Written>("POST", "/api/tasks", { body: { title: "water", recurrence: daily, ...more } })).body
		.task;
const post = async (id: number, verb: string, body?: object) =>
	user.request<Written>("POST", `/api/tasks/${id}/${verb}`, body === undefined ? {} : { body });
const dueOf = (task: TaskView | undefined) => task?.due && "at" in task.due && task.due.at;

test("given a recurrence, then the task has its first date as due, and the rule in words", async () => {
	const task = await add({ recurrence: { ...daily, rrule: "RRULE:COUNT=5;FREQ=DAILY;INTERVAL=2" } });
	assert.is(dueOf(task), "2035-01-01T08:00:00.000Z");
	if (task.recurrence === null) throw new Error("the task does not recur");
	const { series_id, ...recurrence } = task.recurrence;
	assert.match(series_id ?? "", /^[0-9a-f-]{36}$/);
	assert.equal(recurrence, {
		rrule: "FREQ=DAILY;INTERVAL=2;COUNT=5",
		start: "2035-01-01T09:00",
		time_zone: "Europe/Berlin",
		mode: "scheduled",
		text: "every 2 days at 09:00, 5 times",
		short_text: "every 2 days at 09:00, 5 times",
		occurrence: "2035-01-01T09:00",
		exdates: [],
		rdates: [],
		paused: false,
	});
});

test("given a locale that reads 12 hours, then rule and reasons do, and the wall times of the data stay", async () => {
	const american = await signUp(app.url);
	await american.request("PATCH", "/api/me", { body: { locale: "en-US" } });
	const recurrence = { ...daily, start: "2035-03-24T17:30" };
	const { body } = await american.request<Written>("POST", "/api/tasks", { body: { title: "water", recurrence } });
	assert.is(body.task.recurrence?.text, "every day at 5:30 PM");
	assert.is(body.task.recurrence?.start, "2035-03-24T17:30");
	const previewed = await american.request<Previewed>("POST", "/api/recurrence/preview", {
		body: { recurrence, count: 2 },
	});
	assert.is(previewed.body.text, "every day at 5:30 PM");
	assert.is(previewed.body.occurrences[1]?.local, "2035-03-25T17:30");
	assert.is(previewed.body.occurrences[1]?.reason, "summer time began on March 25, 2035: still 5:30 PM");
	const read = await american.request<{ spans: readonly { kind: string; value: string }[] }>("POST", "/api/quick-add", {
		body: { text: "gym every monday at 5pm", dry_run: true },
	});
	assert.is(read.body.spans.find(({ kind }) => kind === "recurrence")?.value, "every week on Monday at 5:00 PM");
});

test("given a task that recurs, when it is completed by two at once, then both are told of one next (P9)", async () => {
	const { id } = await add();
	const answers = await Promise.all([post(id, "complete"), post(id, "complete")]);
	const next = answers.map(({ body }) => body.next?.id);
	assert.is(next[0], next[1]);
	assert.is(dueOf(answers[0]?.body.next), "2035-01-02T08:00:00.000Z");
	const list = await user.request<{ data: TaskView[] }>("GET", "/api/tasks?status=all&limit=100");
	const series = list.body.data.filter(({ recurrence }) => {
		return recurrence?.series_id === answers[0]?.body.task.recurrence?.series_id;
	});
	assert.is(series.length, 2);
});

test("given the same Idempotency-Key, then the stored answer names the same next", async () => {
	const { id } = await add();
	const headers = { "idempotency-key": "complete-once" };
	const first = await user.request<Written>("POST", `/api/tasks/${id}/complete`, { headers });
	const second = await user.request<Written>("POST", `/api/tasks/${id}/complete`, { headers });
	assert.is(second.headers.get("idempotency-replayed"), "true");
	assert.equal(second.body.next, first.body.next);
});

test("given a completion, when it is undone, then its next occurrence is gone", async () => {
	const { id } = await add();
	const { body } = await post(id, "complete");
	await user.request("POST", "/api/undo", { body: { event_ids: [body.events[0]?.event_id] } });
	const statusOf = async (task_id = 0) => (await user.request<TaskView>("GET", `/api/tasks/${task_id}`)).body.status;
	assert.is(await statusOf(id), "open");
	assert.is(await statusOf(body.next?.id), "deleted");
	assert.is((await post(id, "complete")).status, 200);
});

test("given the commands of a series, then each does what it says and is named in its events", async () => {
	const { id } = await add();
	const skipped = (await post(id, "skip")).body;
	assert.equal([dueOf(skipped.task), skipped.events[0]?.type], ["2035-01-02T08:00:00.000Z", "occurrence.skipped"]);
	const due = { at: "2035-01-02T15:00:00.000Z", time_zone: "Europe/Berlin" };
	const moved = (await post(id, "move", { due })).body;
	assert.equal(moved.task.due, due);
	assert.equal([moved.task.recurrence?.rrule, moved.events[0]?.type], ["FREQ=DAILY", "occurrence.moved"]);
	const recurrence = { rrule: "FREQ=WEEKLY" };
	const changed = (await post(id, "recurrence", { scope: "following", recurrence })).body;
	assert.equal(
		[changed.task.recurrence?.text, changed.events[0]?.type],
		["every week on Tuesday at 09:00", "series.changed"],
	);
	const paused = (await post(id, "pause")).body;
	assert.equal([paused.task.recurrence?.paused, paused.events[0]?.type], [true, "series.paused"]);
	const resumed = (await post(id, "resume")).body;
	assert.equal([resumed.task.recurrence?.paused, resumed.events[0]?.type], [false, "series.resumed"]);
	const ended = (await post(id, "end")).body;
	assert.equal([ended.task.recurrence, ended.events[0]?.type], [null, "series.ended"]);
	assert.is((await post(id, "skip")).status, 409);
});

test("given a due date in a PATCH, then this occurrence moves and the rule stays; null ends the series", async () => {
	const { id } = await add();
	const patch = async (body: object) => (await user.request<Written>("PATCH", `/api/tasks/${id}`, { body })).body.task;
	const moved = await patch({ due: { date: "2035-01-05" } });
	assert.equal([moved.due, moved.recurrence?.occurrence], [{ date: "2035-01-05" }, "2035-01-01T09:00"]);
	assert.is((await patch({ recurrence: null })).recurrence, null);
});

test("given a preview, then it is what later happens, with the reason where the clocks change", async () => {
	const recurrence = { rrule: "FREQ=DAILY;COUNT=4", start: "2026-10-24T02:30", time_zone: "Europe/Berlin" };
	const { body } = await user.request<Previewed>("POST", "/api/recurrence/preview", { body: { recurrence } });
	assert.is(body.text, "every day at 02:30, 4 times");
	assert.equal(
		body.occurrences.map(({ local, instant }) => [local, instant]),
		[
			["2026-10-24T02:30", "2026-10-24T00:30:00.000Z"],
			["2026-10-25T02:30", "2026-10-25T00:30:00.000Z"],
			["2026-10-26T02:30", "2026-10-26T01:30:00.000Z"],
			["2026-10-27T02:30", "2026-10-27T01:30:00.000Z"],
		],
	);
	assert.match(body.occurrences[1]?.reason ?? "", /twice/);
	const later = await user.request<Previewed>("POST", "/api/recurrence/preview", {
		body: { recurrence, from: "2026-10-26T01:30:00Z", count: 1 },
	});
	assert.equal(
		later.body.occurrences.map(({ local }) => local),
		["2026-10-26T02:30"],
	);
});

test("given the 31st, when both ends of a month are previewed, then one clamps and one skips, whatever the setting", async () => {
	const datesOf = async (more: object) => {
		const recurrence = { rrule: "FREQ=MONTHLY", start: "2035-01-31" };
		const body = { recurrence, count: 3, ...more };
		return (await user.request<Previewed>("POST", "/api/recurrence/preview", { body })).body.occurrences.map(
			({ local }) => local,
		);
	};
	assert.equal(await datesOf({ month_end: "skip" }), ["2035-01-31", "2035-03-31", "2035-05-31"]);
	assert.equal(await datesOf({ month_end: "clamp" }), ["2035-01-31", "2035-02-28", "2035-03-31"]);
	assert.equal(await datesOf({}), await datesOf({ month_end: "clamp" }));
});

for (const rrule of ["FREQ=DAILY;INTERVAL=0", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", "FREQ=SECONDLY", "nonsense"]) {
	test(`given ${rrule}, then it is refused by name wherever it is sent (P10)`, async () => {
		const { id } = await add();
		const recurrence = { rrule };
		for (const [method, path, body] of [
			["POST", "/api/tasks", { title: "t", recurrence }],
			["PATCH", `/api/tasks/${id}`, { recurrence }],
			["POST", `/api/tasks/${id}/recurrence`, { scope: "all", recurrence }],
			["POST", "/api/recurrence/preview", { recurrence }],
		] as const) {
			const answer = await user.request<ProblemView>(method, path, { body });
			assert.equal([answer.status, answer.body.errors?.[0]?.field], [422, "recurrence.rrule"], path);
		}
	});
}

test("given what floats, when the zone changes, then a dry run has shown it, and undo takes it back whole", async () => {
	const traveller = await signUp(app.url);
	const send = async <Body>(method: string, path: string, body?: object) =>
		(await traveller.request<Body>(method, path, body === undefined ? {} : { body })).body;
	await send("PATCH", "/api/me", { time_zone: "Europe/Berlin" });
	const due = { at: "2035-01-01T08:00:00.000Z", time_zone: "Europe/Berlin" };
	await send("POST", "/api/tasks", { title: "pill", due: { ...due, floating: true } });
	await send("POST", "/api/tasks", { title: "call", due });
	const rule = { rrule: "FREQ=DAILY", start: "2035-01-01T09:00", floating: true };
	const { task } = await send<Written>("POST", "/api/tasks", { title: "water", recurrence: rule });
	assert.equal([task.recurrence?.floating, task.due], [true, { ...due, floating: true }]);

	const dues = async () => (await send<{ data: TaskView[] }>("GET", "/api/tasks?sort=created_at")).data.map(dueOf);
	const shown = await send<MeWrittenView>("PATCH", "/api/me", { time_zone: "America/New_York", dry_run: true });
	assert.equal([shown.settings.time_zone, shown.moved_count, shown.events], ["America/New_York", 2, []]);
	assert.equal(
		shown.moved?.map(({ title, due: move, reminders }) => [title, move?.to, reminders[0]?.to]),
		[
			["pill", "2035-01-01T14:00:00.000Z", "2035-01-01T13:00:00.000Z"],
			["water", "2035-01-01T14:00:00.000Z", "2035-01-01T13:00:00.000Z"],
		],
	);
	assert.equal(new Set(await dues()), new Set(["2035-01-01T08:00:00.000Z"]));

	const changed = await send<MeWrittenView>("PATCH", "/api/me", { time_zone: "America/New_York" });
	assert.equal((await dues()).toSorted(), [
		"2035-01-01T08:00:00.000Z",
		"2035-01-01T14:00:00.000Z",
		"2035-01-01T14:00:00.000Z",
	]);
	const { next } = await send<Written>("POST", `/api/tasks/${task.id}/complete`);
	assert.equal(next?.due, { at: "2035-01-02T14:00:00.000Z", time_zone: "America/New_York", floating: true });
	await send("POST", `/api/tasks/${task.id}/reopen`);
	await send("POST", "/api/undo", { event_ids: [changed.events[0]?.event_id] });
	const first = (await dues()).filter((at) => String(at) < "2035-01-02");
	assert.equal(first, ["2035-01-01T08:00:00.000Z", "2035-01-01T08:00:00.000Z", "2035-01-01T08:00:00.000Z"]);
});

test("given all of that, then no fault of ours was logged", () => assert.equal(app.faults, []));

test.run();
