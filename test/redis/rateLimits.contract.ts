/** What all limits promise (ports/limits/rateLimits.ts), counted by one process or by all together. */
import type { Test } from "uvu";
import * as assert from "uvu/assert";
import type { RateLimits } from "../../src/ports/limits/rateLimits.ts";

export const LIMIT = { max: 3, window_s: 10 };

/** How each of so many tries ended. */
export async function allowed(limits: RateLimits, key: string, tries: number): Promise<boolean[]> {
	const answers = [];
	for (let one = 0; one < tries; one += 1) answers.push((await limits.take(key, LIMIT)).allowed);
	return answers;
}

/** `open` is called within each test. */
export function rateLimitsContract(test: Test, by: string, open: () => RateLimits): void {
	test(`given limits counted by ${by}, then a window takes its tries and refuses those beyond, each key by itself`, async () => {
		const limits = open();
		assert.equal(await allowed(limits, "kept a", 5), [true, true, true, false, false]);
		assert.equal(await allowed(limits, "kept b", 1), [true]);
	});

	test(`given limits counted by ${by}, when one only looks, then nothing is counted`, async () => {
		const limits = open();
		for (let look = 0; look < 5; look += 1) assert.ok((await limits.look("looked", LIMIT)).allowed);
		assert.equal(await allowed(limits, "looked", 3), [true, true, true]);
		assert.not((await limits.look("looked", LIMIT)).allowed);
	});

	test(`given limits counted by ${by}, when a window is forgotten, then the next try is the first`, async () => {
		const limits = open();
		await allowed(limits, "forgotten", 4);
		await limits.forget("forgotten");
		assert.ok((await limits.look("forgotten", LIMIT)).allowed);
		assert.equal(await allowed(limits, "forgotten", 4), [true, true, true, false]);
	});

	test(`given limits counted by ${by}, then a refusal says in whole seconds when the window ends`, async () => {
		const limits = open();
		await allowed(limits, "told", 3);
		const { retry_after_s } = await limits.take("told", LIMIT);
		assert.ok(Number.isInteger(retry_after_s) && retry_after_s >= 1 && retry_after_s <= 10, String(retry_after_s));
	});
}
