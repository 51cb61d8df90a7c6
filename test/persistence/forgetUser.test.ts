/** An account that is deleted takes everything of its user along, and nothing of anybody else. */
import { randomUUID } from "node:crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { signUp } from "../support/client.ts";
import { createTestDatabase } from "../support/postgres.ts";
import { createInstallation } from "../support/server.ts";

const TABLES = ["user_actor", "journal", "task", "reminder", "delivery", "thread", "endpoint"];

const test = suite("forgetting a user");

test("given two users with tasks and mails, when one account is deleted, then only the other's rows remain", async () => {
	const database = await createTestDatabase();
	const installation = await createInstallation();
	try {
		const { url } = await installation.start({ DATABASE_URL: database.url });
		const [leaving, staying] = await Promise.all([signUp(url), signUp(url)]);
		for (const client of [leaving, staying]) {
			const at = new Date(Date.now() + 500).toISOString();
			await client.request("POST", "/api/tasks", { body: { title: "call mum", reminders: [{ at }] } });
			await client.request("PATCH", "/api/endpoints/email", { body: { mute: null } });
			const input = { content: [{ type: "input_text", text: "list" }], attachments: [], inference_options: {} };
			await client.request("POST", "/chatkit", { body: { type: "threads.create", params: { input } } });
		}
		const sent = async () => (await database.query("SELECT 1 FROM delivery WHERE state = 'sent'")).length;
		while ((await sent()) < 2) await new Promise((resolve) => setTimeout(resolve, 100));
		const before = await counts();
		await database.query('DELETE FROM "user" WHERE email = $1', [leaving.email]);
		const after = await counts();
		assert.equal(
			after,
			before.map(([table, rows]) => [table, rows / 2]),
		);
		assert.is((await staying.request("GET", "/api/tasks/1", { key: randomUUID() })).status, 200);
	} finally {
		await installation.dispose();
		await database.drop();
	}

	async function counts(): Promise<[string, number][]> {
		const found: [string, number][] = [];
		for (const table of TABLES) {
			const [row] = await database.query<{ rows: number }>(`SELECT count(*)::float8 AS rows FROM ${table}`);
			found.push([table, row?.rows ?? 0]);
		}
		return found;
	}
});

test.run();
