/** Shards, due reminders, the outbox and consumer positions on PostgreSQL. */
import { randomUUID } from "node:crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { InstantText } from "../../src/domain/time/instant.ts";
import { createSystemClock } from "../../src/host/systemClock.ts";
import { createDeadLetterStore } from "../../src/persistence/journal/deadLetterStore.ts";
import { createJournalStore } from "../../src/persistence/journal/journalStore.ts";
import { createOutboxStore } from "../../src/persistence/journal/outboxStore.ts";
import { createReminderIndex } from "../../src/persistence/journal/reminderIndex.ts";
import { createPodTable } from "../../src/persistence/placement/podTable.ts";
import { createShardTable } from "../../src/persistence/placement/shardTable.ts";
import { addAccount, createTestDatabase, type TestDatabase } from "../support/postgres.ts";
import { until } from "../support/until.ts";
import { live, SHARD } from "./life.ts";

const tables = suite<{ database: TestDatabase; user: string }>("shards, due reminders, outbox, positions");

tables.before(async (context) => {
	context.database = await createTestDatabase();
});
tables.before.each(async (context) => {
	await context.database.query(
		"DELETE FROM pod; DELETE FROM shard; DELETE FROM outbox; DELETE FROM dead_letter; DELETE FROM reminder",
	);
	context.user = await addAccount(context.database);
});
tables.after(async ({ database }) => {
	await database.drop();
});

const at = (text: string) => text as InstantText;

tables(
	"given a shard of pod a, when pod b claims it, then its epoch grows and a's beat is refused (P7)",
	async (context) => {
		const table = createShardTable(context.database, createSystemClock());
		const held = await table.claim([0, 1], "a", "http://a");
		assert.equal(
			[...held],
			[
				[0, 1],
				[1, 1],
			],
		);
		assert.equal([...(await table.claim([1], "b", null))], [[1, 2]]);
		assert.equal(await table.beat("a", held), { held: new Set([0]), unpublished: false });
		const [, second] = await table.read();
		assert.equal([second?.owner, second?.address, second?.epoch], ["b", null, 2]);
		assert.ok((second?.silent_ms ?? -1) >= 0);
	},
);

tables(
	"given rows that the log has, when they go, then nobody waits for the disk, and only this once",
	async ({ database, user }) => {
		const seqs = [1, 2, 3];
		const rows = await database.query<{ id: string }>(
			"INSERT INTO outbox (shard, user_id, seq, at) SELECT 0, $1, s, now() FROM unnest($2::bigint[]) AS s RETURNING id::text",
			[user, seqs],
		);
		const client = await database.connect();
		const shown = async () => (await client.query("SHOW synchronous_commit")).rows[0].synchronous_commit;
		try {
			await client.query("SET synchronous_commit = on");
			await client.query("BEGIN");
			const query = async <Row>(text: string, values: readonly unknown[] = []) =>
				(await client.query(text, [...values])).rows as readonly Row[];
			await createOutboxStore({ ...database, query }).remove(rows.slice(0, 2).map(({ id }) => id));
			assert.is(await shown(), "off");
			await client.query("COMMIT");
			assert.is(await shown(), "on");
		} finally {
			client.release(true);
		}
		const left = await database.query<{ seq: number }>("SELECT seq FROM outbox");
		assert.equal(left, [{ seq: 3 }]);
	},
);

tables(
	"given events that wait, when an owner beats, then it hears of those of its own shards (P6)",
	async (context) => {
		const { database, user } = context;
		const table = createShardTable(database, createSystemClock());
		const [own, others] = [await table.claim([3], "a", null), await table.claim([4], "b", null)];
		await database.query("DELETE FROM outbox");
		await database.query("INSERT INTO outbox (shard, user_id, seq, at) VALUES (3, $1, 9, now())", [user]);
		assert.equal(await table.beat("a", own), { held: new Set([3]), unpublished: true });
		assert.equal(await table.beat("b", others), { held: new Set([4]), unpublished: false });
		await database.query("DELETE FROM outbox");
	},
);

tables(
	"given a pod that claims again after a pause, then its old epoch neither beats nor lets go (P7)",
	async ({ database }) => {
		const table = createShardTable(database, createSystemClock());
		const before = await table.claim([0], "a", null);
		await table.claim([0], "a", null);
		assert.equal(await table.beat("a", before), { held: new Set(), unpublished: false });
		await table.release("a", before);
		assert.is((await table.read())[0]?.owner, "a");
	},
);

tables(
	"given processes that say that they live, then each name is read once, from the latest, and who left is gone",
	async ({ database }) => {
		const table = createPodTable(database);
		const [before, after, other] = [randomUUID(), randomUUID(), randomUUID()];
		const pod = { name: "pod-1", address: "http://old", roles: ["actors"] };
		assert.equal([await table.beat(before, pod, null), await table.beat(before, pod, null)], [1, 2]);
		// Both could be of the same millisecond, or the clock be stepped back meanwhile.
		await database.query("UPDATE pod SET heartbeat = heartbeat - interval '1 minute'");
		assert.is(await table.beat(after, { ...pod, address: "http://new", roles: ["http", "mailer"] }, null), 1);
		await table.beat(other, { ...pod, name: "pod-2", address: null }, null);
		const [first, second] = await table.read();
		assert.equal([first?.name, first?.address, first?.roles], ["pod-1", "http://new", ["http", "mailer"]]);
		assert.equal([second?.name, second?.address], ["pod-2", null]);
		assert.ok((first?.silent_ms ?? -1) >= 0);
		await table.leave(other);
		assert.is((await table.read()).length, 1);
	},
);

tables(
	"given a process that saw the database go back, then its row says when, for as long as it says so",
	async ({ database }) => {
		const table = createPodTable(database);
		const [id, pod] = [randomUUID(), { name: "pod-1", address: null, roles: ["actors"] }];
		const seen = async () => (await table.read()).map(({ set_back_at }) => set_back_at);
		await table.beat(id, pod, at("2026-01-15T09:00:00.000Z"));
		assert.equal(await seen(), ["2026-01-15T09:00:00.000Z"]);
		await table.beat(id, pod, null);
		assert.equal(await seen(), [null]);
	},
);

tables(
	"given a process not heard of for ten minutes, then it is out of view, and after a day forgotten",
	async ({ database }) => {
		const table = createPodTable(database);
		const pod = { name: "pod-1", address: null, roles: ["actors"] };
		const [quiet, gone] = [randomUUID(), randomUUID()];
		await table.beat(quiet, pod, null);
		await table.beat(gone, { ...pod, name: "pod-2" }, null);
		const silence = "UPDATE pod SET heartbeat = heartbeat - $2::interval WHERE id = $1";
		await database.query(silence, [quiet, "601 s"]);
		await database.query(silence, [gone, "25 h"]);
		assert.equal(await table.read(), []);
		await table.beat(randomUUID(), { ...pod, name: "pod-3" }, null);
		const rows = await database.query<{ name: string }>("SELECT name FROM pod ORDER BY name");
		assert.equal(
			rows.map(({ name }) => name),
			["pod-1", "pod-3"],
		);
	},
);

tables("given shards of a, when a lets go with old epochs too, then only its own are free", async ({ database }) => {
	const table = createShardTable(database, createSystemClock());
	const held = await table.claim([0, 1], "a", null);
	await table.claim([1], "b", null);
	await table.release("a", held);
	assert.equal(
		(await table.read()).map(({ owner, silent_ms }) => [owner, silent_ms === null]),
		[
			[null, true],
			["b", false],
		],
	);
});

tables("given one machine, then the database's clock is measured within 50 ms", async ({ database }) => {
	const table = createShardTable(database, createSystemClock());
	// Once in a while the machine is busy, or its clock is stepped, between the two looks at it.
	await until("they agree", async () => Math.abs(await table.clockOffsetMs()) < 50);
});

tables("given reminders, then those of the shards due by the instant are found, soonest first", async (context) => {
	const { database, user } = context;
	const journal = createJournalStore(database);
	const reminders = ["2026-05-02T00:00:00.000Z", "2026-05-01T00:00:00.000Z", "2026-05-03T00:00:00.000Z"].map(
		(instant) => ({ spec: { at: at(instant) } }),
	);
	await live(journal, user, { type: "AddTask", title: "far", reminders });
	await live(journal, user, { type: "CancelReminder", reminder_id: 3 });
	const index = createReminderIndex(database);
	const due = async (shards: readonly number[], until: string) =>
		(await index.dueBefore(shards, at(until), 10)).map(({ reminder_id, fire_at }) => [reminder_id, fire_at]);
	const all = [
		[2, "2026-05-01T00:00:00.000Z"],
		[1, "2026-05-02T00:00:00.000Z"],
	];
	assert.equal(await due([SHARD], "2026-06-01T00:00:00.000Z"), all);
	assert.equal(await due([SHARD], "2026-05-01T12:00:00.000Z"), all.slice(0, 1));
	assert.equal(await due([SHARD + 1], "2026-06-01T00:00:00.000Z"), []);
});

tables("given an overdue reminder of a shard that nobody ever claimed, then it is found (P4)", async (context) => {
	const { database, user } = context;
	const [future, past] = ["2099-01-01T00:00:00.000Z", "2026-03-28T00:00:00.000Z"].map((text) => ({
		spec: { at: at(text) },
	}));
	await live(createJournalStore(database), user, {
		type: "AddTask",
		title: "late",
		reminders: [future, past].filter((reminder) => reminder !== undefined),
	});
	const index = createReminderIndex(database);
	const find = async (shards: number[], users: string[]) =>
		(await index.overdue(3_000, 10, { shards, users })).map(({ reminder_id, user_id, shard }) => [
			...[reminder_id, user_id, shard],
		]);
	assert.equal(await find([], []), [[2, user, SHARD]]);
	assert.equal(await find([SHARD + 1], []), [[2, user, SHARD]]);
	assert.equal(await find([SHARD], []), [], "the sweeper of its owner looks after it");
	assert.equal(await find([], [user]), [], "left out for a while");
});

tables(
	"given three writes, then the outbox holds their events in order until they are removed (P6)",
	async (context) => {
		const { database, user } = context;
		const journal = createJournalStore(database);
		for (const title of ["a", "b", "c"]) await live(journal, user, { type: "AddTask", title });
		const outbox = createOutboxStore(database);
		const entries = await outbox.read([SHARD], 10);
		assert.equal(
			entries.map(({ event }) => event),
			await journal.eventsAfter(user, 0, 10),
		);
		assert.equal(await outbox.read([SHARD + 1], 10), []);
		await outbox.remove(entries.slice(0, 2).map(({ id }) => id));
		assert.equal(
			(await outbox.read([SHARD], 10)).map(({ event }) => event.seq),
			[3],
		);
		assert.is((await outbox.backlog()).waiting, 1);
	},
);

tables("given an event that the log refuses, then it is a dead letter until it is put back (P6)", async (context) => {
	const { database, user } = context;
	const journal = createJournalStore(database);
	for (const title of ["a", "b", "c"]) await live(journal, user, { type: "AddTask", title });
	const outbox = createOutboxStore(database);
	const letters = createDeadLetterStore(database);
	const seqs = async () => (await outbox.read([SHARD], 10)).map(({ event }) => event.seq);
	const [first, second] = await outbox.read([SHARD], 10);
	await outbox.setAside([
		{ id: first?.id ?? "", reason: "too large" },
		{ id: second?.id ?? "", reason: "no reader" },
	]);
	assert.equal(await seqs(), [3]);
	const { waiting, dead } = await outbox.backlog();
	assert.equal([waiting, dead], [1, 2]);
	assert.equal(
		(await letters.list()).map(({ user_id, seq, type, reason }) => [user_id, seq, type, reason]),
		[
			[user, 1, "task.created", "too large"],
			[user, 2, "task.created", "no reader"],
		],
	);
	assert.is(await letters.putBack(), 2);
	assert.equal(await seqs(), [3, 1, 2]);
	assert.equal(await letters.list(), []);
});

tables.run();
