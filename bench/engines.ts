/**
 * Adjutant beside job engines, in one run on one machine: the same jobs on the same PostgreSQL and Redis, each engine in a process of its
 * own, as its documentation advises for low delay with durability. How each is set: `engines/queues.ts`, `engines/durable.ts`.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { prepareRedis, type RedisServer, startRedisServer } from "../test/support/redisServer.ts";
import type { Found } from "./engines/child.ts";
import { installEngines, VERSIONS } from "./engines/packages.ts";

const CHILD = join(import.meta.dirname, "engines/child.ts");
const MOST_MS = 240_000;

interface Row {
	readonly engine: string;
	readonly said: string;
	/** How its Redis keeps what it is told; undefined: it uses none. */
	readonly fsync?: "always" | "everysec";
}

const ROWS: readonly Row[] = [
	{ engine: "ours", said: "Adjutant" },
	{ engine: "bullmq", said: `BullMQ ${VERSIONS.bullmq}, Redis (AOF each second)`, fsync: "everysec" },
	{ engine: "bullmq", said: `BullMQ ${VERSIONS.bullmq}, Redis (AOF always)`, fsync: "always" },
	{ engine: "pg-boss", said: `pg-boss ${VERSIONS["pg-boss"]}` },
	{ engine: "graphile-worker", said: `graphile-worker ${VERSIONS["graphile-worker"]}` },
	{ engine: "agenda", said: `Agenda ${VERSIONS.agenda}, PostgreSQL` },
	{ engine: "dbos", said: `DBOS ${VERSIONS["@dbos-inc/dbos-sdk"]}` },
	{ engine: "restate", said: `Restate ${VERSIONS["@restatedev/restate-server"]}` },
];

/** Resolves to a table of its own: here nothing has a bound, and everything stands beside everything. */
export async function benchEngines(url: string): Promise<string> {
	await installEngines();
	await prepareRedis();
	const lines: string[] = [];
	for (const row of ROWS) lines.push(lineOf(row, await measure(url, row)));
	return [
		"| | jobs kept a second, 64 at once | 1,000 due at once, late by: p50 / p99 | 1,000 over 20 s, late by: p50 / p99 | memory |",
		"| --- | --- | --- | --- | --- |",
		...lines,
	].join("\n");
}

async function measure(url: string, { engine, fsync }: Row): Promise<Found> {
	const folder = mkdtempSync(join(tmpdir(), "adjutant-engine-"));
	const redis = fsync === undefined ? undefined : await startRedisServer({ folder, fsync });
	try {
		const port = redis === undefined ? "0" : new URL(redis.url).port;
		const asked = [...process.execArgv, CHILD, engine, url, port, folder];
		const { stdout } = await promisify(execFile)(process.execPath, asked, { timeout: MOST_MS, killSignal: "SIGKILL" });
		const found = JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Found;
		return { ...found, residentMb: found.residentMb + (await redisMb(redis)) };
	} finally {
		await redis?.stop();
		rmSync(folder, { recursive: true, force: true });
	}
}

async function redisMb(redis: RedisServer | undefined): Promise<number> {
	if (redis === undefined) return 0;
	const [, bytes = "0"] = /used_memory_rss:(\d+)/.exec(await redis.say("INFO memory")) ?? [];
	return Number(bytes) / 2 ** 20;
}

const inMs = (ms: number) =>
	ms >= 10_000 ? `${(ms / 1_000).toFixed(0)} s` : ms >= 1_000 ? `${(ms / 1_000).toFixed(1)} s` : `${Math.round(ms)} ms`;
const span = ({ p50, p99 }: Found["burst"]) => `${inMs(p50)} / ${inMs(p99)}`;

function lineOf({ said }: Row, { perSecond, burst, stream, residentMb }: Found): string {
	const rate = Math.round(perSecond).toLocaleString("en");
	return `| ${said} | ${rate} | ${span(burst)} | ${span(stream)} | ${Math.round(residentMb)} MB |`;
}
