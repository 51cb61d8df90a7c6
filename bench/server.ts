/** The whole server as a process: how soon the page is there, what it weighs, what it costs when nothing happens. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../test/support/freePort.ts";
import { limited, type Measurement, overFloor, quantile } from "./measure.ts";
import { startPod } from "./pod.ts";
import { seedTasks } from "./seed.ts";

const ROOT = join(import.meta.dirname, "..");
const PENDING_USERS = 1_000;
const PENDING_OF_USER = 100;
const IDLE_MS = 30_000;
const STARTS = 3;
/** docs/benchmarks.md says why. */
const IDLE_OVER_BARE = 2;
/** Ticks a second in /proc/<pid>/stat: 100 on every Linux of today. */
const TICKS_PER_SECOND = 100;

export async function benchServer(url: string): Promise<Measurement[]> {
	const dataDir = mkdtempSync(join(tmpdir(), "adjutant-bench-start-"));
	try {
		// The first run makes the database; the second is what a user sees every day.
		await (await startServer(dataDir)).stop();
		const starts: number[] = [];
		const bare: number[] = [];
		let residentMb = Number.NaN;
		for (let round = 0; round < STARTS; round += 1) {
			bare.push(bareNodeSeconds());
			const server = await startServer(dataDir);
			starts.push(server.seconds);
			await new Promise((resolve) => setTimeout(resolve, 5_000));
			residentMb = readResidentMb(server.pid);
			await server.stop();
		}
		const [start, node] = [quantile(starts, 0.5), quantile(bare, 0.5)];
		return [
			{
				subject: "start to the first page, after the first run",
				measured: `${start.toFixed(3)} s`,
				compared: `${node.toFixed(3)} s of Node with nothing to run`,
				ratio: start / node,
				// 0.6 s where Node itself takes 0.04; nine tenths of it is loading modules, so it goes with the machine as Node does.
				bound: { most: 15 },
			},
			limited("resident memory of the server, idle", residentMb, 120, "MB"),
			...(await benchIdle(url, dataDir)),
		];
	} finally {
		rmSync(dataDir, { recursive: true, force: true });
	}
}

function bareNodeSeconds(): number {
	const began = performance.now();
	spawnSync(process.execPath, ["-e", "0"]);
	return (performance.now() - began) / 1_000;
}

/** CPU of the server and of PostgreSQL with 100,000 reminders pending. */
async function benchIdle(url: string, dataDir: string): Promise<Measurement[]> {
	const pod = await startPod(url, "seed");
	// What other benchmarks have fired waits for a mailer: sending it would not be idling.
	await pod.database.query("TRUNCATE delivery, outbox, journal, user_actor CASCADE");
	const users = await pod.addUsers(PENDING_USERS);
	await seedTasks(pod.database, users, PENDING_OF_USER, "2031-01-01T00:00:00Z");
	await pod.database.query("VACUUM ANALYZE");
	const [row] = await pod.database.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
	const postmaster = parentOf(row?.pid ?? 0);
	await pod.stop();
	const server = await startServer(dataDir, { DATABASE_URL: url });
	const bare = spawn(process.execPath, [join(ROOT, "bench/bareIdle.ts"), url], {
		stdio: ["ignore", "pipe", "inherit"],
	});
	await once(bare.stdout, "data");
	// The start itself, the page's first requests, and the collection of what these left behind are over.
	await new Promise((resolve) => setTimeout(resolve, 40_000));
	const nodeBefore = cpuSeconds(server.pid);
	const bareBefore = cpuSeconds(bare.pid ?? 0);
	const postgresBefore = familyCpuSeconds(postmaster);
	await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
	const percent = (seconds: number) => (seconds / (IDLE_MS / 1_000)) * 100;
	const node = percent(cpuSeconds(server.pid) - nodeBefore);
	const floor = percent(cpuSeconds(bare.pid ?? 0) - bareBefore);
	const postgres = percent(familyCpuSeconds(postmaster) - postgresBefore);
	bare.kill();
	await server.stop();
	const what = "a bare process that wakes and asks as often";
	return [
		overFloor(
			"CPU of Node, idle with 100,000 reminders pending (aim of the reference: 0.4 %)",
			node,
			"%",
			{ value: floor, what },
			IDLE_OVER_BARE,
		),
		limited("CPU of PostgreSQL, idle with 100,000 reminders pending", postgres, 0.5, "%"),
	];
}

/** `bin/adjutant start` on a free port; resolves when the page is there. */
export async function startServer(dataDir: string, environment: Readonly<Record<string, string>> = {}) {
	const port = await freePort();
	const began = performance.now();
	const child: ChildProcess = spawn(join(ROOT, "bin", "adjutant"), ["start"], {
		cwd: ROOT,
		env: { ...process.env, DATABASE_URL: "", PORT: String(port), DATA_DIR: dataDir, ...environment },
		stdio: ["ignore", "ignore", "inherit"],
	});
	const url = `http://127.0.0.1:${port}/`;
	for (;;) {
		if (child.exitCode !== null) throw new Error("the server ended before its page was there");
		const answer = await fetch(url).catch(() => undefined);
		await answer?.body?.cancel();
		if (answer?.ok) break;
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
	const seconds = (performance.now() - began) / 1_000;
	// The command has become Node: there is nobody between.
	const pid = child.pid ?? 0;
	return {
		seconds,
		url: url.slice(0, -1),
		pid,
		async stop() {
			process.kill(pid, "SIGTERM");
			if (child.exitCode === null) await once(child, "exit");
		},
	};
}

/** The fields of /proc/<pid>/stat after the command's name, which may hold anything. */
const stat = (pid: number) =>
	readFileSync(`/proc/${pid}/stat`, "utf8")
		.replace(/^.*\) /s, "")
		.split(" ");
const parentOf = (pid: number) => Number(stat(pid)[1]);
const cpuSeconds = (pid: number) => (Number(stat(pid)[11]) + Number(stat(pid)[12])) / TICKS_PER_SECOND;
const processes = () =>
	readdirSync("/proc")
		.filter((name) => /^\d+$/.test(name))
		.map(Number);

function childrenOf(parent: number): number[] {
	return processes().filter((pid) => {
		try {
			return parentOf(pid) === parent;
		} catch {
			return false; // It ended while we looked.
		}
	});
}

function familyCpuSeconds(postmaster: number): number {
	return [postmaster, ...childrenOf(postmaster)].reduce((sum, pid) => sum + cpuSeconds(pid), 0);
}

function readResidentMb(pid: number): number {
	return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1_024;
}
