import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Scope } from "../../src/domain/accounts/scopes.ts";
import type { Route } from "../../src/http/routes/route.ts";
import { routeList } from "../../src/http/routes/routeList.ts";
import { NOTHING_MADE, requestOf } from "../attack/routeRequests.ts";
import { type Answer, type Client, send, signUp } from "../support/client.ts";
import { exampleOf } from "./examples.ts";
import { startTestApp, type TestApp } from "./testApp.ts";

const test = suite("scopes");
let app: TestApp;
let user: Client;
/** What the caller may do; undefined: it has a session. */
let held: readonly Scope[] | undefined;

test.before(async () => {
	app = await startTestApp((deps) => ({
		auth: {
			...deps.auth,
			async identify(headers) {
				const who = await deps.auth.identify(headers);
				return who && held ? { ...who, scopes: held, session: null } : who;
			},
		},
	}));
	user = await signUp(app.url);
	app.operators.add(user.email);
});
test.after(() => app.stop());

function call(route: Route, scopes: readonly Scope[]): Promise<Answer<{ code?: string }>> {
	held = scopes;
	const { method = "GET", path, body } = requestOf(route, exampleOf(route, NOTHING_MADE));
	const headers = { authorization: `Bearer ${user.token}` };
	return send(`${app.url}${path}`, method, {
		headers,
		...(body === undefined ? {} : { body: JSON.parse(String(body)) }),
	});
}

const callable = routeList.filter(({ auth, path }) => auth !== "none" && path !== "/api/stream");

for (const route of callable.filter(({ scope }) => scope === undefined)) {
	test(`given every scope and no session, when ${route.method} ${route.path} is asked for, then 403`, async () => {
		const { status, body } = await call(route, ["tasks:read", "tasks:write"]);
		assert.is(status, 403);
		assert.is(body.code, "forbidden");
	});
}

for (const route of callable) {
	const { scope } = route;
	if (scope === undefined) continue;
	const other: Scope = scope === "tasks:read" ? "tasks:write" : "tasks:read";
	test(`given ${other} alone, when ${route.method} ${route.path} is asked for, then 403 names both scopes`, async () => {
		const { status, body, headers } = await call(route, [other]);
		assert.is(status, 403);
		assert.is(body.code, "insufficient_scope");
		const asked = 'Bearer error="insufficient_scope", scope="tasks:read tasks:write"';
		assert.is(headers.get("www-authenticate"), asked);
	});
	test(`given ${scope}, when ${route.method} ${route.path} is asked for, then it is not refused for it`, async () => {
		const { status } = await call(route, [scope]);
		assert.not.equal(status, 403);
		assert.ok(status < 500);
	});
}

test("given the routes, then none for operators can be reached without a session", () => {
	assert.equal(
		routeList.filter(({ auth, scope }) => auth === "operator" && scope !== undefined),
		[],
	);
});

test("given the routes, then one that needs no more than tasks:read changes nothing of the user's", () => {
	const changing = routeList.filter(({ mutates, scope }) => mutates && scope === "tasks:read");
	assert.equal(
		changing.map(({ path }) => path),
		["/api/recurrence/preview"],
	);
});

test.run();
