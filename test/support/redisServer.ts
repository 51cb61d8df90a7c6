/**
 * A real Redis for tests: the system's `redis-server`, or, as root where apt is, the one that apt installs. Each test
 * file starts its own, in a few ms; it keeps nothing on disk and dies with the process that started it.
 */
import { type ChildProcess, execFile } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants } from "node:fs";
import { Socket } from "node:net";
import { delimiter, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { freePort } from "./freePort.ts";
import { spawnTied } from "./tiedProcess.ts";

const READY_WITHIN_MS = 10_000;
const INSTALL_WITHIN_MS = 240_000;

export interface RedisServer {
	readonly url: string;
	readonly pid: number;
	/** SIGSTOP: a server that hangs, SIGCONT: and recovers. */
	signal(signal: NodeJS.Signals): void;
	/** A crash. What it held is gone. */
	kill(): Promise<void>;
	/** An empty one on the same port. */
	restart(): Promise<void>;
	/** Sends one command as it is typed, and resolves with the first bytes of the answer. */
	say(command: string): Promise<string>;
	stop(): Promise<void>;
}

function findProgram(name: string): string | undefined {
	const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/local/bin", "/usr/bin", "/opt/homebrew/bin"];
	return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/** Installs Redis where that is possible and needed; the runner calls it once. */
export async function prepareRedis(): Promise<void> {
	const apt = findProgram("apt-get");
	if (findProgram("redis-server") || !apt || process.getuid?.() !== 0) return;
	// No service manager is to start it: the package then only lays down its files.
	const env = { ...process.env, RUNLEVEL: "1", DEBIAN_FRONTEND: "noninteractive" };
	const run = (...args: string[]) => promisify(execFile)(apt, args, { env, timeout: INSTALL_WITHIN_MS });
	try {
		await run("update", "-qq");
		await run("install", "-y", "-qq", "--no-install-recommends", "redis-server");
	} catch (fault) {
		process.stdout.write(`Redis could not be installed: ${String(fault).split("\n")[0]}\n`);
	}
}

/** Why there is no Redis here, for a SKIP line; undefined when there is one. */
export function lacksRedis(): string | undefined {
	return findProgram("redis-server")
		? undefined
		: "no redis-server on this machine: install it, or run the tests as root on Debian";
}

/** What is written down survives a restart: into this folder, at each command or each second. Else nothing does. */
export interface AppendOnly {
	readonly folder: string;
	readonly fsync: "always" | "everysec";
}

export async function startRedisServer(kept?: AppendOnly): Promise<RedisServer> {
	const program = findProgram("redis-server");
	if (!program) throw new Error(lacksRedis());
	const port = await freePort();
	const launch = async (): Promise<ChildProcess> => {
		const keeping = kept
			? ["--dir", kept.folder, "--appendonly", "yes", "--appendfsync", kept.fsync]
			: ["--appendonly", "no"];
		const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", ...keeping];
		const child = spawnTied("KILL", program, args, { stdio: "ignore" });
		for (let waited = 0; waited < READY_WITHIN_MS; waited += 20) {
			const answer = await say(port, "PING").catch(() => "");
			if (answer.startsWith("+PONG")) return child;
			if (child.exitCode !== null) throw new Error(`redis-server ended with ${child.exitCode}`);
			await wait(20);
		}
		child.kill("SIGKILL");
		throw new Error("redis-server did not answer in time");
	};
	let child = await launch();
	const onExit = () => child.kill("SIGKILL");
	process.once("exit", onExit);
	const kill = async () => {
		if (child.exitCode !== null || child.signalCode !== null) return;
		const ended = once(child, "exit");
		child.kill("SIGKILL");
		await ended;
	};
	return {
		url: `redis://127.0.0.1:${port}`,
		get pid() {
			return child.pid ?? 0;
		},
		signal: (signal) => void child.kill(signal),
		kill,
		async restart() {
			await kill();
			child = await launch();
		},
		say: (command) => say(port, command),
		async stop() {
			process.off("exit", onExit);
			await kill();
		},
	};
}

/** An inline command of Redis's protocol: no client of ours takes part. */
async function say(port: number, command: string): Promise<string> {
	const socket = new Socket();
	try {
		socket.connect(port, "127.0.0.1");
		await once(socket, "connect");
		socket.write(`${command}\r\n`);
		const [answer] = (await once(socket, "data")) as [Buffer];
		return String(answer);
	} finally {
		socket.destroy();
	}
}
