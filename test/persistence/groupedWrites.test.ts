/** What one write does to the others that go with it in one statement: nothing. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createAppend } from "../../src/persistence/journal/appendWrites.ts";
import { createJournalStore } from "../../src/persistence/journal/journalStore.ts";
import { WRITE } from "../../src/persistence/journal/writeStatement.ts";
import type { Journal } from "../../src/ports/commands/journal.ts";
import { StorageUnavailable } from "../../src/ports/process/faults.ts";
import { addAccount, createTestDatabase, type TestDatabase } from "../support/postgres.ts";
import { addTask, live, SHARD } from "./life.ts";

const together = suite<{ database: TestDatabase; journal: Journal }>("writes that go together");

together.before(async (context) => {
	context.database = await createTestDatabase();
	context.journal = createJournalStore(context.database);
});
together.after(async ({ database }) => {
	await database.drop();
});

const accounts = (database: TestDatabase, count: number) =>
	Promise.all(Array.from({ length: count }, () => addAccount(database)));

together("given 40 users of whom one reuses a key and one is fenced, then 38 are written (P1, P7)", async (context) => {
	const { database, journal } = context;
	const users = await accounts(database, 40);
	const [repeater = "", fenced = ""] = users;
	await live(journal, repeater, { type: "AddTask", title: "before" }, { command_id: "key" });
	const writes = await Promise.all(users.map((user) => addTask(journal, user, "task", { command_id: "key" })));
	await journal.activate(fenced, SHARD, 8);
	const kinds = (await Promise.all(writes.map(journal.append))).map(({ kind }) => kind);
	assert.equal(kinds.slice(0, 2), ["repeated", "fenced"]);
	assert.equal(new Set(kinds.slice(2)), new Set(["written"]));
	const [row] = await database.query<{ events: number }>(
		"SELECT count(*)::integer AS events FROM journal WHERE user_id = ANY($1)",
		[users.slice(2)],
	);
	assert.is(row?.events, 38);
});

together("given a text that PostgreSQL cannot hold among 20, then it fails alone", async ({ database, journal }) => {
	const users = await accounts(database, 20);
	const writes = await Promise.all(
		users.map((user, n) => addTask(journal, user, "task", { command_id: n === 7 ? "a\u0000b" : "key" })),
	);
	const results = await Promise.allSettled(writes.map(journal.append));
	const failed = results.flatMap(({ status }, n) => (status === "rejected" ? [n] : []));
	assert.equal(failed, [7]);
});

together("given a write that goes alone and is refused, then it is tried once", async ({ database, journal }) => {
	const user = await addAccount(database);
	await live(journal, user, { type: "AddTask", title: "before" }, { command_id: "key" });
	let tries = 0;
	const append = createAppend({
		...database,
		query: (text, ...others) => {
			if (text === WRITE) tries += 1;
			return database.query(text, ...others);
		},
	});
	assert.equal(await append(await addTask(journal, user, "again", { command_id: "key" })), { kind: "repeated" });
	assert.is(tries, 1);
	const unlawful = await addTask(journal, user, "unlawful", { command_id: "a\u0000b" });
	await append(unlawful).then(
		() => assert.unreachable(),
		(fault) => assert.not.instance(fault, StorageUnavailable),
	);
	assert.is(tries, 2);
});

/** What PostgreSQL says when it ends a statement that runs too long, for one user and whoever is written with him. */
const endStatementsOf = (database: TestDatabase, user: string) =>
	database.query(`
CREATE OR REPLACE FUNCTION end_statement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF new.user_id = '${user}' THEN RAISE EXCEPTION 'canceling statement due to statement timeout' USING ERRCODE = '57014'; END IF;
  RETURN new;
END $$;
CREATE OR REPLACE TRIGGER end_statement BEFORE INSERT ON journal FOR EACH ROW EXECUTE FUNCTION end_statement()`);

together(
	"given one among 30 whose write takes too long, then it costs him alone (P1)",
	async ({ database, journal }) => {
		const users = await accounts(database, 30);
		const slow = users[11] ?? "";
		await endStatementsOf(database, slow);
		try {
			const writes = await Promise.all(users.map((user) => addTask(journal, user, "task", { command_id: "key" })));
			const results = await Promise.allSettled(writes.map(journal.append));
			const refused = results.flatMap((result, n) => (result.status === "rejected" ? [[n, result.reason]] : []));
			assert.equal(
				refused.map(([n]) => n),
				[11],
			);
			assert.instance(refused[0]?.[1], StorageUnavailable);
			const answered = results.flatMap((result) => (result.status === "fulfilled" ? [result.value.kind] : []));
			assert.equal(new Set(answered), new Set(["written"]));
			// What was refused was not written, and its key is free: sent again it is done once.
			await database.query("DROP TRIGGER end_statement ON journal");
			const again = writes[11];
			assert.equal(again && (await journal.append(again)), { kind: "written" });
		} finally {
			await database.query("DROP TRIGGER IF EXISTS end_statement ON journal");
		}
		const rows = await database.query<{ user_id: string; events: number }>(
			"SELECT user_id, count(*)::integer AS events FROM journal WHERE user_id = ANY($1) GROUP BY user_id",
			[users],
		);
		assert.is(rows.length, 30);
		assert.ok(rows.every(({ events }) => events === 1));
	},
);

for (const what of ["written", "woken"] as const) {
	together(
		`given one among 30 whose row is held, then the others are ${what} meanwhile, and he after it`,
		async (context) => {
			const { database, journal } = context;
			const users = await accounts(database, 30);
			const writes = await Promise.all(users.map((user) => addTask(journal, user, "task")));
			const other = await database.pool.connect();
			try {
				await other.query("BEGIN");
				await other.query("SELECT 1 FROM user_actor WHERE user_id = $1 FOR UPDATE", [users[0]]);
				let isHisDone = false;
				const [his, ...theirs] = users.map((user, n) => {
					const write = writes[n];
					return what === "written" && write ? journal.append(write) : journal.activate(user, SHARD, 9);
				});
				const done = his?.then(() => {
					isHisDone = true;
				});
				await Promise.all(theirs);
				assert.not(isHisDone);
				await other.query("ROLLBACK");
				await done;
				assert.ok(isHisDone);
			} finally {
				other.release();
			}
		},
	);
}

together("given a write, then its rows are all there: outbox, reminder, task (P6)", async ({ database, journal }) => {
	const user = await addAccount(database);
	const command = { type: "AddTask", title: "all", due: { at: "2026-04-01T10:00:00.000Z", time_zone: "UTC" } } as const;
	await live(journal, user, command as never);
	const [row] = await database.query(
		`SELECT (SELECT count(*)::integer FROM outbox WHERE user_id = $1) AS outbox,
		   (SELECT count(*)::integer FROM journal WHERE user_id = $1) AS journal,
		   (SELECT array_agg(shard || ' ' || status) FROM reminder WHERE user_id = $1) AS reminders,
		   (SELECT title FROM task WHERE user_id = $1) AS title`,
		[user],
	);
	assert.equal(row, { outbox: 1, journal: 1, reminders: [`${SHARD} armed`], title: "all" });
});

together("given 300 accounts, when activated at once, then each is and a missing one is not", async (context) => {
	const { database, journal } = context;
	const users = await accounts(database, 300);
	const missing = "00000000-0000-4000-8000-000000000000";
	const woken = await Promise.all([...users, missing].map((user) => journal.activate(user, SHARD, 2)));
	assert.equal(
		woken.map((snapshot) => snapshot?.user_id),
		[...users, undefined],
	);
});

together("given a snapshot that cannot be read, then the state is folded from the journal", async (context) => {
	const { database, journal } = context;
	const user = await addAccount(database);
	await live(journal, user, { type: "AddTask", title: "one", category_name: "Home" });
	const before = await journal.readOrCreate(user, SHARD);
	await database.query(`UPDATE user_actor SET state = '{"shape": 99, "settings": 5}' WHERE user_id = $1`, [user]);
	assert.equal(await journal.readOrCreate(user, SHARD), before);
});

together.run();
