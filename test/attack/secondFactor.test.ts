// file-timeout: 200 s
// test-timeout: 60 s
/**
 * Somebody who knows the password, and wants past the second factor: he guesses codes, uses one that he has looked at, a
 * backup code that was used, two at once; and somebody who hands a victim a session of his own.
 */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { startTestApp, type TestApp } from "../http/testApp.ts";
import { type Client, signUp } from "../support/client.ts";
import { totpOf, totpPeriod, totpSecretOf } from "../support/totp.ts";

const PASSWORD = "correct horse battery";
interface Scene {
	app: TestApp;
	user: Client;
	secret: Buffer;
	backupCodes: readonly string[];
}
const test = suite<Scene>("second factor");

test.before.each(async (scene) => {
	// Limits for each network address stay out of the way; those of accounts are what is tried.
	scene.app = await startTestApp(undefined, 1, ["127.0.0.1"]);
	scene.user = await signUp(scene.app.url);
	const bearer = { authorization: `Bearer ${scene.user.token}` };
	const enabled = await post(scene, "/two-factor/enable", { password: PASSWORD }, bearer);
	const told = JSON.parse(enabled.text) as { totpURI: string; backupCodes: string[] };
	scene.secret = totpSecretOf(told.totpURI);
	scene.backupCodes = told.backupCodes;
	// The code of the period before counts as well, and leaves that of now for the test.
	const verified = await post(scene, "/two-factor/verify-totp", { code: codeOf(scene, -1) }, bearer);
	assert.is(verified.status, 200, verified.text);
});
test.after.each(({ app }) => app.stop());

let clients = 0;
/** Each from a network address of its own. */
async function post({ app }: Scene, path: string, body: object, headers: Record<string, string> = {}) {
	clients += 1;
	const response = await fetch(`${app.url}/api/auth${path}`, {
		method: "POST",
		headers: {
			"content-type": "application/json",
			origin: app.url,
			"x-forwarded-for": `10.3.${clients >> 8}.${clients & 255}`,
			...headers,
		},
		body: JSON.stringify(body),
	});
	const cookies = response.headers.getSetCookie().map((one) => one.split(";")[0] ?? "");
	return { status: response.status, text: await response.text(), cookies };
}

/** `periods` from now. */
const codeOf = ({ secret }: Scene, periods = 0) => totpOf(secret, totpPeriod() + periods);
/** One that is none of those which count. */
function wrongCode(scene: Scene): string {
	const right = new Set([-2, -1, 0, 1, 2].map((periods) => codeOf(scene, periods)));
	return ["000000", "111111", "222222", "333333", "444444", "555555"].find((code) => !right.has(code)) ?? "";
}

/** The password is right: the challenge's cookie, and no session. */
async function challenge(scene: Scene): Promise<string> {
	const { status, cookies, text } = await post(scene, "/sign-in/email", {
		email: scene.user.email,
		password: PASSWORD,
	});
	assert.is(status, 200, text);
	const cookie = cookies.filter((one) => !/=$/.test(one)).join("; ");
	assert.is(await whoIs(scene, cookie), 401, "a password alone signs nobody in");
	return cookie;
}
async function whoIs({ app }: Scene, cookie: string): Promise<number> {
	return (await fetch(`${app.url}/api/me`, { headers: { cookie } })).status;
}
const answer = (scene: Scene, cookie: string, code: string, path = "/two-factor/verify-totp") =>
	post(scene, path, { code }, { cookie });
const sessionOf = (cookies: readonly string[]) => cookies.find((one) => one.includes("session_token=")) ?? "";

test("given a code that somebody has signed in with, when it is used again, then it counts no more, also at once", async (scene) => {
	const code = codeOf(scene);
	const challenges = [await challenge(scene), await challenge(scene), await challenge(scene)] as const;
	const [first, second] = await Promise.all([answer(scene, challenges[0], code), answer(scene, challenges[1], code)]);
	assert.equal([first.status, second.status].toSorted(), [200, 401]);
	const refused = first.status === 200 ? second : first;
	assert.is(sessionOf(refused.cookies), "", "whoever comes second has no session");
	assert.is((await answer(scene, challenges[2], code)).status, 401);
	// With a token of somebody else's beside it, who is signed in.
	const stranger = await signUp(scene.app.url);
	const jwt = (await stranger.request<{ token: string }>("GET", "/api/auth/token")).body.token;
	for (const token of [stranger.token, jwt]) {
		const headers = { cookie: await challenge(scene), authorization: `Bearer ${token}` };
		const { status, cookies } = await post(scene, "/two-factor/verify-totp", { code }, headers);
		assert.ok(status >= 400, `${status}`);
		assert.is(sessionOf(cookies), "");
	}
	const [sessions] = await scene.app.query<{ count: number }>("SELECT count(*)::float8 AS count FROM session");
	// The one that turned the factor on, the first of the two, and the stranger's.
	assert.is(sessions?.count, 3);
});

test("given one challenge, when codes are guessed, then it ends after five, and the right one comes too late", async (scene) => {
	const cookie = await challenge(scene);
	const tries = [];
	for (let n = 0; n < 6; n += 1) tries.push((await answer(scene, cookie, wrongCode(scene))).status);
	assert.equal(tries.slice(0, 5), [401, 401, 401, 401, 401]);
	assert.ok((tries[5] ?? 200) >= 400);
	assert.ok((await answer(scene, cookie, codeOf(scene))).status >= 400);
});

test("given ever new challenges, when codes are guessed from ever other addresses, then no more than ten are looked at", async (scene) => {
	let wrong = 0;
	for (let n = 0; n < 3; n += 1) {
		const cookie = await challenge(scene);
		const tries = await Promise.all(Array.from({ length: 4 }, () => answer(scene, cookie, wrongCode(scene))));
		wrong += tries.filter(({ status }) => status === 401).length;
	}
	assert.ok(wrong <= 10, `${wrong} guesses`);
	const waits = await answer(scene, await challenge(scene), codeOf(scene));
	assert.is(waits.status, 429, "also for the right one, where nobody has passed before");
	assert.match(waits.text, "backup code");
});

test("given somebody who knows the password and guesses for ever, when the owner comes, then a known browser and a backup code get through", async (scene) => {
	const [first, second] = scene.backupCodes;
	const passed = await answer(scene, await challenge(scene), first ?? "", "/two-factor/verify-backup-code");
	const known = passed.cookies.find((one) => one.includes("known_device=")) ?? "";
	assert.is.not(known, "", "a browser that has passed is known");
	const guess = async () => {
		for (let n = 0; n < 3; n += 1) {
			const cookie = await challenge(scene);
			for (let m = 0; m < 4; m += 1) await answer(scene, cookie, wrongCode(scene));
		}
	};
	await guess();
	assert.is((await answer(scene, await challenge(scene), codeOf(scene))).status, 429, "the guesser waits");
	// A cookie of another account, or one that is made up, is nobody's.
	for (const false_ of [
		`${known}x`,
		known.replace(/=./, (begin) => (begin === "=_" ? "=-" : "=_")),
		"better-auth.known_device=a.b",
	]) {
		const { status } = await answer(scene, `${await challenge(scene)}; ${false_}`, codeOf(scene));
		assert.is(status, 429, false_);
	}
	const code = codeOf(scene);
	assert.is(
		(await answer(scene, `${await challenge(scene)}; ${known}`, code)).status,
		200,
		"the owner, in his browser",
	);
	await guess();
	const elsewhere = await answer(scene, await challenge(scene), second ?? "", "/two-factor/verify-backup-code");
	assert.is(elsewhere.status, 200, "the owner, at another machine");
	assert.is(await whoIs(scene, elsewhere.cookies.filter((one) => !/=$/.test(one)).join("; ")), 200);
});

test("given a known browser, when codes are guessed there, then it waits for itself alone", async (scene) => {
	const [first] = scene.backupCodes;
	const passed = await answer(scene, await challenge(scene), first ?? "", "/two-factor/verify-backup-code");
	const known = passed.cookies.find((one) => one.includes("known_device=")) ?? "";
	for (let n = 0; n < 3; n += 1) {
		const cookie = `${await challenge(scene)}; ${known}`;
		for (let m = 0; m < 4; m += 1) await answer(scene, cookie, wrongCode(scene));
	}
	assert.is((await answer(scene, `${await challenge(scene)}; ${known}`, codeOf(scene))).status, 429);
	assert.is((await answer(scene, await challenge(scene), codeOf(scene))).status, 200);
});

test("given eight guesses at once with one challenge, then no more than five are looked at", async (scene) => {
	const cookie = await challenge(scene);
	const tries = await Promise.all(Array.from({ length: 8 }, () => answer(scene, cookie, wrongCode(scene))));
	assert.ok(tries.every(({ status }) => status >= 400));
	const looked = tries.filter(({ text }) => text.includes("INVALID_CODE") && !text.includes("COOKIE")).length;
	assert.ok(looked <= 5, `${looked}`);
});

test("given a backup code, when it is used twice, one after the other or at once, then it signs in once", async (scene) => {
	const use = async (code = "", cookie = "") =>
		(await answer(scene, cookie, code, "/two-factor/verify-backup-code")).status;
	const [one, two] = scene.backupCodes;
	assert.is(await use(one, await challenge(scene)), 200);
	assert.is(await use(one, await challenge(scene)), 401);
	const both = [await challenge(scene), await challenge(scene)] as const;
	const statuses = await Promise.all(both.map((cookie) => use(two, cookie)));
	assert.is(statuses.filter((status) => status === 200).length, 1, String(statuses));
});

test("given a device that asks to be trusted, when the password is known there, then the second factor is asked for again", async (scene) => {
	const body = { code: codeOf(scene), trustDevice: true };
	const { status, cookies } = await post(scene, "/two-factor/verify-totp", body, { cookie: await challenge(scene) });
	assert.is(status, 200);
	const kept = cookies.filter((one) => !one.includes("session_token") && !/=$/.test(one)).join("; ");
	const credentials = { email: scene.user.email, password: PASSWORD };
	const again = await post(scene, "/sign-in/email", credentials, kept === "" ? {} : { cookie: kept });
	assert.is(sessionOf(again.cookies.filter((one) => !/=$/.test(one))), "", kept);
});

test("given a session that a stranger has put into a browser, when its owner signs in there, then his session is a new one", async (scene) => {
	const stranger = await signUp(scene.app.url, undefined, undefined);
	const planted = `better-auth.session_token=${encodeURIComponent(stranger.token)}`;
	assert.is(await whoIs(scene, planted), 200, "it is one that counts");
	const other = await signUp(scene.app.url);
	const entered = await post(scene, "/sign-in/email", { email: other.email, password: PASSWORD }, { cookie: planted });
	const own = sessionOf(entered.cookies);
	assert.is.not(own, "");
	assert.is.not(decodeURIComponent(own), decodeURIComponent(planted));
	const nameless = "better-auth.session_token=0123456789abcdef0123456789abcdef";
	const again = await post(scene, "/sign-in/email", { email: other.email, password: PASSWORD }, { cookie: nameless });
	assert.not.match(sessionOf(again.cookies), "0123456789abcdef");
	const email = JSON.parse(await (await fetch(`${scene.app.url}/api/me`, { headers: { cookie: planted } })).text()).user
		.email;
	assert.is(email, stranger.email, "the stranger is in his own account");
});

test.run();
