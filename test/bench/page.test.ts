/** The page of benchmarks: measured parts between marks, everything else written by hand. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { limited, overFloor } from "../../bench/measure.ts";
import { tableOf, withTable } from "../../bench/page.ts";

const ROOT = join(import.meta.dirname, "../..");
const test = suite("the page of benchmarks");

const page =
	"# Numbers\n\nwhy\n\n<!-- measured: a -->\nold\n<!-- end of a -->\n\nmore\n<!-- measured: b -->\nkept\n<!-- end of b -->\n";

test("given a page with words, when a group is printed, then its table alone is another, as often as it is printed", () => {
	const once = withTable(page, "a", "new");
	assert.is(once, page.replace("old", "new"));
	assert.is(withTable(once, "a", "new"), once);
	assert.throws(() => withTable(page, "c", "new"), /no place for c/);
});

test("given a measurement over its floor, then the row says both, the ratio, its bound and whether it is kept", () => {
	const floor = { value: 2, what: "a bare timer" };
	const [, , kept, broken, shown] = tableOf([
		overFloor("late", 3, "ms", floor, 2),
		overFloor("late", 5, "ms", floor, 2),
		{ ...limited("seen", 1, 1, "s"), bound: null },
	]).split("\n");
	assert.is(kept, "| late | 3.0 ms | 2.0 ms of a bare timer | 1.50 | ≤ 2 | yes |");
	assert.is(broken, "| late | 5.0 ms | 2.0 ms of a bare timer | 2.50 | ≤ 2 | NO |");
	assert.match(shown ?? "", /\| – \| – \|$/);
});

test("given the groups that are measured, then the page has a place for each of them and for no other", () => {
	const run = readFileSync(join(ROOT, "bench/run.ts"), "utf8");
	const block = /const groups: [^{]*\{\n([\s\S]*?)\n\};/.exec(run)?.[1] ?? "";
	const groups = [...block.matchAll(/^\t(?:async )?(\w+)[:(]/gm)].map((match) => match[1]);
	const places = [...readFileSync(join(ROOT, "docs/benchmarks.md"), "utf8").matchAll(/^<!-- measured: (\w+) -->$/gm)];
	assert.ok(groups.length > 10, `${groups.length} groups`);
	assert.equal(places.map((match) => match[1]).toSorted(), groups.toSorted());
});

test.run();
