import { generateKeyPairSync, type KeyObject, randomUUID } from "node:crypto";
import { exportJWK, type JWTPayload, SignJWT, UnsecuredJWT } from "jose";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { MeView, ProblemView } from "../../src/http/contract/contract.ts";
import { type Client, send, signUp } from "../support/client.ts";
import { startTestApp, type TestApp } from "./testApp.ts";

const test = suite("accounts");
const PASSWORD = "correct horse battery";
let app: TestApp;
let user: Client;
let token: string;

test.before(async () => {
	app = await startTestApp();
	user = await signUp(app.url);
	token = (await user.request<{ token: string }>("GET", "/api/auth/token")).body.token;
});
test.after(() => app.stop());

const me = (headers: Record<string, string>) => send<ProblemView>(`${app.url}/api/me`, "GET", { headers });
const bearing = (bearer: string) => me({ authorization: `Bearer ${bearer}` });

/** Signs in as a browser does and keeps its cookie. */
async function signInForCookie(): Promise<string> {
	const { status, headers } = await send(`${app.url}/api/auth/sign-in/email`, "POST", {
		body: { email: user.email, password: PASSWORD },
		headers: { origin: app.url },
	});
	assert.is(status, 200);
	return headers
		.getSetCookie()
		.map((cookie) => cookie.split(";")[0])
		.join("; ");
}

test("given a session cookie, when the user is asked for, then it is this one", async () => {
	const { status, body } = await send<{ user: { email: string } }>(`${app.url}/api/me`, "GET", {
		headers: { cookie: await signInForCookie() },
	});
	assert.is(status, 200);
	assert.is(body.user.email, user.email);
});

for (const [languages, locale, date_order, week_start] of [
	["en-US,en;q=0.9,de;q=0.8", "en-US", "mdy", "sunday"],
	["fr;q=0.4, de-AT", "de-AT", "dmy", "monday"],
	["*", "en", "dmy", "monday"],
	['nothing of the kind, "', "en", "dmy", "monday"],
] as const) {
	test(`given a sign-up by the API with ${languages}, then the account is of ${locale}, and still new (0204)`, async () => {
		const body = { name: "Ann", email: `${randomUUID()}@example.org`, password: PASSWORD };
		const headers = { origin: app.url, "accept-language": languages };
		const made = await send(`${app.url}/api/auth/sign-up/email`, "POST", { body, headers });
		const authorization = `Bearer ${made.headers.get("set-auth-token")}`;
		const asked = (method: string, path: string, more = {}) =>
			send<MeView & { undone: unknown[] }>(app.url + path, method, { headers: { authorization }, ...more });
		const { user, settings } = (await asked("GET", "/api/me")).body;
		assert.equal(
			[settings.locale, settings.date_order, settings.week_start, user.is_new],
			[locale, date_order, week_start, true],
		);
		// It was nobody's wish: the last thing that somebody asked for is another.
		assert.is((await asked("POST", "/api/tasks", { body: { title: "rent" } })).status, 201);
		assert.is((await asked("POST", "/api/undo", { body: { last: 5 } })).body.undone.length, 1);
		const after = (await asked("GET", "/api/me")).body;
		assert.equal([after.settings.locale, after.user.is_new], [locale, false]);
	});
}

test("given a session cookie, when it is set, then scripts cannot read it and other sites do not send it", async () => {
	const { headers } = await send(`${app.url}/api/auth/sign-in/email`, "POST", {
		body: { email: user.email, password: PASSWORD },
		headers: { origin: app.url },
	});
	const [cookie = ""] = headers.getSetCookie();
	assert.match(cookie, /HttpOnly/i);
	assert.match(cookie, /SameSite=Lax/i);
});

test("given a session token as bearer, when the user is asked for, then it is this one", async () => {
	assert.is((await bearing(user.token)).status, 200);
});

test("given a JWT as bearer, when the user is asked for, then it is this one", async () => {
	const { status, body } = await send<{ user: { email: string; name: string } }>(`${app.url}/api/me`, "GET", {
		headers: { authorization: `Bearer ${token}` },
	});
	assert.is(status, 200);
	assert.equal(
		{ ...body.user, id: "" },
		{
			id: "",
			email: user.email,
			name: "Test",
			is_operator: false,
			must_confirm: false,
			is_new: true,
			can_dictate: false,
		},
	);
});

test("given nobody, when the user is asked for, then 401 says how to come in", async () => {
	const { status, headers, body } = await me({});
	assert.is(status, 401);
	assert.is(headers.get("www-authenticate"), "Bearer");
	assert.is(body.code, "unauthenticated");
});

test("given a bad bearer beside a good cookie, when the user is asked for, then 401", async () => {
	assert.is((await me({ cookie: await signInForCookie(), authorization: "Bearer nonsense" })).status, 401);
});

test("given a session, when it is signed out, then its token and cookie count no more at once", async () => {
	const cookie = await signInForCookie();
	const sessionToken = decodeURIComponent(cookie.split("=")[1] ?? "");
	assert.is((await bearing(sessionToken)).status, 200);
	await send(`${app.url}/api/auth/sign-out`, "POST", { body: {}, headers: { cookie, origin: app.url } });
	assert.is((await bearing(sessionToken)).status, 401);
	assert.is((await me({ cookie })).status, 401);
});

test("given a session's token without its signature, when the user is asked for, then 401", async () => {
	const [bare = ""] = user.token.split(".");
	assert.is((await bearing(bare)).status, 401);
	assert.is((await me({ cookie: `better-auth.session_token=${bare}` })).status, 401);
	const session = await send<{ session: object } | null>(`${app.url}/api/auth/get-session`, "GET", {
		headers: { authorization: `Bearer ${bare}` },
	});
	assert.is(session.body, null);
});

test("given a JWT, when its session is signed out, then it counts no more at once", async () => {
	const cookie = await signInForCookie();
	const issued = await send<{ token: string }>(`${app.url}/api/auth/token`, "GET", { headers: { cookie } });
	assert.is((await bearing(issued.body.token)).status, 200);
	await send(`${app.url}/api/auth/sign-out`, "POST", { body: {}, headers: { cookie, origin: app.url } });
	assert.is((await bearing(issued.body.token)).status, 401);
	assert.is((await bearing(token)).status, 200, "another session's token was ended with it");
});

test("given a session, when the sessions are asked for, then no route lists their tokens", async () => {
	const listed = await send(`${app.url}/api/auth/list-sessions`, "GET", {
		headers: { authorization: `Bearer ${user.token}` },
	});
	assert.is(listed.status, 404);
});

/** A token like the real one, but for what the case changes. */
async function forged(change: {
	readonly claims?: JWTPayload;
	readonly alg?: string;
	readonly key?: KeyObject | Uint8Array;
	readonly expires?: string;
}): Promise<string> {
	const [header = "", payload = ""] = token.split(".").map((part) => Buffer.from(part, "base64url").toString());
	const { kid } = JSON.parse(header) as { kid: string };
	const claims = { ...(JSON.parse(payload) as JWTPayload), ...change.claims };
	const key = change.key ?? generateKeyPairSync("ed25519").privateKey;
	const signing = new SignJWT(claims).setProtectedHeader({ alg: change.alg ?? "EdDSA", kid });
	return (change.expires ? signing.setExpirationTime(change.expires) : signing).sign(key);
}

const FORGERIES: Readonly<Record<string, () => Promise<string>>> = {
	"signed by another key": () => forged({}),
	"signed with a shared secret made of the public key": async () => {
		const { keys } = (await send<{ keys: { x: string }[] }>(`${app.url}/api/auth/jwks`, "GET")).body;
		return forged({ alg: "HS256", key: Buffer.from(keys[0]?.x ?? "", "base64url") });
	},
	"that names its own key": async () => {
		const { publicKey, privateKey } = generateKeyPairSync("ed25519");
		const jwk = await exportJWK(publicKey);
		const payload = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as JWTPayload;
		return new SignJWT(payload).setProtectedHeader({ alg: "EdDSA", jwk, kid: "mine" }).sign(privateKey);
	},
	"with alg none": async () => {
		const payload = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as JWTPayload;
		return new UnsecuredJWT(payload).encode();
	},
	"with another user's id under the old signature": async () => {
		const [header, payload = "", signature] = token.split(".");
		const claims = { ...JSON.parse(Buffer.from(payload, "base64url").toString()), sub: crypto.randomUUID() };
		return [header, Buffer.from(JSON.stringify(claims)).toString("base64url"), signature].join(".");
	},
	"that is cut off": async () => token.slice(0, -4),
};

for (const [kind, make] of Object.entries(FORGERIES)) {
	test(`given a JWT ${kind}, when the user is asked for, then 401`, async () => {
		assert.is((await bearing(await make())).status, 401);
	});
}

test.run();
