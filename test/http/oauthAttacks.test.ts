/** What a stranger tries with apps of his own: he may register any, with any address (RFC 9700). */
import { createHash } from "node:crypto";
import { exchangeAuthorization, startAuthorization } from "@modelcontextprotocol/sdk/client/auth.js";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type Client, send, signUp } from "../support/client.ts";
import { openOAuthScene, REDIRECT, signInForCookie } from "./oauthScene.ts";
import { startTestApp, type TestApp } from "./testApp.ts";

const test = suite("apps of a stranger");
const EVIL = "https://evil.example/callback";
const PASSWORD = "correct horse battery";
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

interface Registered {
	readonly client_id: string;
	readonly error?: string;
}
const register = (more: object) =>
	send<Registered>(`${app.url}/api/auth/oauth2/register`, "POST", {
		body: { client_name: "Evil", redirect_uris: [EVIL], token_endpoint_auth_method: "none", ...more },
	});

interface TokenAnswer {
	readonly access_token: string;
	readonly refresh_token: string;
	readonly error?: string;
}
async function token(form: Readonly<Record<string, string>>) {
	const body = new URLSearchParams(form);
	const response = await fetch(`${app.url}/api/auth/oauth2/token`, { method: "POST", body });
	return { status: response.status, body: (await response.json()) as TokenAnswer };
}
const call = async (access_token: string) =>
	(await send(`${app.url}/api/tasks`, "GET", { headers: { authorization: `Bearer ${access_token}` } })).status;

async function withCode() {
	const { metadata, resource } = await scene.discover();
	const clientInformation = await scene.register(metadata);
	const asked = { metadata, clientInformation, redirectUrl: REDIRECT, scope: "tasks:read", resource };
	const { authorizationUrl, codeVerifier } = await startAuthorization(app.url, asked);
	const question = await scene.ask(authorizationUrl);
	const authorizationCode = (await scene.consent(question)).searchParams.get("code") ?? "";
	return { metadata, clientInformation, resource, authorizationCode, codeVerifier, redirectUri: REDIRECT };
}
/** Tokens of an app that is let in, and the form that refreshes them. */
async function letIn() {
	const code = await withCode();
	const tokens = await exchangeAuthorization(app.url, code);
	const { client_id } = code.clientInformation;
	const form = { grant_type: "refresh_token", client_id, refresh_token: tokens.refresh_token ?? "" };
	return { code, tokens, form };
}

test("given requests that are wrong on purpose, then nobody is sent to the stranger's address by this server", async () => {
	const { resource } = await scene.discover();
	const { client_id } = (await register({})).body;
	const good = {
		response_type: "code",
		client_id,
		redirect_uri: EVIL,
		scope: "tasks:read",
		code_challenge: createHash("sha256").update("v".repeat(43)).digest("base64url"),
		code_challenge_method: "S256",
		resource: resource.href,
	};
	const wrong: readonly Readonly<Record<string, string>>[] = [
		{ scope: "nope" },
		{ code_challenge: "" },
		{ resource: "https://x.example/" },
		{ prompt: "none" },
	];
	for (const more of wrong) {
		for (const as of ["", cookie]) {
			const query = new URLSearchParams({ ...good, ...more });
			const { location } = await scene.navigate(new URL(`${app.url}/api/auth/oauth2/authorize?${query}`), as);
			assert.is(location.origin, app.url, JSON.stringify(more));
			assert.is(location.hash, "#account/problem");
		}
	}
	// The same app, asking rightly, is asked about, and its user's no takes the browser there.
	const question = await scene.ask(new URL(`${app.url}/api/auth/oauth2/authorize?${new URLSearchParams(good)}`));
	const back = await scene.consent(question, false);
	assert.equal([back.origin, back.searchParams.get("error")], [new URL(EVIL).origin, "access_denied"]);
});

test("given a program on the user's own machine that asks wrongly, then it is told so", async () => {
	const { client_id } = (await register({ redirect_uris: [REDIRECT] })).body;
	const query = new URLSearchParams({ response_type: "code", client_id, redirect_uri: REDIRECT, scope: "tasks:read" });
	const { location } = await scene.navigate(new URL(`${app.url}/api/auth/oauth2/authorize?${query}`), "");
	assert.equal(
		[location.origin + location.pathname, location.searchParams.get("error")],
		[REDIRECT, "invalid_request"],
	);
});

test("given registrations that are too large, or would do without the user's yes, then they are refused", async () => {
	for (const more of [
		{ client_name: "x".repeat(101) },
		{ redirect_uris: Array.from({ length: 21 }, (_, n) => `${EVIL}/${n}`) },
		{ contacts: ["x".repeat(9_000)] },
		{ skip_consent: true },
		{ redirect_uris: ["https://user:word@evil.example/"] },
		{ redirect_uris: ["http://127.0.0.1.evil.example/"] },
		{ redirect_uris: ["file:///etc/passwd"], application_type: "native" },
	]) {
		const { status } = await register(more);
		assert.ok(status === 400 || status === 413, `${JSON.stringify(more).slice(0, 80)}: ${status}`);
	}
	assert.is((await register({ client_name: "🦓".repeat(100) })).status, 201);
});

test("given a flood of apps that nobody lets in, then the newest are kept, and whoever was let in stays", async () => {
	const { tokens } = await letIn();
	await app.query(
		`INSERT INTO "oauthClient" (id, "clientId", "redirectUris", "createdAt")
		 SELECT gen_random_uuid(), 'flood-' || n, '[]', now() - interval '1 hour' FROM generate_series(1, 2500) n`,
	);
	const { client_id } = (await register({})).body;
	const [row] = await app.query<{ flood: number; own: number }>(
		`SELECT count(*) FILTER (WHERE "clientId" LIKE 'flood-%')::float8 AS flood,
		   count(*) FILTER (WHERE "clientId" = '${client_id}')::float8 AS own FROM "oauthClient"`,
	);
	assert.ok((row?.flood ?? 0) < 2_000 && row?.own === 1, JSON.stringify(row));
	assert.is(await call(tokens.access_token), 200);
	await app.query(`DELETE FROM "oauthClient" WHERE "clientId" LIKE 'flood-%'`);
});

test("given a code, then without its verifier it is worth nothing, and one that comes twice ends what the first time gave", async () => {
	const bare = await withCode();
	const form = { grant_type: "authorization_code", code: bare.authorizationCode, redirect_uri: REDIRECT };
	assert.is((await token({ ...form, client_id: bare.clientInformation.client_id })).status, 400);
	const { code, tokens } = await letIn();
	await exchangeAuthorization(app.url, code).then(
		() => assert.unreachable("it was granted twice"),
		() => undefined,
	);
	assert.is(await call(tokens.access_token), 401);
});

test("given a refresh token, then it is its app's alone, and gives no more than was allowed", async () => {
	const { metadata } = await scene.discover();
	const { tokens, form } = await letIn();
	const other = await scene.register(metadata, "Other");
	assert.is((await token({ ...form, client_id: other.client_id })).status, 400);
	assert.is((await token({ ...form, scope: "tasks:read tasks:write" })).status, 400);
	assert.is((await token({ ...form, resource: "https://evil.example/mcp" })).status, 400);
	const body = new URLSearchParams({ token: tokens.access_token, client_id: other.client_id });
	await (await fetch(`${app.url}/api/auth/oauth2/revoke`, { method: "POST", body })).body?.cancel();
	assert.is(await call(tokens.access_token), 200, "another app revoked it");
});

test("given a refresh token that comes again when its minute is over, then the whole family ends: one of the two was a thief", async () => {
	const { form } = await letIn();
	const renewed = await token(form);
	assert.is(renewed.status, 200);
	await app.query(
		`UPDATE "oauthRefreshToken" SET "rotationReplayExpiresAt" = now() - interval '1 second' WHERE "rotatedAt" IS NOT NULL`,
	);
	assert.is((await token(form)).status, 400);
	assert.is((await token({ ...form, refresh_token: renewed.body.refresh_token })).status, 400);
	assert.is(await call(renewed.body.access_token), 401);
});

test("given a yes to less, then the answer cannot be to more", async () => {
	const { metadata, resource } = await scene.discover();
	const clientInformation = await scene.register(metadata);
	const asked = { metadata, clientInformation, redirectUrl: REDIRECT, scope: "tasks:read", resource };
	const oauth_query = await scene.ask((await startAuthorization(app.url, asked)).authorizationUrl);
	const wider = { accept: true, oauth_query, scope: "tasks:read tasks:write offline_access" };
	const headers = { cookie, origin: app.url };
	assert.is((await send(`${app.url}/api/auth/oauth2/consent`, "POST", { body: wider, headers })).status, 400);
});

test("given a code that was given before a new password, then it is worth nothing", async () => {
	const code = await withCode();
	const body = { currentPassword: PASSWORD, newPassword: `${PASSWORD} staple` };
	const headers = { cookie, origin: app.url };
	assert.is((await send(`${app.url}/api/auth/change-password`, "POST", { body, headers })).status, 200);
	await exchangeAuthorization(app.url, code).then(
		() => assert.unreachable("it was granted"),
		() => undefined,
	);
});

test("given an account that is gone, then its app's tokens are, too", async () => {
	const leaving = await signUp(app.url);
	cookie = await signInForCookie(app.url, leaving.email);
	const { tokens, form } = await letIn();
	assert.is(await call(tokens.access_token), 200);
	await app.query('DELETE FROM "user" WHERE email = $1', [leaving.email]);
	assert.is(await call(tokens.access_token), 401);
	assert.is((await token(form)).status, 400);
});

test.run();
