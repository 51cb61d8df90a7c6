// file-timeout: 200 s
// test-timeout: 60 s
/**
 * An account that its owner deletes: what it takes to delete one, and that nothing acts for it afterwards, neither a session nor a key
 * nor the clockwork that its reminders wait in (P8).
 */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { openEvents } from "../http/eventSource.ts";
import { type Client, signIn, signUp } from "../support/client.ts";
import { createTestDatabase, type TestDatabase } from "../support/postgres.ts";
import { createInstallation, type Installation } from "../support/server.ts";
import { until } from "../support/until.ts";

const test = suite<{ database: TestDatabase; installation: Installation; url: string; operator: Client }>(
	"deleted accounts",
);
const PASSWORD = "correct horse battery";
const AHEAD_MS = 5_000;

test.before(async (scene) => {
	scene.database = await createTestDatabase();
	scene.installation = await createInstallation();
	scene.url = (await scene.installation.start({ DATABASE_URL: scene.database.url })).url;
	scene.operator = await signUp(scene.url);
});
test.after(async ({ installation, database }) => {
	await installation.dispose();
	await database.drop();
});

const remove = (client: Client, password = PASSWORD, headers: Readonly<Record<string, string>> = {}) =>
	client.request("POST", "/api/auth/account/delete", {
		body: { password },
		headers: { origin: new URL(client.url).origin, ...headers },
	});

test("given an account with everything, when its owner deletes it, then no credential of it works, its pages are let go, and no reminder fires", async ({
	url,
	database,
}) => {
	const leaving = await signUp(url);
	const staying = await signUp(url);
	const jwt = (await leaving.request<{ token: string }>("GET", "/api/auth/token")).body.token;
	const made = await leaving.request<{ key: string }>("POST", "/api/api-keys", {
		body: { name: "a script", scopes: ["tasks:read"] },
		headers: { origin: new URL(url).origin },
	});
	assert.is(made.status, 201);
	const stream = await openEvents(`${url}/api/stream`, { headers: { authorization: `Bearer ${leaving.token}` } });
	assert.is((await stream.next())?.name, "hello");
	const at = new Date(Date.now() + AHEAD_MS).toISOString();
	for (const client of [leaving, staying]) {
		const task = { title: "Pay the rent", reminders: [{ at }] };
		assert.is((await client.request("POST", "/api/tasks", { body: task })).status, 201);
	}

	assert.is((await remove(leaving)).status, 200);
	for (const bearer of [leaving.token, jwt, made.body.key]) {
		const headers = { authorization: `Bearer ${bearer}` };
		assert.is((await leaving.request("GET", "/api/tasks", { headers })).status, 401);
	}
	while ((await stream.next()) !== undefined) {
		// What was said before the end.
	}
	await until(
		"the reminder of who stays to be mailed",
		async () => {
			const { body } = await staying.request<{ data: { state: string }[] }>("GET", "/api/deliveries");
			return body.data[0]?.state === "sent";
		},
		30_000,
	);
	const fired = await database.query("SELECT user_id FROM journal WHERE type = 'reminder.sent'");
	assert.is(fired.length, 1);
	assert.equal(await database.query('SELECT id FROM "user" WHERE email = $1', [leaving.email]), []);
});

test("given an account that is deleted four times at once, then one has done it; and whoever signs up with its address begins with nothing", async ({
	url,
}) => {
	const first = await signUp(url);
	await first.request("POST", "/api/tasks", { body: { title: "Mine alone" } });
	const answers = await Promise.all(Array.from({ length: 4 }, () => remove(first)));
	assert.equal(answers.map(({ status }) => status).toSorted(), [200, 401, 401, 401]);
	const second = await signUp(url, first.email);
	const { body } = await second.request<{ data: unknown[] }>("GET", "/api/tasks");
	assert.equal(body.data, []);
});

test("given a wrong password, or a key instead of a session, when an account is to be deleted, then nothing is", async ({
	url,
}) => {
	const user = await signUp(url);
	const wrong = await remove(user, "wrong horse battery");
	assert.equal([wrong.status, wrong.body.code], [400, "INVALID_PASSWORD"]);
	const { body } = await user.request<{ key: string }>("POST", "/api/api-keys", {
		body: { name: "a script", scopes: ["tasks:read", "tasks:write"] },
		headers: { origin: new URL(url).origin },
	});
	assert.is((await remove(user, PASSWORD, { authorization: `Bearer ${body.key}` })).status, 401);
	assert.is((await signIn(url, user.email)).email, user.email);
});

test("given the account that operates a server which others use, when it is to be deleted, then that is refused and says what to do", async ({
	operator,
}) => {
	const { status, body } = await remove(operator);
	assert.is(status, 409);
	assert.match(String(body.message), "DASHBOARD_USERS");
	assert.is((await operator.request("GET", "/api/me")).status, 200);
});

test.run();
