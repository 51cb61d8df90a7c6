import { randomUUID } from "node:crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { instantTextOfEpochMs } from "../../src/domain/time/instant.ts";
import { createAccountMailQueue } from "../../src/persistence/accounts/accountMailQueue.ts";
import { accountMailQueueContract } from "../delivery/accountMailQueue.contract.ts";
import { addAccount, createTestDatabase } from "../support/postgres.ts";
import { unsettleClock } from "../support/unsteadyClock.ts";

const database = await createTestDatabase();
const unsteady = await createTestDatabase();
await unsettleClock(unsteady);
const queue = createAccountMailQueue(database);
const inMs = (ms: number) => instantTextOfEpochMs(Date.now() + ms);

for (const [clock, from] of [
	["the machine's clock", database],
	["a clock that is stepped to and fro", unsteady],
] as const) {
	accountMailQueueContract(`queue of mails about accounts in PostgreSQL, by ${clock}: contract`, async () => {
		await from.query("DELETE FROM account_mail");
		return {
			queue: createAccountMailQueue(from),
			inMs,
			// The clock is the database's, which nobody moves: instead everything that waits gets older.
			async elapse(ms) {
				await from.query(
					`UPDATE account_mail SET next_attempt_at = next_attempt_at - $1::float8 * interval '1 millisecond',
					   expires_at = expires_at - $1::float8 * interval '1 millisecond'`,
					[ms],
				);
			},
		};
	});
}

const test = suite("mails about accounts in PostgreSQL");
test.after(async () => {
	await unsteady.drop();
	await database.drop();
});

test("given an account that is deleted, then its mails that wait go with it, and nobody else's", async () => {
	await database.query("DELETE FROM account_mail");
	const [leaving, staying] = [await addAccount(database), await addAccount(database)];
	for (const user_id of [leaving, staying, null]) {
		await queue.add({ mail_id: randomUUID(), user_id, sealed: "sealed", expires_at: inMs(60_000) });
	}
	await database.query('DELETE FROM "user" WHERE id = $1', [leaving]);
	const left = await database.query<{ user_id: string | null }>("SELECT user_id FROM account_mail ORDER BY user_id");
	assert.equal(
		left.map(({ user_id }) => user_id),
		[staying, null],
	);
});

test.run();
