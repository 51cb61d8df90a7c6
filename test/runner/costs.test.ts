import { fileURLToPath } from "node:url";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { formatSlowest, readCosts } from "./costs.ts";
import { runFile } from "./runFile.ts";

const test = suite("costs");
const PATIENT = { fileMs: 60_000, testMs: 30_000, lingerMs: 10_000 };

test("given a file that works in a child, then it tells the child's time, and the test that took longest", async () => {
	const path = fileURLToPath(new URL("./fixtures/worksInAChild.ts", import.meta.url));
	const { costs } = await runFile(path, PATIENT);
	assert.is(costs?.slowest?.title, '"works"');
	assert.ok((costs?.slowest?.ms ?? 0) >= 250, `${costs?.slowest?.ms} ms`);
	if (process.platform === "linux") assert.ok((costs?.cpuMs ?? 0) >= 500, `${costs?.cpuMs} ms`);
});

test("given output without the line, or with one that tests printed before, then the last counts", () => {
	assert.is(readCosts("  Duration:  3ms\n"), undefined);
	const line = (cpuMs: number) => `\n  Costs:     {"cpuMs":${cpuMs}}\n`;
	assert.equal(readCosts(`${line(1)}  Duration:  3ms\n${line(2)}bye\n`), { cpuMs: 2 });
});

test("given costs, then the slowest come first, with the sums over all", () => {
	const file = (name: string, elapsedMs: number, cpuMs: number) => ({ name, elapsedMs, cpuMs });
	const slow = { ...file("slow", 61_000, 2_000), slowest: { title: "waits", ms: 60_000 } };
	assert.is(
		formatSlowest([file("quick", 1_000, 900), slow, file("middle", 5_000, 4_000)], 2),
		`3 files took 67 s and 7 s of CPU time; the slowest, with their CPU time and their longest test:
    61 s    2 s  slow  (60 s: waits)
     5 s    4 s  middle
`,
	);
});

test.run();
