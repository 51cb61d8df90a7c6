/**
 * Measures one engine, in a process of its own, so that its memory is its own: `child.ts <engine> <database> <redis port> <folder>`. The
 * last line that it prints is what it found, in JSON.
 */
import { writeSync } from "node:fs";
import { Pool } from "pg";
import { quantile } from "../measure.ts";
import type { StartEngine } from "./engine.ts";

/** What a child says of its engine. */
export interface Found {
	/** Jobs that were taken and kept, each second, so many asked for at once. */
	readonly perSecond: number;
	/** ms that the jobs were late when their work was committed. */
	readonly burst: { readonly p50: number; readonly p99: number };
	readonly stream: { readonly p50: number; readonly p99: number };
	/** Of the process and a server of its own, all pending jobs kept. */
	readonly residentMb: number;
}

/** Each is loaded where it is measured: what the others load is not its memory. */
const ENGINES: Readonly<Record<string, () => Promise<StartEngine>>> = {
	ours: async () => (await import("./ours.ts")).startOurs,
	bullmq: async () => (await import("./queues.ts")).startBullMq,
	"pg-boss": async () => (await import("./queues.ts")).startPgBoss,
	"graphile-worker": async () => (await import("./queues.ts")).startGraphileWorker,
	agenda: async () => (await import("./queues.ts")).startAgenda,
	dbos: async () => (await import("./durable.ts")).startDbos,
	restate: async () => (await import("./durable.ts")).startRestate,
};
const PENDING = 3_000;
const BURST = 1_000;
const STREAM = 1_000;
const STREAM_MS = 20_000;
const ASKED_AT_ONCE = 64;
/** Some look for what is due seldom: the last of the minute may come so much later. */
const PATIENCE_MS = 60_000;
const A_DAY_MS = 86_400_000;

async function measure(name: string, databaseUrl: string, redisPort: number, folder: string): Promise<Found> {
	const start = await ENGINES[name]?.();
	if (start === undefined) throw new Error(`there is no engine ${name}`);
	const pool = new Pool({ connectionString: databaseUrl, max: 10 });
	// Each engine has its own tables in the one database.
	await pool.query("DROP TABLE IF EXISTS effect");
	await pool.query("CREATE TABLE effect (id integer PRIMARY KEY)");
	const dueAt = new Map<number, number>();
	const late = new Map<number, number>();
	const engine = await start({
		...{ databaseUrl, redisPort, folder },
		async run(id) {
			// Ours has committed its own row.
			if (name !== "ours") await pool.query("INSERT INTO effect (id) VALUES ($1)", [id]);
			if (late.has(id)) throw new Error(`${name} ran ${id} twice`);
			late.set(id, Date.now() - (dueAt.get(id) ?? Number.NaN));
		},
	});

	let last = 0;
	/** Schedules one for each instant, so many at once; resolves to their ids. */
	async function scheduleAll(instants: readonly number[]): Promise<readonly number[]> {
		const ids = instants.map((ms) => {
			last += 1;
			dueAt.set(last, ms);
			return last;
		});
		const queue = ids.toReversed();
		const worker = async () => {
			for (let id = queue.pop(); id !== undefined; id = queue.pop()) await engine.schedule(id, dueAt.get(id) ?? 0);
		};
		await Promise.all(Array.from({ length: ASKED_AT_ONCE }, worker));
		return ids;
	}
	async function lateness(ids: readonly number[], untilMs: number) {
		while (!ids.every((id) => late.has(id))) {
			if (Date.now() > untilMs + PATIENCE_MS) {
				throw new Error(`${name} left ${ids.filter((id) => !late.has(id)).length} of ${ids.length} undone`);
			}
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
		const values = ids.map((id) => late.get(id) ?? Number.NaN);
		return { p50: quantile(values, 0.5), p99: quantile(values, 0.99) };
	}

	// What is not measured yet is not compiled yet, either.
	await scheduleAll(new Array<number>(100).fill(Date.now() + A_DAY_MS));
	const began = performance.now();
	await scheduleAll(new Array<number>(PENDING).fill(Date.now() + A_DAY_MS));
	const perSecond = PENDING / ((performance.now() - began) / 1_000);
	/** With room to spare. */
	const settingMs = (count: number) => Math.ceil(3_000 + 2_000 * (count / perSecond));
	await new Promise((resolve) => setTimeout(resolve, 2_000));
	const own = (await engine.ownServerBytes?.()) ?? 0;
	const residentMb = (process.memoryUsage.rss() + own) / 2 ** 20;

	const instant = Date.now() + settingMs(BURST);
	const burst = await lateness(await scheduleAll(new Array<number>(BURST).fill(instant)), instant);
	const first = Date.now() + settingMs(STREAM);
	const instants = Array.from({ length: STREAM }, (_, n) => Math.round(first + (n * STREAM_MS) / STREAM));
	const stream = await lateness(await scheduleAll(instants), first + STREAM_MS);
	await engine.stop();
	await pool.end();
	return { perSecond, burst, stream, residentMb };
}

const [name = "", databaseUrl = "", redisPort = "0", folder = ""] = process.argv.slice(2);
writeSync(1, `${JSON.stringify(await measure(name, databaseUrl, Number(redisPort), folder))}\n`);
process.exit(0);
