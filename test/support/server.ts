/**
 * The product as an outsider has it: a real process with its own data folder, reached by HTTP, killed by signals.
 * Whoever starts one stops it; `dispose` also stops the database that an abruptly killed server leaves behind.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type ENVIRONMENT, readConfiguration } from "../../src/config.ts";
import { createSystemClock } from "../../src/host/systemClock.ts";
import { openStore, type Store } from "../../src/parts/store.ts";
import { freePort } from "./freePort.ts";

const silent = { info: () => undefined, warn: () => undefined, error: console.error };
const ROOT = new URL("../..", import.meta.url).pathname;
const START_BOUND_MS = 60_000;

export interface Server {
	readonly url: string;
	readonly pid: number;
	/** All that it has printed so far, both streams. */
	output(): string;
	/** Sends a signal and waits for the end of the process. */
	kill(signal: NodeJS.Signals): Promise<void>;
	readonly isRunning: boolean;
	/** Null while it runs, and when a signal ended it. */
	readonly exitCode: number | null;
}

/** What a server is started with: a name that it does not read is a mistake of the test. */
export type Environment = { readonly [Name in keyof typeof ENVIRONMENT | "NODE_OPTIONS"]?: string };

export interface Installation {
	readonly dataDir: string;
	readonly port: number;
	/** Starts a server on this installation; several may run side by side on other ports. */
	start(environment?: Environment): Promise<Server>;
	/** Joins the installation's database, as `adjutant verify` does; close it before `dispose`. */
	openDatabase(): Promise<Store["database"] & { leave(): Promise<void> }>;
	/** The pid of the installation's database, while one runs. */
	postgresPid(): number | undefined;
	/** The mails written so far, by file name. */
	mails(): ReadonlyMap<string, string>;
	dispose(): Promise<void>;
}

export async function createInstallation(): Promise<Installation> {
	const dataDir = mkdtempSync(join(tmpdir(), "adjutant-test-"));
	// The database's own account must be able to walk in, or it keeps its files elsewhere.
	chmodSync(dataDir, 0o755);
	const port = await freePort();
	const servers: Server[] = [];

	const postgresPid = () => {
		try {
			return Number(readFileSync(join(dataDir, "postgres/cluster/postmaster.pid"), "utf8").split("\n")[0]);
		} catch {
			return undefined; // No database runs.
		}
	};

	return {
		dataDir,
		port,
		postgresPid,
		async start(environment = {}) {
			const server = await startServer({
				PORT: String(port),
				DATA_DIR: dataDir,
				RATE_LIMIT_SCALE: "1000",
				...environment,
			});
			servers.push(server);
			return server;
		},
		async openDatabase() {
			const clock = createSystemClock();
			const config = readConfiguration({ DATA_DIR: dataDir });
			const store = await openStore(config, { clock, log: silent, say: () => undefined });
			return { ...store.database, leave: () => store.close() };
		},
		mails() {
			const folder = join(dataDir, "mail");
			try {
				const names = readdirSync(folder).filter((name) => name.endsWith(".eml"));
				return new Map(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
			} catch {
				return new Map();
			}
		},
		async dispose() {
			await Promise.all(servers.filter(({ isRunning }) => isRunning).map((server) => server.kill("SIGTERM")));
			const orphan = postgresPid();
			if (orphan) await endProcess(orphan);
			rmSync(dataDir, { recursive: true, force: true });
		},
	};
}

async function endProcess(pid: number): Promise<void> {
	for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
		try {
			process.kill(pid, signal);
			for (let waited = 0; waited < 100; waited += 1) {
				process.kill(pid, 0);
				await new Promise((resolve) => setTimeout(resolve, 50));
			}
		} catch {
			return; // No such process: it has ended.
		}
	}
}

async function startServer(environment: Environment): Promise<Server> {
	const child: ChildProcess = spawn(process.execPath, ["src/main.ts"], {
		cwd: ROOT,
		env: { ...process.env, DATABASE_URL: "", SMTP_URL: "", ...environment },
		stdio: ["ignore", "pipe", "pipe"],
	});
	let output = "";
	const ready = Promise.withResolvers<string>();
	const take = (chunk: Buffer) => {
		output += String(chunk);
		const url = /ready: (http\S+)\s/.exec(output)?.[1];
		if (url) ready.resolve(url);
	};
	child.stdout?.on("data", take);
	child.stderr?.on("data", take);
	const exited = once(child, "exit");
	void exited.then(() => ready.reject(new Error(`the server ended before it was ready:\n${output}`)));
	const bound = setTimeout(
		() => ready.reject(new Error(`the server was not ready in time:\n${output}`)),
		START_BOUND_MS,
	);
	const url = await ready.promise.finally(() => clearTimeout(bound));
	return {
		url: url.replace("localhost", "127.0.0.1"),
		pid: child.pid ?? 0,
		output: () => output,
		async kill(signal) {
			if (child.exitCode === null && child.signalCode === null) child.kill(signal);
			await exited;
		},
		get exitCode() {
			return child.exitCode;
		},
		get isRunning() {
			return child.exitCode === null && child.signalCode === null;
		},
	};
}
