/**
 * A search in a table that others fill: 1,000,000 tasks of 991 users, one of whom has 10,000, on a PostgreSQL of their own. What a
 * user finds must not depend on how many rows are not his. By turns with fetching a page by number, as everywhere.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSystemClock } from "../src/host/systemClock.ts";
import type { Database } from "../src/persistence/database.ts";
import { startEmbeddedPostgres } from "../src/persistence/embeddedPostgres.ts";
import { createReadModelStore } from "../src/persistence/reads/readModelStore.ts";
import { PAGE, PAGE_BY_NUMBER_MS, pageByNumber, timed } from "./largeAccount.ts";
import { type Measurement, overFloor, quantile } from "./measure.ts";
import { type Pod, startPod } from "./pod.ts";
import { seedUsers } from "./seed.ts";

const OTHERS = 990;
const TASKS = 1_000;
const TASKS_OF_ONE = 10_000;
const ROUNDS = 100;
/** Of so many users with 1,000 tasks each, by turns. */
const ASKED = 25;
/** What a search may take among 10,000 tasks on the machine of reference (features A6), whoever else is there. */
const MOST_MS = 20;
const silent = { info: () => undefined, warn: () => undefined, error: console.error };

const SEARCHES = [
	["a rare word", "471"],
	["a word of one task in forty", "harbour"],
	["a beginning of many words", "ma"],
	["a phrase", '"amber harbour"'],
] as const;

export async function benchCrowd(): Promise<Measurement[]> {
	const dataDir = mkdtempSync(join(tmpdir(), "adjutant-bench-crowd-"));
	const postgres = await startEmbeddedPostgres({ dataDir, log: silent, clock: createSystemClock() });
	const pod = await startPod(postgres.url, "crowd");
	try {
		const [one = "", ...others] = await pod.addUsers(1 + OTHERS);
		await seedUsers(pod.database, [one], TASKS_OF_ONE);
		await seedUsers(pod.database, others, TASKS);
		await fill(pod.database);
		const all = (TASKS_OF_ONE + OTHERS * TASKS).toLocaleString("en");
		return [
			...(await searches(pod, others.slice(0, ASKED), `${TASKS} tasks among ${all}`)),
			...(await searches(pod, [one], `${TASKS_OF_ONE} tasks among ${all}`)),
		];
	} finally {
		await pod.stop();
		await postgres.stop();
		rmSync(dataDir, { recursive: true, force: true });
	}
}

async function searches(pod: Pod, users: readonly string[], of: string): Promise<Measurement[]> {
	const model = createReadModelStore(pod.database, { messageIdOf: (id) => id });
	const rows: Measurement[] = [];
	for (const [what, search] of SEARCHES) {
		const took: number[] = [];
		const pages: number[] = [];
		for (let round = 0; round < ROUNDS; round += 1) {
			const user = users[round % users.length] ?? "";
			took.push(await timed(() => model.listTasks(user, { limit: PAGE, search })));
			pages.push(await timed(() => pageByNumber(pod, user, 1 + ((round * 97) % (TASKS - PAGE)))));
		}
		const floor = { value: quantile(pages, 0.5), what: `${PAGE} tasks by their numbers` };
		const subject = `search for ${what}, of ${of} of all (p95; aim of the reference: ${MOST_MS} ms)`;
		rows.push(
			overFloor(subject, quantile(took, 0.95), "ms", floor, Math.round((10 * MOST_MS) / PAGE_BY_NUMBER_MS) / 10),
		);
	}
	return rows;
}

const NOUNS =
	"harbour,ledger,garden,market,mantle,engine,letter,window,bridge,orchard,kitchen,meadow,marble,sailor,teacher,village,magnet,carpet,lantern,pocket,shelter,barrel,mirror,castle,ticket,basket,button,candle,dinner,forest,hammer,island,jacket,kettle,ladder,manual,needle,oyster,pillow,rabbit";
const COLOURS = "amber,azure,crimson,emerald,golden,ivory,magenta,maroon,olive,purple,scarlet,silver,turquoise";
const VERBS = "paint,repair,visit,measure,order,return,cancel,discuss,collect,prepare,translate";

/** Each user as many tasks as his state says; indexes are made when all rows are there, which takes a third of the time. */
async function fill(database: Database): Promise<void> {
	const client = await database.connect();
	// Neither bound of the pool: this is a lot of rows at once.
	const run = async <Row>(text: string) =>
		(await client.query<Row & object>({ text, query_timeout: 600_000 } as never)).rows;
	try {
		await run("SET statement_timeout = 0");
		await run("SET synchronous_commit = off");
		await run("SET maintenance_work_mem = '256MB'");
		const indexes = await run<{ name: string; definition: string }>(
			`SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
			 FROM pg_index i WHERE i.indrelid = 'task'::regclass AND NOT i.indisprimary`,
		);
		for (const { name } of indexes) await run(`DROP INDEX ${name}`);
		await run(
			`INSERT INTO task (user_id, task_id, title, description, status, priority, tag_ids, due_at, due_time_zone, version, created_at, updated_at)
			 SELECT a.user_id, n, w.verb || ' the ' || w.colour || ' ' || w.noun || ' ' || n,
			   CASE WHEN n % 2 = 0 THEN 'Ask ' || w.other || ' about the ' || w.noun || ', page ' || n % 311 END,
			   CASE WHEN n % 5 = 0 THEN 'completed' ELSE 'open' END, (ARRAY['low','medium','high','urgent'])[1 + n % 4], '{}',
			   '2030-01-01Z'::timestamptz + n * interval '1 hour', 'UTC', n, '2029-01-01Z'::timestamptz + n * interval '1 minute',
			   '2029-01-01Z'::timestamptz + n * interval '1 minute'
			 FROM user_actor a CROSS JOIN LATERAL generate_series(1, (a.state->>'next_task_id')::integer - 1) AS n
			 CROSS JOIN LATERAL (SELECT abs(hashint8(n * 1000003::bigint + a.shard)) AS h) AS x
			 CROSS JOIN LATERAL (SELECT ${pick(VERBS, "h")} AS verb, ${pick(COLOURS, "h / 11")} AS colour,
			   ${pick(NOUNS, "h / 143")} AS noun, ${pick(NOUNS, "h / 5720")} AS other) AS w`,
		);
		for (const { definition } of indexes) await run(definition);
		await run("VACUUM ANALYZE task");
	} finally {
		// Its settings are its own.
		client.release(true);
	}
}

const pick = (words: string, by: string) =>
	`(string_to_array('${words}', ','))[1 + (${by}) % ${words.split(",").length}]`;
