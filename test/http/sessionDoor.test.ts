/** The session read on the way of every request: it lets in whom Better Auth lets in, and nobody else. */
import { createHmac } from "node:crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createSessionDoor, type SessionCredential } from "../../src/http/identity/sessionDoor.ts";
import type { StoredSession } from "../../src/ports/accounts/sessions.ts";
import { createDrivenClock } from "../support/drivenClock.ts";

const test = suite("session door");
const SECRET = "a secret of the session door's tests";
const DAY_MS = 86_400_000;

const signed = (value: string, secret = SECRET) =>
	`${value}.${createHmac("sha256", secret).update(value).digest("base64")}`;
const inCookie = (value: string) => `theme=dark; session=${encodeURIComponent(value)}; other="x"`;

function setUp(leftMs = 7 * DAY_MS) {
	const clock = createDrivenClock();
	const expires_ms = clock.now().epochMilliseconds + leftMs;
	const row: StoredSession = { session_id: "s", expires_ms, user_id: "u", email: "a@example.org", name: "A" };
	const asked: string[] = [];
	const tended: SessionCredential[] = [];
	const open = createSessionDoor({
		facts: { secrets: [SECRET], cookie: "session", forgetCookie: "forget", expiresIn: 7 * 86_400, updateAge: 86_400 },
		clock,
		sessions: {
			findByToken: async (token) => {
				asked.push(token);
				return token === "token" ? row : undefined;
			},
			findById: async () => undefined,
		},
		tend: async (credential) => {
			tended.push(credential);
			return undefined;
		},
	});
	return { open, asked, tended };
}

const GOOD: Readonly<Record<string, SessionCredential>> = {
	"a signed cookie": { cookie: inCookie(signed("token")) },
	"a signed cookie in quotes": { cookie: `session="${encodeURIComponent(signed("token"))}"` },
	"the first of two cookies of the name": {
		cookie: `${inCookie(signed("token"))}; session=${encodeURIComponent(signed("other"))}`,
	},
	"a signed bearer": { bearer: signed("token") },
	"a signed bearer, percent-encoded": { bearer: encodeURIComponent(signed("token")) },
};
for (const [given, credential] of Object.entries(GOOD)) {
	test(`given ${given} of a fresh session, then one look-up names its user, and Better Auth is not asked`, async () => {
		const { open, asked, tended } = setUp();
		assert.is((await open(credential))?.user_id, "u");
		assert.equal(asked, ["token"]);
		assert.equal(tended, []);
	});
}

test("given a signature that was good before, then it is looked up again, and a bad one of the same token opens nothing", async () => {
	const { open, asked } = setUp();
	const others = Array.from({ length: 2_500 }, (_, n) => signed(`token ${n}`));
	for (const bearer of [signed("token"), ...others, signed("token")]) await open({ bearer });
	assert.equal([asked[0], asked.at(-1)], ["token", "token"]);
	assert.is(asked.length, 2_502);
	assert.is(await open({ bearer: `${signed("token").slice(0, -2)}A=` }), undefined);
	assert.is(await open({ bearer: `${signed("token")}x` }), undefined);
	assert.is(asked.length, 2_502);
});

const signature = signed("token").slice("token.".length);
const BAD: Readonly<Record<string, SessionCredential>> = {
	"a token without its signature": { bearer: "token" },
	"a cookie without its signature": { cookie: "session=token" },
	"a token signed with another secret": { bearer: signed("token", "another secret") },
	"the signature of another token": { bearer: `other.${signature}` },
	"half a signature": { bearer: `token.${signature.slice(0, 20)}` },
	"an empty signature": { bearer: "token." },
	"an empty token": { bearer: signed("") },
	"a signature in other letters": { bearer: `token.${signature.replaceAll("=", "")}` },
	"bad percent-encoding": { bearer: "token.%E0%A4%A" },
	"the cookie under another name": { cookie: `xsession=${encodeURIComponent(signed("token"))}` },
	"the second of two cookies of the name": { cookie: `session=x.y; session=${encodeURIComponent(signed("token"))}` },
};
for (const [given, credential] of Object.entries(BAD)) {
	test(`given ${given}, then nobody, and the database is not asked`, async () => {
		const { open, asked } = setUp();
		assert.is(await open(credential), undefined);
		assert.equal(asked, []);
	});
}

test("given a signed token whose session has ended, then nobody", async () => {
	const { open, tended } = setUp();
	assert.is(await open({ bearer: signed("ended") }), undefined);
	assert.equal(tended, []);
});

for (const [when, leftMs, isTended] of [
	["a millisecond before it is to be prolonged", 6 * DAY_MS + 1, false],
	["when it is to be prolonged", 6 * DAY_MS, true],
	["when it has expired", 0, true],
] as const) {
	test(`given a session ${when}, then Better Auth is ${isTended ? "" : "not "}asked`, async () => {
		const { open, tended } = setUp(leftMs);
		await open({ bearer: signed("token") });
		assert.is(tended.length, isTended ? 1 : 0);
	});
}

test("given a session that ends with the browser, then it is not prolonged, and still expires", async () => {
	const cookie = `${inCookie(signed("token"))}; forget=${encodeURIComponent(signed("true"))}`;
	const young = setUp(DAY_MS);
	assert.is((await young.open({ cookie }))?.user_id, "u");
	assert.equal(young.tended, []);
	const forged = setUp(DAY_MS);
	await forged.open({ cookie: cookie.replace(/forget=.*/, "forget=true") });
	assert.is(forged.tended.length, 1);
	const expired = setUp(0);
	assert.is(await expired.open({ cookie }), undefined);
});

test.run();
