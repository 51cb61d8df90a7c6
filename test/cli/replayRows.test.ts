// test-timeout: 120 s
/** `adjutant replay journal`: whatever was done to the tables, afterwards they are what the journal says (P3). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createJournalStore } from "../../src/persistence/journal/journalStore.ts";
import { verifyJournals } from "../../src/persistence/journal/verify.ts";
import { live } from "../persistence/life.ts";
import { addAccount, createTestDatabase, type TestDatabase } from "../support/postgres.ts";
import { runAdjutant } from "./runAdjutant.ts";

const NOW = Temporal.Instant.from("2026-03-27T08:30:00Z");
const test = suite<{ database: TestDatabase; users: string[] }>("adjutant: replay journal");

/** Two users with something of everything: a reminder that fired, a series, subtasks, labels, what was deleted, a digest. */
test.before.each(async (scene) => {
	scene.database = await createTestDatabase();
	const journal = createJournalStore(scene.database);
	scene.users = [await addAccount(scene.database), await addAccount(scene.database)];
	for (const user of scene.users) {
		const at = "2026-03-27T08:31:00.000Z" as never;
		await live(journal, user, {
			type: "ChangeSettings",
			changes: { time_zone: "Europe/Berlin", digest_at: "07:30" as never },
		});
		await live(journal, user, {
			type: "AddTask",
			title: "Call",
			reminders: [{ spec: { at } }],
			tag_names: ["home"],
			category_name: "Work",
		});
		await live(journal, user, { type: "FireReminders", reminder_ids: [1] }, { now: NOW.add({ minutes: 2 }) });
		const recurrence = { rrule: "FREQ=DAILY", start: "2026-03-27T09:00", time_zone: "Europe/Berlin" };
		await live(journal, user, { type: "AddTask", title: "Water", recurrence });
		for (const task_id of [2, 3]) await live(journal, user, { type: "CompleteTask", task_id });
		await live(journal, user, { type: "AddTask", title: "Part", parent_id: 1 });
		await live(journal, user, { type: "DeleteTask", task_id: 5 });
	}
	assert.equal(await differences(scene.database), []);
});
test.after.each(({ database }) => database.drop());

const differences = async (database: TestDatabase) =>
	(await verifyJournals(database, () => undefined)).differences.map(({ where }) => where);
const replay = ({ url }: TestDatabase, ...args: string[]) =>
	runAdjutant(["replay", "journal", ...args], { DATABASE_URL: url });
const whole = async (database: TestDatabase) => {
	const tables: unknown[] = [];
	for (const [table, order] of [
		["user_actor", "user_id"],
		["task", "user_id, task_id"],
		["reminder", "user_id, reminder_id"],
	]) {
		tables.push(await database.query(`SELECT * FROM ${table} ORDER BY ${order}`));
	}
	return tables;
};

test("given tables that were ruined in every way, then they are as before, to the byte, and nothing is sent again", async ({
	database,
	users,
}) => {
	const before = await whole(database);
	const [first] = users;
	await database.query("UPDATE task SET title = 'ruined', occurrence = '2026-04-02T09:00' WHERE task_id = 3");
	await database.query("DELETE FROM task WHERE task_id = 1 AND user_id = $1", [first]);
	await database.query(
		"INSERT INTO task (user_id, task_id, title, status, priority, tag_ids, version, created_at, updated_at) VALUES ($1, 99, 'of nobody', 'open', 'low', '{}', 1, now(), now())",
		[first],
	);
	await database.query("UPDATE user_actor SET version = version - 1, state = state - 'tags', digest = NULL");
	await database.query("DELETE FROM delivery");
	assert.ok((await differences(database)).length > 4);

	const run = await replay(database);
	assert.equal([run.code, run.stderr], [0, ""]);
	assert.match(
		run.stdout,
		/^2 users made anew from \d+ events, [\d.]+ s\. Run adjutant verify, then start the servers\.\n$/,
	);
	assert.equal(await differences(database), []);
	assert.equal(await whole(database), before);
	const ledger = await database.query<{ state: string }>("SELECT DISTINCT state FROM delivery");
	assert.equal(ledger, [{ state: "dead" }]);
});

test("given one user, then only his rows are made anew", async ({ database, users }) => {
	const [first = "", second = ""] = users;
	await database.query("UPDATE task SET title = 'ruined' WHERE task_id = 1");
	const run = await replay(database, first);
	assert.is(run.code, 0, run.stdout);
	const titles = await database.query<{ user_id: string; title: string }>(
		"SELECT user_id, title FROM task WHERE task_id = 1",
	);
	assert.is(titles.find(({ user_id }) => user_id === first)?.title, "Call");
	assert.is(titles.find(({ user_id }) => user_id === second)?.title, "ruined");
});

test("given a server that lives, a gap in a journal, or somebody unknown, then it says so in a sentence and changes nothing", async ({
	database,
	users,
}) => {
	await database.query("UPDATE task SET title = 'ruined' WHERE task_id = 1");
	const ruined = await whole(database);
	await database.query(
		"INSERT INTO pod (id, name, roles, beats, heartbeat) VALUES (gen_random_uuid(), 'pod-1', '[]', 1, now())",
	);
	const inUse = await replay(database);
	assert.equal([inUse.code, inUse.stdout], [1, "A server runs on this database: stop it, then replay.\n"]);
	await database.query("DELETE FROM pod");
	const nobody = await replay(database, "c0ffee00-0000-4000-8000-000000000000");
	assert.equal([nobody.code, nobody.stdout], [1, "There is no such account, or it has never been used.\n"]);
	assert.is((await replay(database, "somebody")).code, 2);
	await database.query("DELETE FROM journal WHERE user_id = $1 AND seq = 3", [users[0]]);
	const gap = await replay(database, users[0] ?? "");
	assert.is(gap.code, 1);
	assert.match(gap.stdout, /^The journal of [\w-]+ has 4 where 3 must be: restore a backup\.\n$/);
	assert.equal(await whole(database), ruined);
});

test.run();
