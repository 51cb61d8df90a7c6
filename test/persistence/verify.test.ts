/** `verify` is quiet about what the product wrote and finds what anything else changed (P2, P3). */
import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createJournalStore } from "../../src/persistence/journal/journalStore.ts";
import { verifyJournals } from "../../src/persistence/journal/verify.ts";
import type { Journal } from "../../src/ports/commands/journal.ts";
import { life, START, type Step } from "../domain/randomCommands.ts";
import { addAccount, createTestDatabase, type TestDatabase } from "../support/postgres.ts";
import { live, NOW } from "./life.ts";

const LIVES = 25;
const SYSTEM = { kind: "system", id: "reminders" } as const;
const verified = suite<{ database: TestDatabase; journal: Journal; user: string }>("verify");

verified.before(async (context) => {
	context.database = await createTestDatabase();
	context.journal = createJournalStore(context.database);
});
verified.before.each(async (context) => {
	await context.database.query('DELETE FROM "user"');
	context.user = await addAccount(context.database);
});
verified.after(async ({ database }) => {
	await database.drop();
});

const placesOf = async (database: TestDatabase) =>
	(await verifyJournals(database, () => {})).differences.map(({ where }) => where).toSorted();

verified(
	"given random lives written to PostgreSQL, then the fold of each journal is its rows (P3)",
	async (context) => {
		const { database, journal } = context;
		const seed = Math.trunc(Math.random() * 2 ** 31);
		const lives = fc.sample(life, { numRuns: LIVES, seed });
		await Promise.all(
			lives.map(async (steps: readonly Step[]) => {
				const user = await addAccount(database);
				let now = START;
				for (const { command, after } of steps) {
					now = now.add({ minutes: after });
					const principal = command.type === "FireReminders" ? { principal: SYSTEM } : {};
					await live(journal, user, command, { now, ...principal });
				}
			}),
		);
		const { users, events, differences } = await verifyJournals(database, () => {});
		assert.equal(differences, [], `seed ${seed}: ${JSON.stringify(differences.slice(0, 5))}`);
		assert.ok(users >= LIVES && events > LIVES, `${users} users, ${events} events`);
	},
);

const planted: readonly [what: string, statement: string, where: readonly string[]][] = [
	["a changed title", "UPDATE task SET title = 'x' WHERE task_id = 1", ["task 1 title"]],
	["a task removed", "DELETE FROM task WHERE task_id = 1", ["task 1"]],
	["a due date moved", "UPDATE task SET due_at = due_at + interval '1 ms' WHERE task_id = 1", ["task 1 due"]],
	["a reminder re-armed", "UPDATE reminder SET status = 'armed'", ["task 1 reminders"]],
	["a delivery removed", "DELETE FROM delivery", ["seq 2"]],
	["a version ahead", "UPDATE user_actor SET version = version + 1", ["version"]],
	["a setting changed", "UPDATE user_actor SET state = jsonb_set(state, '{next_task_id}', '9')", ["user next_task_id"]],
	["an event removed", "DELETE FROM journal WHERE seq = 3", ["task 2", "user next_task_id", "version"]],
	[
		"a task that nobody added",
		`INSERT INTO task (user_id, task_id, title, status, priority, tag_ids, version, created_at, updated_at)
		 SELECT user_id, 7, 'x', 'open', 'low', '{}', 1, now(), now() FROM user_actor`,
		["task 7"],
	],
];
for (const [what, statement, where] of planted) {
	verified(`given ${what}, then it is found and nothing else`, async ({ database, journal, user }) => {
		const at = NOW.add({ minutes: 1 }).toString({ smallestUnit: "millisecond" });
		const due = { at, time_zone: "UTC" };
		await live(journal, user, { type: "AddTask", title: "a", due, reminders: [{ spec: { at } }] } as never);
		await live(
			journal,
			user,
			{ type: "FireReminders", reminder_ids: [1] },
			{ now: NOW.add({ minutes: 2 }), principal: SYSTEM },
		);
		await live(journal, user, { type: "AddTask", title: "b" });
		assert.equal(await placesOf(database), []);
		await database.query(statement);
		assert.equal(await placesOf(database), where.toSorted());
	});
}

verified.run();
