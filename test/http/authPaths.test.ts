// test-timeout: 120 s
/**
 * All routes that Better Auth and its plugins have, against the list of what is open: each is open on purpose, by the
 * methods that are named, or answers 404 whatever is sent. An update that brings a route makes nothing here green by itself.
 */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { OPEN_PATHS, openFieldsOf } from "../../src/http/accounts/authPaths.ts";
import type { ProblemView } from "../../src/http/contract/contract.ts";
import { type Client, send, signUp } from "../support/client.ts";
import { startTestApp, type TestApp } from "./testApp.ts";

const test = suite("the routes of accounts");
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
let app: TestApp;
let user: Client;

test.before(async () => {
	app = await startTestApp();
	user = await signUp(app.url);
});
test.after(() => app.stop());

const ask = async (method: string, path: string) => {
	const { status, headers } = await send(`${app.url}/api/auth${path}`, method, {
		...(method === "GET" ? {} : { body: {} }),
		headers: { authorization: `Bearer ${user.token}`, origin: app.url },
	});
	return { status, allow: headers.get("allow") };
};
/** `/reset-password/:token` with something in its place. */
const filled = (path: string) => path.replace(/:\w+/g, "something");

test("given the library's routes, then each open path is one of them, by a method that it has", () => {
	const known = new Map(app.deps.auth.routes().map(({ path, methods }) => [path, methods]));
	assert.ok(known.size > 40, `${known.size} routes`);
	for (const [path, methods] of Object.entries(OPEN_PATHS)) {
		for (const method of methods) assert.ok(known.get(path)?.includes(method), `${method} ${path}`);
	}
});

test("given the library's routes, when one that is not open is asked for, then nothing is there, by any method", async () => {
	const shut = app.deps.auth.routes().filter(({ path }) => !(path in OPEN_PATHS) && path !== "/error");
	assert.ok(shut.length >= 20, `${shut.length} routes`);
	for (const { path } of shut) {
		for (const method of METHODS) {
			const { status } = await ask(method, filled(path));
			// The bridge knows GET, HEAD and POST.
			assert.is(status, ["GET", "POST"].includes(method) ? 404 : 405, `${method} ${path}`);
		}
	}
});

test("given every path to which something is posted, then fields that are not its own are left out of it", () => {
	const everything = {
		trustDevice: true,
		callbackURL: "x",
		redirectTo: "x",
		image: "x",
		method: "otp",
		constructor: "x",
	};
	for (const [path, methods] of Object.entries(OPEN_PATHS)) {
		if (methods.includes("POST")) assert.equal(openFieldsOf(path, everything), {}, path);
	}
	const asked = { email: "x", password: "x" };
	assert.equal(openFieldsOf("/sign-in/email", { ...asked, ...everything }), asked);
	assert.equal(openFieldsOf("/nowhere", asked), {});
});

test("given an open path, when one of its fields is no single value, however deep, then 422 names it", async () => {
	const names = ["name", "email", "password", "currentPassword", "newPassword", "code", "token", "rememberMe"];
	for (const [path, methods] of Object.entries(OPEN_PATHS)) {
		if (!methods.includes("POST")) continue;
		for (const field of Object.keys(openFieldsOf(path, Object.fromEntries(names.map((name) => [name, "x"]))))) {
			for (const value of ["{}", `${"[".repeat(9_000)}${"]".repeat(9_000)}`]) {
				const answer = await fetch(`${app.url}/api/auth${path}`, {
					method: "POST",
					headers: { authorization: `Bearer ${user.token}`, "content-type": "application/json", origin: app.url },
					body: `{"${field}":${value}}`,
				});
				const { errors } = (await answer.json()) as ProblemView;
				assert.equal([answer.status, errors?.map((one) => one.field)], [422, [field]], `${path} ${field}`);
			}
		}
	}
});

test("given a fault on the way of an account, when the library sends there, then a page of our own says so", async () => {
	const answer = await fetch(`${app.url}/api/auth/error?error=%3Cscript%3E`, { redirect: "manual" });
	assert.equal([answer.status, answer.headers.get("location")], [302, `${app.url}/#account/problem`]);
	assert.is(await answer.text(), "");
});

test("given an open path, when it is asked for by another method, then 405 names the methods that it has", async () => {
	for (const [path, methods] of Object.entries(OPEN_PATHS)) {
		const other = methods.includes("GET") ? "POST" : "GET";
		assert.equal(await ask(other, path), { status: 405, allow: methods.join(", ") }, `${other} ${path}`);
	}
});

test("given paths that look like an open one, then none is", async () => {
	for (const path of [
		"/sign-out/",
		"//sign-out",
		"/Sign-Out",
		"/sign%2Dout/x",
		"/__proto__",
		"/constructor",
		"/toString",
	]) {
		assert.is((await ask("POST", path)).status, 404, path);
	}
	assert.is((await user.request("GET", "/api/me")).status, 200, "the session goes on");
});

test("given the document of the interface, then it names the cookie that signing in sets", async () => {
	const { headers } = await send(`${app.url}/api/auth/sign-in/email`, "POST", {
		body: { email: user.email, password: "correct horse battery" },
		headers: { origin: app.url },
	});
	const [set = ""] = headers.getSetCookie();
	const { body } = await send<{ components: { securitySchemes: { session: { name: string } } } }>(
		`${app.url}/api/openapi.json`,
		"GET",
	);
	assert.is(body.components.securitySchemes.session.name, set.split("=")[0]);
});

test.run();
