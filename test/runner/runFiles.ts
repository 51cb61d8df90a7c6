/** Runs test files side by side, then those that want to run alone, prints one line for each, and adds up. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { type Bounds, type FileResult, runFile } from "./runFile.ts";
import { wantsToRunAlone } from "./summary.ts";

export interface RunOptions {
	/** How many files run at a time. */
	readonly jobs: number;
	readonly bounds: Bounds;
	/** Skips are failures: a continuous-integration run that lacks a part proves nothing. */
	readonly isCi: boolean;
	readonly print: (line: string) => void;
	/** Ends the run: what runs is killed, what waits is not started. */
	readonly signal?: AbortSignal;
}

export interface Totals {
	readonly passed: number;
	readonly failed: number;
	readonly skipped: number;
}

export async function runFiles(paths: readonly string[], options: RunOptions): Promise<Totals> {
	const isAlone = (file: string) => wantsToRunAlone(readFileSync(file, "utf8"));
	const totals: Totals[] = [];
	const work = async (waiting: string[]): Promise<void> => {
		for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
			if (options.signal?.aborted) return;
			const result = await runFile(next, options.bounds, options.signal);
			const counted = countResult(result, options.isCi);
			totals.push(counted);
			report(result, counted, options.print);
		}
	};
	const together = paths.filter((file) => !isAlone(file));
	await Promise.all(Array.from({ length: Math.min(options.jobs, together.length) }, () => work(together)));
	// They measure times that a second file on the same cores would spoil.
	await work(paths.filter(isAlone));
	return addTotals(totals);
}

/** A file that failed for a reason of its own counts as one failed test more, so that it cannot vanish in the total. */
function countResult({ summary, reason }: FileResult, isCi: boolean): Totals {
	const failedTests = summary.total - summary.passed;
	const skipped = summary.skippedTests + summary.skippedParts.length;
	const failed = failedTests + (reason !== undefined && failedTests === 0 ? 1 : 0) + (isCi ? skipped : 0);
	return { passed: summary.passed, failed, skipped: isCi ? 0 : skipped };
}

function report(result: FileResult, counted: Totals, print: (line: string) => void): void {
	const { summary, reason } = result;
	const name = path.relative(process.cwd(), result.path);
	const isGood = counted.failed === 0;
	const why = isGood ? "" : `  <- ${reason ?? "skips are failures when CI is set"}`;
	print(
		`${isGood ? "ok  " : "FAIL"} ${name}  ${summary.passed}/${summary.total}  ${Math.round(result.elapsedMs)} ms${why}`,
	);
	for (const part of summary.skippedParts) print(`     SKIP ${part}`);
	if (summary.skippedTests > 0) print(`     SKIP ${summary.skippedTests} tests by test.skip or test.only`);
	if (reason !== undefined) print(result.output.trimEnd().replace(/^/gm, "     | "));
}

export function addTotals(totals: readonly Totals[]): Totals {
	return totals.reduce(
		(sum, one) => ({
			passed: sum.passed + one.passed,
			failed: sum.failed + one.failed,
			skipped: sum.skipped + one.skipped,
		}),
		{ passed: 0, failed: 0, skipped: 0 },
	);
}

/** The last line of a run: `N passed, N failed`, and skips when there are any. */
export function formatTotals({ passed, failed, skipped }: Totals): string {
	return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
