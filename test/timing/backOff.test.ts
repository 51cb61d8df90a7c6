/** One formula for every wait after a failure. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { backOffMs } from "../../src/timing/backOff.ts";

const waits = suite("back-off");
const plain = { firstMs: 100, longestMs: 2_000 };

waits("given failures in a row, then each wait is twice the last, up to the longest", () => {
	assert.equal(
		[1, 2, 3, 4, 5, 6, 7].map((failures) => backOffMs(plain, failures)),
		[100, 200, 400, 800, 1_600, 2_000, 2_000],
	);
});

waits("given so many failures that the power overflows, then it is still the longest", () => {
	assert.is(backOffMs(plain, 5_000), 2_000);
});

waits("given a spread, then chance shortens a wait by at most that share and never makes it longer", () => {
	const spread = { ...plain, spread: 0.5 };
	assert.is(backOffMs(spread, 1, 0), 100);
	assert.is(backOffMs(spread, 1, 0.5), 75);
	assert.is(backOffMs(spread, 1, 0.999_999), 50);
	assert.is(backOffMs(spread, 9, 0.999_999), 1_000);
});

waits("given no spread, then chance changes nothing", () => {
	assert.is(backOffMs(plain, 3, 0.7), 400);
});

waits.run();
