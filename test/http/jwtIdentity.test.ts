import { exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createTokenVerifier } from "../../src/http/identity/jwtIdentity.ts";
import type { StoredSession } from "../../src/ports/accounts/sessions.ts";
import { createDrivenClock } from "../support/drivenClock.ts";

const test = suite("token verifier");
const BASE = "http://adjutant.test";
const SESSION = "0198c0de-0000-7000-8000-000000000001";

async function makeKey(kid: string) {
	const { publicKey, privateKey } = await generateKeyPair("EdDSA", { extractable: true });
	const jwk: JWK = { ...(await exportJWK(publicKey)), kid, alg: "EdDSA" };
	const sign = (claims: { iss?: string; aud?: string; exp?: string; sub?: string; sid?: string } = {}) => {
		const { iss = BASE, aud = BASE, exp = "5m", sub = "user-1", sid = SESSION } = claims;
		return new SignJWT({ email: "before@example.org", name: "A", ...(sid === "" ? {} : { sid }) })
			.setProtectedHeader({ alg: "EdDSA", kid })
			.setSubject(sub)
			.setIssuer(iss)
			.setAudience(aud)
			.setExpirationTime(exp)
			.sign(privateKey);
	};
	return { jwk, sign };
}

async function setUp() {
	const key = await makeKey("one");
	const keys: JWK[] = [key.jwk];
	const reads = { count: 0 };
	const clock = createDrivenClock();
	const sessions = new Map<string, StoredSession>();
	const expires_ms = clock.now().epochMilliseconds + 60 * 60_000;
	sessions.set(SESSION, { session_id: SESSION, expires_ms, user_id: "user-1", email: "a@example.org", name: "A" });
	const verifier = createTokenVerifier({
		clock,
		baseUrl: BASE,
		sessions: { findById: async (id) => sessions.get(id) },
		readKeys: async () => {
			reads.count += 1;
			return { keys: [...keys] };
		},
	});
	return { key, keys, reads, clock, verifier, sessions };
}

test("given a token of ours, then it names the user as the account is now", async () => {
	const { key, verifier } = await setUp();
	assert.equal(await verifier.verify(await key.sign()), {
		user_id: "user-1",
		email: "a@example.org",
		name: "A",
		session_id: SESSION,
	});
});

for (const [kind, claims] of Object.entries({
	"of another issuer": { iss: "http://evil.test" },
	"for another audience": { aud: "http://evil.test" },
	expired: { exp: "-1s" },
	"of a session that is not there": { sid: "0198c0de-0000-7000-8000-000000000002" },
	"of somebody else's session": { sub: "user-2" },
	"that names no session": { sid: "" },
	"that names a session that is none": { sid: "one" },
})) {
	test(`given a token ${kind}, then it names nobody`, async () => {
		const { key, verifier } = await setUp();
		assert.is(await verifier.verify(await key.sign(claims)), undefined);
	});
}

test("given a token whose session has ended or expired since, then it names nobody", async () => {
	const { key, verifier, sessions, clock } = await setUp();
	const token = await key.sign();
	const session = sessions.get(SESSION);
	assert.ok(session && (await verifier.verify(token)));
	sessions.delete(SESSION);
	assert.is(await verifier.verify(token), undefined);
	sessions.set(SESSION, { ...session, expires_ms: clock.now().epochMilliseconds });
	assert.is(await verifier.verify(token), undefined);
});

test("given a new signing key, when a token names it, then keys are read again, but seldom", async () => {
	const { keys, reads, clock, key, verifier } = await setUp();
	await verifier.verify(await key.sign());
	const second = await makeKey("two");
	keys.push(second.jwk);
	assert.is(await verifier.verify(await second.sign()), undefined);
	assert.is(reads.count, 1);
	await clock.advance(10_000);
	assert.is((await verifier.verify(await second.sign()))?.user_id, "user-1");
	assert.is(reads.count, 2);
});

test("given a withdrawn key, when five minutes have passed, then its tokens name nobody", async () => {
	const { keys, clock, key, verifier } = await setUp();
	await verifier.verify(await key.sign());
	keys.pop();
	await clock.advance(5 * 60_000);
	assert.is(await verifier.verify(await key.sign()), undefined);
});

test("given keys that cannot be read, then the fault is thrown: nobody is turned away for it", async () => {
	const verifier = createTokenVerifier({
		clock: createDrivenClock(),
		baseUrl: BASE,
		sessions: { findById: async () => undefined },
		readKeys: () => Promise.reject(new Error("away")),
	});
	const key = await makeKey("one");
	let thrown: unknown;
	await verifier.verify(await key.sign()).catch((fault: unknown) => {
		thrown = fault;
	});
	assert.instance(thrown, Error);
});

test.run();
