/** What only the real ledger shows: locks of others, and one read of task and recipient (P5). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createJournalStore } from "../../src/persistence/journal/journalStore.ts";
import { createDeliveryLedger } from "../../src/persistence/ledger/deliveryLedger.ts";
import type { Journal } from "../../src/ports/commands/journal.ts";
import { MOST_TOGETHER } from "../../src/ports/delivery/deliveryLedger.ts";
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
		const claimed = await createDeliveryLedger(database).claim({
			channel: "email",
			limit: 10,
			lease_ms: 1_000,
			inHand: [],
			perHour: undefined,
		});
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
		const [first] = await createDeliveryLedger(database).claim({
			channel: "email",
			limit: 1,
			lease_ms: 1_000,
			inHand: [],
			perHour: undefined,
		});
		assert.is(first?.planned_at, "2026-03-27T08:31:00.000Z");
		assert.is(first?.fired_at, "2026-03-27T08:33:00.000Z");
		assert.equal(first?.task, {
			title: "Call Bob",
			description: null,
			priority: "medium",
			status: "open",
			due: null,
			duration_minutes: null,
		});
		assert.equal(first?.recipient, {
			address: "ada@example.org",
			name: "Ada",
			time_zone: "Asia/Karachi",
			locale: "en",
			date_order: "dmy",
			is_verified: true,
			mute: null,
		});
	},
);

claims("given 100,000 queued rows of one user, then a claim and the next look go by their indexes", async (context) => {
	const { database, user } = context;
	const other = await addAccount(database, { email: "bob@example.org", name: "Bob" });
	await live(context.journal, other, { type: "AddTask", title: "Water" });
	const insert = `INSERT INTO delivery (delivery_id, user_id, task_id, reminder_id, channel, planned_at, fired_at, held_until, next_attempt_at)
		SELECT gen_random_uuid(), $1, 1, 1, 'email', now(), now(), now(), now() - $2::interval - (n - 1) / 1000 * interval '1 minute' FROM generate_series(1, $3::integer) AS n`;
	await database.query("DELETE FROM delivery");
	await database.prepare(insert, [user, "1 hour", 100_000]);
	await database.prepare(insert, [other, "1 minute", 1]);
	await database.prepare("ANALYZE delivery");
	const { rows, plans } = await explained(database, () =>
		createDeliveryLedger(database).claim({ channel: "email", limit: 4, lease_ms: 1_000, inHand: [], perHour: 60 }),
	);
	assert.is(rows.filter(({ user_id }) => user_id === other).length, 1);
	assert.equal(rows.map(({ also }) => also.length).toSorted(), [0, MOST_TOGETHER - 1]);
	for (const plan of plans) assert.not.match(plan, /Seq Scan on delivery|Bitmap Heap Scan on delivery/);
	const buffers = Math.max(...plans.map((plan) => Number(/shared hit=(\d+)/.exec(plan)?.[1] ?? 0)));
	// Fifty rows are rewritten in each of their indexes; 100,000 are not looked at.
	assert.ok(buffers < 2_000, `${buffers} pages`);
});

/** Runs the work with every statement on the pool explained first, in a transaction that is rolled back. */
async function explained<Rows>(database: TestDatabase, work: () => Promise<Rows>) {
	const plans: string[] = [];
	const { query } = database;
	database.query = async (text, values, name) => {
		const client = await database.pool.connect();
		try {
			await client.query("BEGIN");
			const { rows } = await client.query(`EXPLAIN (ANALYZE, BUFFERS) ${text}`, [...(values ?? [])]);
			plans.push(rows.map((row) => row["QUERY PLAN"]).join("\n"));
		} finally {
			await client.query("ROLLBACK");
			client.release();
		}
		return query(text, values, name);
	};
	return { rows: await work(), plans };
}

claims.run();
