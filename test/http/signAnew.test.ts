/** What another secret of ours has signed is shown to Better Auth as if the one that counts now had. */
import { createHmac } from "node:crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createSignAnew } from "../../src/http/accounts/signAnew.ts";
import { readCookies } from "../../src/http/identity/cookies.ts";
import type { Secrets } from "../../src/ports/process/secrets.ts";

const [NEW, OLD, FOREIGN] = ["the new one", "the old one", "somebody else's"];
const signed = (text: string, secret: string) =>
	encodeURIComponent(`${text}.${createHmac("sha256", secret).update(text).digest("base64")}`);
function shown(given: Readonly<Record<string, string>>, secrets: Secrets = [NEW, OLD]) {
	const headers = new Headers(given);
	createSignAnew(secrets)(headers);
	return Object.fromEntries(headers);
}

const test = suite("signing anew");

test("given cookies of the old secret among others, then those alone are signed anew", () => {
	const others = [
		"theme=dark",
		"broken",
		`own=${signed("t.1", NEW)}`,
		`foreign=${signed("t.1", FOREIGN)}`,
		'quoted="x"',
		"bad=%E0%A4%A",
	];
	const cookie = [...others, `session=${signed("t.1", OLD)}`, `second="${signed("2fa-x", OLD)}"`].join("; ");
	const anew = [...others, `session=${signed("t.1", NEW)}`, `second=${signed("2fa-x", NEW)}`].join("; ");
	assert.equal(readCookies(shown({ cookie }).cookie), readCookies(anew));
});

test("given a bearer of the old secret, percent-encoded or not, then it is signed anew; of nobody's it stays", () => {
	for (const token of [signed("t.1", OLD), decodeURIComponent(signed("t.1", OLD))]) {
		assert.equal(shown({ authorization: `Bearer ${token}` }), { authorization: `Bearer ${signed("t.1", NEW)}` });
	}
	for (const authorization of [
		`Bearer ${signed("t.1", FOREIGN)}`,
		"Bearer abc",
		`Basic ${signed("t.1", OLD)}`,
		"Bearer",
	]) {
		assert.equal(shown({ authorization }), { authorization });
	}
});

test("given one secret alone, or a signature of another text, then nothing changes", () => {
	const cookie = `session=${signed("t.1", OLD)}`;
	assert.equal(shown({ cookie }, [NEW]), { cookie });
	const moved = `session=${encodeURIComponent(`t.2${decodeURIComponent(signed("t.1", OLD)).slice(3)}`)}`;
	assert.equal(shown({ cookie: moved }), { cookie: moved });
});

test.run();
