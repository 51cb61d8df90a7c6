/** What a bad app, or a page of another site, tries at the doors of OAuth. */
import { createHash } from "node:crypto";
import { exchangeAuthorization, startAuthorization } from "@modelcontextprotocol/sdk/client/auth.js";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { ProblemView } from "../../src/http/contract/contract.ts";
import { type Client, send, signUp } from "../support/client.ts";
import { openOAuthScene, REDIRECT, signInForCookie } from "./oauthScene.ts";
import { startTestApp, type TestApp } from "./testApp.ts";

const test = suite("apps that are refused");
let app: TestApp;
let user: Client;
let cookie: string;
let scene: ReturnType<typeof openOAuthScene>;

test.before(async () => {
	app = await startTestApp();
	scene = openOAuthScene(app.url, () => cookie);
	user = await signUp(app.url);
	cookie = await signInForCookie(app.url, user.email);
});
test.after(() => app.stop());

/** An app that its user has allowed in, with its code still to be exchanged. */
async function withCode() {
	const { metadata, resource } = await scene.discover();
	const clientInformation = await scene.register(metadata);
	const asked = { metadata, clientInformation, redirectUrl: REDIRECT, scope: "tasks:read", resource };
	const { authorizationUrl, codeVerifier } = await startAuthorization(app.url, asked);
	const question = await scene.ask(authorizationUrl);
	const authorizationCode = (await scene.consent(question)).searchParams.get("code") ?? "";
	return { metadata, clientInformation, resource, authorizationCode, codeVerifier, redirectUri: REDIRECT, question };
}

async function mustFail(work: Promise<unknown>): Promise<void> {
	const result = await work.then(
		() => "it was granted",
		() => undefined,
	);
	assert.is(result, undefined);
}

const call = (token: string, path = "/api/tasks") =>
	send<ProblemView>(`${app.url}${path}`, "GET", { headers: { authorization: `Bearer ${token}` } });

test("given a code, then it is exchanged once, with the verifier and by the app that asked for it alone", async () => {
	const good = await withCode();
	const other = await scene.register(good.metadata, "Other");
	await mustFail(exchangeAuthorization(app.url, { ...good, codeVerifier: "x".repeat(43) }));
	const second = await withCode();
	await mustFail(exchangeAuthorization(app.url, { ...second, clientInformation: other }));
	const third = await withCode();
	await mustFail(exchangeAuthorization(app.url, { ...third, redirectUri: "http://localhost:1/other" }));
	const fourth = await withCode();
	const { access_token } = await exchangeAuthorization(app.url, fourth);
	assert.is((await call(access_token)).status, 200);
	await mustFail(exchangeAuthorization(app.url, fourth));
});

test("given no challenge, a plain one, another address or another resource, then no question is asked", async () => {
	const { metadata, resource } = await scene.discover();
	const { client_id } = await scene.register(metadata);
	const challenge = createHash("sha256").update("v".repeat(43)).digest("base64url");
	const good = {
		response_type: "code",
		client_id,
		redirect_uri: REDIRECT,
		scope: "tasks:read",
		code_challenge: challenge,
		code_challenge_method: "S256",
		resource: resource.href,
	};
	const bad: readonly Partial<Record<keyof typeof good, string>>[] = [
		{ code_challenge: "" },
		{ code_challenge_method: "plain" },
		{ redirect_uri: "https://evil.example/callback" },
		{ redirect_uri: `${REDIRECT}/../x` },
		{ client_id: "nobody" },
		{ resource: "https://evil.example/mcp" },
		{ scope: "tasks:read account" },
		{ response_type: "token" },
	];
	for (const one of bad) {
		const url = new URL(`${app.url}/api/auth/oauth2/authorize?${new URLSearchParams({ ...good, ...one })}`);
		const { location } = await scene.navigate(url, cookie);
		assert.not.match(location.hash, "#authorize", JSON.stringify(one));
		assert.is(location.searchParams.get("code"), null);
		assert.not.equal(location.hostname, "evil.example", JSON.stringify(one));
	}
});

test("given a question that was changed, asked by another site, or answered by nobody, then there is no yes", async () => {
	const { question } = await withCode();
	const consent = (oauth_query: string, headers: Record<string, string>) =>
		send(`${app.url}/api/auth/oauth2/consent`, "POST", { body: { accept: true, oauth_query }, headers });
	const own = { cookie, origin: app.url };
	const wider = question
		.replace("tasks%3Aread", "tasks%3Aread+tasks%3Awrite")
		.replace("tasks:read", "tasks:read+tasks:write");
	assert.is((await consent(wider, own)).status, 400);
	assert.is((await consent(question.replace(/sig=[^&]+/, "sig=AAAA"), own)).status, 400);
	assert.is((await consent(question, { cookie, origin: "https://evil.example" })).status, 403);
	assert.is((await consent(question, { origin: app.url })).status, 401);
	assert.is((await consent(question, { authorization: `Bearer ${"x".repeat(40)}` })).status, 401);
});

test("given tokens that are no access tokens, then they open nothing", async () => {
	const code = await withCode();
	const tokens = await exchangeAuthorization(app.url, code);
	for (const token of [
		tokens.refresh_token ?? "",
		code.authorizationCode,
		`${tokens.access_token}x`,
		"adja_",
		"adja_x",
	]) {
		assert.is((await call(token)).status, 401);
	}
	await app.query(`UPDATE "oauthAccessToken" SET "expiresAt" = now() - interval '1 second'`);
	assert.is((await call(tokens.access_token)).status, 401);
});

test("given the provider's other routes, then they are shut", async () => {
	const paths = [
		"create-client",
		"get-clients",
		"delete-client",
		"introspect",
		"userinfo",
		"end-session",
		"get-consents",
	];
	for (const path of [...paths, "continue", "client/rotate-secret"]) {
		for (const method of ["GET", "POST"]) {
			const { status } = await send(`${app.url}/api/auth/oauth2/${path}`, method, {
				headers: { cookie, origin: app.url },
			});
			assert.is(status, 404, `${method} ${path}`);
		}
	}
});

test("given a registration with an address that is none of the web's or a script, then it is refused", async () => {
	for (const uri of [
		"http://evil.example/callback",
		"javascript:alert(1)",
		"data:text/html,x",
		"",
		"https://a.example/#x",
	]) {
		const body = { client_name: "Bad", redirect_uris: [uri], token_endpoint_auth_method: "none" };
		const { status } = await send(`${app.url}/api/auth/oauth2/register`, "POST", { body });
		assert.ok(status >= 400 && status < 500, `${uri}: ${status}`);
	}
});

test("given a body of another kind, then 415, and never 500", async () => {
	for (const [path, type] of [
		["token", "application/json"],
		["register", "application/x-www-form-urlencoded"],
		["consent", "text/plain"],
	]) {
		const response = await fetch(`${app.url}/api/auth/oauth2/${path}`, {
			method: "POST",
			headers: { "content-type": type ?? "" },
			body: "{}",
		});
		await response.body?.cancel();
		assert.is(response.status, 415);
	}
});

test("given the database away, then 503, and what counted counts again when it is back", async () => {
	const tokens = await exchangeAuthorization(app.url, await withCode());
	app.database = "refuses";
	const body = new URLSearchParams({
		grant_type: "refresh_token",
		refresh_token: tokens.refresh_token ?? "",
		client_id: "x",
	});
	const response = await fetch(`${app.url}/api/auth/oauth2/token`, { method: "POST", body });
	await response.body?.cancel();
	assert.is(response.status, 503);
	app.database = "works";
	assert.is((await call(tokens.access_token)).status, 200);
});

test("given a user who signs out, then the app stays, and can refresh", async () => {
	const { metadata, clientInformation, tokens } = await scene.connect();
	const out = await send(`${app.url}/api/auth/sign-out`, "POST", { body: {}, headers: { cookie, origin: app.url } });
	assert.is(out.status, 200);
	assert.is((await call(tokens.access_token)).status, 200);
	const form = new URLSearchParams({
		grant_type: "refresh_token",
		refresh_token: tokens.refresh_token ?? "",
		client_id: clientInformation.client_id,
	});
	const refreshed = await fetch(metadata.token_endpoint, { method: "POST", body: form });
	assert.is(refreshed.status, 200, await refreshed.text());
});

test("given all of that, then no fault of ours was logged", () => assert.equal(app.faults, []));

test.run();
