/**
 * Ports for what a test starts by number: servers that are restarted must find theirs again, whatever runs beside them.
 *
 * They lie below the range from which outgoing connections take theirs: otherwise a client that dials a server which was
 * killed can hold its port, or even be connected to itself. Each process has some of its own, so that two files which run
 * at a time are never given the same one between the look and the start.
 */
import { createServer } from "node:net";

const LOWEST = 10_000;
const PORTS_OF_PROCESS = 100;
/** 10,000 to 32,499: Linux gives outgoing connections those from 32,768 on. */
const PROCESSES = 225;

const first = LOWEST + (process.pid % PROCESSES) * PORTS_OF_PROCESS;
let looks = 0;

/** A port of 127.0.0.1 that nobody listens on; another one each time, as long as there are any. */
export async function freePort(): Promise<number> {
	for (;;) {
		const port = first + (looks++ % PORTS_OF_PROCESS);
		if (await isFree(port)) return port;
		if (looks > 100 * PORTS_OF_PROCESS) throw new Error(`no port from ${first} on is free`);
	}
}

function isFree(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const server = createServer().once("error", () => resolve(false));
		server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
	});
}
