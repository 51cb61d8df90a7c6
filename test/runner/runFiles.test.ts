// The runner proves itself on files that are wrong in one way each: a runner that is green on them proves nothing.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { formatRecap, formatTotals, runFiles } from "./runFiles.ts";

const test = suite("runner");

/** Generous for a loaded machine where the run must succeed, short where the bound itself is under test. */
const PATIENT = { fileMs: 60_000, testMs: 30_000, lingerMs: 10_000 };

/** Killed is not yet gone; a zombie that nobody reaped is dead. Without /proc only the answer of `kill` is known. */
function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return !(existsSync("/proc/self/stat") && /\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8")));
	} catch {
		return false;
	}
}

async function eventually(condition: () => boolean): Promise<void> {
	while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}

async function run(
	names: readonly string[],
	{ bounds = PATIENT, isCi = false, jobs = 2 }: { bounds?: typeof PATIENT; isCi?: boolean; jobs?: number } = {},
): Promise<{ totals: string; recap: string; output: string }> {
	const lines: string[] = [];
	const paths = names.map((name) => fileURLToPath(new URL(`./fixtures/${name}.ts`, import.meta.url)));
	const totals = await runFiles(paths, { jobs, bounds, isCi, print: (line) => lines.push(line) });
	return { totals: formatTotals(totals), recap: formatRecap(totals), output: lines.join("\n") };
}

test("given a file whose tests pass, then its tests are counted and its output is not shown", async () => {
	const { totals, output } = await run(["passes"]);
	assert.is(totals, "2 passed, 0 failed");
	assert.match(output, /^ok {3}test\/runner\/fixtures\/passes\.ts {2}2\/2 {2}\d+ ms, \d+ of CPU$/);
});

test("given a file that wants to run alone, then it runs when the others are through", async () => {
	const { totals, output } = await run(["runsAlone", "passes"]);
	assert.is(totals, "4 passed, 0 failed");
	assert.match(output, /passes\.ts.*\n.*runsAlone\.ts/);
});

test("given files that mostly wait, then two of them run beside as many others as there are jobs", async () => {
	process.env.ADJUTANT_TEST_MEETING = mkdtempSync(path.join(tmpdir(), "adjutant-meeting-"));
	const { totals, output } = await run(["meets", "meets", "meetsWaiting", "meetsWaiting"]);
	assert.is(totals, "4 passed, 0 failed", output);
	rmSync(process.env.ADJUTANT_TEST_MEETING, { recursive: true });
});

test("given one job, then a file that mostly waits runs by itself", async () => {
	const { totals, output } = await run(["mostlyWaits", "passes"], { jobs: 1 });
	assert.is(totals, "3 passed, 0 failed");
	assert.match(output, /passes\.ts.*\n.*mostlyWaits\.ts/);
});

test("given a failing assertion, then that test fails, the others pass, and the output is shown", async () => {
	const { totals, output } = await run(["failsAnAssertion"]);
	assert.is(totals, "1 passed, 1 failed");
	assert.match(output, "1 of 2 tests failed");
	assert.match(output, /FAIL.*"bad"/);
});

test("given a test that never ends, then it fails by name and the next one still runs", async () => {
	const { totals, output } = await run(["hangsInATest"], { bounds: { ...PATIENT, testMs: 200 } });
	assert.is(totals, "1 passed, 1 failed");
	assert.match(output, '"never ends": timeout, not done after 200 ms');
});

test("given a file that never ends, then it is killed at its bound and fails", async () => {
	const { totals, output } = await run(["hangsAsAFile"], { bounds: { ...PATIENT, fileMs: 1_000 } });
	assert.is(totals, "0 passed, 1 failed");
	assert.match(output, "timeout: the file was not done after 1000 ms");
});

test("given an open handle after the last test, then the file is killed and fails", async () => {
	const { totals, output } = await run(["leavesAHandleOpen"], { bounds: { ...PATIENT, lingerMs: 200 } });
	assert.is(totals, "1 passed, 1 failed");
	assert.match(output, "open handle: still alive 200 ms after its last test");
});

test("given a process left running, then it is killed and the file fails", async () => {
	const { totals, output } = await run(["leavesAProcess"], { bounds: { ...PATIENT, lingerMs: 200 } });
	assert.is(totals, "1 passed, 1 failed");
	const pid = Number(/left 1 processes running \(pid (\d+)\)/.exec(output)?.[1]);
	await eventually(() => !isAlive(pid));
});

test("given a file that runs no test, then it fails", async () => {
	const { totals, output } = await run(["runsNoTest"]);
	assert.is(totals, "0 passed, 1 failed");
	assert.match(output, "no test ran");
});

test("given a throw at import, then the file fails with what was thrown", async () => {
	const { totals, output } = await run(["crashesAtImport"]);
	assert.is(totals, "0 passed, 1 failed");
	assert.match(output, "exit 1 before its summary");
	assert.match(output, "thrown at import");
});

test("given a throw in a before hook, which uvu swallows, then the file fails with what was thrown", async () => {
	const { totals, output } = await run(["failsInAHook"]);
	assert.is(totals, "0 passed, 1 failed");
	assert.match(output, "thrown in before");
});

test("given a rejection that nobody handles, then the file fails although its tests pass", async () => {
	const { output } = await run(["rejectsInPassing"]);
	assert.match(output, /FAIL .* <- exit 1/);
	assert.match(output, "nobody waits for this");
});

test("given a missing part, then it is a skip with its reason, and a failure in CI", async () => {
	const local = await run(["skipsAPart"]);
	assert.is(local.totals, "1 passed, 0 failed, 1 skipped");
	assert.match(local.output, "SKIP chromium: not found on this machine");
	const ci = await run(["skipsAPart"], { isCi: true });
	assert.is(ci.totals, "1 passed, 1 failed");
});

test("given a test skipped by uvu, then it counts like a missing part", async () => {
	assert.is((await run(["skipsATest"])).totals, "1 passed, 0 failed, 1 skipped");
	assert.is((await run(["skipsATest"], { isCi: true })).totals, "1 passed, 1 failed");
});

test("given several files, then the totals are the sum over all", async () => {
	const { totals } = await run(["passes", "failsAnAssertion", "runsNoTest", "skipsATest"]);
	assert.is(totals, "4 passed, 2 failed, 1 skipped");
});

test("given failures of every kind, then the end tells each once more: file, test, reason and place", async () => {
	const files = ["passes", "failsAnAssertion", "hangsInATest", "crashesAtImport", "runsNoTest", "skipsAPart"];
	const { recap } = await run(files, { bounds: { ...PATIENT, testMs: 200 }, isCi: true, jobs: 1 });
	const lines = recap
		.trim()
		.split("\n")
		.slice(1)
		.map((line) => line.trim().replace("test/runner/fixtures/", ""));
	assert.equal(lines.length, 5, recap);
	const told = (name: string) => lines.find((line) => line.startsWith(`${name}.ts: `)) ?? "";
	assert.match(
		told("failsAnAssertion"),
		/fails an assertion {2}"bad" {2}\(test\/\S+failsAnAssertion\.ts:\d+:\d+\) {2}Expected values/,
	);
	assert.match(told("failsAnAssertion"), /strictly equal:.*--\s*1.*\+\+\s*2/);
	assert.match(told("hangsInATest"), '"never ends": timeout, not done after 200 ms');
	assert.match(told("crashesAtImport"), /exit 1 before its summary {2}Error: thrown at import/);
	assert.match(told("runsNoTest"), "no test ran");
	assert.match(told("skipsAPart"), "skips are failures when CI is set: chromium: not found on this machine");
	assert.is((await run(["passes"])).recap, "");
});

test("given an interrupted run, then what runs is killed and what waits is not started", async () => {
	const lines: string[] = [];
	const stop = new AbortController();
	setTimeout(() => stop.abort(), 300);
	const paths = ["hangsAsAFile", "passes"].map((name) =>
		fileURLToPath(new URL(`./fixtures/${name}.ts`, import.meta.url)),
	);
	const print = (line: string) => void lines.push(line);
	const totals = await runFiles(paths, { jobs: 1, bounds: PATIENT, isCi: false, print, signal: stop.signal });
	assert.is(formatTotals(totals), "0 passed, 1 failed");
	assert.match(lines.join("\n"), "the run was interrupted");
});

test.run();
