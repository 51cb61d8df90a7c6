/** What a style may ask for: one that asks the page or a row what is in it is worked out anew with each change in there. */
import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { suite } from "uvu";
import * as assert from "uvu/assert";

const test = suite("styles");
const LOOK = fileURLToPath(new URL("../../web/src/look", import.meta.url));
/** Small things, and the place that holds the page alone. */
const MAY_ASK = ["#page", ".pane-head", ".replied", ".record", ".line", "li"];

test("given any style, then `:has` stands at small things only", () => {
	const files = globSync(`${LOOK}/*.css`);
	assert.ok(files.length > 20);
	const asking = files.flatMap((file) =>
		[...readFileSync(file, "utf8").matchAll(/([^\s,{}]+):has\(/g)].map(([, who = ""]) => who),
	);
	assert.ok(asking.length > 3);
	assert.equal(
		asking.filter((who) => !MAY_ASK.includes(who)),
		[],
	);
});

test.run();
