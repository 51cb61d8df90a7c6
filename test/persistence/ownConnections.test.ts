/** Whatever the pages ask for, what must go on has connections of its own (P4, P6). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createJournalStore } from "../../src/persistence/journal/journalStore.ts";
import { createOutboxStore } from "../../src/persistence/journal/outboxStore.ts";
import { createReminderIndex } from "../../src/persistence/journal/reminderIndex.ts";
import { createDeliveryLedger } from "../../src/persistence/ledger/deliveryLedger.ts";
import { addAccount, createTestDatabase } from "../support/postgres.ts";
import { live, SHARD } from "./life.ts";

const test = suite("own connections");

test("given every connection of the pages in use, then writes, sweeps, relay and mailer go on", async () => {
	const database = await createTestDatabase();
	const user = await addAccount(database);
	const lent = await Promise.all(Array.from({ length: 10 }, () => database.connect()));
	const { own } = database;
	await live(createJournalStore(own), user, { type: "AddTask", title: "Pay rent" });
	assert.is((await createOutboxStore(own).read([SHARD], 10)).length, 1);
	assert.equal(await createReminderIndex(own).overdue(0, 10, { shards: [], users: [] }), []);
	const wish = { channel: "email", limit: 4, lease_ms: 1_000, inHand: [], perHour: 60 };
	assert.equal(await createDeliveryLedger(own).claim(wish), []);
	for (const client of lent) client.release();
	await database.drop();
});

test.run();
