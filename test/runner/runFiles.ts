/**
 * Runs test files side by side, with two of those that mostly wait beside them; then two at a time of those that want to be apart;
 * then those that want to be alone. Prints one line for each, and adds up.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { type FileCosts, formatSlowest } from "./costs.ts";
import { recapOf } from "./recap.ts";
import { type Bounds, type FileResult, runFile } from "./runFile.ts";
import { type Company, readCompany, readDeclaredBounds } from "./summary.ts";

export interface RunOptions {
	/** How many files run at a time. */
	readonly jobs: number;
	readonly bounds: Bounds;
	/** Skips are failures: a continuous-integration run that lacks a part proves nothing. */
	readonly isCi: boolean;
	readonly print: (line: string) => void;
	/** What the second of those that mostly wait lets go first, since it works. */
	readonly first?: Promise<unknown>;
	/** Ends the run: what runs is killed, what waits is not started. */
	readonly signal?: AbortSignal;
}

export interface Totals {
	readonly passed: number;
	readonly failed: number;
	readonly skipped: number;
	/** A line for each failure, for the end of the run. */
	readonly recap: readonly string[];
}

/** How many of the slowest are shown at the end, and how long one of them takes at least, in ms. */
const SHOWN_FILES = 20;
const SLOW_MS = 10_000;

export async function runFiles(paths: readonly string[], options: RunOptions): Promise<Totals> {
	const sources = new Map(paths.map((file) => [file, readFileSync(file, "utf8")]));
	const boundOf = (file: string) => readDeclaredBounds(sources.get(file) ?? "").fileMs ?? options.bounds.fileMs;
	/** Those of the longest bound first: a long one that begins last would end alone. */
	const filesIn = (company: Company) =>
		paths
			.filter((file) => readCompany(sources.get(file) ?? "") === company)
			.sort((one, other) => boundOf(other) - boundOf(one));
	const totals: Totals[] = [];
	const costs: FileCosts[] = [];
	const work = async (waiting: string[]): Promise<void> => {
		for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
			if (options.signal?.aborted) return;
			const result = await runFile(next, options.bounds, options.signal);
			const counted = countResult(result, options.isCi);
			totals.push(counted);
			costs.push({ cpuMs: 0, ...result.costs, name: nameOf(result), elapsedMs: result.elapsedMs });
			report(result, counted, options.print);
		}
	};
	/** Whoever has no file of its own left takes of the others, so that the last ones are not run singly. */
	const lane = async (...lists: string[][]): Promise<void> => {
		for (const list of lists) await work(list);
	};
	const afterFirst = async (list: string[]): Promise<void> => {
		await options.first;
		await lane(list);
	};
	const lanes = (count: number, ...lists: string[][]) => Array.from({ length: count }, () => lane(...lists));
	const [any, waiting, apart] = [filesIn("any"), filesIn("waits"), filesIn("apart")];
	// Who asked for one file at a time gets one at a time.
	const isOneByOne = options.jobs === 1;
	const beside = isOneByOne ? [] : [lane(waiting), afterFirst(waiting)];
	await Promise.all([...beside, ...lanes(options.jobs, any, waiting)]);
	await Promise.all(lanes(isOneByOne ? 1 : 2, apart));
	await work(filesIn("alone"));
	if (costs.some(({ elapsedMs }) => elapsedMs >= SLOW_MS)) options.print(formatSlowest(costs, SHOWN_FILES));
	return addTotals(totals);
}

/** A file that failed for a reason of its own counts as one failed test more, so that it cannot vanish in the total. */
function countResult(result: FileResult, isCi: boolean): Totals {
	const { summary, reason } = result;
	const failedTests = summary.total - summary.passed;
	const skipped = summary.skippedTests + summary.skippedParts.length;
	const failed = failedTests + (reason !== undefined && failedTests === 0 ? 1 : 0) + (isCi ? skipped : 0);
	const recap = failed > 0 ? recapOf(nameOf(result), result.output, whyOf(result)) : [];
	return { passed: summary.passed, failed, skipped: isCi ? 0 : skipped, recap };
}

const nameOf = ({ path: file }: FileResult): string => path.relative(process.cwd(), file);
const whyOf = ({ summary, reason }: FileResult): string =>
	reason ?? `skips are failures when CI is set: ${summary.skippedParts.join("; ") || "test.skip or test.only"}`;

function report(result: FileResult, counted: Totals, print: (line: string) => void): void {
	const { summary, reason, costs } = result;
	const isGood = counted.failed === 0;
	const why = isGood ? "" : `  <- ${whyOf(result)}`;
	const took = `${Math.round(result.elapsedMs)} ms${costs ? `, ${costs.cpuMs} of CPU` : ""}`;
	print(`${isGood ? "ok  " : "FAIL"} ${nameOf(result)}  ${summary.passed}/${summary.total}  ${took}${why}`);
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
			recap: [...sum.recap, ...one.recap],
		}),
		{ passed: 0, failed: 0, skipped: 0, recap: [] },
	);
}

/** The recap under its heading; nothing when nothing failed. */
export function formatRecap({ recap }: Totals): string {
	return recap.length === 0 ? "" : `\nwhat failed:\n${recap.map((line) => `  ${line}\n`).join("")}`;
}

/** The last line of a run: `N passed, N failed`, and skips when there are any. */
export function formatTotals({ passed, failed, skipped }: Totals): string {
	return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
