/** What the command says when it is asked wrongly: nothing is started, the exit code is 2, or 1 for the environment. */
import { spawnSync } from "node:child_process";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { runAdjutant } from "./runAdjutant.ts";

const test = suite("adjutant: usage");

for (const args of [[], ["repair"], ["verify", "now"], ["constructor"]]) {
	test(`given ${args.join(" ") || "no command"}, then the usage is said and the exit code is 2`, async () => {
		const { code, stdout, stderr } = await runAdjutant(args);
		assert.is(code, 2);
		assert.is(stdout, "");
		assert.match(stderr, /^Usage: adjutant <command>\n\n {2}verify .*\n( {11}.*\n)? {2}doctor /);
	});
}

for (const asked of ["help", "--help", "-h"]) {
	test(`given ${asked}, then the usage is printed and the exit code is 0`, async () => {
		const { code, stdout, stderr } = await runAdjutant([asked]);
		assert.is(code, 0);
		assert.match(stdout, /^Usage: adjutant <command>\n\n {2}verify /);
		assert.is(stderr, "");
	});
}

test("given a start with anything behind it, then no server is started, and the usage is said", () => {
	const { status, stderr } = spawnSync("sh", ["bin/adjutant", "start", "--help"], { encoding: "utf8" });
	assert.is(status, 2);
	assert.match(stderr, "The server itself is started by `bin/adjutant start`, which takes no arguments.");
});

test("given a wrong environment, then each problem is a sentence and the exit code is 1", async () => {
	const { code, stderr } = await runAdjutant(["doctor"], { PORT: "none", LOG_LEVEL: "loud" });
	assert.is(code, 1);
	assert.is(
		stderr,
		"PORT must be a whole number from 1 to 65535.\nLOG_LEVEL must be one of debug, info, warn, error.\n",
	);
});

test("given a database that is not there, when verified, then one sentence says what to do", async () => {
	const { code, stderr } = await runAdjutant(["verify"], { DATABASE_URL: "postgres://adjutant@127.0.0.1:9/adjutant" });
	assert.is(code, 1);
	assert.is(stderr, "PostgreSQL at 127.0.0.1:9 cannot be reached: check DATABASE_URL, or unset it.\n");
});

test.run();
