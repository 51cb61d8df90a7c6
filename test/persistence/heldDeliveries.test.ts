/** What fired in quiet hours, in PostgreSQL: in the ledger at once, and not to be had before they end (P4, P5). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { toInstantText } from "../../src/domain/time/instant.ts";
import { createJournalStore } from "../../src/persistence/journal/journalStore.ts";
import { verifyJournals } from "../../src/persistence/journal/verify.ts";
import { createDeliveryLedger } from "../../src/persistence/ledger/deliveryLedger.ts";
import { createReadModelStore } from "../../src/persistence/reads/readModelStore.ts";
import { addAccount, createTestDatabase, type TestDatabase } from "../support/postgres.ts";
import { live } from "./life.ts";

const test = suite<{ database: TestDatabase }>("deliveries held by quiet hours", {} as { database: TestDatabase });
test.before(async (context) => {
	context.database = await createTestDatabase();
});
test.after(({ database }) => database.drop());

const WISH = { channel: "email", limit: 4, lease_ms: 35_000, inHand: [], perHour: undefined };

test("given quiet hours, when a reminder fires in them, then it is in the ledger with their end, and is claimed then", async ({
	database,
}) => {
	const journal = createJournalStore(database);
	const user = await addAccount(database);
	// Quiet is the hour that is, whenever this runs, and the two after it.
	const now = Temporal.Now.instant();
	const hour = (hours: number) => `${now.add({ hours }).toString().slice(11, 13)}:00` as never;
	const quiet_hours = { from: hour(0), to: hour(3), urgent: "send" } as const;
	await live(journal, user, { type: "ChangeSettings", changes: { quiet_hours } }, { now });
	const at = toInstantText(now.subtract({ seconds: 1 }));
	const reminders = [{ spec: { at } }];
	await live(journal, user, { type: "AddTask", title: "rest", reminders }, { now: now.subtract({ seconds: 2 }) });
	await live(journal, user, { type: "FireReminders", reminder_ids: [1] }, { now });

	const ledger = createDeliveryLedger(database);
	const readModel = createReadModelStore(database, { messageIdOf: (id) => id });
	const [row] = (await readModel.deliveries(user, { limit: 5 })).data;
	const until = toInstantText(Temporal.Instant.from(`${now.add({ hours: 3 }).toString().slice(0, 13)}:00:00Z`));
	if (row?.kind !== "reminder") throw new Error(`no reminder, but ${JSON.stringify(row)}`);
	assert.equal([row.state, row.planned_at, row.held_until], ["queued", at, until]);
	assert.equal(await ledger.claim(WISH), []);
	assert.ok(((await ledger.nextDueInMs("email")) ?? 0) > 3_600_000);

	await database.query("UPDATE delivery SET next_attempt_at = now() - interval '1 second'");
	const [claimed] = await ledger.claim(WISH);
	assert.equal([claimed?.task.title, claimed?.held_until, claimed?.attempt], ["rest", until, 1]);
	assert.equal((await verifyJournals(database, () => undefined)).differences, []);
});

test.run();
