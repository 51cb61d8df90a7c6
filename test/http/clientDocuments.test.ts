/** Apps that are named by the address of a document about them, and what such an address may make this server do (0174; SSRF). */
import {
	exchangeAuthorization,
	refreshAuthorization,
	startAuthorization,
} from "@modelcontextprotocol/sdk/client/auth.js";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { fetchDocument } from "../../src/http/oauth/fetchDocument.ts";
import { type Client, send, signUp } from "../support/client.ts";
import { openDocumentHost } from "./documentHost.ts";
import { openOAuthScene, signInForCookie } from "./oauthScene.ts";
import { startTestApp, type TestApp } from "./testApp.ts";

const test = suite("documents of apps");
const HOST = "agent.example";
const APP = `https://${HOST}/oauth/client.json`;
const BACK = `https://${HOST}/callback`;
const DOCUMENT = {
	client_id: APP,
	client_name: "The agent",
	redirect_uris: [BACK, "http://localhost:33418/callback"],
	token_endpoint_auth_method: "none",
	grant_types: ["authorization_code", "refresh_token"],
};

let host: Awaited<ReturnType<typeof openDocumentHost>>;
let app: TestApp;
let user: Client;
let cookie: string;
let scene: ReturnType<typeof openOAuthScene>;

test.before(async () => {
	host = await openDocumentHost(HOST, "other.example");
	app = await startTestApp(undefined, undefined, undefined, host.outside);
	scene = openOAuthScene(app.url, () => cookie);
	user = await signUp(app.url);
	cookie = await signInForCookie(app.url, user.email);
});
test.before.each(() => {
	host.addresses.clear();
	host.opened.length = 0;
	host.asked.length = 0;
	host.serve(DOCUMENT);
});
test.after(async () => {
	await app.stop();
	await host.close();
});

async function begin(client_id: string, redirectUrl = BACK) {
	const { metadata, resource } = await scene.discover();
	const clientInformation = { client_id, redirect_uris: [redirectUrl] };
	const asked = { metadata, clientInformation, redirectUrl, scope: "tasks:read", state: "s", resource };
	return {
		...(await startAuthorization(app.url, asked)),
		metadata,
		resource,
		clientInformation,
		redirectUri: redirectUrl,
	};
}

/** Where a browser ends that asks for this app to be let in: at the question, or at the page about a problem. */
async function endOf(client_id: string, redirectUrl = BACK): Promise<string> {
	const { authorizationUrl } = await begin(client_id, redirectUrl);
	const { location } = await scene.navigate(authorizationUrl, cookie);
	assert.is(location.origin, app.url, location.href);
	return location.hash.split("?")[0] ?? "";
}
const REFUSED = "#account/problem";
const ASKED = "#authorize";

test("given the metadata, then it says that apps need not register", async () => {
	const { metadata } = await scene.discover();
	assert.is((metadata as Record<string, unknown>).client_id_metadata_document_supported, true);
});

test("given an app with a document, then it is let in by its name, listed, renews its token, and is revoked", async () => {
	const { authorizationUrl, codeVerifier, ...asked } = await begin(APP);
	const question = await scene.ask(authorizationUrl);
	const told = await send<{ client_name: string }>(
		`${app.url}/api/auth/oauth2/public-client?client_id=${encodeURIComponent(APP)}`,
		"GET",
		{ headers: { cookie } },
	);
	assert.is(told.body.client_name, "The agent");
	const back = await scene.consent(question);
	assert.is(back.origin + back.pathname, BACK);
	const authorizationCode = back.searchParams.get("code") ?? "";
	const tokens = await exchangeAuthorization(app.url, { ...asked, codeVerifier, authorizationCode });
	const list = () =>
		send(`${app.url}/api/tasks`, "GET", { headers: { authorization: `Bearer ${renewed.access_token}` } });
	host.serve((_, response) => void response.writeHead(500).end());
	const { metadata, clientInformation, resource } = asked;
	const refreshToken = tokens.refresh_token ?? "";
	const renewed = await refreshAuthorization(app.url, { metadata, clientInformation, refreshToken, resource });
	assert.is((await list()).status, 200, "its document is not needed for that");
	assert.equal(host.asked, [`${HOST}/oauth/client.json`]);
	const { data } = (await user.request<{ data: { id: string; kind: string; name: string }[] }>("GET", "/api/clients"))
		.body;
	assert.equal([data[0]?.kind, data[0]?.name], ["app", "The agent"]);
	await user.request("DELETE", `/api/clients/${data[0]?.id}`);
	assert.is((await list()).status, 401);
});

test("given a document that counts still, then it is not read again", async () => {
	const own = `https://${HOST}/short/client.json`;
	host.serve({ ...DOCUMENT, client_id: own }, { "cache-control": "max-age=600" });
	assert.is(await endOf(own), ASKED);
	assert.is(await endOf(own), ASKED);
	assert.is(host.asked.length, 1);
	assert.is(host.opened.length, 1);
});

test("given its headers, then a document counts as long as they say, within bounds", async () => {
	for (const [cache, fresh_s] of [
		["max-age=600", 600],
		["public, max-age=7200", 7_200],
		["max-age=1", 300],
		["max-age=99999999", 86_400],
		["no-store", 300],
		["no-cache, max-age=600", 300],
		["public", 3_600],
	] as const) {
		host.serve(DOCUMENT, { "cache-control": cache });
		assert.is((await fetchDocument(new URL(APP), host.outside)).fresh_s, fresh_s, cache);
	}
});

test("given an address that is named in another's document, then it is refused", async () => {
	host.serve({ ...DOCUMENT, client_id: "https://other.example/oauth/client.json" });
	assert.is(await endOf("https://agent.example/another.json"), REFUSED);
});

test("given an address to be sent back to that the document does not have, then it is refused", async () => {
	assert.is(await endOf(APP, "https://evil.example/callback"), REFUSED);
	assert.is(await endOf(APP, `${BACK}/more`), REFUSED);
});

for (const address of [
	"http://agent.example/client.json",
	"https://agent.example",
	"https://agent.example/",
	"https://agent.example:8443/client.json",
	"https://user:secret@agent.example/client.json",
	"https://agent.example/client.json#part",
	"https://agent.example/client.json?x=1",
	"https://agent.example/a/../client.json",
	"https://AGENT.example/client.json",
	"https://127.0.0.1/client.json",
	"https://2130706433/client.json",
	"https://[::1]/client.json",
	"https://localhost/client.json",
	"https://agent.example./client.json",
	`https://agent.example/${"x".repeat(600)}`,
]) {
	test(`given the name ${address.slice(0, 60)}, then nothing is asked outside`, async () => {
		assert.is(await endOf(address), REFUSED);
		assert.equal([host.opened, host.asked], [[], []]);
	});
}

for (const addresses of [
	["127.0.0.1"],
	["10.0.0.1"],
	["172.31.255.255"],
	["192.168.1.1"],
	["169.254.169.254"],
	["100.64.0.1"],
	["0.0.0.0"],
	["224.0.0.1"],
	["255.255.255.255"],
	["::1"],
	["::"],
	["fe80::1"],
	["fd00::1"],
	["::ffff:10.0.0.1"],
	["64:ff9b::a00:1"],
	["2002:a00:1::1"],
	["2001:db8::1"],
	["93.184.215.14", "10.0.0.1"],
	[],
]) {
	test(`given a name that leads to ${addresses.join(" and ") || "nothing"}, then nothing is connected to`, async () => {
		host.addresses.set(HOST, addresses);
		assert.is(await endOf(`https://${HOST}/inside.json`), REFUSED);
		assert.equal(host.opened, []);
	});
}

type Serve = Parameters<typeof host.serve>[0];
const own = `https://${HOST}/bad.json`;
const GOOD = { ...DOCUMENT, client_id: own };
const BAD: readonly (readonly [what: string, serve: Serve, headers?: object])[] = [
	[
		"a redirect",
		(_, response) => void response.writeHead(302, { location: "https://other.example/client.json" }).end(),
	],
	["an answer of 404", (_, response) => void response.writeHead(404).end()],
	["a page", GOOD, { "content-type": "text/html" }],
	["a packed answer", GOOD, { "content-encoding": "gzip" }],
	["no JSON", (_, response) => void response.writeHead(200, { "content-type": "application/json" }).end("{")],
	["a list", []],
	["more than 8 KiB", { ...GOOD, filler: "x".repeat(9_000) }],
	[
		"a half answer",
		(_, response) =>
			void response
				.writeHead(200, { "content-type": "application/json", "content-length": 999 })
				.write("{", () => response.destroy()),
	],
	["no name", { ...GOOD, client_name: undefined }],
	["a long name", { ...GOOD, client_name: "x".repeat(101) }],
	["nowhere to go back to", { ...GOOD, redirect_uris: [] }],
	["a way back in the clear", { ...GOOD, redirect_uris: ["http://agent.example/callback"] }],
	["a script for a way back", { ...GOOD, redirect_uris: ["javascript:alert(1)"] }],
	["a script for a logo", { ...GOOD, logo_uri: "javascript:alert(1)" }],
	["a secret", { ...GOOD, client_secret: "open" }],
	["a way to sign in that we have not", { ...GOOD, token_endpoint_auth_method: "client_secret_basic" }],
];
for (const [what, serve, headers] of BAD) {
	test(`given ${what} for a document, then the app is refused, and nothing of it is kept`, async () => {
		host.serve(serve, headers);
		assert.is(await endOf(own), REFUSED);
		assert.is(host.opened.length, 1, "it was looked at once");
		assert.equal(await app.query('SELECT 1 FROM "oauthClient" WHERE "clientId" = $1', [own]), []);
	});
}

test("given a host with another's certificate, then it is refused", async () => {
	assert.is(await endOf("https://third.example/client.json"), REFUSED);
	assert.equal(host.asked, []);
});

test("given a document that takes for ever, then after five seconds the user is told", async () => {
	host.serve(() => undefined);
	const began = performance.now();
	assert.is(await endOf(`https://${HOST}/slow.json`), REFUSED);
	assert.ok(performance.now() - began > 4_500);
});

test("given an app that registers with what is no https address, then it is refused", async () => {
	for (const field of ["logo_uri", "client_uri", "tos_uri", "policy_uri"]) {
		for (const address of [
			"javascript:alert(1)",
			"data:text/html,x",
			"http://agent.example/",
			"file:///etc/passwd",
			5,
		]) {
			const { status, body } = await send<{ error: string }>(`${app.url}/api/auth/oauth2/register`, "POST", {
				body: { client_name: "X", redirect_uris: [BACK], token_endpoint_auth_method: "none", [field]: address },
			});
			assert.is(status, 400, `${field} ${address}`);
			assert.ok(["invalid_client_metadata", undefined].includes(body.error), JSON.stringify(body));
		}
	}
});

test("given all of that, then no fault of ours was logged", () => assert.equal(app.faults, []));

test.run();
