/** What only the real ledger shows: locks of others, and one read of task and recipient (P5). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createDeliveryLedger } from "../../src/persistence/deliveryLedger.ts";
import { createJournalStore } from "../../src/persistence/journalStore.ts";
import type { Journal } from "../../src/ports/journal.ts";
import { addAccount, createTestDatabase, type TestDatabase } from "../support/postgres.ts";
import { live, NOW } from "./life.ts";

const SYSTEM = { kind: "system", id: "reminders" } as const;
const claims = suite<{ database: TestDatabase; journal: Journal; user: string }>("claims of deliveries");

claims.before.each(async (context) => {
	context.database = await createTestDatabase();
	context.journal = createJournalStore(context.database);
	context.user = await addAccount(context.database, { email: "ada@example.org", name: "Ada" });
	const at = (minutes: number) => ({
		spec: { at: NOW.add({ minutes }).toString({ smallestUnit: "millisecond" }) as never },
	});
	await live(context.journal, context.user, { type: "ChangeSettings", changes: { time_zone: "Asia/Karachi" } });
	await live(context.journal, context.user, { type: "AddTask", title: "Call", reminders: [at(1), at(2)] });
	const fire = { type: "FireReminders", reminder_ids: [1, 2] } as const;
	await live(context.journal, context.user, fire, { now: NOW.add({ minutes: 3 }), principal: SYSTEM });
});
claims.after.each(async ({ database }) => {
	await database.drop();
});

claims(
	"given a row that another mailer is just claiming, then the claim passes it over and does not wait",
	async (context) => {
		const { database } = context;
		const other = await database.pool.connect();
		await other.query("BEGIN");
		await other.query("SELECT 1 FROM delivery WHERE reminder_id = 1 FOR UPDATE");
		const claimed = await createDeliveryLedger(database).claim(10, 1_000);
		await other.query("ROLLBACK");
		other.release();
		assert.equal(
			claimed.map(({ reminder_id }) => reminder_id),
			[2],
		);
	},
);

claims(
	"given a fired reminder, then the claim carries what the mail needs, as of now",
	async ({ database, journal, user }) => {
		await live(journal, user, { type: "EditTask", task_id: 1, changes: { title: "Call Bob" } });
		const [first] = await createDeliveryLedger(database).claim(1, 1_000);
		assert.is(first?.planned_at, "2026-03-27T08:31:00.000Z");
		assert.is(first?.fired_at, "2026-03-27T08:33:00.000Z");
		assert.equal(first?.task, { title: "Call Bob", description: null, priority: "medium", status: "open", due: null });
		assert.equal(first?.recipient, {
			address: "ada@example.org",
			name: "Ada",
			time_zone: "Asia/Karachi",
			locale: "en",
		});
	},
);

claims.run();
