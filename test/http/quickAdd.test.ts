import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { EventView, TaskView, UndoneView } from "../../src/http/contract/contract.ts";
import type { QuickAddView } from "../../src/http/contract/quickAddContract.ts";
import { type Client, signUp } from "../support/client.ts";
import { createDrivenClock } from "../support/drivenClock.ts";
import { startTestApp, type TestApp } from "./testApp.ts";

const test = suite("quick add and undo over HTTP");
/** Of the adapter: "in 2 minutes" counts from here. Far enough ahead to be the future for the actors, too. */
const clock = createDrivenClock("2035-03-01T09:00:00Z");
let app: TestApp;
let user: Client;

test.before(async () => {
	app = await startTestApp(() => ({ clock }));
	user = await signUp(app.url);
});
test.after(() => app.stop());

const quickAdd = (body: object, key?: string) =>
	user.request<QuickAddView>("POST", "/api/quick-add", key === undefined ? { body } : { body, key });

test("given a dry run with an instant, then the text is read at that instant, and nothing is written", async () => {
	const { status, body } = await quickAdd({
		text: "call mum in 2 hours",
		dry_run: true,
		now: "2034-01-01T10:00:00+01:00",
	});
	assert.is(status, 200);
	assert.is(body.understood.title, "call mum");
	assert.equal(body.understood.due, { at: "2034-01-01T11:00:00.000Z", time_zone: "UTC" });
	assert.is(body.task, undefined);
	const { body: history } = await user.request<{ data: unknown[] }>("GET", "/api/history");
	assert.equal(history.data, []);
});

test("given a dry run, then it says what the chat would make of the text, which may be no task", async () => {
	const requestsOf = async (text: string) => (await quickAdd({ text, dry_run: true })).body.requests;
	const plain = (title: string) => ({ title, due: null, tags: [] });
	assert.equal(await requestsOf("add call mum at 5"), [
		{ kind: "add", tasks: [{ ...plain("call mum"), due: { at: "2035-03-01T17:00:00.000Z", time_zone: "UTC" } }] },
	]);
	assert.equal(await requestsOf("add tasks: milk, eggs"), [
		{ kind: "add_several", tasks: [plain("milk"), plain("eggs")] },
	]);
	assert.equal(await requestsOf("pause #6"), [{ kind: "pause_series", tasks: [] }]);
});

test("given lines, when they are only shown, then each is a task with its own day and tags", async () => {
	const { body } = await quickAdd({ text: "milk #shop\n\neggs tomorrow\n delete the branch", dry_run: true });
	assert.equal(body.tasks, [
		{ title: "milk", due: null, tags: ["shop"] },
		{ title: "eggs", due: { date: "2035-03-02" }, tags: [] },
		{ title: "delete the branch", due: null, tags: [] },
	]);
});

test("given words that say how often, when they are added, then the task recurs as understood", async () => {
	const { status, body } = await quickAdd({ text: "water the plants every 3 days starting monday at 7am" });
	assert.is(status, 201);
	const recurrence = { rrule: "FREQ=DAILY;INTERVAL=3", start: "2035-03-05T07:00", time_zone: "UTC", mode: "scheduled" };
	assert.equal(body.understood.recurrence, recurrence);
	assert.is(body.understood.title, "water the plants");
	assert.is(body.spans.find(({ kind }) => kind === "recurrence")?.value, "every 3 days at 07:00");
	const { task } = body;
	assert.equal(task?.due, { at: "2035-03-05T07:00:00.000Z", time_zone: "UTC" });
	assert.is(task?.recurrence?.rrule, recurrence.rrule);
	assert.is(task?.recurrence?.occurrence, recurrence.start);
	const done = await user.request<{ next?: TaskView }>("POST", `/api/tasks/${task?.id}/complete`);
	assert.is(done.status, 200);
	assert.equal(done.body.next?.due, { at: "2035-03-08T07:00:00.000Z", time_zone: "UTC" });
});

test("given a recurrence that was understood, when its preview is asked for, then it begins with the due date", async () => {
	const { body } = await quickAdd({ text: "pay rent every month on the 1st at 9am", dry_run: true });
	const { body: preview } = await user.request<{ occurrences: { instant: string }[] }>(
		"POST",
		"/api/recurrence/preview",
		{
			body: { recurrence: body.understood.recurrence },
		},
	);
	const due = body.understood.due;
	assert.ok(due !== null && "at" in due);
	assert.is(preview.occurrences[0]?.instant, due.at);
});

test("given a line of text, when it is added, then the task, what was understood and the event come back", async () => {
	const { status, body } = await quickAdd({ text: "call mum in 2 minutes" });
	assert.is(status, 201);
	assert.equal(body.task?.due, { at: "2035-03-01T09:02:00.000Z", time_zone: "UTC" });
	assert.equal(
		body.events?.map(({ type }) => type),
		["task.created"],
	);
});

test("given a key that was used, when the same text comes minutes later, then it is the same task (P1)", async () => {
	const first = await quickAdd({ text: "call dad in 2 minutes" }, "retried");
	await clock.advance(10 * 60_000);
	const second = await quickAdd({ text: "call dad in 2 minutes" }, "retried");
	assert.is(second.status, 201);
	assert.is(second.headers.get("idempotency-replayed"), "true");
	assert.equal(second.body.task, first.body.task);
});

test("given a line that has waited, when it is added, then its days count from when it was written, and never from the future", async () => {
	const dueOf = async (written_at: string) =>
		(await quickAdd({ text: "call mum tomorrow", written_at })).body.task?.due;
	assert.equal(await dueOf("2035-02-26T09:00:00Z"), { date: "2035-02-27" });
	assert.equal(await dueOf("2036-01-01T00:00:00Z"), { date: "2035-03-02" });
});

test("given a key that was used, when another text comes with it, then it is refused (P1)", async () => {
	await quickAdd({ text: "feed the cat" }, "other text");
	assert.is((await quickAdd({ text: "feed the dog" }, "other text")).status, 422);
});

test("given a change, when its event is undone, then the old value is back and history shows both", async () => {
	const { body: made } = await user.request<{ task: TaskView }>("POST", "/api/tasks", { body: { title: "before" } });
	const path = `/api/tasks/${made.task.id}`;
	const { body: changed } = await user.request<{ events: { event_id: string; seq: number }[] }>("PATCH", path, {
		body: { title: "after" },
	});
	const event_id = changed.events[0]?.event_id;
	const { body: undone } = await user.request<UndoneView>("POST", "/api/undo", { body: { event_ids: [event_id] } });
	assert.equal(
		undone.undone.map((one) => one.event_id),
		[event_id],
	);
	assert.equal(undone.not_undone, []);
	assert.is((await user.request<TaskView>("GET", path)).body.title, "before");
	const { body: history } = await user.request<{ data: EventView[] }>("GET", `/api/history?task_id=${made.task.id}`);
	assert.equal(
		history.data.map(({ type, undoes, principal }) => [type, undoes, principal.id]),
		[
			["task.updated", changed.events[0]?.seq, "api"],
			["task.updated", null, "api"],
			["task.created", null, "api"],
		],
	);
	assert.equal(history.data[1]?.data, {
		task_id: made.task.id,
		updated_fields: { title: "after" },
		previous_fields: { title: "before" },
	});
});

test.run();
