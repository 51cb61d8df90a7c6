// file-timeout: 300 s
// test-timeout: 120 s
/**
 * What the connectors of claude.ai, Claude Code and ChatGPT send, request by request, in their order and with what each leaves out:
 * from the first 401 to a call under the second refreshed token. Once at the server itself; once at a proxy that ends TLS, sends on
 * nothing but `/mcp`, `/.well-known/*` and `/api/auth/*`, and says its own name for the host.
 */
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createInstallation, type Installation, type Server } from "../support/server.ts";
import { CONNECTORS, type Connector } from "./connectors.ts";

interface Place {
	/** As everybody outside knows it. */
	readonly origin: string;
	/** Sends a request to an address of that origin. */
	readonly send: (url: string, init?: RequestInit) => Promise<Response>;
	/** As the user's browser does, to whatever the proxy sends nobody else to. */
	readonly browse: (path: string, init?: RequestInit) => Promise<Response>;
	/** As a browser that goes somewhere; `fetch` would say that it fetches. Resolves to where it is sent on to. */
	readonly navigate: (path: string, cookie: string) => Promise<string | undefined>;
}

interface Scene {
	installation: Installation;
	server: Server;
	place: Place;
}

const EMAIL = "ada@example.org";
const PASSWORD = "correct horse battery";

/** The cookie of the user's browser. The first account of a server that the world can reach is made by the link that it printed. */
async function signUp({ place, server }: Scene): Promise<string> {
	const { origin, browse } = place;
	const link = /#account\/sign-up\/([\w-]{43})/.exec(server.output())?.[1];
	const response = await browse("/api/auth/sign-up/email", {
		method: "POST",
		headers: { "content-type": "application/json", origin },
		body: JSON.stringify({ name: "Ada", email: EMAIL, password: PASSWORD, ...(link ? { link } : {}) }),
	});
	assert.is(response.status, 200, await response.text());
	return response.headers
		.getSetCookie()
		.map((one) => one.split(";")[0])
		.join("; ");
}

const form = (fields: Readonly<Record<string, string | undefined>>) => ({
	method: "POST",
	headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
	body: new URLSearchParams(
		Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
	).toString(),
});

interface Told {
	readonly [field: string]: unknown;
}
const read = async (response: Response): Promise<Told> => (await response.json()) as Told;

/** The JSON of an answer that may be a stream. */
async function resultOf(response: Response): Promise<{ readonly result?: Told; readonly error?: unknown }> {
	const text = await response.text();
	const isStream = response.headers.get("content-type")?.startsWith("text/event-stream") ?? false;
	const json = isStream ? (/^data: (.*)$/m.exec(text)?.[1] ?? "") : text;
	return JSON.parse(json) as { result?: Told };
}

async function connectAs(connector: Connector, place: Place, cookie: string): Promise<void> {
	const { origin, send, browse, navigate } = place;
	const { agent, redirect, scope, protocol, uses } = connector;
	const headers = { "user-agent": agent, "content-type": "application/json" };
	const rpc = (id: number | undefined, method: string, params: object, more: Record<string, string> = {}) =>
		send(`${origin}/mcp`, {
			method: "POST",
			headers: { ...headers, accept: "application/json, text/event-stream", ...more },
			body: JSON.stringify({ jsonrpc: "2.0", ...(id === undefined ? {} : { id }), method, params }),
		});
	const hello = { protocolVersion: protocol, capabilities: {}, clientInfo: { name: connector.name, version: "1" } };

	// Nobody yet: where to go is in the answer.
	const refused = await rpc(0, "initialize", hello);
	assert.is(refused.status, 401);
	const told = /resource_metadata="([^"]+)"/.exec(refused.headers.get("www-authenticate") ?? "")?.[1] ?? "";
	assert.is(new URL(told).origin, origin);
	const resourceAt = connector.resourceAt === "told" ? told : `${origin}/.well-known/oauth-protected-resource/mcp`;
	const resource = await read(await send(resourceAt, { headers }));
	assert.is(resource.resource, `${origin}/mcp`);
	const [issuer = ""] = resource.authorization_servers as string[];
	let server: Told | undefined;
	for (const address of connector.serverAt(new URL(issuer))) {
		const response = await send(address, { headers });
		if (response.ok) server ??= await read(response);
		else assert.is(response.status, 404, address);
	}
	assert.is(server?.issuer, issuer, "byte for byte");
	const at = (name: string) => String(server?.[name]);

	// It registers, and its user says yes.
	const registered = await send(at("registration_endpoint"), {
		method: "POST",
		headers,
		body: JSON.stringify({ redirect_uris: [redirect], ...connector.registers }),
	});
	assert.is(registered.status, 201, await registered.clone().text());
	const { client_id, client_secret } = await read(registered);
	const app = { client_id: String(client_id), client_secret: client_secret as string | undefined };
	const verifier = randomBytes(32).toString("base64url");
	const question = new URL(at("authorization_endpoint"));
	question.search = new URLSearchParams({
		response_type: "code",
		client_id: app.client_id,
		redirect_uri: redirect,
		code_challenge: createHash("sha256").update(verifier).digest("base64url"),
		code_challenge_method: "S256",
		state: "state",
		resource: `${origin}/mcp`,
		...(scope === undefined ? {} : { scope }),
	}).toString();
	const page = new URL((await navigate(question.pathname + question.search, cookie)) ?? "", origin);
	assert.is(page.origin, origin);
	const consented = await browse("/api/auth/oauth2/consent", {
		method: "POST",
		headers: { cookie, origin, "content-type": "application/json" },
		body: JSON.stringify({ accept: true, oauth_query: page.hash.slice("#authorize?".length) }),
	});
	assert.is(consented.status, 200, await consented.clone().text());
	const back = new URL(String((await read(consented)).url));
	assert.is(back.origin + back.pathname, redirect);
	assert.equal([back.searchParams.get("state"), back.searchParams.get("iss")], ["state", issuer]);

	// Tokens, refreshed twice: each time what it got last.
	const given = { ...app, redirect_uri: redirect, resource: `${origin}/mcp` };
	const code = back.searchParams.get("code") ?? "";
	const exchange = { ...given, grant_type: "authorization_code", code, code_verifier: verifier };
	const exchanged = await send(at("token_endpoint"), form(exchange));
	assert.is(exchanged.status, 200, await exchanged.clone().text());
	let tokens = await read(exchanged);
	for (let time = 1; time <= 2; time += 1) {
		const again = { ...app, ...(connector.namesResourceAgain ? { resource: `${origin}/mcp` } : {}) };
		const refresh_token = String(tokens.refresh_token);
		const refreshed = await send(at("token_endpoint"), form({ ...again, grant_type: "refresh_token", refresh_token }));
		assert.is(refreshed.status, 200, `refresh ${time}: ${await refreshed.clone().text()}`);
		tokens = await read(refreshed);
	}

	// And it works.
	const bearer = { authorization: `Bearer ${String(tokens.access_token)}` };
	const begun = await rpc(1, "initialize", hello, bearer);
	assert.is(begun.status, 200);
	const session = begun.headers.get("mcp-session-id");
	const { result } = await resultOf(begun);
	const spoken = {
		...bearer,
		"mcp-protocol-version": String(result?.protocolVersion),
		...(session === null ? {} : { "mcp-session-id": session }),
	};
	assert.is((await rpc(undefined, "notifications/initialized", {}, spoken)).status, 202);
	const stream = await send(`${origin}/mcp`, { headers: { ...spoken, accept: "text/event-stream" } });
	await stream.body?.cancel();
	assert.is(stream.status, 405, "there is no stream to wait on, and it is told so");
	const listed = await resultOf(await rpc(2, "tools/list", {}, spoken));
	assert.ok(((listed.result?.tools ?? []) as { name: string }[]).some(({ name }) => name === uses.name));
	const used = await resultOf(await rpc(3, "tools/call", uses, spoken));
	assert.not(used.error ?? used.result?.isError, JSON.stringify(used));
}

async function goTo(url: string, headers: Record<string, string>): Promise<string | undefined> {
	const sent = get(url, { headers: { ...headers, accept: "text/html", "sec-fetch-mode": "navigate" } });
	const [response] = (await once(sent, "response")) as [IncomingMessage];
	response.resume();
	assert.is(response.statusCode, 302);
	return response.headers.location;
}

const direct = async (scene: Scene): Promise<Place> => {
	const origin = `http://127.0.0.1:${scene.installation.port}`;
	scene.server = await scene.installation.start({ PUBLIC_URL: origin, SIGN_UP: "open" });
	const follow = { redirect: "manual" as const };
	return {
		origin,
		send: (url, init) => fetch(url, { ...follow, ...init }),
		browse: (path, init) => fetch(origin + path, { ...follow, ...init }),
		navigate: (path, cookie) => goTo(origin + path, { cookie }),
	};
};

const behindProxy = async (scene: Scene): Promise<Place> => {
	const origin = "https://tasks.example.org";
	const own = { PUBLIC_URL: origin, TRUSTED_PROXIES: "127.0.0.1", SIGN_UP: "open" };
	scene.server = await scene.installation.start(own);
	const at = `http://127.0.0.1:${scene.installation.port}`;
	const forwarded = {
		"x-forwarded-for": "203.0.113.7",
		"x-forwarded-proto": "https",
		"x-forwarded-host": "tasks.example.org",
	};
	const handOn = (path: string, init: RequestInit = {}) => {
		const headers = new Headers(init.headers);
		for (const [name, value] of Object.entries(forwarded)) headers.set(name, value);
		return fetch(at + path, { redirect: "manual", ...init, headers });
	};
	const isRouted = (path: string) => path === "/mcp" || /^\/(?:\.well-known|api\/auth)\//.test(path);
	return {
		origin,
		async send(url, init) {
			const { origin: asked, pathname, search } = new URL(url);
			assert.is(asked, origin, `somebody outside is sent to ${url}`);
			return isRouted(pathname) ? handOn(pathname + search, init) : new Response(null, { status: 404 });
		},
		browse: handOn,
		navigate: (path, cookie) => goTo(at + path, { cookie, ...forwarded }),
	};
};

for (const [where, open] of [
	["at the server itself", direct],
	["behind a proxy that sends on what it must", behindProxy],
] as const) {
	const test = suite<Scene>(`connectors ${where}`);
	let cookie = "";
	test.before(async (scene) => {
		scene.installation = await createInstallation();
		scene.place = await open(scene);
		cookie = await signUp(scene);
	});
	test.after(({ installation }) => installation.dispose());
	for (const connector of CONNECTORS) {
		test(`given ${connector.name}, then it comes in, stays in, and works`, ({ place }) =>
			connectAs(connector, place, cookie));
	}
	test("given all of that, then its user finds each by its name, and ends one by a click", async ({ place }) => {
		const list = async () => {
			const response = await place.browse("/api/clients", { headers: { cookie } });
			type Row = { readonly id: string; readonly name: string; readonly revoked_at: string | null };
			return ((await response.json()) as { data: readonly Row[] }).data.filter((one) => one.revoked_at === null);
		};
		const names = CONNECTORS.map(({ registers }) => registers.client_name).sort();
		const there = await list();
		assert.equal(there.map(({ name }) => name).sort(), names);
		const ended = await place.browse(`/api/clients/${there[0]?.id}`, {
			method: "DELETE",
			headers: { cookie, origin: place.origin },
		});
		assert.is(ended.status, 200, await ended.text());
		assert.is((await list()).length, names.length - 1);
	});
	test.run();
}
