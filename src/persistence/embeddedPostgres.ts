/**
 * A real PostgreSQL that comes with npm, for running on one machine with nothing else installed.
 *
 * This file owns the life cycle: starting | adopting → running → (lost → starting, with back-off) → stopped.
 * A server that outlived its process (SIGKILL) is adopted by the next start; several processes on one DATA_DIR share
 * one server, and the last one to stop ends it (embedded/tenancy.ts). The address stays the same through restarts,
 * so a pool on it recovers by itself.
 */
import type { Clock } from "../ports/process/clock.ts";
import type { Log } from "../ports/process/log.ts";
import { findServerAccount } from "./embedded/account.ts";
import { findBinaries } from "./embedded/binaries.ts";
import { endServer } from "./embedded/ending.ts";
import { giveToOwner, OWNER } from "./embedded/ownerRole.ts";
import { pause } from "./embedded/pause.ts";
import { preparePlace } from "./embedded/place.ts";
import { DATABASE, isPostgres } from "./embedded/postmaster.ts";
import { type RunningServer, type ServerStart, startServer } from "./embedded/starting.ts";
import { ifLast } from "./embedded/tenancy.ts";

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

const RESTART_BACKOFF_MS = [50, 100, 250, 500, 1_000, 2_000, 5_000] as const;

/**
 * Starts the server of this DATA_DIR or adopts the one that runs. Rejects with one sentence when it cannot: no package
 * for this platform, folder not to be used, or what the server itself complained about.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
	const { dataDir, log, clock, durable = true } = options;
	const account = findServerAccount();
	const place = preparePlace(dataDir, account, log);
	const binaries = await findBinaries(account, place.dir);
	const start: ServerStart = { place, binaries, account, durable, clock, whileStarting: options.whileStarting };
	const exitListeners: (() => void)[] = [];
	let isStopping = false;

	async function restart(): Promise<void> {
		for (let attempt = 0; !isStopping; attempt++) {
			await pause(clock, RESTART_BACKOFF_MS[Math.min(attempt, RESTART_BACKOFF_MS.length - 1)] ?? 0);
			if (isStopping) return;
			try {
				running = await startServer(start);
				log.info("PostgreSQL is back", { pid: running.pid, attempt });
				watchOver(running);
				return;
			} catch (err) {
				log.error("PostgreSQL could not be restarted", { err, attempt });
			}
		}
	}

	function watchOver(server: RunningServer): void {
		void server.tenancy.ended.then(() => {
			if (isStopping) return;
			log.warn("PostgreSQL went away and is being restarted", { pid: server.pid });
			for (const listener of exitListeners) listener();
			restarting = restart();
		});
	}

	let restarting: Promise<void> | undefined;
	let running = await startServer(start);
	watchOver(running);
	await giveToOwner(running.socketDir);
	const stop = async () => {
		isStopping = true;
		await restarting;
		await running.tenancy.leave();
		// A server that died meanwhile needs no stopping.
		if (!isPostgres(running.pid)) return;
		const wasLast = await ifLast(running.socketDir, () => endServer(running.pid, clock, log));
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
