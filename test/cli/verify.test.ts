// test-timeout: 120 s
/** `adjutant verify` on data that was made through the API: quiet about truth, exit code 1 for what is planted (P2, P3). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type Client, signUp } from "../support/client.ts";
import { createTestDatabase, type TestDatabase } from "../support/postgres.ts";
import { createInstallation } from "../support/server.ts";
import { type Run, runAdjutant } from "./runAdjutant.ts";

interface Scene {
	lived: TestDatabase;
	events: number;
	database: TestDatabase;
}
const test = suite<Scene>("adjutant: verify");

const verify = ({ url }: TestDatabase): Promise<Run> => runAdjutant(["verify"], { DATABASE_URL: url });

/** A life with something of everything; returns the number of its events. */
async function live(client: Client): Promise<number> {
	const did = async (method: string, path: string, body?: unknown) => {
		const answer = await client.request<{ events: readonly unknown[] }>(method, path, { body });
		assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
		return answer.body.events.length;
	};
	const counts = [
		await did("PATCH", "/api/me", { time_zone: "Europe/Berlin" }),
		await did("POST", "/api/tags", { name: "home" }),
		await did("POST", "/api/tasks", { title: "Pay rent", tag_ids: [1], due: { date: "2030-12-01" } }),
		await did("POST", "/api/tasks", { title: "Water the plants", reminders: [{ at: "2030-12-01T09:00:00Z" }] }),
		await did("PATCH", "/api/tasks/1", { priority: "high" }),
		await did("POST", "/api/tasks", {
			title: "Stand-up",
			due: { date: "2030-12-02" },
			recurrence: { rrule: "FREQ=WEEKLY;BYDAY=MO" },
		}),
		await did("POST", "/api/tasks/2/complete"),
		await did("POST", "/api/undo", { last: 1 }),
	];
	return counts.reduce((sum, count) => sum + count, 0);
}

/** One life for all: each test has a copy of it, and changes its tables behind the product's back. */
test.before(async (scene) => {
	scene.lived = await createTestDatabase();
	const installation = await createInstallation();
	const AUTH_SECRET = "a secret for tests of thirty-two characters";
	const server = await installation.start({ DATABASE_URL: scene.lived.url, AUTH_SECRET });
	scene.events = await live(await signUp(server.url));
	await installation.dispose();
	await scene.lived.close();
});
test.after(({ lived }) => lived.drop());
test.before.each(async (scene) => {
	scene.database = await createTestDatabase(scene.lived.name);
});
test.after.each(({ database }) => database.drop());

test("given data made by the API in a folder, then beside the server and alone all is equal", async () => {
	const installation = await createInstallation();
	const server = await installation.start();
	const events = await live(await signUp(server.url));
	const equal = { code: 0, stdout: `1 user, ${events} events, 1 series, 0 differences\n`, stderr: "" };
	const look = () => runAdjutant(["verify"], { DATA_DIR: installation.dataDir });
	assert.equal(await look(), equal);
	await server.kill("SIGTERM");
	assert.equal(await look(), equal);
	await installation.dispose();
});

test("given a changed title, then it is named without its text, with exit code 1", async ({ database, events }) => {
	await database.query("UPDATE task SET title = 'a planted title' WHERE task_id = 1");
	const { code, stdout } = await verify(database);
	assert.is(code, 1);
	assert.match(stdout, /^\S{36} {2}task 1 title: the row is not what the journal makes of it\n/);
	assert.match(stdout, `1 user, ${events} events, 1 series, 1 difference\n`);
	assert.not.match(stdout, "planted");
});

test("given a journal row removed, then the gap and what hangs on it are named, with exit code 1", async (context) => {
	const { database, events } = context;
	await database.query("DELETE FROM journal WHERE type = 'task.updated'");
	const { code, stdout } = await verify(database);
	assert.is(code, 1);
	assert.match(stdout, /seq 5: the journal has 6 where 5 must be\n/);
	assert.match(stdout, `version: user_actor.version is ${events}, the journal has ${events - 1} events\n`);
	assert.match(stdout, /task 1 priority: the row is not what the journal makes of it\n/);
});

test("given a rule that nobody can read, then it is named, and the run goes on", async ({ database, events }) => {
	await database.query(`UPDATE task SET recurrence = recurrence || '{"rrule": "FREQ=NEVER"}' WHERE task_id = 3`);
	const { code, stdout } = await verify(database);
	assert.is(code, 1);
	assert.match(stdout, /task 3 recurrence: the rule cannot be read: /);
	assert.match(stdout, `1 user, ${events} events, 1 series, 2 differences\n`);
});

test.run();
