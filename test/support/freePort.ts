/**
 * Ports for what a test starts by number: servers that are restarted must find theirs again, whatever runs beside them.
 *
 * They lie below the range from which outgoing connections take theirs: otherwise a client that dials a server which was
 * killed can hold its port, or even be connected to itself. Each process has a block of its own, so that two files which run
 * at a time are never given the same port between the look and the start. Who listens on a block's first port owns the
 * block: the system lets go of it with the process, however that ends.
 */
import { createServer, type Server } from "node:net";

const LOWEST = 10_000;
const PORTS_OF_BLOCK = 100;
/** 10,000 to 32,499: Linux gives outgoing connections those from 32,768 on. */
const BLOCKS = 225;

let block: Promise<{ readonly first: number }> | undefined;
let looks = 0;

/** A port of 127.0.0.1 that nobody listens on; another one each time, as long as there are any. */
export async function freePort(): Promise<number> {
	block ??= takeBlock();
	const { first } = await block;
	for (;;) {
		const port = first + 1 + (looks++ % (PORTS_OF_BLOCK - 1));
		if (await isFree(port)) return port;
		if (looks > 100 * PORTS_OF_BLOCK) throw new Error(`no port from ${first} on is free`);
	}
}

/** From the process's own number on, so that the first try is mostly the last. */
async function takeBlock(): Promise<{ readonly first: number }> {
	for (let tried = 0; tried < BLOCKS; tried += 1) {
		const first = LOWEST + ((process.pid + tried) % BLOCKS) * PORTS_OF_BLOCK;
		const guard = await listen(first);
		if (!guard) continue;
		guard.unref();
		return { first };
	}
	throw new Error("no block of ports is free: stop what was left running by other tests");
}

async function isFree(port: number): Promise<boolean> {
	const server = await listen(port);
	if (!server) return false;
	await new Promise((resolve) => server.close(resolve));
	return true;
}

/** Undefined when somebody else listens there. */
function listen(port: number): Promise<Server | undefined> {
	return new Promise((resolve) => {
		const server = createServer().once("error", () => resolve(undefined));
		server.listen(port, "127.0.0.1", () => resolve(server));
	});
}
