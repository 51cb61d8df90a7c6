// file-timeout: 600 s
// mostly-waits
// test-timeout: 480 s
/** A soak with a fixed seed, so that a failure here can be had again: `npm run soak -- --seed 5 --minutes 2`. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { lacksKafka } from "../support/sharedKafka.ts";
import { seededRandom } from "./seededRandom.ts";
import { soak } from "./soakRun.ts";

const SEED = 5;
const MINUTES = 2;

const test = suite("soak");

test("given one seed, then it gives the same numbers again, and another seed others", () => {
	const draw = (seed: number) => Array.from({ length: 5 }, seededRandom(seed).next);
	assert.equal(draw(SEED), draw(SEED));
	assert.not.equal(draw(SEED), draw(SEED + 1));
	assert.ok(draw(SEED).every((n) => n >= 0 && n < 1));
});

const lacking = await lacksKafka();
if (lacking) console.log(`SKIP kafka: ${lacking}`);
else {
	test("given two minutes of random kills, stops and freezes, when all is quiet, then every promise holds", async () => {
		const said: string[] = [];
		const { violations, strokes, acknowledged, histories } = await soak({
			minutes: MINUTES,
			seed: SEED,
			say: (line) => said.push(line),
		});
		assert.equal(violations, [], said.join("\n"));
		assert.ok(strokes >= 2, `${strokes} strokes`);
		assert.ok(acknowledged > 200, `${acknowledged} commands`);
		for (const { operations } of histories) {
			assert.ok(operations.length > 40, `${operations.length} operations`);
			for (const kind of ["add", "edit", "edit_if", "read", "list"]) {
				assert.ok(
					operations.some(({ deed }) => deed.kind === kind),
					`nobody did ${kind}`,
				);
			}
			const met = operations.filter(({ deed }) => deed.kind === "edit_if" && deed.became === "refused");
			assert.ok(met.length > 0, "the rivals never met");
		}
	});
}

test.run();
