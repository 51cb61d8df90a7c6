/**
 * Runs one test file in a process of its own and judges it. uvu alone lets through: a test that never ends, a handle
 * left open, a file without tests, a throw at import. Each of them fails the file here, with the reason in words.
 */
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { readCosts, type ToldCosts } from "./costs.ts";
import { findLeftovers, killHard, MARK } from "./leftovers.ts";
import { readDeclaredBounds, readSummary, type Summary } from "./summary.ts";

export interface Bounds {
	/** For the whole file, in ms; the file may declare its own. */
	readonly fileMs: number;
	/** For each test and hook, in ms; the file may declare its own. */
	readonly testMs: number;
	/** How long a process may live on after its summary, in ms. */
	readonly lingerMs: number;
}

export interface FileResult {
	readonly path: string;
	readonly summary: Summary;
	/** Why the file failed, besides or instead of failing tests; `undefined` when it did not. */
	readonly reason: string | undefined;
	readonly output: string;
	readonly elapsedMs: number;
	/** What its process told of itself; `undefined` when it was killed. */
	readonly costs: ToldCosts | undefined;
}

const PRELOAD = fileURLToPath(new URL("./preload.ts", import.meta.url));
/** More output than this helps nobody; the end is kept, since the summary stands there. */
const OUTPUT_LIMIT = 1_000_000;

export async function runFile(path: string, bounds: Bounds, signal?: AbortSignal): Promise<FileResult> {
	const declared = readDeclaredBounds(readFileSync(path, "utf8"));
	const fileMs = declared.fileMs ?? bounds.fileMs;
	const mark = randomUUID();
	const startedAt = performance.now();
	const { FORCE_COLOR: _, ...environment } = process.env;
	const child = spawn(process.execPath, ["--import", PRELOAD, path], {
		// A group of its own: what it starts can be ended with it, and a Ctrl-C is ours to pass on.
		detached: true,
		stdio: ["ignore", "pipe", "pipe"],
		env: {
			...environment,
			NO_COLOR: "1",
			[MARK]: `${process.env[MARK] ?? ""}/${mark}`,
			ADJUTANT_TEST_TIMEOUT_MS: String(declared.testMs ?? bounds.testMs),
		},
	});
	const pid = child.pid;
	if (pid === undefined) throw new Error(`Could not start ${process.execPath}`);

	let output = "";
	let killedBecause: string | undefined;
	const kill = (why: string): void => {
		killedBecause ??= why;
		killHard(-pid);
	};
	const abort = (): void => kill("the run was interrupted");
	signal?.addEventListener("abort", abort);
	const fileTimer = setTimeout(() => kill(`timeout: the file was not done after ${fileMs} ms`), fileMs);
	let lingerTimer: NodeJS.Timeout | undefined;
	const read = (chunk: string): void => {
		output = (output + chunk).slice(-OUTPUT_LIMIT);
		if (lingerTimer !== undefined || !readSummary(output).isComplete) return;
		const why = `open handle: still alive ${bounds.lingerMs} ms after its last test`;
		lingerTimer = setTimeout(() => kill(why), bounds.lingerMs);
	};
	child.stdout.setEncoding("utf8").on("data", read);
	child.stderr.setEncoding("utf8").on("data", read);

	const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));
	const ending = await new Promise<string | undefined>((resolve, reject) => {
		child.once("error", reject);
		child.once("exit", (code, killedBy) => resolve(code === 0 ? undefined : `exit ${code ?? killedBy}`));
	});
	clearTimeout(fileTimer);
	clearTimeout(lingerTimer);
	signal?.removeEventListener("abort", abort);
	const leftBehind = await endLeftovers(pid, mark, bounds.lingerMs);
	// A process that was left behind may have held the pipes; it is dead now.
	await closed;
	const summary = readSummary(output);
	return {
		path,
		summary,
		reason: killedBecause ?? leftBehind ?? judge(summary, ending),
		output,
		elapsedMs: performance.now() - startedAt,
		costs: readCosts(output),
	};
}

/** Gives what the file started the time to end, then kills it and says so. */
async function endLeftovers(pid: number, mark: string, lingerMs: number): Promise<string | undefined> {
	const deadline = performance.now() + lingerMs;
	let left = findLeftovers(mark, pid);
	while (left.length > 0 && performance.now() < deadline) {
		await wait(50);
		left = findLeftovers(mark, pid);
	}
	for (const leftover of left) killHard(leftover);
	killHard(-pid);
	return left.length > 0 ? `left ${left.length} processes running (pid ${left.join(", ")})` : undefined;
}

function judge(summary: Summary, ending: string | undefined): string | undefined {
	const failed = summary.total - summary.passed;
	if (failed > 0) return `${failed} of ${summary.total} tests failed`;
	if (ending !== undefined)
		return summary.isComplete ? `${ending} although its tests passed` : `${ending} before its summary`;
	// A file may do without its tests only by saying which part it lacked.
	if (summary.total === 0 && summary.skippedParts.length === 0) return "no test ran (is `.run()` missing?)";
	return undefined;
}
