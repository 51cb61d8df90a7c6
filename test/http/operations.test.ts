import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Raw } from "../../src/http/routes/route.ts";
import { routeList } from "../../src/http/routes/routeList.ts";
import { type Client, send, signUp } from "../support/client.ts";
import { createDrivenClock } from "../support/drivenClock.ts";
import { startTestApp, type TestApp } from "./testApp.ts";

const test = suite("operations");
let app: TestApp;
let user: Client;

test.before(async () => {
	app = await startTestApp();
	user = await signUp(app.url);
});
test.after(() => app.stop());

const get = (path: string) => send<{ status: string; checks: object }>(`${app.url}${path}`, "GET");

test("given a process that answers, then it is live", async () => {
	const { status, body } = await get("/health/live");
	assert.is(status, 200);
	assert.equal(body, { status: "ok", checks: {} });
});

test("given every part works, then it is ready", async () => {
	assert.equal((await get("/health/ready")).body, { status: "ok", checks: { postgres: "ok" } });
});

test("given a part is down, then it is not ready, and which one is said", async () => {
	app.health = async () => ({ status: "down", checks: { postgres: "down" } });
	const { status, body } = await get("/health/ready");
	assert.is(status, 503);
	assert.equal(body, { status: "down", checks: { postgres: "down" } });
});

test("given a check that does not end, then the answer comes within 100 ms all the same", async () => {
	const ready = routeList.find(({ path }) => path === "/health/ready");
	const clock = createDrivenClock();
	const raw: Raw = {
		who: undefined,
		params: {},
		query: {},
		body: undefined,
		bytes: 0,
		command_id: "",
		header: () => undefined,
		signal: new AbortController().signal,
		closing: new AbortController().signal,
	};
	const answered = ready?.respond({ ...app.deps, clock, health: () => new Promise(() => {}) }, raw);
	await clock.advance(99);
	const reply = await answered;
	assert.is(reply?.kind === "json" && reply.status, 503);
	assert.is(clock.pending(), 0);
});

test("given a check that throws, then 503 and not 500", async () => {
	app.health = () => Promise.reject(new Error("boom"));
	assert.is((await get("/health/ready")).status, 503);
});

test("given an operator, when the dashboard is asked for, then it answers; anybody else gets 403", async () => {
	assert.is((await user.request("GET", "/dashboard/actors")).status, 403);
	app.operators.add(user.email);
	const { status, body } = await user.request("GET", "/dashboard/actors?scope=pod");
	assert.is(status, 200);
	assert.equal(body.pods, []);
	app.operators.clear();
});

test("given any answer, then its headers let nothing foreign run in the page", async () => {
	const { headers } = await get("/health/live");
	const policy = headers.get("content-security-policy") ?? "";
	assert.match(policy, "default-src 'self'");
	assert.not.match(policy, "unsafe");
	assert.is(headers.get("x-content-type-options"), "nosniff");
	assert.is(headers.get("cache-control"), "no-store");
	assert.is(headers.get("strict-transport-security"), null);
	assert.match(headers.get("x-request-id") ?? "", /^[0-9a-f-]{36}$/);
});

test.run();
