/**
 * How long it takes to come back with a large database: 100 accounts, 100,000 tasks, a journal of a million events. Run by hand
 * (`node bin/node26.js bench/recovery.ts`); prints a line for each command. The rows are those of one account's life, for each.
 */
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { shardOf } from "../src/actors/shard.ts";
import type { Command } from "../src/domain/commands/commands.ts";
import { answerOf, journal } from "../src/domain/commands/journalling.ts";
import { decide } from "../src/domain/decide/decide.ts";
import { writeAnswer } from "../src/domain/documents/answerDocument.ts";
import type { JournalEvent } from "../src/domain/events/events.ts";
import { principalOf } from "../src/domain/events/principal.ts";
import { evolveAll } from "../src/domain/evolve/evolve.ts";
import { emptyBook } from "../src/domain/evolve/initialState.ts";
import type { Book } from "../src/domain/state/book.ts";
import { runAdjutant } from "../test/cli/runAdjutant.ts";
import { addAccount, createTestDatabase, type TestDatabase } from "../test/support/postgres.ts";

const USERS = 100;
const TASKS = 1_000;
const CHANGES = 9;
const NOW = Temporal.Instant.from("2026-11-01T08:00:00Z");

/** Of an account with 1,000 tasks, each changed nine times. */
function lifeOf(): { readonly event: JournalEvent; readonly answer: unknown }[] {
	let user = emptyBook().user;
	const rows: { event: JournalEvent; answer: unknown }[] = [];
	const principal = principalOf({ by: "page" });
	for (let task_id = 1; task_id <= TASKS; task_id += 1) {
		let book: Book = { user, tasks: new Map(), live_tasks: 0 };
		const does = (command: Command) => {
			const decision = decide(book, command, { now: NOW, user_id: "", pastEvents: [] });
			if (decision.kind === "rejected") throw new Error(JSON.stringify(decision.rejection));
			const events = journal(decision.events, { user_id: "", command_id: randomUUID(), principal }, rows.length, NOW);
			const after = { ...evolveAll(book, events), live_tasks: 0 };
			const answer = writeAnswer(answerOf(decision.subject, after, book));
			rows.push(...events.map((event) => ({ event, answer: event.n === 0 ? answer : null })));
			book = after;
		};
		does({ type: "AddTask", title: `Task ${task_id} of the account`, due: { date: "2026-12-01" as never } });
		for (let n = 1; n <= CHANGES; n += 1)
			does({ type: "EditTask", task_id, changes: { description: `Noted ${n} times, with some words beside it` } });
		user = book.user;
	}
	return rows;
}

async function fill(database: TestDatabase): Promise<number> {
	const life = lifeOf();
	const documents = JSON.stringify(life.map(({ event, answer }) => ({ ...event, answer })));
	await database.query(
		`CREATE UNLOGGED TABLE life AS SELECT e.* FROM jsonb_to_recordset($1::jsonb) AS e(seq bigint, event_id uuid, type text,
		data jsonb, principal jsonb, command_id text, n integer, at timestamptz, undoes bigint, answer jsonb)`,
		[documents],
	);
	for (let n = 0; n < USERS; n += 1) {
		const user = await addAccount(database);
		await database.query("INSERT INTO user_actor (user_id, shard, state) VALUES ($1, $2, '{}')", [
			user,
			shardOf(user, 16),
		]);
		await database.query(
			`INSERT INTO journal (user_id, seq, event_id, type, data, principal, command_id, n, at, undoes, fingerprint, answer)
			SELECT $1, seq, gen_random_uuid(), type, data, principal, command_id, n, at, undoes, 'of ' || seq, answer FROM life`,
			[user],
		);
	}
	await database.query("DROP TABLE life");
	return life.length * USERS;
}

const folder = mkdtempSync(join(tmpdir(), "adjutant-recovery-"));
const database = await createTestDatabase();
const empty = await createTestDatabase();
const timed = async (what: string, args: string[], url: string) => {
	const began = performance.now();
	const { code, stdout, stderr } = await runAdjutant(args, { DATABASE_URL: url });
	console.log(
		`${what}: ${((performance.now() - began) / 1000).toFixed(1)} s, exit ${code}: ${(stdout + stderr).trim().split("\n").at(-1)}`,
	);
};
try {
	const began = performance.now();
	const events = await fill(database);
	console.log(`${events} events of ${USERS} accounts written in ${((performance.now() - began) / 1000).toFixed(0)} s`);
	const file = join(folder, "adjutant.backup");
	await timed("replay journal", ["replay", "journal"], database.url);
	await timed("verify", ["verify"], database.url);
	const [{ size = 0 } = {}] = await database.query<{ size: number }>(
		"SELECT pg_database_size(current_database())::float8 AS size",
	);
	console.log(`database: ${(size / 2 ** 20).toFixed(0)} MiB`);
	await timed("backup", ["backup", file], database.url);
	console.log(`file: ${(statSync(file).size / 2 ** 20).toFixed(0)} MiB`);
	await timed("restore", ["restore", file], empty.url);
	await timed("verify", ["verify"], empty.url);
} finally {
	await empty.drop();
	await database.drop();
	rmSync(folder, { recursive: true, force: true });
}
