// file-timeout: 240 s
// test-timeout: 120 s
/**
 * Somebody who wants the server busy with nothing, or busy for him: requests that never end, streams without number, and
 * addresses that it is to call. Others are served meanwhile.
 */

import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { BOUNDS } from "../../src/domain/accounts/bounds.ts";
import { OPEN_PATHS } from "../../src/http/accounts/authPaths.ts";
import { routeList } from "../../src/http/routes/routeList.ts";
import { exampleOf } from "../http/examples.ts";
import { startTestApp, type TestApp } from "../http/testApp.ts";
import { type Client, send, signUp } from "../support/client.ts";
import { until } from "../support/until.ts";
import { bodySchema, fieldsOf, NOTHING_MADE, nameOf, requestOf } from "./routeRequests.ts";

interface Scene {
	app: TestApp;
	user: Client;
}
const test = suite<Scene>("exhaustion");
test.before(async (scene) => {
	scene.app = await startTestApp();
	scene.user = await signUp(scene.app.url);
});
test.after(({ app }) => app.stop());

const PASSWORD = "correct horse battery";
const HELD = 150;

/** A connection that sends this at once, and then a little whenever it is told to. */
function slowly(url: string, text: string): Socket {
	const { port } = new URL(url);
	const socket = connect(Number(port), "127.0.0.1");
	socket.on("error", () => undefined);
	socket.write(text);
	return socket.resume();
}

test("given many connections that send headers and bodies bit by bit, then others are served, and nothing is made of it", async ({
	app,
	user,
}) => {
	const { host } = new URL(app.url);
	const head = `POST /api/tasks HTTP/1.1\r\nHost: ${host}\r\n`;
	const body = `${head}Authorization: Bearer ${user.token}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{`;
	const headers = Array.from({ length: HELD }, () => slowly(app.url, head));
	const bodies = Array.from({ length: HELD }, () => slowly(app.url, body));
	const drip = setInterval(() => {
		for (const socket of headers) if (socket.writable) socket.write("X: 1\r\n");
		for (const socket of bodies) if (socket.writable) socket.write(" ");
	}, 50);
	try {
		for (let n = 0; n < 20; n += 1) assert.is((await user.request("GET", "/api/tasks")).status, 200);
		// Each is ended in its time, after 10 and 30 seconds (`listener.test.ts`).
		assert.ok(
			[...headers, ...bodies].every(({ writable }) => writable),
			"they were there all the while",
		);
	} finally {
		clearInterval(drip);
		for (const socket of [...headers, ...bodies]) socket.destroy();
	}
	const { body: list } = await user.request<{ data: unknown[] }>("GET", "/api/tasks");
	assert.equal(list.data, [], "nothing was made of it");
});

test("given more streams than there may be, opened at once, then exactly the bound is open, and a place is free when one ends", async () => {
	const app = await startTestApp(undefined, 1);
	try {
		const { token } = await signUp(app.url);
		const most = BOUNDS.streams.most;
		// An answer that nobody holds is ended by the garbage collector.
		const held: Response[] = [];
		const open = async ({ signal }: AbortController) => {
			const answer = await fetch(`${app.url}/api/stream`, { headers: { authorization: `Bearer ${token}` }, signal });
			held.push(answer);
			return answer.status;
		};
		const aborting = Array.from({ length: 2 * most }, () => new AbortController());
		const statuses = await Promise.all(aborting.map(open));
		assert.is(statuses.filter((status) => status === 200).length, most);
		assert.is(statuses.filter((status) => status === 429).length, most);
		// Somebody else has his own, and the user goes on in every other way.
		const other = await signUp(app.url);
		const one = new AbortController();
		const others = await fetch(`${app.url}/api/stream`, {
			headers: { authorization: `Bearer ${other.token}` },
			signal: one.signal,
		});
		assert.is(others.status, 200);
		one.abort();
		aborting[statuses.indexOf(200)]?.abort();
		await until("a place is free", async () => (await open(new AbortController())) === 200);
		for (const each of aborting) each.abort();
		for (const { body } of held) await body?.cancel().catch(() => undefined);
	} finally {
		await app.stop();
	}
});

test("given addresses of somebody's own in every field that could name one, then the server calls none and sends nobody there", async ({
	app,
	user,
}) => {
	let calls = 0;
	const listener = createServer((socket) => {
		calls += 1;
		socket.destroy();
	}).listen(0, "127.0.0.1");
	await once(listener, "listening");
	const { port } = listener.address() as { port: number };
	const own = `http://127.0.0.1:${port}/x`;
	const urls = Object.fromEntries(
		[
			...["callbackURL", "redirectTo", "redirectURL", "errorCallbackURL", "newUserCallbackURL", "image", "avatar"],
			...["url", "uri", "jku", "issuer", "jwks_uri", "picture", "website", "baseURL", "webhook", "redirect_uri"],
			...["client_id", "client_uri", "logo_uri", "request_uri", "sector_identifier_uri", "resource", "endpoint"],
		].map((name) => [name, own]),
	);
	const common = {
		email: user.email,
		password: PASSWORD,
		name: own,
		token: own,
		code: own,
		id: own,
		newEmail: "x@example.org",
		newPassword: "another horse battery",
		currentPassword: "wrong",
	};
	const query = new URLSearchParams(urls);
	try {
		for (const [path, methods] of Object.entries(OPEN_PATHS)) {
			for (const method of methods) {
				const place = `${app.url}/api/auth${path}${method === "GET" ? `?${query}` : ""}`;
				// Signing out, or ending all sessions, would end what the others are asked with.
				const bearer = /sign-out|revoke/.test(path) ? {} : { authorization: `Bearer ${user.token}` };
				const answer = await fetch(place, {
					method,
					redirect: "manual",
					headers: { ...bearer, origin: app.url, "content-type": "application/json", referer: own },
					...(method === "POST" ? { body: JSON.stringify({ ...common, ...urls }) } : {}),
				});
				assert.ok(answer.status < 500, `${method} ${path}: ${answer.status}`);
				assert.not.match(answer.headers.get("location") ?? "", String(port), `${method} ${path} leads there`);
			}
		}
		const [row] = await app.query<{ image: string | null }>('SELECT image FROM "user" WHERE email = $1', [user.email]);
		assert.is(row?.image ?? null, null, "no picture of anybody's choosing");
		for (const route of routeList) {
			const example = requestOf(route, exampleOf(route, NOTHING_MADE));
			const given = example.body === undefined ? {} : (JSON.parse(String(example.body)) as object);
			const texts = [...fieldsOf(bodySchema(route) ?? {})].filter(
				([name, { type }]) => type === "string" && !/\W/.test(name),
			);
			const bodies = texts.map(([name]) => ({ ...given, [name]: own }));
			for (const body of route.method === "GET" ? [] : [{ ...given, ...urls }, ...bodies]) {
				const { status } = await user.request(route.method, example.path, { body });
				assert.ok(status < 500, `${nameOf(route)}: ${status}`);
			}
			const path = `${example.path}${example.path.includes("?") ? "&" : "?"}${query}`;
			if (route.method === "GET") assert.ok((await user.request("GET", path)).status < 500, nameOf(route));
		}
		// An app that registers itself may say where its keys, its picture and its requests are.
		for (const way of ["none", "private_key_jwt", "client_secret_basic"]) {
			// What would be fetched is refused where it leads inside; the others are only shown.
			const fetched = way === "none" ? [] : ["jwks_uri", "sector_identifier_uri"];
			const names = ["client_uri", "logo_uri", "policy_uri", "tos_uri", ...fetched];
			const told = Object.fromEntries(names.map((name) => [name, `https://localhost:${port}/x`]));
			const body = { ...told, client_name: "x", redirect_uris: [own], token_endpoint_auth_method: way };
			const made = await send<{ client_id?: string }>(`${app.url}/api/auth/oauth2/register`, "POST", { body });
			assert.ok(
				made.status < 500 && (way !== "none" || made.status < 300),
				`register: ${made.status} ${JSON.stringify(made.body)}`,
			);
			const asked = new URLSearchParams({
				...{ client_id: made.body.client_id ?? own, response_type: "code", request_uri: own, redirect_uri: own },
				...{ code_challenge: "x".repeat(43), code_challenge_method: "S256", resource: own },
			});
			const shown = await fetch(`${app.url}/api/auth/oauth2/authorize?${asked}`, { redirect: "manual" });
			assert.ok(shown.status < 500, `authorize: ${shown.status}`);
			const assertion = [
				"e30",
				Buffer.from(JSON.stringify({ iss: own, sub: own, jku: own })).toString("base64url"),
				"x",
			];
			const token = await fetch(`${app.url}/api/auth/oauth2/token`, {
				method: "POST",
				body: new URLSearchParams({
					...{ grant_type: "authorization_code", code: own, redirect_uri: own, client_id: made.body.client_id ?? own },
					client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
					client_assertion: assertion.join("."),
				}),
			});
			assert.ok(token.status < 500, `token: ${token.status}`);
		}
		await user.request("POST", "/api/tasks", { body: { title: own, description: `![x](${own}) <img src="${own}">` } });
		const headers = {
			host: `127.0.0.1:${port}`,
			"x-forwarded-host": `127.0.0.1:${port}`,
			forwarded: `host=127.0.0.1:${port}`,
		};
		await send(`${app.url}/api/auth/request-password-reset`, "POST", {
			body: { email: user.email },
			headers: { ...headers, origin: app.url },
		});
		await wait(300);
		assert.is(calls, 0);
	} finally {
		listener.close();
	}
});

test.run();
