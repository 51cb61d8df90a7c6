/**
 * What a test file cost, told by its own process as its last line and read by the run: where the time goes is seen at the end of
 * every run, and a file of much time and little work is one that waits.
 */
import { readFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

/** What a file's process told of itself. */
export interface ToldCosts {
	/** CPU time of the process and of those it started and saw end, in ms. The shared PostgreSQL and Kafka are not in it. */
	readonly cpuMs: number;
	/** The test or hook that took longest; absent when none ran. */
	readonly slowest?: { readonly title: string; readonly ms: number };
}

/** One file in the list at the end. */
export interface FileCosts extends ToldCosts {
	readonly name: string;
	readonly elapsedMs: number;
}

const OPENING = "  Costs:     ";
/** Linux counts in ticks of 10 ms, whatever the kernel's own (proc(5)). */
const TICK_MS = 10;

let slowest: ToldCosts["slowest"];

/** Remembers how long a test or hook took. */
export function noteTest(title: string, ms: number): void {
	if (ms > (slowest?.ms ?? -1)) slowest = { title, ms: Math.round(ms) };
}

/** Prints the line when this process ends by itself; who is killed prints none. */
export function tellCostsAtExit(): void {
	// A worker's exit is not the file's, and its time is in the file's.
	if (isMainThread) process.once("exit", () => console.log(`${OPENING}${JSON.stringify({ cpuMs: cpuMs(), slowest })}`));
}

function cpuMs(): number {
	const { user, system } = process.cpuUsage();
	const own = Math.round((user + system) / 1000);
	try {
		// After the name, which may have spaces: cutime and cstime are fields 16 and 17 of proc(5).
		const [, fields = ""] = /^.*\) (.*)/.exec(readFileSync("/proc/self/stat", "latin1")) ?? [];
		const [ofChildren = 0, inKernel = 0] = fields.split(" ").slice(13, 15).map(Number);
		return own + (ofChildren + inKernel) * TICK_MS;
	} catch {
		// Not Linux: the children's time is not known.
		return own;
	}
}

/** The costs in a file's output; `undefined` when it was killed. */
export function readCosts(output: string): ToldCosts | undefined {
	const at = output.lastIndexOf(`\n${OPENING}`);
	if (at < 0) return undefined;
	const [line = ""] = output.slice(at + 1 + OPENING.length).split("\n", 1);
	return JSON.parse(line) as ToldCosts;
}

/** The `count` slowest files, slowest first, each with its work and its slowest test. */
export function formatSlowest(files: readonly FileCosts[], count: number): string {
	const seconds = (ms: number) => `${Math.round(ms / 1000)} s`.padStart(6);
	const sum = (of: (file: FileCosts) => number) =>
		Math.round(files.reduce((total, file) => total + of(file), 0) / 1000);
	const lines = files
		.toSorted((one, other) => other.elapsedMs - one.elapsedMs)
		.slice(0, count)
		.map(({ name, elapsedMs, cpuMs, slowest }) => {
			const longest = slowest ? `  (${seconds(slowest.ms).trim()}: ${slowest.title})` : "";
			return `  ${seconds(elapsedMs)} ${seconds(cpuMs)}  ${name}${longest}\n`;
		});
	const all = `${files.length} files took ${sum(({ elapsedMs }) => elapsedMs)} s and ${sum(({ cpuMs }) => cpuMs)} s of CPU time`;
	return `${all}; the slowest, with their CPU time and their longest test:\n${lines.join("")}`;
}
