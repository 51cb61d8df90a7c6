// file-timeout: 200 s
// test-timeout: 60 s
/**
 * Guessing and flooding (M2, M5): passwords that everybody tries are refused, wrong ones make the account wait at every
 * path that checks one, a flood of sign-ins is turned away while others are served, and nothing of it names anybody.
 */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { CHECKS_PASSWORD } from "../../src/http/accounts/guard.ts";
import { startTestApp, type TestApp } from "../http/testApp.ts";
import { type Answer, type Client, send, signUp } from "../support/client.ts";

const PASSWORD = "correct horse battery";
interface Told {
	readonly code?: string;
	readonly token?: string | null;
	readonly errors?: readonly { readonly field: string; readonly rule: string }[];
	readonly data?: readonly { readonly id: string; readonly is_this: boolean }[];
}
const test = suite<{ app: TestApp; user: Client }>("passwords");

test.before.each(async (scene) => {
	// Limits for each network address stay out of the way; those of accounts are what is tried.
	scene.app = await startTestApp(undefined, 1, ["127.0.0.1"]);
	scene.user = await signUp(scene.app.url);
});
test.after.each(({ app }) => app.stop());

/** Each from a network address of its own, so that only the account is counted. */
let clients = 0;
function post(app: TestApp, path: string, body: object, token?: string): Promise<Answer<Told>> {
	clients += 1;
	return send<Told>(`${app.url}/api/auth${path}`, "POST", {
		body,
		headers: {
			origin: app.url,
			"x-forwarded-for": `10.${clients >> 16}.${(clients >> 8) & 255}.${clients & 255}`,
			...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
		},
	});
}

for (const common of ["12345678", "PASSWORD1", "iloveyou", "qwertyuiop"]) {
	test(`given the password ${common}, when it is chosen, then it is refused wherever one is`, async ({ app, user }) => {
		for (const [path, body, field] of [
			["/sign-up/email", { name: "x", email: "new@example.org", password: common }, "password"],
			["/change-password", { currentPassword: PASSWORD, newPassword: common }, "newPassword"],
			["/reset-password", { token: "none", newPassword: common }, "newPassword"],
		] as const) {
			const { status, body: told } = await post(app, path, body, user.token);
			assert.equal([status, told.errors?.[0]?.field, told.errors?.[0]?.rule], [422, field, "common_password"], path);
		}
	});
}

test("given an account's own address as password, then it is refused", async ({ app }) => {
	const email = "a.long.address@example.org";
	assert.is((await post(app, "/sign-up/email", { name: "x", email, password: email })).status, 422);
	assert.is((await post(app, "/sign-up/email", { name: "x", email, password: "a.long.address" })).status, 422);
});

/** A request with a wrong password for each path that checks one. */
const WRONG: Readonly<Record<string, (user: Client) => object>> = {
	"/sign-in/email": ({ email }) => ({ email, password: "wrong horse battery" }),
	"/verify-password": () => ({ password: "wrong horse battery" }),
	"/change-password": () => ({ currentPassword: "wrong horse battery", newPassword: "some other horse" }),
	"/account/change-address": () => ({ newEmail: "else@example.org", password: "wrong horse battery" }),
	"/account/delete": () => ({ password: "wrong horse battery" }),
	"/two-factor/enable": () => ({ password: "wrong horse battery" }),
	"/two-factor/disable": () => ({ password: "wrong horse battery" }),
	"/two-factor/generate-backup-codes": () => ({ password: "wrong horse battery" }),
};

test("given every path that checks a password, then it is tried here", () => {
	assert.equal(Object.keys(WRONG).sort(), [...CHECKS_PASSWORD].sort());
});

for (const [path, bodyOf] of Object.entries(WRONG)) {
	test(`given wrong passwords at ${path} from ever other addresses, then the account waits, everywhere`, async ({
		app,
		user,
	}) => {
		// Without a second factor there is nothing to make codes of, and no password is looked at.
		if (path.endsWith("backup-codes")) await app.query('UPDATE "user" SET "twoFactorEnabled" = true');
		const statuses: number[] = [];
		for (let tries = 0; tries < 6; tries += 1) statuses.push((await post(app, path, bodyOf(user), user.token)).status);
		assert.is(statuses.filter((status) => status === 429).length, 1, String(statuses));
		const right = await post(app, "/sign-in/email", { email: user.email.toUpperCase(), password: PASSWORD });
		assert.is(right.status, 429);
		assert.ok(Number(right.headers.get("retry-after")) > 0);
		assert.is((await user.request("GET", "/api/me")).status, 200, "whoever is signed in feels nothing");
		const other = await signUp(app.url);
		assert.is((await post(app, "/sign-in/email", { email: other.email, password: PASSWORD })).status, 200);
	});
}

test("given a stolen cookie, when another account's credential comes beside it, then whoever counts wrong passwords and whoever checks them see one account", async ({
	app,
	user,
}) => {
	const stranger = await signUp(app.url);
	const jwt = (await stranger.request<{ token: string }>("GET", "/api/auth/token")).body.token;
	const cookieOf = ({ token }: Client) => `better-auth.session_token=${encodeURIComponent(token)}`;
	const beside: readonly Record<string, string>[] = [
		{ cookie: cookieOf(user), authorization: `Bearer ${jwt}` },
		{ cookie: cookieOf(user), authorization: `Bearer ${stranger.token}` },
		{ cookie: cookieOf(user), authorization: "Bearer adj_none" },
		{ cookie: cookieOf(user), authorization: "Basic eDp5" },
		{ cookie: `${cookieOf(stranger)}; ${cookieOf(user)}` },
		{ cookie: `${cookieOf(user)}; ${cookieOf(stranger)}` },
	];
	for (const headers of beside) {
		type Named = { readonly user?: { readonly email: string } } | null;
		const [ours, librarys] = await Promise.all([
			send<Named>(`${app.url}/api/me`, "GET", { headers }),
			send<Named>(`${app.url}/api/auth/get-session`, "GET", { headers }),
		]);
		// The library knows no JWT and no key: then it sees nobody.
		const seen = librarys.body?.user?.email;
		if (seen !== undefined) assert.is(seen, ours.body?.user?.email, Object.keys(headers).join());
		if (headers.authorization) assert.is.not(seen, user.email);
	}
});

test("given an address without an account, when it is guessed at, then it waits alike", async ({ app }) => {
	const statuses: number[] = [];
	for (let tries = 0; tries < 6; tries += 1) {
		statuses.push((await post(app, "/sign-in/email", { email: "nobody@example.org", password: "wrong horse" })).status);
	}
	assert.equal(statuses, [401, 401, 401, 401, 401, 429]);
});

test("given four wrong passwords and the right one, then the count begins anew", async ({ app, user: { email } }) => {
	for (let round = 0; round < 3; round += 1) {
		for (let tries = 0; tries < 4; tries += 1) {
			assert.is((await post(app, "/sign-in/email", { email, password: "wrong horse battery" })).status, 401);
		}
		assert.is((await post(app, "/sign-in/email", { email, password: PASSWORD })).status, 200);
	}
});

test("given a flood of sign-ins, then those beyond the bound are told to come again, and who is signed in is served", async ({
	app,
	user,
}) => {
	const headers = { "content-type": "application/json", origin: app.url };
	const flood = Array.from({ length: 80 }, (_, n) => {
		const body = JSON.stringify({ email: `${n}@example.org`, password: "wrong horse battery" });
		const address = { "x-forwarded-for": `10.9.9.${n}` };
		return fetch(`${app.url}/api/auth/sign-in/email`, { method: "POST", headers: { ...headers, ...address }, body });
	});
	assert.is((await user.request("GET", "/api/me")).status, 200);
	const answers = await Promise.all(flood);
	const busy = answers.filter(({ status }) => status === 503);
	assert.ok(busy.length > 0);
	assert.ok(busy.every((answer) => Number(answer.headers.get("retry-after")) > 0));
	assert.ok(answers.every(({ status }) => [401, 503].includes(status)));
	assert.equal(app.faults, []);
});

test("given a hash of before, when its password signs in, then it counts and is made anew", async ({
	app,
	user: { email },
}) => {
	const { hashPassword } = await import("better-auth/crypto");
	const stored = async () =>
		(
			await app.query<{ password: string }>(
				'SELECT password FROM account a JOIN "user" u ON u.id = a."userId" WHERE u.email = $1',
				[email],
			)
		)[0]?.password ?? "";
	await app.query('UPDATE account SET password = $2 FROM "user" u WHERE u.id = "userId" AND u.email = $1', [
		email,
		await hashPassword(PASSWORD),
	]);
	assert.is((await post(app, "/sign-in/email", { email, password: "wrong horse battery" })).status, 401);
	assert.not.match(await stored(), "argon2id");
	assert.is((await post(app, "/sign-in/email", { email, password: PASSWORD })).status, 200);
	assert.match(await stored(), /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
	assert.is((await post(app, "/sign-in/email", { email, password: PASSWORD })).status, 200);
});

test("given two sessions, when one changes the password, then the other ends and this one goes on", async ({
	app,
	user,
}) => {
	const here = await post(app, "/sign-in/email", { email: user.email, password: PASSWORD });
	const token = here.headers.get("set-auth-token") ?? "";
	const changed = await post(
		app,
		"/change-password",
		{ currentPassword: PASSWORD, newPassword: "another horse battery" },
		token,
	);
	assert.is(changed.status, 200);
	assert.is((await user.request("GET", "/api/me")).status, 401);
	const anew = changed.headers.get("set-auth-token") ?? "";
	const me = await send(`${app.url}/api/me`, "GET", { headers: { authorization: `Bearer ${anew}` } });
	assert.is(me.status, 200);
});

test("given sessions, when they are listed, then without tokens, and each can be ended but another's", async ({
	app,
	user,
}) => {
	const list = async (client: Client) => (await client.request<Told>("GET", "/api/auth/account/sessions")).body;
	const there = await post(app, "/sign-in/email", { email: user.email, password: PASSWORD });
	const token = there.headers.get("set-auth-token") ?? "";
	const shown = await list(user);
	assert.is(shown.data?.length, 2);
	assert.not.match(JSON.stringify(shown), token.split(".")[0] ?? "");
	const other = shown.data?.find(({ is_this }) => !is_this)?.id ?? "";
	const stranger = await signUp(app.url);
	assert.is((await post(app, "/account/end-session", { id: other }, stranger.token)).status, 404);
	assert.is((await post(app, "/account/end-session", { id: other }, user.token)).status, 200);
	const me = await send(`${app.url}/api/me`, "GET", { headers: { authorization: `Bearer ${token}` } });
	assert.is(me.status, 401);
	assert.equal(
		(await list(user)).data?.map(({ is_this }) => is_this),
		[true],
	);
});

test.run();
