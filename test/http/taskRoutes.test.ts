import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { ProblemView, TaskView } from "../../src/http/contract/contract.ts";
import { signUp } from "../support/client.ts";
import { createTaskScene, type Written } from "./taskScene.ts";

const test = suite("task routes");
const scene = createTaskScene(test);

const eventTypes = ({ events }: Written) => events.map(({ type }) => type);

test("given a full task, when it is added, then 201 answers with it, its events, its ETag and its place", async () => {
	const { body: tag } = await scene.user.request<{ tag: { id: number } }>("POST", "/api/tags", {
		body: { name: "home" },
	});
	const { status, headers, body } = await scene.user.request<Written>("POST", "/api/tasks", {
		body: {
			title: " Pay the rent ",
			description: "by hand",
			priority: "high",
			duration_minutes: 45,
			tag_ids: [tag.tag.id],
			due: { at: "2030-01-01T10:00:00+01:00", time_zone: "Europe/Berlin" },
			reminders: [{ before_minutes: 30 }],
		},
	});
	assert.is(status, 201);
	const { id, version, created_at, updated_at, reminders, position, ...rest } = body.task;
	assert.is(position, `a${id}`);
	assert.equal(rest, {
		title: "Pay the rent",
		description: "by hand",
		status: "open",
		priority: "high",
		category_id: null,
		tags: [{ id: tag.tag.id, name: "home", color: null }],
		due: { at: "2030-01-01T09:00:00.000Z", time_zone: "Europe/Berlin" },
		recurrence: null,
		parent_id: null,
		duration_minutes: 45,
		completed_at: null,
		deleted_at: null,
	});
	assert.equal(
		reminders.map(({ id: _, ...reminder }) => reminder),
		[
			{
				before_minutes: 30,
				fire_at: "2030-01-01T08:30:00.000Z",
				state: "armed",
				channels: ["email"],
				snoozed_until: null,
			},
		],
	);
	assert.equal(eventTypes(body), ["task.created"]);
	assert.is(headers.get("etag"), `"${version}"`);
	assert.is(headers.get("location"), `/api/tasks/${id}`);
	assert.is(created_at, updated_at);
});

test("given a task, when some fields are patched, then only they change, and null clears", async () => {
	const task = await scene.add({ title: "Call mum", description: "soon", due: { date: "2030-05-01" } });
	const { body } = await scene.user.request<Written>("PATCH", `/api/tasks/${task.id}`, { body: { due: null } });
	assert.is(body.task.due, null);
	assert.is(body.task.description, "soon");
	assert.is(body.task.title, "Call mum");
});

test("given a task, when it is put before another, then lists by position have it there, and an undo takes it back", async () => {
	const other = await signUp(scene.app.url);
	const ids: number[] = [];
	for (const title of ["one", "two", "three"]) {
		ids.push((await other.request<Written>("POST", "/api/tasks", { body: { title } })).body.task.id);
	}
	const [one, , three] = ids;
	const listed = async () =>
		(await other.request<{ data: TaskView[] }>("GET", "/api/tasks?sort=position")).body.data.map(({ title }) => title);
	const { body } = await other.request<Written>("POST", `/api/tasks/${three}/place`, { body: { before: one } });
	assert.equal(eventTypes(body), ["task.updated"]);
	assert.equal(await listed(), ["three", "one", "two"]);
	await other.request("POST", "/api/undo", { body: { event_ids: body.events.map(({ event_id }) => event_id) } });
	assert.equal(await listed(), ["one", "two", "three"]);
	const refused = await other.request<ProblemView>("POST", `/api/tasks/${one}/place`, { body: { after: one } });
	assert.equal([refused.status, refused.body.errors?.[0]?.field], [422, "after"]);
});

test("given a task, when it goes through its states, then each answer shows the state and its event (P12)", async () => {
	const { id } = await scene.add({ title: "Water the plants" });
	const step = async (method: string, path: string) => (await scene.user.request<Written>(method, path)).body;
	const seen = [];
	for (const verb of ["complete", "reopen"]) seen.push(await step("POST", `/api/tasks/${id}/${verb}`));
	seen.push(await step("DELETE", `/api/tasks/${id}`));
	seen.push(await step("POST", `/api/tasks/${id}/restore`));
	assert.equal(
		seen.map((body) => [body.task.status, ...eventTypes(body)]),
		[
			["completed", "task.completed"],
			["open", "task.reopened"],
			["deleted", "task.deleted"],
			["open", "task.restored"],
		],
	);
});

test("given a key that was used, when the same request comes again, then the stored answer comes back (P1)", async () => {
	const send = () => scene.user.request<Written>("POST", "/api/tasks", { body: { title: "Once" }, key: "once" });
	const [first, second] = [await send(), await send()];
	assert.is(first.headers.get("idempotency-replayed"), null);
	assert.is(second.headers.get("idempotency-replayed"), "true");
	assert.is(second.status, 201);
	assert.equal(second.body, first.body);
});

test("given a key that was used, when another request has it, then it is refused (P1)", async () => {
	await scene.user.request("POST", "/api/tasks", { body: { title: "One" }, key: "twice" });
	const { status, body } = await scene.user.request<ProblemView>("POST", "/api/tasks", {
		body: { title: "Two" },
		key: "twice",
	});
	assert.is(status, 422);
	assert.is(body.code, "idempotency_key_reused");
});

test("given no key, when a command is sent, then it gets one of its own", async () => {
	const response = await fetch(`${scene.app.url}/api/tasks`, {
		method: "POST",
		headers: { authorization: `Bearer ${scene.user.token}`, "content-type": "application/json" },
		body: '{"title":"No key"}',
	});
	assert.is(response.status, 201);
	assert.match(scene.app.envelopes.at(-1)?.command_id ?? "", /^[0-9a-f-]{36}$/);
	await response.body?.cancel();
});

for (const { etag, status } of [
	{ etag: (version: number) => `"${version}"`, status: 200 },
	{ etag: () => "*", status: 200 },
	{ etag: (version: number) => `"${version + 1}"`, status: 412 },
	{ etag: (version: number) => `W/"${version}"`, status: 412 },
	{ etag: () => "nonsense", status: 412 },
]) {
	test(`given If-Match ${etag(1)} for version 1, when the task is edited, then ${status}`, async () => {
		const fresh = await signUp(scene.app.url);
		const { task } = (await fresh.request<Written>("POST", "/api/tasks", { body: { title: "Versioned" } })).body;
		assert.is(task.version, 1);
		const { status: answered } = await fresh.request("PATCH", `/api/tasks/${task.id}`, {
			body: { title: "Edited" },
			headers: { "if-match": etag(task.version) },
		});
		assert.is(answered, status);
	});
}

test("given a missing, a malformed and a foreign id, when they are read, then the answers are equal byte for byte (P8)", async () => {
	const other = await signUp(scene.app.url);
	const { body } = await other.request<Written>("POST", "/api/tasks", { body: { title: "Mine" } });
	// The other user's second task: the number is free for the first user only if it is far away.
	const answers = [];
	for (const id of [body.task.id + 1_000_000, "abc", "99999999999999999999", "-1", "0"]) {
		const response = await fetch(`${scene.app.url}/api/tasks/${id}`, {
			headers: { authorization: `Bearer ${scene.user.token}` },
		});
		answers.push(`${response.status} ${await response.text()}`);
	}
	assert.equal(new Set(answers).size, 1);
	assert.match(answers[0] ?? "", /^404 /);
});

test("given tasks of several kinds, when the list is filtered, then conditions are joined by AND", async () => {
	const lister = await signUp(scene.app.url);
	const make = (body: object) => lister.request<Written>("POST", "/api/tasks", { body });
	const { body: tagged } = await lister.request<{ tag: { id: number } }>("POST", "/api/tags", { body: { name: "a" } });
	await make({ title: "one", priority: "high", tag_ids: [tagged.tag.id], due: { date: "2030-01-01" } });
	await make({ title: "two", priority: "high" });
	await make({ title: "three", tag_ids: [tagged.tag.id] });
	const list = async (query: string) => {
		const { body } = await lister.request<{ data: TaskView[] }>("GET", `/api/tasks?${query}`);
		return body.data.map(({ title }) => title).sort();
	};
	assert.equal(await list("priority=high"), ["one", "two"]);
	assert.equal(await list(`priority=high&tag_id=${tagged.tag.id}`), ["one"]);
	assert.equal(await list("due_before=2030-01-02&due_after=2029-12-31T00:00:00Z"), ["one"]);
	assert.equal(await list("overdue=true"), []);
	assert.equal(await list("search=three"), ["three"]);
});

test("given more tasks than the limit, when the pages are walked, then each task comes once", async () => {
	const walker = await signUp(scene.app.url);
	for (const title of ["a", "b", "c", "d", "e"]) await walker.request("POST", "/api/tasks", { body: { title } });
	const seen: string[] = [];
	let cursor: string | null = "";
	for (let pages = 0; cursor !== null && pages < 10; pages += 1) {
		const after: string = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
		const { body } = await walker.request<{ data: TaskView[]; next_cursor: string | null }>(
			"GET",
			`/api/tasks?limit=2&sort=title&order=asc${after}`,
		);
		seen.push(...body.data.map(({ title }) => title));
		cursor = body.next_cursor;
	}
	assert.equal(seen, ["a", "b", "c", "d", "e"]);
});

test.run();
