/** The bounds of lists, as the examples in the tools' own descriptions say them. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { toolFacts } from "../../src/tools/catalogue.ts";
import { openWorkbench } from "./bench.ts";

const test = suite("bounds of lists");

for (const tool of toolFacts().filter(({ hints }) => hints.isReadOnly)) {
	for (const [example] of tool.description.matchAll(/\{"[^{}]*\}/g)) {
		test(`given ${tool.name} with its own example ${example}, then its arguments are read`, async () => {
			const outcome = await openWorkbench().use(tool.name, JSON.parse(example));
			assert.not.equal(outcome.kind === "refused" && outcome.code, "INVALID_ARGUMENTS", JSON.stringify(outcome));
		});
	}
}

test.run();
