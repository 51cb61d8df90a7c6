import { suite } from "uvu";
import * as assert from "uvu/assert";
import { shareLookups } from "../../src/http/sharedLookups.ts";
import { createDrivenClock } from "../support/drivenClock.ts";

const test = suite("shared lookups");

/** A lookup that ends when the test says so, and remembers what it was asked. */
function setUp() {
	const begun: { readonly key: string; readonly settle: PromiseWithResolvers<string> }[] = [];
	const clock = createDrivenClock();
	const ask = shareLookups({
		clock,
		keyOf: (key: string) => key,
		look: (key) => {
			const settle = Promise.withResolvers<string>();
			begun.push({ key, settle });
			return settle.promise;
		},
	});
	return { begun, ask, clock };
}
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

test("given a lookup under way, when a thousand more ask, then they share one that begins after it", async () => {
	const { begun, ask } = setUp();
	const first = ask("a");
	const others = Array.from({ length: 1_000 }, () => ask("a"));
	assert.is(begun.length, 1);
	begun[0]?.settle.resolve("old");
	assert.is(await first, "old");
	await turn();
	assert.is(begun.length, 2);
	begun[1]?.settle.resolve("new");
	assert.equal([...new Set(await Promise.all(others))], ["new"]);
	assert.is(begun.length, 2);
});

test("given two credentials, when both ask at once, then neither gets the other's answer (P8)", async () => {
	const { begun, ask } = setUp();
	const answers = Promise.all([ask("a"), ask("b")]);
	for (const { key, settle } of begun) settle.resolve(`of ${key}`);
	assert.equal(await answers, ["of a", "of b"]);
});

test("given a lookup that fails, then whoever shares it is told, and the next one is made afresh", async () => {
	const { begun, ask } = setUp();
	const first = ask("a");
	const second = ask("a");
	begun[0]?.settle.reject(new Error("away"));
	assert.is(await first.catch(({ message }: Error) => message), "away");
	await turn();
	begun[1]?.settle.resolve("back");
	assert.is(await second, "back");
});

test("given a lookup that hangs, when 800 ms have passed, then those who came after it are looked up, and later ones at once", async () => {
	const { begun, ask, clock } = setUp();
	void ask("a");
	const second = ask("a");
	await clock.advance(799);
	assert.is(begun.length, 1);
	await clock.advance(1);
	assert.is(begun.length, 2);
	begun[1]?.settle.resolve("here");
	assert.is(await second, "here");
	await turn();
	void ask("a");
	assert.is(begun.length, 3);
	begun[2]?.settle.resolve("there");
	await turn();
	assert.is(clock.pending(), 0);
});

test("given all has ended, when somebody asks, then it is looked up at once", async () => {
	const { begun, ask } = setUp();
	const first = ask("a");
	begun[0]?.settle.resolve("one");
	await first;
	await turn();
	const second = ask("a");
	assert.is(begun.length, 2);
	begun[1]?.settle.resolve("two");
	assert.is(await second, "two");
});

test.run();
