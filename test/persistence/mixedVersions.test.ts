/**
 * Pods of two versions on one database, as during an update (scenario 22): each reads what the other wrote, and what
 * only the newer one knows survives the older one's writes (P2, P3).
 */
import { randomUUID } from "node:crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readWireEvent, writeWireEvent } from "../../src/domain/documents/wireEvent.ts";
import type { InstantText } from "../../src/domain/time/instant.ts";
import { createJournalStore } from "../../src/persistence/journal/journalStore.ts";
import { verifyJournals } from "../../src/persistence/journal/verify.ts";
import { createDeliveryLedger } from "../../src/persistence/ledger/deliveryLedger.ts";
import type { Journal } from "../../src/ports/commands/journal.ts";
import { addAccount, createTestDatabase, type TestDatabase } from "../support/postgres.ts";
import { live, NOW, SHARD } from "./life.ts";

interface Context {
	database: TestDatabase;
	/** Of the older version: this one. */
	journal: Journal;
	user: string;
}
const mixed = suite<Context>("pods of two versions", {} as Context);

mixed.before(async (context) => {
	context.database = await createTestDatabase();
	context.journal = createJournalStore(context.database);
});
mixed.before.each(async (context) => {
	await context.database.query('DELETE FROM "user"');
	context.user = await addAccount(context.database);
	await live(context.journal, context.user, { type: "AddTag", name: "home" });
	await live(context.journal, context.user, { type: "AddTask", title: "one", tag_ids: [1] });
});
mixed.after(async ({ database }) => {
	await database.drop();
});

const stateOf = async ({ database, user }: Context) => {
	const [row] = await database.query<{ state: Record<string, unknown> }>(
		"SELECT state FROM user_actor WHERE user_id = $1",
		[user],
	);
	return row?.state ?? {};
};
const writeState = ({ database, user }: Context, state: unknown) =>
	database.query("UPDATE user_actor SET state = $2 WHERE user_id = $1", [user, JSON.stringify(state)]);

/** As a newer pod does: an event of a kind that this version has never heard of, and a snapshot of another shape. */
async function liveNewer({ database, user }: Context): Promise<void> {
	await database.query(
		`INSERT INTO journal (user_id, seq, event_id, type, data, principal, command_id, n, at)
		SELECT user_id, version + 1, $2, 'mood.noted', '{"mood": "blue", "task_id": 1}', '{"kind": "user", "id": "page"}', $3, 0, now()
		FROM user_actor WHERE user_id = $1`,
		[user, randomUUID(), randomUUID()],
	);
	await database.query(
		`UPDATE user_actor SET version = version + 1, state = '{"shape": 2, "moods": ["blue"]}' WHERE user_id = $1`,
		[user],
	);
}

mixed(
	"given a snapshot of a newer shape and an event of a new kind, then the older pod reads the journal, writes on, and loses neither",
	async (context) => {
		const { database, journal, user } = context;
		const before = await journal.readOrCreate(user, SHARD);
		await liveNewer(context);
		const read = await journal.readOrCreate(user, SHARD);
		assert.equal(read?.state, before?.state);
		assert.is(read?.version, (before?.version ?? 0) + 1);

		await live(journal, user, { type: "AddTask", title: "two", tag_ids: [1] });
		const rows = await database.query<{ seq: number; type: string; data: object }>(
			"SELECT seq::float8 AS seq, type, data FROM journal WHERE user_id = $1 ORDER BY seq",
			[user],
		);
		assert.equal(
			rows.map(({ seq }) => seq),
			rows.map((_, index) => index + 1),
		);
		const noted = rows.find(({ type }) => type === "mood.noted");
		assert.equal(noted?.data, { mood: "blue", task_id: 1 }, "the newer pod finds what it wrote");
		assert.equal((await journal.loadTasks(user, { task_ids: [1, 2] })).map(({ title }) => title).toSorted(), [
			"one",
			"two",
		]);
		assert.equal((await verifyJournals(database, () => undefined)).differences, []);
	},
);

mixed(
	"given fields that a newer pod added within the shape, when the older one writes, then they are still there",
	async (context) => {
		const { journal, user } = context;
		const state = (await stateOf(context)) as { settings: object };
		await writeState(context, { ...state, moods: ["blue"], settings: { ...state.settings, nap_hours: "22:00" } });
		await live(journal, user, { type: "ChangeSettings", changes: { week_start: "sunday" } });
		await live(journal, user, { type: "AddTask", title: "two" });
		const after = (await stateOf(context)) as { moods: unknown; settings: Record<string, unknown> };
		assert.equal(after.moods, ["blue"]);
		assert.equal([after.settings.nap_hours, after.settings.week_start], ["22:00", "sunday"]);
	},
);

mixed(
	"given a snapshot of a version before a setting, then that one stands as it began, and verify sees no difference",
	async (context) => {
		const { database, journal, user } = context;
		const before = await journal.readOrCreate(user, SHARD);
		const state = (await stateOf(context)) as { settings: Record<string, unknown> };
		const { children: _later, ...settings } = state.settings;
		// A tag that only this document has tells whether it was read, or the journal folded instead.
		const tags = (before?.state.tags ?? []).map((tag) => ({ ...tag, name: "read" }));
		await writeState(context, { ...state, settings });
		assert.equal((await verifyJournals(database, () => undefined)).differences, []);
		await writeState(context, { ...state, settings, tags });
		assert.equal((await journal.readOrCreate(user, SHARD))?.state, { ...before?.state, tags });
	},
);

mixed(
	"given a snapshot of an older version, which lacks a setting and has one of another meaning, then it is read with this one's",
	async (context) => {
		const { journal, user } = context;
		const before = await journal.readOrCreate(user, SHARD);
		const state = (await stateOf(context)) as { settings: Record<string, unknown> };
		const { week_start: _later, ...settings } = state.settings;
		await writeState(context, { ...state, settings: { ...settings, month_end: "whatever came first" } });
		assert.equal((await journal.readOrCreate(user, SHARD))?.state, before?.state);
	},
);

mixed(
	"given a reminder by a channel of a newer pod, then the older one reads, fires and publishes it, and leaves the delivery alone",
	async ({ database, journal, user }) => {
		const reminders = [{ spec: { at: "2026-03-27T08:31:00.000Z" as InstantText }, channels: ["email", "pigeon"] }];
		await live(journal, user, { type: "AddTask", title: "two", reminders });
		const fire = { type: "FireReminders", reminder_ids: [1] } as const;
		await live(journal, user, fire, { now: NOW.add({ minutes: 2 }), principal: { kind: "system", id: "timer" } });
		const events = (await journal.eventsAfter(user, 0, 100)).filter(({ type }) => type === "reminder.sent");
		assert.equal(
			events.map((event) => readWireEvent(writeWireEvent(event))),
			events,
		);
		assert.is(events.length, 1);
		const wish = { channel: "email", limit: 10, lease_ms: 1_000, inHand: [], perHour: undefined };
		const claimed = await createDeliveryLedger(database).claim(wish);
		assert.equal(
			claimed.map(({ channel }) => channel),
			["email"],
		);
		const rows = await database.query("SELECT channel, state, attempts FROM delivery WHERE user_id = $1 ORDER BY 1", [
			user,
		]);
		assert.equal(rows, [
			{ channel: "email", state: "sending", attempts: 1 },
			{ channel: "pigeon", state: "queued", attempts: 0 },
		]);
		assert.equal((await verifyJournals(database, () => undefined)).differences, []);
	},
);

mixed.run();
