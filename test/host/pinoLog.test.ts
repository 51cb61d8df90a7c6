/** What a log line tells of an error, and what it never tells. */
import { spawnSync } from "node:child_process";
import { suite } from "uvu";
import * as assert from "uvu/assert";

const MODULE = new URL("../../src/host/pinoLog.ts", import.meta.url).href;

/** The line that a process of its own writes on standard error for this error expression. */
function lineFor(expression: string): Record<string, unknown> & { err: Record<string, unknown> } {
	const script = `import { createLog } from ${JSON.stringify(MODULE)};
		createLog("info", "pod-1").error("it failed", { err: ${expression} });`;
	const { stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8" });
	return JSON.parse(stderr) as Record<string, unknown> & { err: Record<string, unknown> };
}

const test = suite("log");

test("given an error of our own, then its class, message and place are told", () => {
	const { err, pod, msg } = lineFor(`new RangeError("too far")`);
	assert.equal([pod, msg, err.type, err.message], ["pod-1", "it failed", "RangeError", "too far"]);
	assert.match(String(err.stack), "at ");
});

test("given an error of PostgreSQL that quotes a value, then only its code is told", () => {
	const fault = `Object.assign(new Error('invalid input syntax for type uuid: "my secret title"'),
		{ severity: "ERROR", code: "22P02", detail: "my secret title" })`;
	for (const expression of [fault, `Object.assign(new Error("wrapped my secret title"), { driverError: ${fault} })`]) {
		assert.not.match(JSON.stringify(lineFor(expression)), "secret");
	}
	assert.is(lineFor(fault).err.message, "PostgreSQL error 22P02");
	assert.not.match(JSON.stringify(lineFor(`new Error("away", { cause: ${fault} })`)), "secret");
});

test.run();
