// mostly-waits
// test-timeout: 180 s
/** AUTH_SECRET is changed: what still works afterwards, and what has to be done again, as docs/operations.md says ("The secret is lost"). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createMailLinks } from "../../src/host/mailLinks.ts";
import { send, signIn, signUp } from "../support/client.ts";
import { createTestDatabase } from "../support/postgres.ts";
import { createInstallation } from "../support/server.ts";

const OLD = "the secret before, of thirty-two characters";
const NEW = "another secret that has thirty-two characters";
const test = suite("another AUTH_SECRET");

test("given an account in use, when the secret is another one, then tasks, keys and calendar links go on, and sessions, mail links, push keys and JWTs are made anew", async () => {
	const database = await createTestDatabase();
	const installation = await createInstallation();
	try {
		const before = await installation.start({ DATABASE_URL: database.url, AUTH_SECRET: OLD });
		const user = await signUp(before.url);
		await user.request("POST", "/api/tasks", { body: { title: "Pay rent" } });
		const { body: made } = await user.request<{ key: string }>("POST", "/api/api-keys", {
			body: { name: "script", scopes: ["tasks:read"] },
		});
		const { body: feed } = await user.request<{ url: string }>("POST", "/api/calendar-feeds", {
			body: { name: "Tasks", contents: "tasks" },
		});
		const pushKey = async (of: typeof user) =>
			(await of.request<{ public_key: string }>("GET", "/api/push-devices")).body.public_key;
		const oldPushKey = await pushKey(user);
		assert.is((await user.request("GET", "/api/auth/token")).status, 200);
		const [row] = await database.query<{ id: string }>('SELECT id FROM "user"');
		const errand = {
			action: "done",
			user_id: row?.id ?? "",
			delivery_id: row?.id ?? "",
			task_id: 1,
			reminder_id: 1,
		} as const;
		const token = createMailLinks([OLD]).tokenFor(errand, Temporal.Now.instant().add({ hours: 720 }));
		await before.kill("SIGTERM");

		const { url } = await installation.start({ DATABASE_URL: database.url, AUTH_SECRET: NEW });
		const feedPath = new URL(feed.url).pathname;
		const asProgram = { headers: { authorization: `Bearer ${made.key}` } };
		assert.is((await send(`${url}/api/tasks/1`, "GET", asProgram)).status, 200, "a key of a program");
		assert.is((await send(`${url}${feedPath}`, "GET")).status, 200, "the link of a calendar");
		assert.is((await send(`${url}/mail/${token}`, "POST", { body: {} })).status, 404, "the link of a mail");
		assert.is((await user.request("GET", "/api/me")).status, 401, "a session");

		const again = await signIn(url, user.email);
		const { body } = await again.request<{ title: string; status: string }>("GET", "/api/tasks/1");
		assert.equal([body.title, body.status], ["Pay rent", "open"]);
		assert.is.not(await pushKey(again), oldPushKey);
		assert.is((await again.request("GET", "/api/auth/token")).status, 500, "a JWT, by a key that cannot be read");
		await database.query("DELETE FROM jwks");
		await database.query('DELETE FROM "twoFactor"');
		await database.query('UPDATE "user" SET "twoFactorEnabled" = false');
		assert.is((await again.request("GET", "/api/auth/token")).status, 200);
	} finally {
		await installation.dispose();
		await database.drop();
	}
});

test.run();
