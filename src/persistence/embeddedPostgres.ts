/**
 * A real PostgreSQL that comes with npm, for running on one machine with nothing else installed.
 *
 * This file owns the life cycle: starting | adopting → running → (lost → starting, with back-off) → stopped.
 * A server that outlived its process (SIGKILL) is adopted by the next start; several processes on one DATA_DIR share
 * one server, and the last one to stop ends it (embedded/tenancy.ts). The address stays the same through restarts,
 * so a pool on it recovers by itself.
 */
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import { findServerAccount } from "./embedded/account.ts";
import { findBinaries } from "./embedded/binaries.ts";
import { giveToOwner, OWNER } from "./embedded/ownerRole.ts";
import { pause } from "./embedded/pause.ts";
import { preparePlace } from "./embedded/place.ts";
import {
	DATABASE,
	findPostmaster,
	initialise,
	isPostgres,
	lastComplaint,
	type Postmaster,
	signal,
	spawnPostmaster,
} from "./embedded/postmaster.ts";
import { becomeTenant, ifLast, type Tenancy } from "./embedded/tenancy.ts";

export interface EmbeddedPostgresOptions {
	/** The server keeps its files in `<dataDir>/postgres`. */
	readonly dataDir: string;
	readonly log: Log;
	readonly clock: Clock;
	/** Default true. False only for tests: a commit is then not flushed to disk. */
	readonly durable?: boolean;
	/** Told each time a server process was started, and is now waited for. */
	readonly whileStarting?: (() => void) | undefined;
}

export interface EmbeddedPostgres {
	/** `postgres://` with the socket's folder as the host; stays the same when the server is restarted. */
	readonly url: string;
	/** Of the present server process. */
	pid(): number;
	/** Calls `listener` each time the server is found dead; it is then being restarted. */
	onExit(listener: () => void): void;
	/** Leaves the server, and ends it when no other process uses it: within 9 s. */
	stop(): Promise<void>;
}

/** Crash recovery after a power cut can take a while; a server that recovers does answer ("starting up"). */
const START_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 15;
const RESTART_BACKOFF_MS = [50, 100, 250, 500, 1_000, 2_000, 5_000] as const;
const FAST_STOP_WITHIN_MS = 5_000;
const IMMEDIATE_STOP_WITHIN_MS = 3_000;

interface Running extends Postmaster {
	readonly tenancy: Tenancy;
}

/**
 * Starts the server of this DATA_DIR or adopts the one that runs. Rejects with one sentence when it cannot: no package
 * for this platform, folder not to be used, or what the server itself complained about.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
	const { dataDir, log, clock, durable = true } = options;
	const account = findServerAccount();
	const place = preparePlace(dataDir, account, log);
	const binaries = await findBinaries(account, place.dir);
	const exitListeners: (() => void)[] = [];
	let isStopping = false;

	async function run(): Promise<Running> {
		await initialise(place, binaries, account, durable);
		let failure: unknown;
		let ownEnd: { code: number | null } | undefined;
		for (const deadline = elapsedMs() + START_WITHIN_MS; elapsedMs() < deadline; await pause(clock, LOOK_EVERY_MS)) {
			const found = findPostmaster(place.cluster);
			if (found !== undefined) {
				try {
					return { ...found, tenancy: await becomeTenant(found.socketDir) };
				} catch (err) {
					// Starting, recovering, or being ended by its last tenant: look again.
					failure = err;
					continue;
				}
			}
			if (ownEnd !== undefined && !isPassing(lastComplaint(place))) {
				throw new Error(`PostgreSQL did not start (exit ${ownEnd.code}): ${lastComplaint(place)}`);
			}
			ownEnd = await startOnce();
		}
		throw new Error(`PostgreSQL in ${place.dir} did not answer within ${START_WITHIN_MS / 1000} s`, { cause: failure });
	}

	/** Resolves when a pid file is there (ours or that of a process which was quicker) or ours gave up. */
	async function startOnce(): Promise<{ code: number | null } | undefined> {
		let end: { code: number | null } | undefined;
		const server = spawnPostmaster(place, binaries, account, durable);
		options.whileStarting?.();
		const watch = server.exited.then((result) => {
			end = result;
		});
		while (end === undefined && findPostmaster(place.cluster) === undefined) {
			await Promise.race([watch, pause(clock, LOOK_EVERY_MS)]);
		}
		return end;
	}

	async function restart(): Promise<void> {
		for (let attempt = 0; !isStopping; attempt++) {
			await pause(clock, RESTART_BACKOFF_MS[Math.min(attempt, RESTART_BACKOFF_MS.length - 1)] ?? 0);
			if (isStopping) return;
			try {
				running = await run();
				log.info("PostgreSQL is back", { pid: running.pid, attempt });
				watchOver(running);
				return;
			} catch (err) {
				log.error("PostgreSQL could not be restarted", { err, attempt });
			}
		}
	}

	function watchOver(server: Running): void {
		void server.tenancy.ended.then(() => {
			if (isStopping) return;
			log.warn("PostgreSQL went away and is being restarted", { pid: server.pid });
			for (const listener of exitListeners) listener();
			restarting = restart();
		});
	}

	async function end(server: Running): Promise<void> {
		for (const [name, withinMs] of [
			["SIGINT", FAST_STOP_WITHIN_MS],
			["SIGQUIT", IMMEDIATE_STOP_WITHIN_MS],
		] as const) {
			signal(server.pid, name);
			for (const deadline = elapsedMs() + withinMs; elapsedMs() < deadline; await pause(clock, LOOK_EVERY_MS)) {
				if (!isPostgres(server.pid)) return;
			}
		}
		log.error("PostgreSQL does not end; it is left to itself", { pid: server.pid });
	}

	let restarting: Promise<void> | undefined;
	let running = await run();
	watchOver(running);
	await giveToOwner(running.socketDir);
	const stop = async () => {
		isStopping = true;
		await restarting;
		await running.tenancy.leave();
		// A server that died meanwhile needs no stopping.
		if (!isPostgres(running.pid)) return;
		const wasLast = await ifLast(running.socketDir, () => end(running));
		if (!wasLast) log.info("PostgreSQL goes on for another process on this DATA_DIR", { pid: running.pid });
	};
	let stopped: Promise<void> | undefined;
	return {
		url: `postgres://${OWNER}@${encodeURIComponent(running.socketDir)}/${DATABASE}`,
		pid: () => running.pid,
		onExit: (listener) => void exitListeners.push(listener),
		stop: () => {
			stopped ??= stop();
			return stopped;
		},
	};
}

/** Reasons that go away by themselves: another process was quicker, or the killed server's children are still going. */
function isPassing(complaint: string): boolean {
	return /lock file .* (?:already exists|is empty)|shared memory block .* still in use|could not bind|is another postmaster/i.test(
		complaint,
	);
}

/** Elapsed time, which no correction of the clock moves. */
function elapsedMs(): number {
	return performance.now();
}
