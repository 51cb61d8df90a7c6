// mostly-waits
/** A pod whose clock runs ahead, on a real database: it fires nothing early (P4, scenario 19). */
import { randomUUID } from "node:crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createActorSystem } from "../../src/actors/actorSystem.ts";
import { instantTextOfEpochMs } from "../../src/domain/time/instant.ts";
import { createInProcessLog } from "../../src/eventlog/inProcessLog.ts";
import { createSystemClock } from "../../src/host/systemClock.ts";
import { createJournalStore } from "../../src/persistence/journal/journalStore.ts";
import { createReminderIndex } from "../../src/persistence/journal/reminderIndex.ts";
import { createShardTable } from "../../src/persistence/placement/shardTable.ts";
import { addAccount, createTestDatabase } from "../support/postgres.ts";

const AHEAD_MS = 5_000;
const SHARDS = 4;
const silent = { info: () => undefined, warn: () => undefined, error: console.error };

const test = suite("clock skew");

test("given a pod whose clock is 5 s ahead, when its timer runs, then the database holds the reminder back", async () => {
	const database = await createTestDatabase();
	const clock = createSystemClock();
	clock.correctBy(AHEAD_MS);
	const eventLog = createInProcessLog({ shards: SHARDS, clock, log: silent, onDeadLetter: async () => undefined });
	const fired = Promise.withResolvers<number>();
	const system = createActorSystem({
		random: Math.random,
		journal: createJournalStore(database),
		reminders: createReminderIndex(database),
		table: createShardTable(database, clock),
		eventLog,
		clock,
		log: silent,
		pod: "ahead",
		address: null,
		shards: SHARDS,
		onCommitted: ([event]) => {
			if (event?.type === "reminder.sent") fired.resolve(Date.now());
		},
		// The pod never learns how wrong its clock is.
		onClockOffset: () => undefined,
	});
	try {
		await system.start();
		const user_id = await addAccount(database);
		// By the pod's clock this is due in one second, by the database's in six.
		const due = Date.now() + AHEAD_MS + 1_000;
		const result = await system.gate.execute({
			command_id: randomUUID(),
			user_id,
			principal: { kind: "user", id: "page" },
			command: { type: "AddTask", title: "call mum", reminders: [{ spec: { at: instantTextOfEpochMs(due) } }] },
		});
		assert.is(result.kind, "done");
		assert.ok((await fired.promise) >= due, "fired early");
		const rows = await database.query("SELECT 1 FROM journal WHERE type = 'reminder.sent'");
		assert.is(rows.length, 1);
	} finally {
		await system.stop();
		await eventLog.close();
		await database.drop();
	}
});

test.run();
