/** One pod as an operator has it: the server's own program as a process, with its log, started and ended by signals. */
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { endChild, isAlive, spawnTied } from "../support/tiedProcess.ts";

const ROOT = new URL("../..", import.meta.url).pathname;
const READY_WITHIN_MS = 60_000;

export interface PodProcess {
	readonly name: string;
	/** Where clients and the other pods reach it. */
	readonly url: string;
	/** Of the process that runs now, or ran last. */
	readonly pid: number;
	isRunning(): boolean;
	/** Starts it; resolves when it says that it is ready. `environment` comes on top of the pod's own. */
	start(environment?: Readonly<Record<string, string>>): Promise<void>;
	/** SIGTERM and the wait for its own end; resolves with the exit code, null when a signal ended it. */
	stop(): Promise<number | null>;
	kill(): Promise<void>;
	/** SIGSTOP and SIGCONT. */
	freeze(): void;
	thaw(): void;
	/** All that it has said, both streams, over all its lives. */
	output(): string;
}

/** `folder`: for its own files. It is not started yet. */
export function createPodProcess(
	name: string,
	port: number,
	folder: string,
	environment: Readonly<Record<string, string>>,
): PodProcess {
	const url = `http://127.0.0.1:${port}`;
	const dataDir = join(folder, name);
	mkdirSync(dataDir, { recursive: true });
	let child: ChildProcess | undefined;
	let output = "";

	async function start(more: Readonly<Record<string, string>> = {}): Promise<void> {
		if (child && isAlive(child)) throw new Error(`${name} runs already`);
		const started = spawnTied("KILL", process.execPath, ["src/main.ts"], {
			cwd: ROOT,
			env: {
				...process.env,
				PORT: String(port),
				HOST: "127.0.0.1",
				PUBLIC_URL: url,
				DATA_DIR: dataDir,
				POD_NAME: name,
				POD_ADDRESS: url,
				...environment,
				...more,
			},
			stdio: ["ignore", "pipe", "pipe"],
		});
		child = started;
		const ready = Promise.withResolvers<void>();
		let said = "";
		const take = (chunk: Buffer) => {
			const text = String(chunk);
			appendFileSync(join(folder, `${name}.log`), text);
			output += text;
			said += text;
			if (/ready: http\S+\s/.test(said)) ready.resolve();
		};
		started.stdout?.on("data", take);
		started.stderr?.on("data", take);
		void once(started, "exit").then(() => ready.reject(new Error(`${name} ended before it was ready:\n${said}`)));
		const bound = setTimeout(() => ready.reject(new Error(`${name} was not ready in time:\n${said}`)), READY_WITHIN_MS);
		await ready.promise.finally(() => clearTimeout(bound));
	}
	const signal = (what: NodeJS.Signals) => void child?.kill(what);
	return {
		name,
		url,
		get pid() {
			return child?.pid ?? 0;
		},
		isRunning: () => child !== undefined && isAlive(child),
		start,
		async stop() {
			if (!child) return null;
			signal("SIGCONT");
			await endChild(child, "SIGTERM", 35_000);
			return child.exitCode;
		},
		async kill() {
			if (child) await endChild(child, "SIGKILL");
		},
		freeze: () => signal("SIGSTOP"),
		thaw: () => signal("SIGCONT"),
		output: () => output,
	};
}
