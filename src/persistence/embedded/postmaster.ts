/** The server process itself: is one there, make its files, start it, end it. */
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { closeSync, existsSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import type { Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import type { Place } from "./place.ts";

export interface Postmaster {
	readonly pid: number;
	/** Of the running server: the environment of the process that started it may have named another one. */
	readonly socketDir: string;
}

/** Who makes the cluster, and its database; who may enter its folder may log in. The product works as another (ownerRole.ts). */
export const SUPERUSER = "adjutant";
export const DATABASE = "postgres";

/** A server creates its pid file and writes it with the next call; an empty one this old was left by a crash between. */
const EMPTY_PID_FILE_STALE_MS = 5_000;

/**
 * The server that runs on this cluster. A pid file whose process is dead, or (a container gives the same pids
 * again) is some other program, is removed: PostgreSQL would believe it and refuse to start. One that is empty
 * belongs to a server that is being born this very moment; without it that server runs on unseen for a minute.
 */
export function findPostmaster(cluster: string): Postmaster | undefined {
	const file = path.join(cluster, "postmaster.pid");
	let text: string;
	let writtenMs: number;
	try {
		text = readFileSync(file, "utf8");
		writtenMs = statSync(file).mtimeMs;
	} catch (err) {
		if ((err as NodeJS.ErrnoException).code === "ENOENT") return undefined;
		throw err;
	}
	const ageMs = performance.timeOrigin + performance.now() - writtenMs;
	if (text === "" && ageMs < EMPTY_PID_FILE_STALE_MS) return undefined;
	const lines = text.split("\n");
	const pid = Number(lines[0]);
	// A server that is just starting has not written all lines yet; its socket cannot be reached yet either.
	if (isPostgres(pid)) return { pid, socketDir: lines[4] || path.join(cluster, "..") };
	rmSync(file, { force: true });
	return undefined;
}

/** Whether this pid is a living PostgreSQL; where the system has no `/proc`, whether it lives. */
export function isPostgres(pid: number): boolean {
	if (!Number.isInteger(pid) || pid <= 1) return false;
	try {
		process.kill(pid, 0);
	} catch (err) {
		return (err as NodeJS.ErrnoException).code === "EPERM";
	}
	if (!existsSync("/proc/self/stat")) return true;
	try {
		const [, name, state] = /^\d+ \((.*)\) (\S)/s.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
		return name === "postgres" && state !== "Z";
	} catch {
		// It ended between the two looks.
		return false;
	}
}

/**
 * Makes the cluster's files unless they are there: beside, then renamed, so that a process killed on the way or two at
 * once leave either none or one whole cluster. Not flushed to disk when `isDurable` is false.
 */
export async function initialise(
	place: Place,
	binaries: Binaries,
	account: Account | undefined,
	isDurable: boolean,
): Promise<void> {
	if (existsSync(path.join(place.cluster, "PG_VERSION"))) return;
	removeLeftovers(place);
	const fresh = `${place.cluster}.${process.pid}.${randomUUID()}`;
	const options = ["-D", fresh, "-U", SUPERUSER, "--auth=trust", "--encoding=UTF8", "--no-instructions"];
	// The built-in locale lower-cases all of Unicode and is the same on every platform.
	options.push("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8");
	if (!isDurable) options.push("--no-sync");
	const child = spawn(binaries.initdb, options, { ...account, stdio: ["ignore", "ignore", "pipe"] });
	let complaint = "";
	child.stderr.setEncoding("utf8").on("data", (text: string) => {
		complaint = (complaint + text).slice(-2_000);
	});
	const { code } = await ended(child);
	if (code !== 0)
		throw new Error(
			`initdb failed (exit ${code}): ${complaint.trim()}. Choose another DATA_DIR, with room and permissions, or set DATABASE_URL.`,
		);
	try {
		renameSync(fresh, place.cluster);
	} catch (err) {
		rmSync(fresh, { recursive: true, force: true });
		if (!existsSync(path.join(place.cluster, "PG_VERSION"))) throw err;
	}
}

/** Half-made clusters of processes that were killed on the way. */
function removeLeftovers(place: Place): void {
	for (const name of readdirSync(place.dir)) {
		const pid = Number(/^cluster\.(\d+)\./.exec(name)?.[1]);
		if (!Number.isInteger(pid) || pid === process.pid) continue;
		try {
			process.kill(pid, 0);
		} catch {
			rmSync(path.join(place.dir, name), { recursive: true, force: true });
		}
	}
}

/**
 * Starts the server and returns at once. It listens on a Unix socket only and is the leader of a group of its own:
 * Ctrl-C in the terminal must reach this process, which still has to finish its writes, and not the server.
 */
export function spawnPostmaster(
	place: Place,
	binaries: Binaries,
	account: Account | undefined,
	isDurable: boolean,
): { readonly exited: Promise<{ code: number | null }> } {
	const settings: Record<string, string | number> = {
		listen_addresses: "",
		// As root the socket belongs to another user; the folder around it is closed to everybody else anyway.
		unix_socket_permissions: account === undefined ? "0700" : "0777",
		shared_buffers: "64MB",
		max_connections: 60,
		// For rows by the dozen both cost more than they bring, and parallel workers need /dev/shm, which containers cut.
		jit: "off",
		max_parallel_workers_per_gather: 0,
		wal_level: "minimal",
		max_wal_senders: 0,
		max_wal_size: "512MB",
		timezone: "UTC",
		log_timezone: "UTC",
	};
	if (!isDurable) {
		Object.assign(settings, { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: 200 });
	}
	const options = ["-D", place.cluster, "-k", place.socketDir, "-p", "5432"];
	for (const [name, value] of Object.entries(settings)) options.push("-c", `${name}=${value}`);
	// A file, not a pipe: the server outlives this process when that is killed.
	const output = openSync(place.serverLog, isLong(place.serverLog) ? "w" : "a", 0o600);
	const child = spawn(binaries.postgres, options, { ...account, detached: true, stdio: ["ignore", output, output] });
	closeSync(output);
	const exited = ended(child);
	// The server does not hold this process; who waits for it holds it himself.
	child.unref();
	return { exited };
}

function isLong(file: string): boolean {
	return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 1_000_000;
}

function ended(child: ChildProcess): Promise<{ code: number | null }> {
	return new Promise((resolve, reject) => {
		child.once("error", reject);
		child.once("exit", (code) => resolve({ code }));
	});
}

/** The last thing that the server complained about, for the sentence that says why it did not start. */
export function lastComplaint(place: Place): string {
	const lines = existsSync(place.serverLog) ? readFileSync(place.serverLog, "utf8").trim().split("\n") : [];
	return lines.findLast((line) => /FATAL|PANIC|ERROR|error/.test(line)) ?? lines.at(-1) ?? "it said nothing";
}

/** Sends a signal to a server; one that has just ended is no fault. */
export function signal(pid: number, name: "SIGINT" | "SIGQUIT"): void {
	try {
		process.kill(pid, name);
	} catch (err) {
		if ((err as NodeJS.ErrnoException).code !== "ESRCH") throw err;
	}
}
