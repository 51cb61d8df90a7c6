/**
 * Somebody who looks at his list now and then, as a process of his own: beside the flood he would wait for the flood's answers to
 * be read, which is no fault of the server's. Reads one `Order` as JSON from its first argument and prints one `Looks`.
 */
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

export interface Order {
	readonly url: string;
	readonly token: string;
	/** The server's process. */
	readonly pid: number;
	readonly ms: number;
}

export interface Looks {
	/** Of each look, in ms: how long it took, and what the server's main thread worked meanwhile. */
	readonly waits: readonly number[];
	readonly works: readonly number[];
	readonly failed: number;
}

const LOOK_EVERY_MS = 50;
/** What the first looks take is this process's own beginning. */
const UNCOUNTED = 5;

/** CPU time of a process's main thread so far, in ms; NaN where there is no Linux to ask. */
function workOf(pid: number): number {
	try {
		return Number(readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ")[0]) / 1e6;
	} catch {
		return Number.NaN;
	}
}

async function look({ url, token, pid, ms }: Order): Promise<Looks> {
	const waits: number[] = [];
	const works: number[] = [];
	let failed = 0;
	const headers = { authorization: `Bearer ${token}` };
	for (const until = performance.now() + ms; performance.now() < until; ) {
		const workBefore = workOf(pid);
		const began = performance.now();
		const answer = await fetch(`${url}/api/tasks`, { headers, signal: AbortSignal.timeout(15_000) });
		await answer.text();
		waits.push(performance.now() - began);
		works.push(workOf(pid) - workBefore);
		if (answer.status !== 200) failed += 1;
		await wait(LOOK_EVERY_MS);
	}
	return { waits: waits.slice(UNCOUNTED), works: works.slice(UNCOUNTED), failed };
}

if (import.meta.main) {
	process.stdout.write(JSON.stringify(await look(JSON.parse(process.argv[2] ?? "") as Order)));
}
