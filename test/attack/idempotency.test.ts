// file-timeout: 300 s
/** Repeats and races of one wish (P1): the key names it once for its user, and If-Match names the version it is about. */

import { randomUUID } from "node:crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { routeList } from "../../src/http/routes/routeList.ts";
import { exampleOf, type Made } from "../http/examples.ts";
import type { Client } from "../support/client.ts";
import { nameOf, requestOf } from "./routeRequests.ts";
import { type Received, startTarget, type Target } from "./target.ts";

const TIMES = 20;

let target: Target;
let user: Client & { readonly user_id: string };
let other: Client & { readonly user_id: string };

const test = suite("idempotency and versions (P1)");

test.before(async () => {
	target = await startTarget();
	user = await target.signUp();
	other = await target.signUp();
});
test.after(() => target.stop());

const addTask = (title: string, key: string | undefined, by = user): Promise<Received> =>
	target.exchangeAs(by, {
		method: "POST",
		path: "/api/tasks",
		body: JSON.stringify({ title }),
		headers: key === undefined ? {} : { "idempotency-key": key },
	});
const codeOf = ({ text }: Received) => (JSON.parse(text) as { code?: string }).code;
const isReplayed = ({ headers }: Received) => headers.get("idempotency-replayed");
const times = <Result>(count: number, action: (n: number) => Promise<Result>): Promise<Result[]> =>
	Promise.all(Array.from({ length: count }, (_, n) => action(n)));

async function countTasks(title: string): Promise<number> {
	return (await target.database.query("SELECT 1 FROM task WHERE title = $1", [title])).length;
}

/** Something of each kind, of its own for each route. */
async function make(): Promise<Made> {
	const write = async <Body>(path: string, body: object) => (await user.request<Body>("POST", path, { body })).body;
	const name = randomUUID().slice(0, 8);
	const { category } = await write<{ category: { id: number } }>("/api/categories", { name });
	const { tag } = await write<{ tag: { id: number } }>("/api/tags", { name });
	const { filter } = await write<{ filter: { id: number } }>("/api/filters", { name, filter: "overdue" });
	const { task, events } = await write<{
		task: { id: number; reminders: { id: number }[] };
		events: { event_id: string }[];
	}>("/api/tasks", { title: name, reminders: [{ at: "2040-01-01T00:00:00Z" }] });
	const again = await write<{ task: { id: number } }>("/api/tasks", {
		title: name,
		recurrence: { rrule: "FREQ=DAILY", start: "2040-01-01T09:00" },
	});
	const reminder_id = task.reminders[0]?.id ?? 0;
	const scopes = ["tasks:read", "tasks:write"];
	const { key, api_key } = await write<{ key: string; api_key: { id: string } }>("/api/api-keys", { name, scopes });
	const headers = { authorization: `Bearer ${key}` };
	await user.request("POST", "/api/tasks", { body: { title: `${name} by a script` }, headers });
	return {
		client_id: api_key.id,
		task_id: task.id,
		recurring_task_id: again.task.id,
		reminder_id,
		category_id: category.id,
		tag_id: tag.id,
		filter_id: filter.id,
		event_id: events[0]?.event_id ?? "",
	};
}

/** What must have happened before a route's wish changes something. */
const BEFORE: Readonly<Record<string, (made: Made) => Promise<unknown>>> = {
	"POST /api/tasks/{id}/reopen": ({ task_id }) => user.request("POST", `/api/tasks/${task_id}/complete`),
	"POST /api/tasks/{id}/restore": ({ task_id }) => user.request("DELETE", `/api/tasks/${task_id}`),
	"POST /api/tasks/{id}/resume": ({ recurring_task_id }) =>
		user.request("POST", `/api/tasks/${recurring_task_id}/pause`),
	"PATCH /api/categories/{id}": ({ category_id: id }) =>
		user.request("PATCH", `/api/categories/${id}`, { body: { color: "#000000" } }),
	"PATCH /api/tags/{id}": ({ tag_id: id }) => user.request("PATCH", `/api/tags/${id}`, { body: { color: "#000000" } }),
};
/**
 * These write nothing under a key: a preview, a dry run by its example, the chat, whose messages have ids of their own, a mute,
 * which is what it is set to, as is the trust in a client, a browser, which has one subscription however often it says so, an address of a channel, of which there is one, what is sent again, which is given up no more, answers to proposals, which count once by themselves, imports, whose
 * tasks have keys of their own, and invitations, keys, apps and calendar feeds,
 * which are in nobody's journal: made again, an invitation takes the place of the one before, and a key or a link, which is shown once, is another.
 */
const WITHOUT_KEY = [
	"POST /api/quick-add",
	"POST /api/recurrence/preview",
	"POST /chatkit",
	"POST /api/invitations",
	"DELETE /api/invitations/{id}",
	"POST /api/api-keys",
	"DELETE /api/api-keys/{id}",
	"POST /api/calendar-feeds",
	"DELETE /api/calendar-feeds/{id}",
	"PATCH /api/clients/{id}",
	"DELETE /api/clients/{id}",
	"PATCH /api/endpoints/{channel}",
	"POST /api/push-devices",
	"DELETE /api/push-devices/{id}",
	"POST /api/hooks",
	"DELETE /api/hooks/{channel}",
	"POST /api/deliveries/{id}/again",
	"POST /api/import",
	"POST /api/import/undo",
	"POST /api/proposals/{id}/confirm",
	"POST /api/proposals/{id}/decline",
];

for (const route of routeList.filter((one) => one.mutates && !WITHOUT_KEY.includes(nameOf(one)))) {
	test(`given ${nameOf(route)}, when sent three times with one key, then it is done once and answered alike`, async () => {
		const made = await make();
		await BEFORE[nameOf(route)]?.(made);
		const sent = { ...requestOf(route, exampleOf(route, made)), headers: { "idempotency-key": randomUUID() } };
		const before = await target.journalCount();
		const first = await target.exchangeAs(user, sent);
		assert.is(first.status, route.answer.status, first.text);
		assert.is(isReplayed(first), null);
		const after = await target.journalCount();
		assert.ok(after > before, "the example changes nothing");
		for (const again of await times(2, () => target.exchangeAs(user, sent))) {
			assert.is(again.status, first.status);
			assert.is(again.text, first.text);
			assert.is(isReplayed(again), "true");
		}
		assert.is(await target.journalCount(), after);
	});
}

test("given settings that were never changed, when a change is repeated, then the answer is the same byte for byte", async () => {
	const fresh = await target.signUp();
	const sent = { method: "PATCH", path: "/api/me", body: '{"locale":"de"}', headers: { "idempotency-key": "me" } };
	const first = await target.exchangeAs(fresh, sent);
	assert.is((await target.exchangeAs(fresh, sent)).text, first.text);
});

test(`given a quick add, when sent ${TIMES} times at once with one key, then one task and one answer`, async () => {
	const body = JSON.stringify({ text: "once quickly in 10 minutes #fast" });
	const sent = { method: "POST", path: "/api/quick-add", body, headers: { "idempotency-key": "quick" } };
	const answers = await times(TIMES, () => target.exchangeAs(user, sent));
	const tasks = answers.map(({ text }) => JSON.stringify((JSON.parse(text) as { task: object }).task));
	assert.is(new Set(tasks).size, 1);
	assert.is(answers.filter((answer) => isReplayed(answer) === null).length, 1);
	assert.is(await countTasks("once quickly"), 1);
});

test(`given a key, when sent ${TIMES} times at once, then one task and one answer`, async () => {
	const answers = await times(TIMES, () => addTask("once", "parallel"));
	assert.equal([...new Set(answers.map(({ status }) => status))], [201]);
	assert.is(new Set(answers.map(({ text }) => text)).size, 1);
	assert.is(answers.filter((answer) => isReplayed(answer) === "true").length, TIMES - 1);
	assert.is(await countTasks("once"), 1);
});

test(`given a key, when ${TIMES} different bodies come at once, then one is done and the others are told`, async () => {
	const answers = await times(TIMES, (n) => addTask(`rival ${n}`, "rivals"));
	assert.is(answers.filter(({ status }) => status === 201).length, 1);
	const refused = answers.filter(({ status }) => status === 422);
	assert.is(refused.length, TIMES - 1);
	assert.equal([...new Set(refused.map(codeOf))], ["idempotency_key_reused"]);
	const rows = await target.database.query("SELECT 1 FROM task WHERE title LIKE 'rival %'");
	assert.is(rows.length, 1);
});

test("given a used key, when it comes with another body or on another route, then 422", async () => {
	assert.is((await addTask("first", "used")).status, 201);
	const id = ((await user.request<{ data: { id: number }[] }>("GET", "/api/tasks")).body.data[0] ?? { id: 0 }).id;
	const others = [
		await addTask("second", "used"),
		await target.exchangeAs(user, {
			method: "POST",
			path: `/api/tasks/${id}/complete`,
			headers: { "idempotency-key": "used" },
		}),
		await target.exchangeAs(user, {
			method: "POST",
			path: "/api/tags",
			body: '{"name":"first"}',
			headers: { "idempotency-key": "used" },
		}),
	];
	assert.equal(others.map(codeOf), Array(3).fill("idempotency_key_reused"));
	assert.is(await countTasks("second"), 0);
});

test("given a used key, when the body says the same in other words, then the stored answer comes", async () => {
	const sent = (body: string) =>
		target.exchangeAs(user, { method: "POST", path: "/api/tasks", body, headers: { "idempotency-key": "words" } });
	const first = await sent('{"title":"same","priority":"high"}');
	const again = await sent('{ "priority" : "high", "title" : "s\\u0061me" }');
	assert.is(again.text, first.text);
	assert.is(isReplayed(again), "true");
});

test("given a key whose command was refused, when it comes with a good body, then that is done", async () => {
	assert.is((await addTask("   ", "second chance")).status, 422);
	assert.is((await addTask("good", "second chance")).status, 201);
});

test("given one key, when two users send it, then each has a task of their own", async () => {
	const [mine, theirs] = [await addTask("mine", "shared"), await addTask("mine", "shared", other)];
	assert.equal([mine.status, theirs.status], [201, 201]);
	assert.is(isReplayed(theirs), null);
	assert.is(await countTasks("mine"), 2);
});

for (const [length, status] of [
	[0, 422],
	[1, 201],
	[255, 201],
	[256, 422],
	[8_000, 422],
] as const) {
	test(`given a key of ${length} characters, then ${status}`, async () => {
		const key = "k".repeat(length);
		const first = await addTask(`key of ${length}`, key);
		assert.is(first.status, status, first.text);
		if (status === 422) assert.match(first.text, '"field":"Idempotency-Key","rule":"length"');
		else assert.is(isReplayed(await addTask(`key of ${length}`, key)), "true");
		assert.is(await countTasks(`key of ${length}`), status === 201 ? 1 : 0);
	});
}

test("given no key, when the same is sent twice, then it is done twice", async () => {
	await times(2, () => addTask("twice", undefined));
	assert.is(await countTasks("twice"), 2);
});

const edit = (id: number, title: string, ifMatch: string | readonly string[]) =>
	target.exchangeAs(user, {
		method: "PATCH",
		path: `/api/tasks/${id}`,
		body: JSON.stringify({ title }),
		headers: { "if-match": ifMatch },
	});

test(`given one version, when ${TIMES} edits name it at once, then one is done and the others get 412`, async () => {
	const { headers, text } = await addTask("raced", undefined);
	const { id } = (JSON.parse(text) as { task: { id: number } }).task;
	const answers = await times(TIMES, (n) => edit(id, `winner ${n}`, headers.get("etag") ?? ""));
	assert.is(answers.filter(({ status }) => status === 200).length, 1);
	assert.equal([...new Set(answers.filter(({ status }) => status !== 200).map(codeOf))], ["version_mismatch"]);
});

test("given If-Match, when it is the present version or *, then done; when it is anything else, then 412", async () => {
	const { headers, text } = await addTask("versioned", undefined);
	const { id, version } = (JSON.parse(text) as { task: { id: number; version: number } }).task;
	assert.is(headers.get("etag"), `"${version}"`);
	const bad = [`"${version - 1}"`, `"${version + 1}"`, `${version}`, `"${version}`, `W/"${version}"`, `"0${version}"`];
	for (const one of [
		...bad,
		`"${version}.0"`,
		`"-${version}"`,
		'""',
		"x",
		`"1e3"`,
		`"${"9".repeat(400)}"`,
		"**",
		'"*"',
	]) {
		assert.is((await edit(id, "no", one)).status, 412, one);
	}
	const right = await edit(id, "yes", `"${version}"`);
	assert.is(right.status, 200);
	assert.is((await edit(id, "stale", `"${version}"`)).status, 412);
	assert.is((await edit(id, "star", "*")).status, 200);
	assert.is((await edit(999_999, "none", "*")).status, 404);
	assert.is((await edit(999_999, "none", '"1"')).status, 404);
});

test("given all of that, then no fault of ours was logged", () => {
	assert.not.match(target.server.output(), '"level":"error"');
});

test.run();
