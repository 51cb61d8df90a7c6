// file-timeout: 300 s
// test-timeout: 120 s
/** Forged, stolen and spent credentials, and requests that another site makes with the user's cookie. */

import { generateKeyPairSync, randomUUID } from "node:crypto";
import { exportJWK, type JWTPayload, SignJWT, UnsecuredJWT } from "jose";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { routeList } from "../../src/http/routes/routeList.ts";
import { exampleOf } from "../http/examples.ts";
import type { Client } from "../support/client.ts";
import { NOTHING_MADE, nameOf, requestOf } from "./routeRequests.ts";
import { leakIn, type Received, startTarget, type Target } from "./target.ts";

const PASSWORD = "correct horse battery";
/** The stream looks at its session every 30 s. */
const STREAM_ENDS_WITHIN_MS = 40_000;

let target: Target;
let user: Client & { readonly user_id: string };
let cookie: string;
/** Begun first, since it takes its time: a stream whose session is signed out right after it opened. */
let spentStream: Promise<number>;

const test = suite("credentials");

test.before(async () => {
	target = await startTarget();
	user = await target.signUp();
	cookie = cookieOf(await signIn(user.email));
	spentStream = streamUntilEnd(await target.signUp());
});
test.after(() => target.stop());

const auth = (path: string, body: object, headers: Record<string, string> = {}): Promise<Received> =>
	target.exchange({
		method: "POST",
		path: `/api/auth/${path}`,
		headers: { "content-type": "application/json", origin: target.url, ...headers },
		body: JSON.stringify(body),
	});
const signIn = (email: string) => auth("sign-in/email", { email, password: PASSWORD });
const cookieOf = ({ headers }: Received) =>
	headers
		.getSetCookie()
		.map((one) => one.split(";")[0])
		.join("; ");
const me = (headers: Record<string, string>) => target.exchange({ path: "/api/me", headers });
const bearing = (token: string) => me({ authorization: `Bearer ${token}` });

/** Resolves with the ms until the stream ended after its session was signed out; rejects when it goes on. */
async function streamUntilEnd(other: Client): Promise<number> {
	const headers = { authorization: `Bearer ${other.token}` };
	const signal = AbortSignal.timeout(STREAM_ENDS_WITHIN_MS);
	const response = await fetch(`${target.url}/api/stream`, { headers, signal });
	const reader = response.body?.getReader();
	await reader?.read();
	assert.is((await auth("sign-out", {}, headers)).status, 200);
	const start = performance.now();
	while (!(await reader?.read())?.done);
	return performance.now() - start;
}

/** A token as the server issues it, and its claims. */
async function issued(): Promise<{ token: string; header: { kid: string }; claims: JWTPayload }> {
	const { body } = await user.request<{ token: string }>("GET", "/api/auth/token");
	const [header, claims] = body.token.split(".").map((part) => Buffer.from(part, "base64url").toString());
	return { token: body.token, header: JSON.parse(header ?? ""), claims: JSON.parse(claims ?? "") };
}

test("given a JWT of ours, then it counts", async () => assert.is((await bearing((await issued()).token)).status, 200));

const ownKey = generateKeyPairSync("ed25519");
const sign = (header: object, claims: JWTPayload, key: Parameters<SignJWT["sign"]>[0]) =>
	new SignJWT(claims).setProtectedHeader({ alg: "EdDSA", ...header }).sign(key);
const publicKey = async () => {
	const { keys } = JSON.parse((await target.exchange({ path: "/api/auth/jwks" })).text) as { keys: { x: string }[] };
	return keys[0] ?? { x: "" };
};

/** Each: a token that anybody could make of what is public. */
const FORGERIES: Readonly<Record<string, () => Promise<string>>> = {
	"alg none": async () => new UnsecuredJWT((await issued()).claims).encode(),
	"alg NoNe, without a signature": async () => {
		const { token, header } = await issued();
		const none = Buffer.from(JSON.stringify({ ...header, alg: "NoNe" })).toString("base64url");
		return `${none}.${token.split(".")[1]}.`;
	},
	"HS256 with the bytes of the public key": async () => {
		const { header, claims } = await issued();
		return sign({ ...header, alg: "HS256" }, claims, Buffer.from((await publicKey()).x, "base64url"));
	},
	"HS256 with the text of the public key": async () => {
		const { header, claims } = await issued();
		return sign({ ...header, alg: "HS256" }, claims, Buffer.from(JSON.stringify(await publicKey())));
	},
	"another key under our key's name": async () => {
		const { header, claims } = await issued();
		return sign(header, claims, ownKey.privateKey);
	},
	"a key that it brings along": async () => {
		const { claims } = await issued();
		return sign({ kid: "mine", jwk: await exportJWK(ownKey.publicKey) }, claims, ownKey.privateKey);
	},
	"a key at an address of its own": async () => {
		const { claims } = await issued();
		return sign({ kid: "mine", jku: "http://127.0.0.1:9/jwks" }, claims, ownKey.privateKey);
	},
	"a key's name that is a path": async () =>
		sign({ kid: "../../../../dev/null" }, (await issued()).claims, ownKey.privateKey),
	"another user's id under the old signature": async () => {
		const { token, claims } = await issued();
		const [header, , signature] = token.split(".");
		const other = Buffer.from(JSON.stringify({ ...claims, sub: randomUUID() })).toString("base64url");
		return [header, other, signature].join(".");
	},
	"an empty signature": async () => `${(await issued()).token.split(".").slice(0, 2).join(".")}.`,
	"five parts": async () => `${(await issued()).token}.a.b`,
	"only dots": async () => "..",
};
for (const [kind, make] of Object.entries(FORGERIES)) {
	test(`given a JWT with ${kind}, then 401 and no word of why`, async () => {
		const received = await bearing(await make());
		assert.is(received.status, 401);
		assert.equal(received.text, (await me({})).text);
	});
}

test("given a session's token or cookie that was tampered with or sent elsewhere, then 401", async () => {
	const { token } = user;
	const [name = "", value = ""] = cookie.split("=");
	const last = token.endsWith("A") ? "B" : "A";
	const attempts = [
		bearing(token.slice(0, -1) + last),
		bearing(token.split(".")[0]?.toUpperCase() ?? ""),
		bearing(`${token} ${token}`),
		bearing(`${token},${token}`),
		bearing("' OR 1=1 --"),
		bearing("null"),
		me({ authorization: token }),
		me({ cookie: `${name}=${value.slice(0, 20)}` }),
		me({ cookie: `${name}=${value.replace(/^./, (first) => (first === "x" ? "y" : "x"))}` }),
		me({ cookie: `${name}=; ${name}=__proto__` }),
		me({ cookie, authorization: "Bearer wrong" }),
		target.exchange({ path: `/api/me?access_token=${token}` }),
	];
	for (const received of await Promise.all(attempts)) assert.is(received.status, 401, received.text);
});

test("given a session that was signed out, then neither its token nor its cookie counts any more", async () => {
	const received = await signIn(user.email);
	const token = received.headers.get("set-auth-token") ?? "";
	const spent = { cookie: cookieOf(received) };
	assert.is((await bearing(token)).status, 200);
	assert.is((await auth("sign-out", {}, spent)).status, 200);
	assert.is((await bearing(token)).status, 401);
	assert.is((await me(spent)).status, 401);
	assert.is((await me({ cookie })).status, 200, "another session of the same user was ended with it");
});

test("given a session of somebody else, when its token is named for revoking, then it lives on", async () => {
	const other = await target.signUp();
	const token = other.token.split(".")[0] ?? "";
	for (const named of [token, other.token]) {
		await auth("revoke-session", { token: named }, { authorization: `Bearer ${user.token}` });
	}
	assert.is((await bearing(other.token)).status, 200);
	const list = await target.exchange({
		path: "/api/auth/list-sessions",
		headers: { authorization: `Bearer ${user.token}` },
	});
	assert.not.match(list.text, other.user_id);
});

/** What browsers send along: nothing, a sandboxed frame's `null`, another site's, ones that only look like ours. */
const foreignOrigins = () => {
	const { host, port } = new URL(target.url);
	return [
		undefined,
		"null",
		"",
		"https://evil.example",
		`http://${host}.evil.example`,
		`http://evil.example/#${target.url}`,
		`https://${host}`,
		`http://127.0.0.1:${Number(port) - 1}`,
		`${target.url}@evil.example`,
		`${target.url}, https://evil.example`,
	];
};
for (const route of routeList.filter(({ mutates }) => mutates)) {
	test(`given ${nameOf(route)} with a cookie, when the Origin is not ours, then 403 and nothing is written`, async () => {
		const sent = requestOf(route, exampleOf(route, NOTHING_MADE));
		const type: Record<string, string> = sent.body === undefined ? {} : { "content-type": "application/json" };
		const before = await target.journalCount();
		for (const origin of foreignOrigins()) {
			const headers = { cookie, ...type, ...(origin === undefined ? {} : { origin }) };
			const received = await target.exchange({ ...sent, headers });
			assert.is(received.status, 403, `${origin}: ${received.text}`);
			assert.match(received.text, "origin_refused");
			assert.is(received.headers.get("access-control-allow-origin"), null);
		}
		assert.is(await target.journalCount(), before);
		const own = await target.exchange({ ...sent, headers: { cookie, ...type, origin: target.url } });
		assert.is.not(own.status, 403, own.text);
		const bearer = await target.exchangeAs(user, sent);
		assert.is.not(bearer.status, 403, bearer.text);
	});
}

test("given the routes of accounts with a cookie, when the Origin is not ours, then nothing is done", async () => {
	const changes: readonly [string, object][] = [
		["sign-out", {}],
		["update-user", { name: "Mallory" }],
		["change-password", { currentPassword: PASSWORD, newPassword: "another horse battery" }],
		["revoke-sessions", {}],
		["revoke-other-sessions", {}],
	];
	for (const [path, body] of changes) {
		for (const origin of ["https://evil.example", "null"]) {
			const { status, text } = await auth(path, body, { cookie, origin });
			assert.is(status, 403, `${path} ${origin}: ${text}`);
		}
	}
	const { status, text } = await me({ cookie });
	assert.is(status, 200);
	assert.not.match(text, "Mallory");
});

test("given the routes of accounts, when the input is bad, then it is refused without a word of the inside", async () => {
	const bad = ["a\u0000b", "\ud800", "x".repeat(60_000), "", 5, null, {}, [], { $ne: 1 }, "__proto__"];
	const email = () => `${randomUUID()}@example.org`;
	const attempts: readonly [string, object, Record<string, string>][] = bad.flatMap((value) => [
		["sign-up/email", { name: "x", email: value, password: PASSWORD }, {}],
		["sign-up/email", { name: value, email: email(), password: PASSWORD }, {}],
		["sign-up/email", { name: "x", email: email(), password: value }, {}],
		["sign-up/email", { name: "x", email: email(), password: PASSWORD, image: value }, {}],
		["sign-in/email", { email: value, password: PASSWORD }, {}],
		["sign-in/email", { email: user.email, password: value }, {}],
		["update-user", { name: value }, { authorization: `Bearer ${user.token}` }],
		["revoke-session", { token: value }, { authorization: `Bearer ${user.token}` }],
	]);
	const wrong: string[] = [];
	for (const [path, body, headers] of attempts) {
		const received = await auth(path, body, headers);
		const leak = leakIn(received);
		const what = `${path} ${JSON.stringify(body).slice(0, 80)}`;
		if (received.status >= 500) wrong.push(`${what}: ${received.status} ${received.text.slice(0, 200)}`);
		if (leak) wrong.push(`${what}: tells ${leak}`);
	}
	assert.equal(wrong, []);
});

test("given all of that, then no fault of ours was logged, and no credential or address", () => {
	const output = target.server.output();
	assert.is(output.match(/.*"level":"error".*/g), null);
	for (const secret of [user.email, user.token, PASSWORD, cookie, "@example.org"]) assert.not.match(output, secret);
});

test("given a stream, when its session is signed out, then it ends", async () => {
	const ms = await spentStream;
	assert.ok(ms < STREAM_ENDS_WITHIN_MS);
});

test.run();
