/** A deadlock is PostgreSQL's way to ask again, and nobody's fault: no command fails of it (P1, P11). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createJournalStore } from "../../src/persistence/journal/journalStore.ts";
import { addAccount, createTestDatabase, type TestDatabase } from "../support/postgres.ts";
import { eventually } from "../support/promises.ts";
import { SHARD } from "./life.ts";

const WITHIN_MS = 30_000;
const LOCK = "SELECT 1 FROM user_actor WHERE user_id = $1 FOR UPDATE";

const test = suite<{ database: TestDatabase }>("deadlocks", {} as { database: TestDatabase });

test.before(async (context) => {
	context.database = await createTestDatabase();
});
test.after(async ({ database }) => {
	await database.drop();
});

const waiting = (database: TestDatabase) =>
	database.query(
		"SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND state = 'active'",
	);

/**
 * Another pod's transaction holds the last of two users and wants the first, while both are woken here. Resolves with who
 * went on: the one whose wait began first is mostly undone, but a machine that is held up may turn that round.
 */
async function cross(database: TestDatabase, wake: () => Promise<unknown>, first: string, last: string) {
	const other = await database.pool.connect();
	try {
		await other.query("BEGIN");
		await other.query(LOCK, [last]);
		const woken = wake();
		woken.catch(() => undefined);
		await eventually(
			() => waiting(database),
			({ length }) => length === 1,
			WITHIN_MS,
		);
		const wentOn = await other.query(LOCK, [first]).then(
			() => "the other",
			() => "the waking",
		);
		await other.query("ROLLBACK");
		await woken;
		return wentOn;
	} finally {
		other.release();
	}
}

test("given two users woken together, when another transaction crosses, then the waking is sent again and succeeds", async ({
	database,
}) => {
	const journal = createJournalStore(database);
	const users = (await Promise.all([addAccount(database), addAccount(database)])).sort();
	const wake = () => Promise.all(users.map((user) => journal.activate(user, SHARD, 1)));
	await wake();
	const [first = "", last = ""] = users;
	const wentOn = await eventually(
		() => cross(database, wake, first, last),
		(who) => who === "the other",
		WITHIN_MS,
	);
	assert.is(wentOn, "the other");
});

test("given users in any order, when they are woken together, then their rows are locked in ascending order", async ({
	database,
}) => {
	const journal = createJournalStore(database);
	const users = await Promise.all(Array.from({ length: 9 }, () => addAccount(database)));
	const wake = () => Promise.all(users.map((user) => journal.activate(user, SHARD, 1)));
	await wake();
	const ascending = users.toSorted();
	const middle = ascending[4] ?? "";
	const other = await database.pool.connect();
	try {
		await other.query("BEGIN");
		await other.query(LOCK, [middle]);
		const woken = wake();
		await eventually(
			() => waiting(database),
			({ length }) => length === 1,
			WITHIN_MS,
		);
		const free = await database.query<{ user_id: string }>(
			"SELECT user_id FROM user_actor WHERE user_id = ANY($1::uuid[]) ORDER BY user_id FOR UPDATE SKIP LOCKED",
			[users],
		);
		assert.equal(
			free.map(({ user_id }) => user_id),
			ascending.slice(5),
		);
		await other.query("ROLLBACK");
		await woken;
	} finally {
		other.release();
	}
});

test.run();
