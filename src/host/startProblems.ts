/**
 * What stops a start, each in one sentence that says how to mend it. Looked at before anything is claimed: a start that
 * cannot succeed must not fence the server that runs.
 */
import { once } from "node:events";
import { accessSync, constants, mkdirSync } from "node:fs";
import { createServer } from "node:net";
import type { Configuration } from "../config.ts";
import type { ShardTable } from "../ports/cluster/shardTable.ts";
import { StartProblem } from "../ports/process/startProblem.ts";

/** The variable that names the port is named in the sentence. */
export interface Listening {
	readonly host: string;
	readonly port: number;
	readonly variable: "PORT" | "METRICS_PORT";
}

/** Makes the folder. Throws when this account cannot write into it. */
export function requireFolder(path: string): void {
	try {
		mkdirSync(path, { recursive: true });
		accessSync(path, constants.W_OK);
	} catch (cause) {
		throw new StartProblem("folder", `${path} cannot be written: set DATA_DIR to a folder of this account.`, { cause });
	}
}

/** Where the page is, and where Prometheus looks. */
export function listeningOf({ HOST: host, PORT: port, METRICS_PORT }: Configuration) {
	const main: Listening = { host, port, variable: "PORT" };
	const metrics: Listening | undefined =
		METRICS_PORT === undefined ? undefined : { host, port: METRICS_PORT, variable: "METRICS_PORT" };
	return { main, metrics };
}

/** Listens for a moment. Throws when the port cannot be had. */
export async function requireFreePort(listening: Listening): Promise<void> {
	const probe = createServer();
	const bound = once(probe, "listening");
	probe.listen(listening.port, listening.host);
	await bound.catch((fault: unknown) => {
		throw explainListening(fault, listening);
	});
	probe.close();
	await once(probe, "close");
}

/** A user's shard follows from the number of shards: with another number nobody would own what is stored. */
export async function requireSameShards(table: ShardTable, shards: number): Promise<void> {
	const stored = (await table.read()).length;
	if (stored === 0 || stored === shards) return;
	throw new StartProblem("shards", `this database was made with ${stored} shards: set SHARDS to ${stored}.`);
}

/** The sentence for a listener that could not have its port; any other fault as it came. */
function explainListening(fault: unknown, { host, port, variable }: Listening): unknown {
	const code = fault instanceof Error && "code" in fault ? fault.code : undefined;
	if (code === "EADDRINUSE") {
		return new StartProblem(
			"port",
			`port ${port} is in use: stop what listens there, or set ${variable} to another one.`,
		);
	}
	if (code === "EACCES")
		return new StartProblem("port", `port ${port} needs rights: set ${variable} to one above 1023.`);
	if (code === "EADDRNOTAVAIL")
		return new StartProblem("port", `this machine has no address ${host}: set HOST to one of its own.`);
	return fault;
}

/** Rejects with the sentence for a port that cannot be had. */
export async function listen(server: { listen(): Promise<unknown> }, listening: Listening): Promise<void> {
	await server.listen().catch((fault: unknown) => {
		throw explainListening(fault, listening);
	});
}
