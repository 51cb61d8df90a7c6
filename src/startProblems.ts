/**
 * What stops a start, each in one sentence that says how to mend it. Looked at before anything is claimed: a start that
 * cannot succeed must not fence the server that runs.
 */
import { once } from "node:events";
import { accessSync, constants, mkdirSync } from "node:fs";
import { createServer } from "node:net";
import type { Configuration } from "./config.ts";
import type { ShardTable } from "./ports/journal.ts";

/** A person can mend it; the message is the sentence. */
class StartProblem extends Error {
	override readonly name = "StartProblem";
}

type Listening = Pick<Configuration, "HOST" | "PORT">;

/** Makes the folder. Throws when this account cannot write into it. */
export function requireFolder(path: string): void {
	try {
		mkdirSync(path, { recursive: true });
		accessSync(path, constants.W_OK);
	} catch (cause) {
		throw new StartProblem(`${path} cannot be written: set DATA_DIR to a folder of this account.`, { cause });
	}
}

/** Listens for a moment. Throws when the port cannot be had. */
export async function requireFreePort(config: Listening): Promise<void> {
	const probe = createServer();
	const bound = once(probe, "listening");
	probe.listen(config.PORT, config.HOST);
	await bound.catch((fault: unknown) => {
		throw explainListening(fault, config);
	});
	probe.close();
	await once(probe, "close");
}

/** A user's shard follows from the number of shards: with another number nobody would own what is stored. */
export async function requireSameShards(table: ShardTable, shards: number): Promise<void> {
	const stored = (await table.read()).length;
	if (stored === 0 || stored === shards) return;
	throw new StartProblem(`this database was made with ${stored} shards: set SHARDS to ${stored}.`);
}

/** The sentence for a listener that could not have its port; any other fault as it came. */
export function explainListening(fault: unknown, { HOST, PORT }: Listening): unknown {
	const code = fault instanceof Error && "code" in fault ? fault.code : undefined;
	if (code === "EADDRINUSE") {
		return new StartProblem(`port ${PORT} is in use: stop what listens there, or set PORT to another one.`);
	}
	if (code === "EACCES") return new StartProblem(`port ${PORT} needs rights: set PORT to one above 1023.`);
	if (code === "EADDRNOTAVAIL")
		return new StartProblem(`this machine has no address ${HOST}: set HOST to one of its own.`);
	return fault;
}
