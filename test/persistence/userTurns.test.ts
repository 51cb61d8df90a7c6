/** One user's flood of reads waits for itself, and nobody else does. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createUserTurns } from "../../src/persistence/userTurns.ts";
import { Crowded } from "../../src/ports/faults.ts";
import { createDrivenClock, settle } from "../support/drivenClock.ts";

function setUp() {
	const clock = createDrivenClock();
	const turns = createUserTurns(clock);
	const begun: string[] = [];
	/** A read that takes until it is let go. */
	const read = (user: string, name: string) => {
		const gate = Promise.withResolvers<string>();
		const answer = turns.take(user, () => {
			begun.push(name);
			return gate.promise;
		});
		answer.catch(() => undefined);
		return { answer, end: () => gate.resolve(name), fail: () => gate.reject(new Error("no")) };
	};
	return { clock, begun, read, turns };
}

const test = suite("reads in turns");

test("given 24 reads of one user, then two are under way, and another user's begins at once", async () => {
	const { begun, read } = setUp();
	const loud = Array.from({ length: 24 }, (_, n) => read("loud", `loud ${n}`));
	read("ann", "ann");
	await settle();
	assert.equal(begun, ["loud 0", "loud 1", "ann"]);
	for (const one of loud) one.end();
	assert.equal(
		await Promise.all(loud.map(({ answer }) => answer)),
		loud.map((_, n) => `loud ${n}`),
	);
});

test("given a read that fails, then its place goes to the next in line, in order", async () => {
	const { begun, read } = setUp();
	const [first, ...rest] = ["a", "b", "c", "d"].map((name) => read("ann", name));
	first?.fail();
	await settle();
	assert.equal(begun, ["a", "b", "c"]);
	for (const one of rest) one.end();
	assert.is(await rest.at(-1)?.answer, "d");
});

test("given no turn within 5 s, then the read is refused as crowded and never begun", async () => {
	const { clock, begun, read } = setUp();
	const [first] = [read("ann", "a"), read("ann", "b")];
	const late = read("ann", "c");
	await clock.advance(5_000);
	assert.instance(await late.answer.catch((fault: unknown) => fault), Crowded);
	first?.end();
	await settle();
	assert.equal(begun, ["a", "b"]);
	assert.is(clock.pending(), 0);
});

test("given more than can wait, then the next is refused at once", async () => {
	const { read, clock } = setUp();
	const all = Array.from({ length: 2 + 256 + 1 }, (_, n) => read("ann", `${n}`));
	assert.instance(await all.at(-1)?.answer.catch((fault: unknown) => fault), Crowded);
	for (const one of all) one.end();
	assert.is(await all.at(-2)?.answer, "257");
	assert.is(clock.pending(), 0);
});

test.run();
