import { suite } from "uvu";
import * as assert from "uvu/assert";
import { say } from "../../src/domain/refusals/sentence.ts";
import { type Client, signUp } from "../support/client.ts";
import { createDrivenClock } from "../support/drivenClock.ts";
import { openEvents } from "./eventSource.ts";
import { startTestApp, type TestApp } from "./testApp.ts";

const test = suite("streams");
let app: TestApp;
let user: Client;

test.before(async () => {
	app = await startTestApp();
	user = await signUp(app.url);
});
test.after(() => app.stop());

const bearer = (client = user) => ({ authorization: `Bearer ${client.token}` });
const add = (client: Client, title: string) => client.request("POST", "/api/tasks", { body: { title } });

test("given an open page, when its user adds a task elsewhere, then it sees the event, and nobody else does (P8)", async () => {
	const other = await signUp(app.url);
	const mine = await openEvents(`${app.url}/api/stream`, { headers: bearer() });
	const theirs = await openEvents(`${app.url}/api/stream`, { headers: bearer(other) });
	assert.is(mine.headers.get("content-type"), "text/event-stream; charset=utf-8");
	assert.is(mine.headers.get("cache-control"), "no-cache, no-transform");
	for (const page of [mine, theirs]) assert.is((await page.next())?.name, "hello");
	await add(user, "mine");
	await add(other, "theirs");
	const titleOf = (event: unknown) => (event as { data: { task: { title: string } } }).data.task.title;
	assert.is(titleOf((await mine.next())?.data), "mine");
	assert.is(titleOf((await theirs.next())?.data), "theirs");
	for (const page of [mine, theirs]) page.close();
});

test("given a page that was away, when it comes back with Last-Event-ID, then it gets exactly what it missed", async () => {
	const returning = await signUp(app.url);
	for (const title of ["a", "b", "c"]) await add(returning, title);
	const page = await openEvents(`${app.url}/api/stream`, { headers: { ...bearer(returning), "last-event-id": "1" } });
	await page.next();
	await add(returning, "d");
	assert.equal([(await page.next())?.id, (await page.next())?.id, (await page.next())?.id], ["2", "3", "4"]);
	page.close();
});

test("given an open page, when the server closes, then the stream ends at once", async () => {
	const closing = await startTestApp(() => ({ clock: createDrivenClock() }));
	const visitor = await signUp(closing.url);
	const page = await openEvents(`${closing.url}/api/stream`, { headers: bearer(visitor) });
	await page.next();
	// The clock stands still, so nothing is cut; and a connection that is merely idle would be kept for 5 s.
	const began = performance.now();
	await closing.closeServer();
	const tookMs = performance.now() - began;
	assert.is(await page.next(), undefined);
	await closing.stop();
	assert.ok(tookMs < 3_000, `${tookMs} ms`);
});

test("given a chat turn, when it streams, then each event is a frame, and leaving aborts the turn", async () => {
	const aborted = Promise.withResolvers<void>();
	app.chat = async (user_id, body, signal) => ({
		kind: "stream",
		events: (async function* () {
			signal.addEventListener("abort", () => aborted.resolve());
			yield { type: "echo", body, isKnown: user_id.length > 0 };
			await aborted.promise;
		})(),
	});
	const turn = await openEvents(`${app.url}/chatkit`, {
		method: "POST",
		headers: { ...bearer(), "content-type": "application/json" },
		body: JSON.stringify({ type: "threads.create" }),
	});
	assert.equal((await turn.next())?.data, { type: "echo", body: { type: "threads.create" }, isKnown: true });
	turn.close();
	await aborted.promise;
});

/** A turn that says one thing when it begins and one when `go` is resolved. */
function twoPartTurn() {
	const go = Promise.withResolvers<void>();
	const begun = Promise.withResolvers<AbortSignal>();
	const handle: TestApp["chat"] = async (_user_id, _body, signal) => ({
		kind: "stream",
		events: (async function* () {
			begun.resolve(signal);
			yield { type: "first" };
			await go.promise;
			if (!signal.aborted) yield { type: "last" };
		})(),
	});
	const ask = (one: TestApp, client: Client) =>
		openEvents(`${one.url}/chatkit`, {
			method: "POST",
			headers: { ...bearer(client), "content-type": "application/json" },
			body: JSON.stringify({ type: "threads.create" }),
		});
	return { go: go.resolve, begun: begun.promise, handle, ask };
}

test("given a chat turn in hand, when the server closes, then the turn comes to its end and is no cancelled one", async () => {
	const closing = await startTestApp(() => ({ clock: createDrivenClock() }));
	const visitor = await signUp(closing.url);
	const { go, handle, ask } = twoPartTurn();
	closing.chat = handle;
	const turn = await ask(closing, visitor);
	assert.equal((await turn.next())?.data, { type: "first" });
	const closed = closing.closeServer();
	go();
	assert.equal((await turn.next())?.data, { type: "last" });
	assert.is(await turn.next(), undefined);
	await closed;
	await closing.stop();
});

test("given a chat turn that has no end, when the server has waited for it, then it is cut off: no page takes that for an end", async () => {
	const clock = createDrivenClock();
	const closing = await startTestApp(() => ({ clock }));
	const visitor = await signUp(closing.url);
	const { go, begun, handle, ask } = twoPartTurn();
	closing.chat = handle;
	const turn = await ask(closing, visitor);
	await turn.next();
	const rest = turn.next().then(
		() => "ended",
		() => "cut",
	);
	const closed = closing.closeServer();
	const signal = await begun;
	assert.not(signal.aborted);
	await clock.advance(6_000);
	assert.is(await rest, "cut");
	await closed;
	assert.ok(signal.aborted);
	go();
	await closing.stop();
});

test("given a chat message with an Idempotency-Key, then the chat is told it, and without one it is told none (P1)", async () => {
	const told: unknown[] = [];
	app.chat = async (_user_id, _body, _signal, key) => {
		told.push(key);
		return { kind: "json", body: {} };
	};
	const headers = { ...bearer(), "content-type": "application/json" };
	const body = JSON.stringify({ type: "threads.create" });
	await fetch(`${app.url}/chatkit`, { method: "POST", headers: { ...headers, "idempotency-key": "k" }, body });
	await fetch(`${app.url}/chatkit`, { method: "POST", headers, body });
	assert.equal(told, ["k", undefined]);
});

test("given a chat answer that is JSON, then it comes as it is", async () => {
	app.chat = async () => ({ kind: "json", body: { data: [] } });
	const answer = await user.request("POST", "/chatkit", { body: { type: "threads.list" } });
	assert.is(answer.status, 200);
	assert.equal(answer.body, { data: [] });
});

test("given a chat that refuses, then the refusal is a problem with its status", async () => {
	app.chat = async () => ({ kind: "refused", code: "not_found", why: say("no_such_thread"), violations: [] });
	const answer = await user.request("POST", "/chatkit", { body: { type: "threads.get_by_id" } });
	assert.is(answer.status, 404);
	assert.is((answer.body as { code: string }).code, "not_found");
});

test("given an operator, when the dashboard is asked for as events, then one frame comes after the other", async () => {
	app.operators.add(user.email);
	const page = await openEvents(`${app.url}/dashboard/actors`, {
		headers: { ...bearer(), accept: "text/event-stream" },
	});
	assert.is((await page.next())?.name, "dashboard");
	assert.is((await page.next())?.name, "dashboard");
	page.close();
	app.operators.clear();
});

test("given all of that, then no fault of ours was logged", () => assert.equal(app.faults, []));

test("given a recording, then it may be larger than what is kept of a message, which may not", async () => {
	const large = "A".repeat(100_000);
	const send = (type: string, params: object) =>
		user.request<{ code?: string }>("POST", "/chatkit", { body: { type, params } });
	const asked: unknown[] = [];
	app.chat = async (_user, body) => {
		asked.push((body as { readonly type: string }).type);
		return { kind: "refused", code: "unavailable", why: say("speech_unavailable"), violations: [] };
	};

	const spoken = await send("input.transcribe", { audio_base64: large, mime_type: "audio/webm" });
	const written = await send("threads.create", { input: { large } });

	assert.equal([spoken.status, spoken.body.code], [503, "unavailable"]);
	assert.equal([written.status, written.body.code], [413, "body_too_large"]);
	assert.equal(asked, ["input.transcribe"]);
});

test.run();
