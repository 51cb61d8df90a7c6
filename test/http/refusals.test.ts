import { request } from "node:http";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { ProblemView } from "../../src/http/contract/contract.ts";
import { PROBLEM_STATUS } from "../../src/http/problem.ts";
import type { CommandResult } from "../../src/ports/commands/commandGate.ts";
import { StorageUnavailable } from "../../src/ports/process/faults.ts";
import { type Client, signUp } from "../support/client.ts";
import { startTestApp, type TestApp } from "./testApp.ts";

const test = suite("refusals");
let app: TestApp;
let user: Client;
let cookie: string;
/** What the gate answers next, instead of executing. */
let nextResult: CommandResult | undefined;
/** What reading a task throws next. */
let nextFault: Error | undefined;
const seenCodes = new Set<string>();

test.before(async () => {
	app = await startTestApp((deps) => ({
		gate: {
			async execute(envelope) {
				const result = nextResult;
				nextResult = undefined;
				return result ?? deps.gate.execute(envelope);
			},
		},
		readModel: {
			...deps.readModel,
			async findTask(...asked) {
				const fault = nextFault;
				nextFault = undefined;
				if (fault) throw fault;
				return deps.readModel.findTask(...asked);
			},
		},
	}));
	user = await signUp(app.url);
	cookie = await signInForCookie();
	await user.request("POST", "/api/tasks", { body: { title: "one" } });
});
test.after(() => app.stop());

async function signInForCookie(): Promise<string> {
	const response = await fetch(`${app.url}/api/auth/sign-in/email`, {
		method: "POST",
		headers: { "content-type": "application/json", origin: app.url },
		body: JSON.stringify({ email: user.email, password: "correct horse battery" }),
	});
	await response.body?.cancel();
	return response.headers
		.getSetCookie()
		.map((one) => one.split(";")[0])
		.join("; ");
}

interface Sent {
	readonly method?: string;
	readonly path?: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string | Uint8Array;
}

/** Sends exactly these headers, as no browser would let itself be made to. */
async function raw(sent: Sent): Promise<{ status: number; headers: Headers; body: ProblemView; text: string }> {
	const answer = await new Promise<{ status: number; headers: Headers; text: string }>((resolve, reject) => {
		const call = request(`${app.url}${sent.path ?? "/api/tasks"}`, { method: sent.method ?? "POST" }, (response) => {
			let text = "";
			response.on("data", (chunk) => {
				text += String(chunk);
			});
			response.on("end", () =>
				resolve({ status: response.statusCode ?? 0, headers: new Headers(response.headers as never), text }),
			);
		});
		call.on("error", reject);
		for (const [name, value] of Object.entries(sent.headers ?? {})) call.setHeader(name, value);
		call.end(sent.body);
	});
	const isProblem = answer.headers.get("content-type") === "application/problem+json";
	const body = (isProblem ? JSON.parse(answer.text) : {}) as ProblemView;
	if (isProblem) seenCodes.add(body.code);
	return { ...answer, body };
}

const json = (body: string): Sent => ({
	headers: { authorization: `Bearer ${user.token}`, "content-type": "application/json" },
	body,
});
const bare = (method: string, path: string): Sent => ({
	method,
	path,
	headers: { authorization: `Bearer ${user.token}` },
});

const CASES: readonly [given: string, sent: () => Sent, status: number, code: string][] = [
	["a body that is no JSON", () => json('{"title":'), 400, "unreadable"],
	["a body that is no UTF-8", () => ({ ...json(""), body: Uint8Array.of(0x22, 0xff, 0x22) }), 400, "unreadable"],
	["nobody", () => ({ path: "/api/me", method: "GET" }), 401, "unauthenticated"],
	["no operator", () => bare("GET", "/dashboard/actors"), 403, "forbidden"],
	["a path of nothing", () => bare("GET", "/api/nothing"), 404, "not_found"],
	["a path that does not decode", () => bare("GET", "/api/tasks/%E0%A4%A"), 404, "not_found"],
	["a method that the path does not know", () => bare("DELETE", "/api/tasks"), 405, "method_not_allowed"],
	[
		"a version that is not the present one",
		() => ({
			...json('{"title":"x"}'),
			method: "PATCH",
			path: "/api/tasks/1",
			headers: { ...json("").headers, "if-match": '"999"' },
		}),
		412,
		"version_mismatch",
	],
	["a body of 64 KiB and a byte", () => json(JSON.stringify({ title: "x".repeat(64 * 1024) })), 413, "body_too_large"],
	[
		"a body that is a form",
		() => ({
			...json("title=x"),
			headers: { ...json("").headers, "content-type": "application/x-www-form-urlencoded" },
		}),
		415,
		"unsupported_media_type",
	],
	[
		"a compressed body",
		() => ({ ...json("x"), headers: { ...json("").headers, "content-encoding": "gzip" } }),
		415,
		"unsupported_media_type",
	],
	[
		"an empty key",
		() => ({ ...json('{"title":"x"}'), headers: { ...json("").headers, "idempotency-key": "" } }),
		422,
		"broken_rule",
	],
	[
		"a key of 256 characters",
		() => ({ ...json('{"title":"x"}'), headers: { ...json("").headers, "idempotency-key": "k".repeat(256) } }),
		422,
		"broken_rule",
	],
];

for (const [given, sent, status, code] of CASES) {
	test(`given ${given}, then ${status} ${code}`, async () => {
		const answer = await raw(sent());
		assert.is(answer.body.code, code, answer.text);
		assert.is(answer.status, status);
		assert.is(answer.body.status, status);
		assert.is(answer.body.type, `urn:adjutant:problem:${code}`);
	});
}

const RESULTS: readonly [CommandResult, status: number, code: string, retryAfter: string | null][] = [
	[{ kind: "rejected", rejection: { code: "conflict", detail: "No.", violations: [] } }, 409, "conflict", null],
	[{ kind: "key_reused" }, 422, "idempotency_key_reused", null],
	[{ kind: "busy", retry_after_ms: 1_200 }, 429, "busy", "2"],
	[{ kind: "unavailable", retry_after_ms: 500 }, 503, "unavailable", "1"],
];

for (const [result, status, code, retryAfter] of RESULTS) {
	test(`given a command that ends ${result.kind}, then ${status} ${code}`, async () => {
		nextResult = result;
		const answer = await raw(json('{"title":"x"}'));
		assert.is(answer.body.code, code);
		assert.is(answer.status, status);
		assert.is(answer.headers.get("retry-after"), retryAfter);
	});
}

test("given PostgreSQL away while reading, then 503 says when to come back (P11)", async () => {
	nextFault = new StorageUnavailable("connect ECONNREFUSED 10.1.2.3:5432");
	const answer = await raw(bare("GET", "/api/tasks/1"));
	assert.is(answer.status, 503);
	assert.is(answer.headers.get("retry-after"), "1");
	assert.not.match(answer.text, /10\.1\.2\.3/);
});

test("given a fault of ours, then 500 tells nothing of it, and the log has it", async () => {
	nextFault = new Error("SELECT secret FROM task at 10.1.2.3");
	const logged = app.faults.length;
	const answer = await raw(bare("GET", "/api/tasks/1"));
	assert.is(answer.status, 500);
	assert.is(answer.body.code, "fault");
	assert.not.match(answer.text, /SELECT|10\.1|at /);
	assert.is(app.faults.length, logged + 1);
});

test("given all cases above, then every code of the contract has been seen", () => {
	assert.equal(
		Object.keys(PROBLEM_STATUS).filter((code) => !seenCodes.has(code)),
		// Seen below, before any route (refuseUnread.test.ts), at the door for pods (internalDoor.test.ts), and where passwords
		// are tried (attack/passwords.test.ts).
		["origin_refused", "insufficient_scope", "request_timeout", "moved", "headers_too_large", "overloaded"],
	);
});

const ORIGINS: readonly [given: string, origin: () => string | undefined, status: number][] = [
	["our own Origin", () => app.url, 201],
	["another site's Origin", () => "https://evil.test", 403],
	["an Origin that begins like ours", () => `${app.url}.evil.test`, 403],
	["Origin null", () => "null", 403],
	["no Origin", () => undefined, 403],
	["an Origin that is no URL", () => "::::", 403],
];

for (const [given, origin, status] of ORIGINS) {
	test(`given a change by cookie with ${given}, then ${status}`, async () => {
		const value = origin();
		const answer = await raw({
			headers: { cookie, "content-type": "application/json", ...(value === undefined ? {} : { origin: value }) },
			body: '{"title":"by cookie"}',
		});
		assert.is(answer.status, status, answer.text);
		if (status === 403) assert.is(answer.body.code, "origin_refused");
	});
}

test("given a read by cookie from another site, then it is answered: only changes need an Origin", async () => {
	assert.is(
		(await raw({ method: "GET", path: "/api/tasks", headers: { cookie, origin: "https://evil.test" } })).status,
		200,
	);
});

test("given a change by bearer from another site, then it is done: no browser adds a bearer by itself", async () => {
	const answer = await raw({ ...json('{"title":"x"}'), headers: { ...json("").headers, origin: "https://evil.test" } });
	assert.is(answer.status, 201);
});

test("given a body too large for Better Auth's routes, then 413", async () => {
	const answer = await raw({ ...json("x".repeat(65 * 1024)), path: "/api/auth/sign-in/email" });
	assert.is(answer.status, 413);
});

test.run();
