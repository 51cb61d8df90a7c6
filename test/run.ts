/**
 * `npm test [-- <part of a path> …]`: sets up the real parts that tests need, runs the test files, prints the totals.
 *
 * JOBS: files at a time (default: two more than there are cores, since a file waits for more than half of its time). CI: the checks run, too,
 * and a missing part or a skip is a failure.
 * What failed is told once more before the end. The last line is `N passed, N failed`, with `, N skipped` when something was; the exit code is 1 when anything failed.
 */
import { readdirSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { runChecks } from "./runner/checks.ts";
import { startParts } from "./runner/parts.ts";
import { addTotals, formatRecap, formatTotals, runFiles, type Totals } from "./runner/runFiles.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** They end what hangs. What works is far from them, also on a machine of a third of the speed that is busy besides. */
const BOUNDS = { fileMs: 300_000, testMs: 60_000, lingerMs: 10_000 };

/** All test files whose path has one of the words in it; all of them when there is none. */
function findTestFiles(words: readonly string[]): string[] {
	return readdirSync(path.join(ROOT, "test"), { recursive: true, encoding: "utf8" })
		.filter((name) => name.endsWith(".test.ts"))
		.map((name) => path.join("test", name))
		.filter((name) => words.length === 0 || words.some((word) => name.includes(word)))
		.sort()
		.map((name) => path.join(ROOT, name));
}

const failure = (why: string): Totals => ({ passed: 0, failed: 1, skipped: 0, recap: [why] });

async function main(): Promise<Totals> {
	process.chdir(ROOT);
	// Each file, and each server that it starts, reads a thousand modules, which is most of what many of them cost. Where Node
	// would keep it by itself (bin/node26.js), so that it is there from the run before.
	process.env.NODE_COMPILE_CACHE ??= path.join(tmpdir(), "node-compile-cache");
	const print = (line: string) => void process.stdout.write(`${line}\n`);
	const isCi = process.env.CI === "true";
	const files = findTestFiles(process.argv.slice(2));
	if (files.length === 0) {
		print(`No test file matches ${process.argv.slice(2).join(" ") || "*.test.ts"}`);
		return failure("no test file matches");
	}
	const stop = new AbortController();
	for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop.abort());

	// They take the place of a file until they are through.
	const checking = isCi ? runChecks(ROOT, print) : undefined;
	const parts = await startParts(files);
	try {
		const jobs = Math.max(1, Number(process.env.JOBS) || availableParallelism() + 2);
		const ran = await runFiles(files, { jobs, bounds: BOUNDS, isCi, print, signal: stop.signal, first: checking });
		const checked = await checking;
		const interrupted = stop.signal.aborted ? [failure("the run was interrupted")] : [];
		return addTotals([...(checked ? [checked] : []), ran, ...interrupted]);
	} finally {
		await parts.stop();
	}
}

/** The totals stay the last line, also when the run itself fails, for instance because PostgreSQL does not start. */
const totals = await main().catch((fault: unknown): Totals => {
	process.stdout.write(`${fault instanceof Error ? fault.stack : String(fault)}\n`);
	return failure(`the run itself: ${String(fault).split("\n", 1)[0]}`);
});
process.stdout.write(`${formatRecap(totals)}${formatTotals(totals)}\n`);
process.exitCode = totals.failed > 0 ? 1 : 0;
