/** Apps, allowed in by OAuth 2.1, as the SDK's own client goes about it. */
import { refreshAuthorization, startAuthorization } from "@modelcontextprotocol/sdk/client/auth.js";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { EventView, ProblemView } from "../../src/http/contract/contract.ts";
import { type Client, send, signUp } from "../support/client.ts";
import { openOAuthScene, REDIRECT, signInForCookie } from "./oauthScene.ts";
import { startTestApp, type TestApp } from "./testApp.ts";

const test = suite("apps by OAuth");
let app: TestApp;
let user: Client;
let cookie: string;
let scene: ReturnType<typeof openOAuthScene>;

test.before(async () => {
	app = await startTestApp();
	scene = openOAuthScene(app.url, () => cookie);
});
test.before.each(async () => {
	user = await signUp(app.url);
	cookie = await signInForCookie(app.url, user.email);
});
test.after(() => app.stop());

const call = <Body = ProblemView>(token: string, path = "/api/tasks", method = "GET", body?: object) =>
	send<Body>(`${app.url}${path}`, method, { headers: { authorization: `Bearer ${token}` }, ...(body ? { body } : {}) });
const clients = async () =>
	(await user.request<{ data: { id: string; kind: string; name: string; scopes: string[] }[] }>("GET", "/api/clients"))
		.body.data;

test("given an app that is allowed in, then it acts as a client of its name, within its scopes", async () => {
	const { tokens } = await scene.connect();
	assert.match(tokens.access_token, /^adja_/);
	assert.is((await call(tokens.access_token, "/api/tasks", "POST", { title: "by an app" })).status, 201);
	const [client] = await clients();
	assert.is(client?.kind, "app");
	assert.is(client?.name, "Claude");
	assert.equal(client?.scopes, ["tasks:read", "tasks:write"]);
	const history = await user.request<{ data: EventView[] }>("GET", `/api/history?principal=${client?.id}`);
	assert.equal(history.body.data[0]?.principal, { kind: "client", id: client?.id, name: "Claude" });
	for (const path of ["/api/api-keys", "/api/clients"]) assert.is((await call(tokens.access_token, path)).status, 403);
});

test("given an app that may only read, when it writes, then 403 names all that is needed", async () => {
	const { tokens } = await scene.connect("tasks:read");
	const refused = await call(tokens.access_token, "/api/tasks", "POST", { title: "no" });
	assert.is(refused.status, 403);
	assert.match(refused.headers.get("www-authenticate") ?? "", 'scope="tasks:read tasks:write"');
});

test("given an app that is allowed more, then its user is asked anew, and sees what it may do now", async () => {
	const { metadata, clientInformation, tokens } = await scene.connect("tasks:read");
	await call(tokens.access_token);
	assert.equal((await clients())[0]?.scopes, ["tasks:read"]);
	const wider = await scene.grant(metadata, clientInformation, "tasks:read tasks:write");
	assert.is((await call(wider.access_token, "/api/tasks", "POST", { title: "now it may" })).status, 201);
	const all = await clients();
	assert.is(all.length, 1);
	assert.equal(all[0]?.scopes, ["tasks:read", "tasks:write"]);
});

test("given an app that did not ask to stay, then it can refresh all the same, and again when the answer was lost", async () => {
	const { metadata, clientInformation, tokens } = await scene.connect();
	const refresh = (refreshToken: string | undefined) =>
		refreshAuthorization(app.url, { metadata, clientInformation, refreshToken: refreshToken ?? "" });
	const second = await refresh(tokens.refresh_token);
	const again = await refresh(tokens.refresh_token);
	assert.is((await call(second.access_token)).status, 200);
	assert.is((await call(again.access_token)).status, 200);
	const third = await refresh(again.refresh_token);
	assert.is((await call(third.access_token)).status, 200);
	assert.is((await clients()).length, 1);
});

test("given an app that is revoked, then 401 at once, no refresh, and its user is asked again", async () => {
	const { metadata, clientInformation, tokens } = await scene.connect();
	await call(tokens.access_token);
	const [client] = await clients();
	assert.is((await user.request("DELETE", `/api/clients/${client?.id}`)).status, 200);
	assert.is((await call(tokens.access_token)).status, 401);
	const refreshed = refreshAuthorization(app.url, {
		metadata,
		clientInformation,
		refreshToken: tokens.refresh_token ?? "",
	});
	await refreshed.then(
		() => assert.unreachable("it was refreshed"),
		() => undefined,
	);
	const { resource } = await scene.discover();
	const { authorizationUrl } = await startAuthorization(app.url, {
		metadata,
		clientInformation,
		redirectUrl: REDIRECT,
		scope: "tasks:read",
		resource,
	});
	await scene.ask(authorizationUrl);
});

test("given an app that is used once a day for 30 days, then nobody has to sign in again; and not after 61 days of rest", async () => {
	const { metadata, clientInformation, tokens } = await scene.connect();
	/** Time passes for what is stored. */
	const pass = async (days: number) => {
		for (const [table, columns] of [
			["oauthAccessToken", ["createdAt", "expiresAt"]],
			["oauthRefreshToken", ["createdAt", "expiresAt", "rotatedAt", "rotationReplayExpiresAt"]],
		] as const) {
			const earlier = columns.map((column) => `"${column}" = "${column}" - interval '${days} days'`).join(", ");
			await app.query(`UPDATE "${table}" SET ${earlier} WHERE "clientId" = $1`, [clientInformation.client_id]);
		}
	};
	let { access_token, refresh_token = "" } = tokens;
	const refresh = () => refreshAuthorization(app.url, { metadata, clientInformation, refreshToken: refresh_token });
	for (let day = 1; day <= 30; day += 1) {
		await pass(1);
		assert.is((await call(access_token)).status, 401, `day ${day}`);
		({ access_token, refresh_token = "" } = await refresh());
		assert.is((await call(access_token)).status, 200, `day ${day}`);
	}
	await pass(61);
	await refresh().then(
		() => assert.unreachable("it was refreshed"),
		() => undefined,
	);
});

test("given tokens of the day before yesterday, when the app is used, then they are cleared away, and the app stays signed in", async () => {
	const { metadata, clientInformation, tokens } = await scene.connect();
	const refreshed = await refreshAuthorization(app.url, {
		metadata,
		clientInformation,
		refreshToken: tokens.refresh_token ?? "",
	});
	const ids = [clientInformation.client_id];
	const old = "now() - interval '2 days'";
	await app.query(
		`UPDATE "oauthRefreshToken" SET "rotatedAt" = ${old} WHERE "rotatedAt" IS NOT NULL AND "clientId" = $1`,
		ids,
	);
	assert.is((await call(refreshed.access_token)).status, 200);
	const left = async () => {
		const sql = `SELECT (SELECT count(*) FROM "oauthRefreshToken" WHERE "clientId" = $1)::float8 AS refresh,
			(SELECT count(*) FROM "oauthAccessToken" WHERE "clientId" = $1)::float8 AS access`;
		return (await app.query<{ refresh: number; access: number }>(sql, ids))[0];
	};
	while ((await left())?.refresh !== 1);
	assert.equal(await left(), { refresh: 1, access: 1 });
	assert.is((await call(refreshed.access_token)).status, 200);
});

test("given an app that nobody has let in for a month, when another registers, then it is forgotten, and one that is in use is not", async () => {
	const used = await scene.connect();
	const { metadata } = await scene.discover();
	const unused = await scene.register(metadata, "Never let in");
	await app.query(`UPDATE "oauthClient" SET "createdAt" = now() - interval '31 days'`);
	await scene.register(metadata, "New");
	const rows = await app.query<{ id: string }>(`SELECT "clientId" AS id FROM "oauthClient"`);
	const ids = rows.map(({ id }) => id);
	assert.ok(ids.includes(used.clientInformation.client_id));
	assert.not.ok(ids.includes(unused.client_id));
});

test("given a user who says no, then the app is told so and gets no code", async () => {
	const { metadata, resource } = await scene.discover();
	const clientInformation = await scene.register(metadata);
	const { authorizationUrl } = await startAuthorization(app.url, {
		metadata,
		clientInformation,
		redirectUrl: REDIRECT,
		scope: "tasks:read",
		resource,
	});
	const back = await scene.consent(await scene.ask(authorizationUrl), false);
	assert.is(back.searchParams.get("error"), "access_denied");
	assert.is(back.searchParams.get("code"), null);
});

test("given nobody signed in, then the page is asked to sign somebody in, with the same question", async () => {
	const { metadata, resource } = await scene.discover();
	const { authorizationUrl } = await startAuthorization(app.url, {
		metadata,
		clientInformation: await scene.register(metadata),
		redirectUrl: REDIRECT,
		scope: "tasks:read",
		resource,
	});
	const question = await scene.ask(authorizationUrl, "");
	const back = await scene.consent(question);
	assert.ok(back.searchParams.get("code"));
});

test("given all of that, then no fault of ours was logged", () => assert.equal(app.faults, []));

test.run();
