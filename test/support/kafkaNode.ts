/** The process of one Kafka node: started from Maven's jars on Java, tied to the process that started it, ended and started again. */
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import type { Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { classArchive, JVM } from "./kafkaFiles.ts";
import { makeOnce } from "./makeOnce.ts";
import { endChild, spawnTied } from "./tiedProcess.ts";

/** On a machine that a dozen others share, a start takes a minute. */
const READY_WITHIN_MS = 150_000;
const STOP_WITHIN_MS = 10_000;
const READY = "Kafka Server started";

export interface KafkaNode {
	readonly pid: number;
	signal(signal: NodeJS.Signals): void;
	/** SIGKILL, and the wait for its end. */
	kill(): Promise<void>;
	/** SIGTERM, and the wait for its end. */
	end(): Promise<void>;
	/** Once more, after it has ended. Resolves when it says that it takes records. */
	start(): Promise<void>;
}

/** A node with the settings of this file; its class archive is made first where there is none. */
export async function startKafkaNode(classPath: string, properties: string): Promise<KafkaNode> {
	const boot = () =>
		spawnNode([`-XX:SharedArchiveFile=${classArchive()}`, "-cp", classPath, "kafka.Kafka", properties]);
	let child = await boot();
	return {
		get pid() {
			return child.pid ?? 0;
		},
		signal: (signal) => void child.kill(signal),
		kill: () => endChild(child, "SIGKILL"),
		end: () => endChild(child, "SIGTERM", STOP_WITHIN_MS),
		async start() {
			child = await boot();
		},
	};
}

/** Once for each machine, by a node that is started for that; without it every start takes twice as long. */
export async function makeClassArchive(classPath: string, properties: string): Promise<void> {
	await makeOnce(classArchive(), async (aside) => {
		const child = await spawnNode([`-XX:ArchiveClassesAtExit=${aside}`, "-cp", classPath, "kafka.Kafka", properties]);
		// Writing the archive takes its time, and is what the node is started for here.
		const ended = once(child, "exit");
		child.kill("SIGTERM");
		await ended;
		if (!existsSync(aside)) throw new Error("Java made no class archive");
	});
}

/** Resolves when the node says that it is started; rejects with its last words when it does not. */
async function spawnNode(args: readonly string[]): Promise<ChildProcess> {
	const child = spawnTied("KILL", "java", [...JVM, ...args], { stdio: ["ignore", "pipe", "pipe"] });
	let said = "";
	child.unref();
	const ready = Promise.withResolvers<undefined>();
	for (const pipe of [child.stdout, child.stderr] as Socket[]) {
		pipe.unref();
		pipe.on("data", (chunk: Buffer) => {
			said = (said + chunk.toString()).slice(-20_000);
			if (said.includes(READY)) ready.resolve(undefined);
		});
	}
	const bound = new AbortController();
	const problem = await Promise.race([
		ready.promise,
		once(child, "exit").then(() => "ended"),
		wait(READY_WITHIN_MS, `was not ready after ${READY_WITHIN_MS} ms`, { signal: bound.signal }),
	]);
	bound.abort();
	if (problem === undefined) return child;
	child.kill("SIGKILL");
	throw new Error(`Kafka ${problem}\n${said.slice(-4_000)}`);
}
