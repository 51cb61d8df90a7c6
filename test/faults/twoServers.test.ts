// file-timeout: 200 s
// test-timeout: 150 s
// mostly-waits
/** Two processes on one DATA_DIR: they fence each other and both answer (P1, P2, P4, P7). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { signUp } from "../support/client.ts";
import { freePort } from "../support/freePort.ts";
import { eventually, findAtRest, findBrokenPromises, messageIdsOf } from "../support/promises.ts";
import { createInstallation } from "../support/server.ts";

const test = suite("two servers");

test("given two servers on one folder, when both are written to and the owner is killed, then nothing is lost or doubled", async () => {
	const installation = await createInstallation();
	try {
		const first = await installation.start();
		const client = await signUp(first.url);
		const second = await installation.start({ PORT: String(await freePort()) });
		const keys: string[] = [];
		const add = async (url: string, n: number) => {
			client.url = url;
			const key = `key-${n}`;
			const at = new Date(Date.now() + 4_000).toISOString();
			const answer = await client.request("POST", "/api/tasks", {
				body: { title: `task ${n}`, reminders: [{ at }] },
				key,
			});
			assert.is(answer.status, 201, JSON.stringify(answer.body));
			keys.push(key);
		};
		for (let n = 0; n < 20; n += 1) await add(n % 2 === 0 ? first.url : second.url, n);
		await second.kill("SIGKILL");
		await add(first.url, 20);

		const database = await installation.openDatabase();
		try {
			const late = () =>
				database.query<{ late_ms: number }>(
					"SELECT (data->>'late_by_ms')::float8 AS late_ms FROM journal WHERE type = 'reminder.sent'",
				);
			const fired = await eventually(late, (rows) => rows.length === keys.length, 60_000);
			// P4: a killed process's reminders come within 5 s.
			assert.ok(Math.max(...fired.map(({ late_ms }) => late_ms)) <= 5_000);
			const look = () =>
				findBrokenPromises({
					database,
					acknowledged: keys,
					messageIds: messageIdsOf(installation.mails().values()),
					copies: 1,
				});
			assert.equal(await findAtRest(look), []);
		} finally {
			await database.leave();
		}
	} finally {
		await installation.dispose();
	}
});

test.run();
