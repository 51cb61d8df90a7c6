/** The list of scenarios is whole, and docs/reliability.md says of each where it is held. */
import { existsSync, readFileSync } from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { SCENARIOS } from "./scenarios.ts";

const ROOT = new URL("../..", import.meta.url).pathname;
const test = suite("the scenarios");

test("given the list, then it has 24 faults, each held by tests that exist", () => {
	assert.equal(
		SCENARIOS.map(({ number }) => number),
		Array.from({ length: 24 }, (_, index) => index + 1),
	);
	for (const { number, heldBy } of SCENARIOS) {
		assert.ok(heldBy.length > 0, `scenario ${number} is held by nothing`);
		for (const file of heldBy) assert.ok(existsSync(`${ROOT}${file}`), `scenario ${number}: there is no ${file}`);
	}
});

test("given docs/reliability.md, then it names each scenario's tests", () => {
	const page = readFileSync(`${ROOT}docs/reliability.md`, "utf8");
	for (const { number, fault, heldBy } of SCENARIOS) {
		const row = page.split("\n").find((line) => line.startsWith(`| ${number} |`)) ?? "";
		assert.match(row, fault);
		for (const file of heldBy) assert.match(row, file);
	}
});

test.run();
