/** PostgreSQL as a server of its own on a TCP port: pods share it, and nobody starts it anew when it is killed. */
import { type ChildProcess, execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { openDatabase } from "../../src/persistence/database.ts";
import { findServerAccount } from "../../src/persistence/embedded/account.ts";
import { findBinaries } from "../../src/persistence/embedded/binaries.ts";
import { preparePlace } from "../../src/persistence/embedded/place.ts";
import { DATABASE, initialise, SUPERUSER } from "../../src/persistence/embedded/postmaster.ts";
import { eventually } from "../support/promises.ts";
import { endChild, isAlive, spawnTied } from "../support/tiedProcess.ts";

const READY_WITHIN_MS = 30_000;
const silent = { info: () => undefined, warn: () => undefined, error: console.error };

export interface PostgresServer {
	readonly port: number;
	readonly url: string;
	readonly pid: number;
	isRunning(): boolean;
	/** A crash; what was committed is on disk. */
	kill(): Promise<void>;
	/** Starts it on the same data and port, after `kill` or `stop`. Resolves when it answers. */
	start(): Promise<void>;
	stop(): Promise<void>;
	/** Copies the data while the server is stopped; the function returned puts it back, while it is again. */
	copy(): () => void;
}

/**
 * SIGCONT to the server and its sessions: frozen ones would end neither now nor when they are left alone. Where the system
 * keeps no list of them (Linux does), only the server hears it.
 */
function thaw({ pid = 0 }: ChildProcess): void {
	let sessions: readonly string[] = [];
	try {
		sessions = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(/\s+/);
	} catch {
		// No such list, or no such server any more.
	}
	for (const each of [pid, ...sessions.map(Number)]) {
		try {
			if (each > 0) process.kill(each, "SIGCONT");
		} catch {
			// It has ended meanwhile.
		}
	}
}

/** Keeps its files in `dataDir`. Durable: a commit is flushed, as in a real installation. */
export async function startPostgresServer(dataDir: string, port: number): Promise<PostgresServer> {
	const account = findServerAccount();
	const place = preparePlace(dataDir, account, silent);
	const binaries = await findBinaries(account, place.dir);
	await initialise(place, binaries, account, false);
	const url = `postgres://${SUPERUSER}@127.0.0.1:${port}/${DATABASE}`;
	let child: ChildProcess | undefined;

	async function start(): Promise<void> {
		const settings = {
			listen_addresses: "127.0.0.1",
			unix_socket_directories: place.socketDir,
			logging_collector: "off",
			shared_buffers: "64MB",
			max_connections: 120,
			jit: "off",
			max_parallel_workers_per_gather: 0,
			wal_level: "minimal",
			max_wal_senders: 0,
			timezone: "UTC",
		};
		const options = ["-D", place.cluster, "-p", String(port)];
		for (const [name, value] of Object.entries(settings)) options.push("-c", `${name}=${value}`);
		// SIGQUIT is PostgreSQL's immediate shutdown: its children and its shared memory go with it.
		child = spawnTied("QUIT", binaries.postgres, options, { ...account, stdio: ["ignore", "ignore", "pipe"] });
		let said = "";
		child.stderr?.on("data", (chunk: Buffer) => {
			said = (said + String(chunk)).slice(-4_000);
		});
		const started = child;
		await eventually(
			async () => {
				if (!isAlive(started)) throw new Error(`PostgreSQL ended:\n${said}`);
				const database = await openDatabase({ url }, silent).catch(() => undefined);
				await database?.close();
				return database !== undefined;
			},
			Boolean,
			READY_WITHIN_MS,
		);
	}
	await start();
	return {
		port,
		url,
		get pid() {
			return Number(readFileSync(`${place.cluster}/postmaster.pid`, "utf8").split("\n")[0]);
		},
		isRunning: () => child !== undefined && isAlive(child),
		async kill() {
			if (child) await endChild(child, "SIGKILL");
		},
		start,
		copy() {
			const copied = `${place.cluster}.copy`;
			const lay = (from: string, to: string) => {
				rmSync(to, { recursive: true, force: true });
				// It keeps owners and modes, on which the server insists.
				execFileSync("cp", ["-a", from, to]);
			};
			lay(place.cluster, copied);
			return () => lay(copied, place.cluster);
		},
		async stop() {
			if (!child || !isAlive(child)) return;
			thaw(child);
			await endChild(child, "SIGINT", 10_000);
		},
	};
}
