// mostly-waits
// file-timeout: 320 s
// test-timeout: 150 s
/** PostgreSQL away, cut after COMMIT, and a damaged snapshot (scenarios 12, 13, 22; P1, P3, P4, P11). */
import { randomUUID } from "node:crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { signUp } from "../support/client.ts";
import { createDatabaseProxy } from "../support/databaseProxy.ts";
import { createTestDatabase } from "../support/postgres.ts";
import { eventually, findAtRest, findBrokenPromises, messageIdsOf } from "../support/promises.ts";
import { createInstallation } from "../support/server.ts";

/** A second is promised and a statement has five: what lies between is the machine that runs other files besides. */
const AT_ONCE_MS = 3_000;

const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

/** A server on a database that the test can take away. */
async function setUp() {
	const database = await createTestDatabase();
	const proxy = await createDatabaseProxy(database.url);
	const installation = await createInstallation();
	const server = await installation.start({ DATABASE_URL: proxy.url });
	const client = await signUp(server.url);
	const tearDown = async () => {
		await installation.dispose();
		await proxy.stop();
		await database.drop();
	};
	const evidence = (acknowledged: readonly string[]) =>
		findBrokenPromises({
			database,
			acknowledged,
			messageIds: messageIdsOf(installation.mails().values()),
			copies: 1,
		});
	return { database, proxy, installation, server, client, tearDown, evidence };
}

const test = suite("database faults");

test("given PostgreSQL away, when asked, then 503 comes at once, and all goes on when it is back", async () => {
	const { database, proxy, client, tearDown, evidence } = await setUp();
	try {
		const before = randomUUID();
		const reminders = [{ at: inMs(4_000) }];
		const added = await client.request("POST", "/api/tasks", { body: { title: "before", reminders }, key: before });
		assert.is(added.status, 201);

		await proxy.close();
		const away = randomUUID();
		for (const [method, path] of [
			["POST", "/api/tasks"],
			["GET", "/api/tasks"],
			["GET", "/api/me"],
			["GET", "/health/ready"],
		] as const) {
			const start = performance.now();
			const body = method === "POST" ? { body: { title: "while away" }, key: away } : {};
			const answer = await client.request(method, path, body);
			assert.is(answer.status, 503, `${method} ${path}`);
			assert.ok(performance.now() - start < AT_ONCE_MS, `${method} ${path} took too long`);
			if (path !== "/health/ready") assert.ok(Number(answer.headers.get("retry-after")) >= 1);
		}
		assert.is((await client.request("GET", "/health/live")).status, 200);
		// Its instant passes while nothing can be written.
		await new Promise((resolve) => setTimeout(resolve, 4_500));
		await proxy.open();

		const retry = () => client.request("POST", "/api/tasks", { body: { title: "while away" }, key: away });
		await eventually(retry, ({ status }) => status === 201, 30_000);
		const titles = await database.query<{ title: string }>("SELECT title FROM task ORDER BY task_id");
		assert.equal(
			titles.map(({ title }) => title),
			["before", "while away"],
		);
		const fired = () => database.query("SELECT 1 FROM journal WHERE type = 'reminder.sent'");
		await eventually(fired, ({ length }) => length === 1, 30_000);
		assert.equal(await findAtRest(() => evidence([before, away])), []);
		assert.is((await fired()).length, 1);
	} finally {
		await tearDown();
	}
});

test("given a connection cut after COMMIT, when the answer is lost, then the client is told what the journal has", async () => {
	const { database, proxy, client, tearDown } = await setUp();
	try {
		assert.is((await client.request("POST", "/api/tasks", { body: { title: "warm" } })).status, 201);
		const key = randomUUID();
		proxy.cutAfter("cut me here");
		const first = await client.request("POST", "/api/tasks", { body: { title: "cut me here" }, key });
		assert.is(proxy.cuts, 1);
		assert.ok([201, 503].includes(first.status), String(first.status));
		const retry = () => client.request("POST", "/api/tasks", { body: { title: "cut me here" }, key });
		await eventually(retry, ({ status }) => status === 201, 30_000);
		const rows = await database.query("SELECT 1 FROM task WHERE title = 'cut me here'");
		assert.is(rows.length, 1);
	} finally {
		await tearDown();
	}
});

test("given a damaged snapshot, when its user comes back, then the journal is folded instead", async () => {
	const { database, installation, server, client, tearDown, evidence } = await setUp();
	try {
		await client.request("POST", "/api/tags", { body: { name: "home" } });
		await client.request("POST", "/api/tasks", { body: { title: "one", tag_ids: [1] } });
		await server.kill("SIGTERM");
		await database.query(`UPDATE user_actor SET state = '{"shape": 99}'`);
		const { url } = await installation.start({ DATABASE_URL: database.url });
		client.url = url;
		const added = await client.request<{ task: { id: number } }>("POST", "/api/tasks", {
			body: { title: "two", tag_ids: [1] },
		});
		assert.is(added.status, 201);
		assert.is(added.body.task.id, 2);
		assert.equal(await findAtRest(() => evidence([])), []);
	} finally {
		await tearDown();
	}
});

test.run();
