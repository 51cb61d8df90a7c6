// mostly-waits
// file-timeout: 300 s
// test-timeout: 280 s
/**
 * AUTH_SECRET is changed without ending anything (docs/operations.md, "Change AUTH_SECRET"): first all pods believe both secrets, the old
 * one signing; then the new one signs, pod by pod; and when the old one is left out, only what still bears its signature ends.
 */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { HOOK_SEAL } from "../../src/delivery/hooks/hookAddress.ts";
import { createRowSeal } from "../../src/delivery/rowSeal.ts";
import { createMailLinks } from "../../src/host/mailLinks.ts";
import { runAdjutant } from "../cli/runAdjutant.ts";
import { type Client, send, signIn, signUp } from "../support/client.ts";
import { freePort } from "../support/freePort.ts";
import { createTestDatabase, type TestDatabase } from "../support/postgres.ts";
import { createInstallation } from "../support/server.ts";
import { totpOf, totpPeriod, totpSecretOf } from "../support/totp.ts";
import { until } from "../support/until.ts";

const OLD = "the secret before, of thirty-two characters";
const NEW = "another secret that has thirty-two characters";
const PASSWORD = "correct horse battery";
const test = suite("AUTH_SECRET is changed");

const mailToken = (secret: string, user_id: string) =>
	createMailLinks([secret]).tokenFor(
		{ action: "done", user_id, delivery_id: user_id, task_id: 1, reminder_id: 1 },
		Temporal.Now.instant().add({ hours: 720 }),
	);

/** Everything that follows from the secret, made on one server. */
async function makeEach(url: string, database: TestDatabase) {
	const user = await signUp(url);
	await user.request("POST", "/api/tasks", { body: { title: "Pay rent" } });
	const { body: hook } = await user.request<{ secret: string }>("POST", "/api/hooks", {
		body: { channel: "webhook", url: "https://hooks.example.org/a" },
	});
	const enabled = await user.request<{ totpURI: string; backupCodes: string[] }>(
		"POST",
		"/api/auth/two-factor/enable",
		{
			body: { password: PASSWORD },
			headers: { origin: url },
		},
	);
	const factor = totpSecretOf(enabled.body.totpURI);
	let last = totpPeriod() - 1;
	const code = () => {
		last = Math.max(last + 1, totpPeriod() - 1);
		return totpOf(factor, last);
	};
	const verified = await user.request("POST", "/api/auth/two-factor/verify-totp", {
		body: { code: totpOf(factor, last) },
		headers: { origin: url },
	});
	assert.is(verified.status, 200, JSON.stringify(verified.body));
	// Verifying begins a session of its own.
	const session = await passSecondFactor(url, user.email, { backupCode: enabled.body.backupCodes[0] ?? "" });
	const { body: jwt } = await send<{ token: string }>(`${url}/api/auth/token`, "GET", { headers: { cookie: session } });
	const [row] = await database.query<{ id: string }>('SELECT id FROM "user" WHERE email = $1', [user.email]);
	const backupCode = enabled.body.backupCodes[1] ?? "";
	return {
		email: user.email,
		user_id: row?.id ?? "",
		session,
		jwt: jwt.token,
		hookSecret: hook.secret,
		code,
		backupCode,
	};
}

/** Signs in by password and code, as a browser does, and resolves to its cookies. */
async function passSecondFactor(url: string, email: string, by: { code: string } | { backupCode: string }) {
	const asked = await post(`${url}/api/auth/sign-in/email`, { email, password: PASSWORD });
	const way = "code" in by ? "verify-totp" : "verify-backup-code";
	const body = { code: "code" in by ? by.code : by.backupCode };
	const passed = await post(`${url}/api/auth/two-factor/${way}`, body, asked.cookie);
	assert.is(passed.status, 200, `${way}: ${passed.text}`);
	return passed.cookie;
}

async function post(url: string, body: object, cookie?: string) {
	const headers = { "content-type": "application/json", origin: new URL(url).origin, ...(cookie ? { cookie } : {}) };
	const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
	const kept = response.headers.getSetCookie().map((one) => one.split(";")[0] ?? "");
	return {
		status: response.status,
		text: await response.text(),
		cookie: kept.filter((one) => !/=$/.test(one)).join("; "),
	};
}

const statusOf = async (url: string, headers: Readonly<Record<string, string>>) =>
	(await send(url, "GET", { headers })).status;

/** What was made before is as good here as there, by whichever of the two secrets it is signed. */
async function assertBelieved(url: string, made: Awaited<ReturnType<typeof makeEach>>, mail: string, plain: Client) {
	const { session, jwt } = made;
	// `/api/auth/token` is the library's, and asks for a session and for the key that signs JWTs.
	const asBrowser = { cookie: session };
	assert.is(await statusOf(`${url}/api/me`, asBrowser), 200, "a session's cookie");
	assert.is(await statusOf(`${url}/api/auth/token`, asBrowser), 200, "the same, at the library");
	const asProgram = { authorization: `Bearer ${plain.token}` };
	assert.is(await statusOf(`${url}/api/me`, asProgram), 200, "a session as bearer");
	assert.is(await statusOf(`${url}/api/auth/token`, asProgram), 200, "the same, at the library");
	assert.is(await statusOf(`${url}/api/me`, { authorization: `Bearer ${jwt}` }), 200, "a JWT");
	const link = await send(`${url}/mail/${mail}`, "POST", { body: {} });
	assert.ok(link.status < 400, `the link of a mail: ${link.status}`);
}

test("given everything that follows from the secret, when it is changed pod by pod, then both go on beside one another, and what is left of the old one ends with it", async () => {
	const database = await createTestDatabase();
	const installation = await createInstallation();
	const start = async (AUTH_SECRET: string, AUTH_SECRET_OTHER = "") => {
		const PORT = String(await freePort());
		// One address for all, which JWTs are issued for.
		const PUBLIC_URL = "http://localhost:3999";
		const own = { DATABASE_URL: database.url, AUTH_SECRET, AUTH_SECRET_OTHER, PORT, PUBLIC_URL };
		const server = await installation.start(own);
		return { url: `http://localhost:${PORT}`, leave: () => server.kill("SIGTERM") };
	};
	try {
		const before = await start(OLD);
		const made = await makeEach(before.url, database);
		const plain = await signUp(before.url);
		const hookUnder = async (secret: string) => {
			const [row] = await database.query<{ secret: string }>("SELECT secret FROM hook WHERE user_id = $1", [
				made.user_id,
			]);
			return createRowSeal([secret], HOOK_SEAL).open(`${made.user_id} webhook`, row?.secret ?? "");
		};
		assert.is(await hookUnder(OLD), made.hookSecret);

		// Before it leaves, a pod of the first step is beside it: the old secret still signs.
		const first = await start(OLD, NEW);
		await assertBelieved(first.url, made, mailToken(OLD, made.user_id), plain);
		await passSecondFactor(first.url, made.email, { code: made.code() });
		const meanwhile = await signUp(first.url);
		assert.is(await statusOf(`${before.url}/api/me`, { authorization: `Bearer ${meanwhile.token}` }), 200);
		await before.leave();

		// The second step, while the pod of the first is still there.
		const second = await start(NEW, OLD);
		await assertBelieved(second.url, made, mailToken(OLD, made.user_id), plain);
		await passSecondFactor(second.url, made.email, { backupCode: made.backupCode });
		const fresh = await signUp(second.url);
		assert.is(
			await statusOf(`${first.url}/api/me`, { authorization: `Bearer ${fresh.token}` }),
			200,
			"a new session, there",
		);
		assert.ok((await send(`${first.url}/mail/${mailToken(NEW, made.user_id)}`, "POST", { body: {} })).status < 400);
		await until("what was sealed is sealed under the new one", async () => (await hookUnder(NEW)) === made.hookSecret);
		const looked = await runAdjutant(["doctor"], {
			DATABASE_URL: database.url,
			DATA_DIR: installation.dataDir,
			AUTH_SECRET: NEW,
			AUTH_SECRET_OTHER: OLD,
		});
		assert.match(looked.stdout, "Everything is sealed under AUTH_SECRET: ");
		const [factor] = await database.query<{ secret: string }>('SELECT secret FROM "twoFactor"');
		assert.match(factor?.secret ?? "", /^\$ba\$\d+\$/);
		await Promise.all([first.leave(), second.leave()]);

		const after = await start(NEW);
		assert.is(
			await statusOf(`${after.url}/api/me`, { authorization: `Bearer ${fresh.token}` }),
			200,
			"what the new one signed",
		);
		assert.is(
			await statusOf(`${after.url}/api/me`, { authorization: `Bearer ${plain.token}` }),
			401,
			"what the old one did",
		);
		assert.is(await statusOf(`${after.url}/api/me`, { cookie: made.session }), 401);
		assert.is((await send(`${after.url}/mail/${mailToken(OLD, made.user_id)}`, "POST", { body: {} })).status, 404);
		assert.is(
			await statusOf(`${after.url}/api/me`, { authorization: `Bearer ${made.jwt}` }),
			200,
			"a JWT, by its own key",
		);
		const again = await passSecondFactor(after.url, made.email, { code: made.code() });
		assert.is(
			await statusOf(`${after.url}/api/auth/token`, { cookie: again }),
			200,
			"a JWT, by the key that there was",
		);
		assert.is((await (await signIn(after.url, plain.email)).request("GET", "/api/tasks")).status, 200);
	} finally {
		await installation.dispose();
		await database.drop();
	}
});

test.run();
