/** `npm run cluster` and `npm run soak` with wrong flags: one sentence that names the flag and the rule, never a stack. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readFlags } from "./flags.ts";

const SOAK = fileURLToPath(new URL("soak.ts", import.meta.url));
const test = suite("the flags of npm run cluster");

test("given none, or right ones, then they are read", () => {
	assert.equal(readFlags([]), { pods: 3, isJson: false });
	assert.equal(readFlags(["--pods", "12", "--json"]), { pods: 12, isJson: true });
	assert.equal(readFlags(["--json", "--pods=1"]), { pods: 1, isJson: true });
});

test("given a number of pods that is none, or no number, then the rule is said", () => {
	const problem = "--pods must be a whole number from 1";
	for (const value of ["0", "-1", "1.5", "abc", "", " ", "0x2"]) {
		assert.equal(readFlags(["--pods", value]), { problem }, `--pods ${value}`);
		assert.equal(readFlags([`--pods=${value}`]), { problem }, `--pods=${value}`);
	}
	assert.equal(readFlags(["--pods"]), { problem });
	assert.equal(readFlags(["--pods", "--json"]), { problem });
});

test("given what is no flag of it, then it is named with those that are", () => {
	const usage = "npm run cluster -- [--pods N] [--json]";
	const named: readonly (readonly [string, readonly string[]])[] = [
		["--bogus", ["--bogus"]],
		["-p", ["-p", "3"]],
		["3", ["3"]],
		["--json", ["--json=yes"]],
		["--", ["--"]],
	];
	for (const [what, args] of named) {
		assert.equal(readFlags(args), { problem: `"${what}" is none of its flags: ${usage}` });
	}
});

for (const flags of [["--minutes"], ["--minutes", "0"], ["--seed", "x"], ["--bogus"], ["3"]]) {
	test(`given npm run soak with ${flags.join(" ")}, then one sentence says what is allowed`, () => {
		const { status, stderr } = spawnSync(process.execPath, [SOAK, ...flags], { encoding: "utf8" });
		assert.is(stderr, "--minutes must be a number above 0, --seed a whole number, and there are no other flags\n");
		assert.is(status, 2);
	});
}

test.run();
