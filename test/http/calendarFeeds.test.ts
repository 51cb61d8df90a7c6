// file-timeout: 200 s
/** Calendar feeds over HTTP on real parts: who may read, what a link is worth, and what it costs to ask again. */
import { randomBytes } from "node:crypto";
import ICAL from "ical.js";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { BOUNDS } from "../../src/domain/accounts/bounds.ts";
import type { ProblemView, TaskView } from "../../src/http/contract/contract.ts";
import { type Client, send, signUp } from "../support/client.ts";
import { startTestApp, type TestApp } from "./testApp.ts";

interface Made {
	readonly calendar_feed: { readonly id: string; readonly name: string; readonly used_at: string | null };
	readonly url: string;
}
type Listed = { readonly data: readonly Made["calendar_feed"][] };

const test = suite("calendar feeds");
let app: TestApp;
let user: Client;
const logged: unknown[] = [];

test.before(async () => {
	app = await startTestApp(({ log }) => ({ log: { ...log, info: (...said) => void logged.push(said) } }));
});
test.before.each(async () => {
	user = await signUp(app.url);
});
test.after(() => app.stop());

async function makeFeed(body: object = {}, by = user): Promise<Made> {
	const { status, body: made } = await by.request<Made>("POST", "/api/calendar-feeds", {
		body: { name: "Tasks", ...body },
	});
	assert.is(status, 201, JSON.stringify(made));
	return made;
}
async function add(task: object, by = user): Promise<TaskView> {
	const { status, body } = await by.request<{ task: TaskView }>("POST", "/api/tasks", { body: task });
	assert.is(status, 201, JSON.stringify(body));
	return body.task;
}
async function take(url: string, headers: Record<string, string> = {}) {
	const response = await fetch(url, { headers });
	return { status: response.status, headers: response.headers, text: await response.text() };
}
const read = (text: string) => new ICAL.Component(ICAL.parse(text));
const namesIn = (text: string, kind: string) =>
	read(text)
		.getAllSubcomponents(kind)
		.map((one) => one.getFirstPropertyValue("summary"));

const DUE = { due: { at: "2031-01-07T09:00:00Z", time_zone: "Europe/Berlin" } };

test("given a feed, then its link is told once, and neither the list, the table nor the log has it", async () => {
	await add({ title: "Water the ferns", ...DUE });
	const { url, calendar_feed } = await makeFeed();
	assert.match(url, new RegExp(`^${app.url}/calendar/adjf_[\\w-]{43}\\.ics$`));
	assert.is((await take(url)).status, 200);
	const secret = url.slice(-47, -4);
	const list = await user.request<Listed>("GET", "/api/calendar-feeds");
	assert.equal(
		list.body.data.map(({ id }) => id),
		[calendar_feed.id],
	);
	const rows = await app.query<{ row: string }>("SELECT f::text AS row FROM calendar_feed f");
	assert.ok(rows.length > 0);
	assert.ok(logged.length > 0);
	for (const said of [list.body, rows, logged]) assert.not.match(JSON.stringify(said), secret);
});

test("given a link, when it is read without any other credential, then it has what is due, and nothing of anybody else", async () => {
	const other = await signUp(app.url);
	await add({ title: "Somebody else's", ...DUE }, other);
	await add({ title: "Water the ferns", ...DUE });
	await add({ title: "Some day" });
	const { url } = await makeFeed({ name: "My tasks" });
	const { status, headers, text } = await take(url);
	assert.is(status, 200);
	assert.is(headers.get("content-type"), "text/calendar; charset=utf-8");
	assert.is(headers.get("cache-control"), "private, no-cache");
	assert.equal(namesIn(text, "vevent"), ["Water the ferns"]);
	assert.is(read(text).getFirstPropertyValue("x-wr-calname"), "My tasks");
	const both = (await take((await makeFeed({ contents: "both" })).url)).text;
	assert.equal(namesIn(both, "vtodo").sort(), ["Some day", "Water the ferns"]);
	assert.is(namesIn(both, "vevent").length, 1);
	assert.is(namesIn((await take((await makeFeed({ contents: "tasks" })).url)).text, "vevent").length, 0);
});

test("given what was read, when nothing happened since, then 304 without a body; after a change, the new state", async () => {
	const { url } = await makeFeed();
	await add({ title: "one", ...DUE });
	const first = await take(url);
	const etag = first.headers.get("etag") ?? "";
	for (const tag of [etag, `W/${etag}`, `"other", ${etag}`]) {
		const again = await take(url, { "if-none-match": tag });
		assert.equal([again.status, again.text, again.headers.get("etag")], [304, "", etag], tag);
	}
	assert.is((await take(url)).text, first.text, "the same bytes");
	await add({ title: "two", ...DUE });
	const changed = await take(url, { "if-none-match": etag });
	assert.is(changed.status, 200);
	assert.equal(namesIn(changed.text, "vevent"), ["one", "two"]);
});

test("given a link that is none, was revoked or lost its account, then it is answered as any address with nothing there", async () => {
	const bytesOf = async (url: string) => {
		const { status, text, headers } = await take(url);
		const told = [...headers].filter(([name]) => name !== "date" && name !== "x-request-id");
		return { status, text, told };
	};
	const nothing = await bytesOf(`${app.url}/nothing`);
	assert.is(nothing.status, 404);
	const { url, calendar_feed } = await makeFeed();
	const revoked = await user.request("DELETE", `/api/calendar-feeds/${calendar_feed.id}`);
	assert.is(revoked.status, 200);
	const leaving = await signUp(app.url);
	const ended = await makeFeed({}, leaving);
	await app.query('DELETE FROM "user" WHERE email = $1', [leaving.email]);
	const strange = `${app.url}/calendar/adjf_${randomBytes(32).toString("base64url")}.ics`;
	const forged = [url, ended.url, strange, `${app.url}/calendar/x.ics`, `${app.url}/calendar/${calendar_feed.id}.ics`];
	for (const one of [...forged, `${app.url}/calendar/${"x".repeat(2_000)}.ics`, `${app.url}/calendar/%00.ics`]) {
		assert.equal(await bytesOf(one), nothing, one);
	}
	assert.is((await user.request("DELETE", `/api/calendar-feeds/${calendar_feed.id}`)).status, 404);
});

test("given a link's token, when it is shown anywhere else, then it is nobody's", async () => {
	const { url } = await makeFeed();
	const token = /([\w-]+)\.ics$/.exec(url)?.[1] ?? "";
	const headers = { authorization: `Bearer ${token}` };
	for (const path of ["/api/tasks", "/api/me", "/api/calendar-feeds", "/api/export"]) {
		assert.is((await send(`${app.url}${path}`, "GET", { headers })).status, 401, path);
	}
	assert.is((await fetch(url, { method: "POST" })).status, 405);
	const key = await user.request<{ key: string }>("POST", "/api/api-keys", {
		body: { name: "x", scopes: ["tasks:read"] },
	});
	const withKey = { headers: { authorization: `Bearer ${key.body.key}` }, body: { name: "x" } };
	assert.is((await send(`${app.url}/api/calendar-feeds`, "POST", withKey)).status, 403);
});

test("given a place left, when ten feeds are made at once, then one is made; and what is wrong is named", async () => {
	for (let n = 1; n < BOUNDS.feeds.most; n += 1) await makeFeed({ name: `feed ${n}` });
	const tries = Array.from({ length: 10 }, () =>
		user.request<ProblemView>("POST", "/api/calendar-feeds", { body: { name: "last" } }),
	);
	const answers = await Promise.all(tries);
	assert.equal(answers.map(({ status }) => status).toSorted(), [201, ...Array(9).fill(422)]);
	const wrong = await user.request<ProblemView>("POST", "/api/calendar-feeds", {
		body: { name: "x", contents: "all" },
	});
	assert.equal([wrong.status, wrong.body.errors?.[0]?.field], [422, "contents"]);
});

test("given a feed, when it is read, then the list says when", async () => {
	const { url, calendar_feed } = await makeFeed();
	assert.is(calendar_feed.used_at, null);
	await take(url);
	while ((await user.request<Listed>("GET", "/api/calendar-feeds")).body.data[0]?.used_at === null);
});

test("given a calendar that asks too often, then 429 says when it may again, and another feed is read", async () => {
	const slow = await startTestApp(() => ({}), 1);
	try {
		const own = await signUp(slow.url);
		const [{ url }, other] = [await makeFeed({}, own), await makeFeed({}, own)];
		for (let n = 0; n < BOUNDS.feed_requests.most; n += 1) await take(url);
		const refused = await take(url);
		assert.is(refused.status, 429);
		assert.ok(Number(refused.headers.get("retry-after")) >= 1);
		assert.is((await take(other.url)).status, 200);
	} finally {
		await slow.stop();
	}
});

test("given what was done, then it is shown for 90 days, and marked", async () => {
	const { id } = await add({ title: "done", ...DUE });
	await user.request("POST", `/api/tasks/${id}/complete`);
	const old = await add({ title: "long ago", ...DUE });
	await user.request("POST", `/api/tasks/${old.id}/complete`);
	await app.query("UPDATE task SET completed_at = now() - interval '92 days' WHERE title = 'long ago'");
	const { text } = await take((await makeFeed({ contents: "both" })).url);
	assert.equal(namesIn(text, "vevent"), ["✓ done"]);
	const [todo] = read(text).getAllSubcomponents("vtodo");
	assert.equal(
		["status", "percent-complete", "summary"].map((name) => todo?.getFirstPropertyValue(name)),
		["COMPLETED", 100, "done"],
	);
	assert.ok(todo?.getFirstPropertyValue("completed"));
});

test("given all of that, then no fault of ours was logged", () => assert.equal(app.faults, []));

test.run();
