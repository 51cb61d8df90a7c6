/** A Cookie header says to us what it says to Better Auth, by either of its readers once one credential is kept. */
import { parseCookies as lastReader } from "better-auth/cookies";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { keepOneCredential } from "../../src/http/accounts/oneCredential.ts";
import { readCookies, writeCookies } from "../../src/http/identity/cookies.ts";

const test = suite("cookies");

for (const [header, said] of [
	["", {}],
	["a=1; b=2", { a: "1", b: "2" }],
	["a=1;b=2", { a: "1", b: "2" }],
	[" a = 1 ;; broken; b=x=y; ", { a: "1", b: "x=y" }],
	["a=first; a=last", { a: "first" }],
	['a="quoted"; b="half', { a: "quoted", b: "hal" }],
	["a=t.1%2B%3D; b=%E0%A4%A; c=100%", { a: "t.1+=", b: "%E0%A4%A", c: "100%" }],
	["a=%22x%22; b=1%3B c=2; d=%2541", { a: '"x"', b: "1; c=2", d: "%41" }],
] as const) {
	test(`given the cookies '${header}', then they say ${JSON.stringify(said)}, and the same when they are written again`, () => {
		const cookies = readCookies(header);
		assert.equal(Object.fromEntries(cookies), said);
		assert.equal(readCookies(writeCookies(cookies)), cookies);
	});

	test(`given the cookies '${header}', when one credential is kept, then both readers of the library see what we see`, () => {
		const headers = new Headers({ cookie: header });
		keepOneCredential(headers);
		const kept = headers.get("cookie");
		assert.equal(Object.fromEntries(readCookies(kept)), said);
		assert.equal(Object.fromEntries(lastReader(kept ?? "")), said);
	});
}

test("given a credential that is named, then no cookie is kept beside it", () => {
	const headers = new Headers({ cookie: "a=1", authorization: "Bearer x" });
	keepOneCredential(headers);
	assert.is(headers.get("cookie"), null);
});

test.run();
