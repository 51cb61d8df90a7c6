/** Apps, allowed in by OAuth 2.1, as the SDK's own client goes about it. */
import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import {
	discoverAuthorizationServerMetadata,
	discoverOAuthProtectedResourceMetadata,
	exchangeAuthorization,
	refreshAuthorization,
	registerClient,
	startAuthorization,
} from "@modelcontextprotocol/sdk/client/auth.js";
import type {
	AuthorizationServerMetadata,
	OAuthClientInformationFull,
	OAuthTokens,
} from "@modelcontextprotocol/sdk/shared/auth.js";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { EventView, ProblemView } from "../../src/http/contract.ts";
import { type Client, send, signUp } from "../support/client.ts";
import { startTestApp, type TestApp } from "./testApp.ts";

const REDIRECT = "http://localhost:33418/callback";
const test = suite("apps by OAuth");
let app: TestApp;
let user: Client;
let cookie: string;

test.before(async () => {
	app = await startTestApp();
});
test.before.each(async () => {
	user = await signUp(app.url);
	const response = await fetch(`${app.url}/api/auth/sign-in/email`, {
		method: "POST",
		headers: { "content-type": "application/json", origin: app.url },
		body: JSON.stringify({ email: user.email, password: "correct horse battery" }),
	});
	await response.body?.cancel();
	cookie = response.headers
		.getSetCookie()
		.map((one) => one.split(";")[0])
		.join("; ");
});
test.after(() => app.stop());

interface Connected {
	readonly metadata: AuthorizationServerMetadata;
	readonly clientInformation: OAuthClientInformationFull;
	readonly tokens: OAuthTokens;
}

async function discover(): Promise<{ metadata: AuthorizationServerMetadata; resource: URL }> {
	const resource = await discoverOAuthProtectedResourceMetadata(`${app.url}/mcp`);
	const metadata = await discoverAuthorizationServerMetadata(resource.authorization_servers?.[0] ?? "");
	if (!metadata) throw new Error("there is no metadata");
	assert.is(metadata.issuer, resource.authorization_servers?.[0]);
	return { metadata, resource: new URL(resource.resource) };
}

const register = (metadata: AuthorizationServerMetadata, name = "Claude", redirect_uris = [REDIRECT]) =>
	registerClient(app.url, {
		metadata,
		clientMetadata: {
			client_name: name,
			redirect_uris,
			grant_types: ["authorization_code", "refresh_token"],
			response_types: ["code"],
			token_endpoint_auth_method: "none",
		},
	});

/** As a browser goes somewhere; `fetch` would say that it fetches. */
async function navigate(url: URL, as: string): Promise<{ status: number; location: URL }> {
	const headers = { cookie: as, "sec-fetch-mode": "navigate", accept: "text/html" };
	const [response] = (await once(get(url, { headers }), "response")) as [IncomingMessage];
	response.resume();
	return { status: response.statusCode ?? 0, location: new URL(response.headers.location ?? "", app.url) };
}

/** What the page is given in its address: what the user is asked. */
async function ask(authorizationUrl: URL, as = cookie): Promise<string> {
	const { status, location } = await navigate(authorizationUrl, as);
	assert.is(status, 302);
	assert.is(location.hash.split("?")[0], "#authorize", location.href);
	return location.hash.slice("#authorize?".length);
}

async function consent(oauth_query: string, accept = true, as = cookie): Promise<URL> {
	const { status, body } = await send<{ url: string }>(`${app.url}/api/auth/oauth2/consent`, "POST", {
		body: { accept, oauth_query },
		headers: { cookie: as, origin: app.url },
	});
	assert.is(status, 200, JSON.stringify(body));
	return new URL(body.url);
}

async function connect(scope = "tasks:read tasks:write", name?: string): Promise<Connected> {
	const { metadata, resource } = await discover();
	const clientInformation = await register(metadata, name);
	const { authorizationUrl, codeVerifier } = await startAuthorization(app.url, {
		metadata,
		clientInformation,
		redirectUrl: REDIRECT,
		scope,
		state: "state",
		resource,
	});
	const back = await consent(await ask(authorizationUrl));
	assert.is(back.origin + back.pathname, REDIRECT);
	assert.is(back.searchParams.get("state"), "state");
	assert.is(back.searchParams.get("iss"), metadata.issuer);
	const tokens = await exchangeAuthorization(app.url, {
		metadata,
		clientInformation,
		authorizationCode: back.searchParams.get("code") ?? "",
		codeVerifier,
		redirectUri: REDIRECT,
		resource,
	});
	return { metadata, clientInformation, tokens };
}

const call = <Body = ProblemView>(token: string, path = "/api/tasks", method = "GET", body?: object) =>
	send<Body>(`${app.url}${path}`, method, { headers: { authorization: `Bearer ${token}` }, ...(body ? { body } : {}) });
const clients = async () =>
	(await user.request<{ data: { id: string; kind: string; name: string; scopes: string[] }[] }>("GET", "/api/clients"))
		.body.data;

test("given an app that is allowed in, then it acts as a client of its name, within its scopes", async () => {
	const { tokens } = await connect();
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
	const { tokens } = await connect("tasks:read");
	const refused = await call(tokens.access_token, "/api/tasks", "POST", { title: "no" });
	assert.is(refused.status, 403);
	assert.match(refused.headers.get("www-authenticate") ?? "", 'scope="tasks:read tasks:write"');
});

test("given an app that did not ask to stay, then it can refresh all the same, and again when the answer was lost", async () => {
	const { metadata, clientInformation, tokens } = await connect();
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
	const { metadata, clientInformation, tokens } = await connect();
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
	const { resource } = await discover();
	const { authorizationUrl } = await startAuthorization(app.url, {
		metadata,
		clientInformation,
		redirectUrl: REDIRECT,
		scope: "tasks:read",
		resource,
	});
	await ask(authorizationUrl);
});

test("given a user who says no, then the app is told so and gets no code", async () => {
	const { metadata, resource } = await discover();
	const clientInformation = await register(metadata);
	const { authorizationUrl } = await startAuthorization(app.url, {
		metadata,
		clientInformation,
		redirectUrl: REDIRECT,
		scope: "tasks:read",
		resource,
	});
	const back = await consent(await ask(authorizationUrl), false);
	assert.is(back.searchParams.get("error"), "access_denied");
	assert.is(back.searchParams.get("code"), null);
});

test("given nobody signed in, then the page is asked to sign somebody in, with the same question", async () => {
	const { metadata, resource } = await discover();
	const { authorizationUrl } = await startAuthorization(app.url, {
		metadata,
		clientInformation: await register(metadata),
		redirectUrl: REDIRECT,
		scope: "tasks:read",
		resource,
	});
	const question = await ask(authorizationUrl, "");
	const back = await consent(question);
	assert.ok(back.searchParams.get("code"));
});

test("given all of that, then no fault of ours was logged", () => assert.equal(app.faults, []));

test.run();
