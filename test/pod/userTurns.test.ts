/** One user's flood of reads waits for itself, and nobody else does. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createUserTurns, READS } from "../../src/pod/userTurns.ts";
import { Crowded } from "../../src/ports/process/faults.ts";
import { createDrivenClock, settle } from "../support/drivenClock.ts";

function setUp() {
	const clock = createDrivenClock();
	const turns = createUserTurns(clock, READS);
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

test("given another user here, when one's read took 80 ms, then his next begins 80 ms later, and the other's at once", async () => {
	const { clock, begun, read } = setUp();
	const [a, b] = ["a", "b", "c"].map((name) => read("loud", name));
	read("ann", "ann 1");
	await clock.advance(80);
	a?.end();
	await settle();
	read("ann", "ann 2");
	await settle();
	assert.equal(begun, ["a", "b", "ann 1", "ann 2"]);
	await clock.advance(79);
	assert.equal(begun, ["a", "b", "ann 1", "ann 2"]);
	await clock.advance(1);
	assert.equal(begun, ["a", "b", "ann 1", "ann 2", "c"]);
	b?.end();
});

test("given another user here, when one's short reads took 100 ms in a row, then the next begins 100 ms later", async () => {
	const { clock, begun, read } = setUp();
	const held = read("loud", "held");
	const short = Array.from({ length: 30 }, (_, n) => read("loud", `${n}`));
	for (const one of short.slice(0, 20)) {
		read("ann", "ann").end();
		await clock.advance(5);
		one.end();
		await settle();
	}
	const ofLoud = () => begun.filter((name) => name !== "ann").length;
	assert.is(ofLoud(), 21);
	await clock.advance(99);
	assert.is(ofLoud(), 21);
	await clock.advance(1);
	assert.is(ofLoud(), 22);
	held.end();
});

test("given nobody else for half a second, when a read took long, then the next begins without a pause", async () => {
	const { clock, begun, read } = setUp();
	read("ann", "ann").end();
	await clock.advance(501);
	const [a] = ["a", "b", "c"].map((name) => read("loud", name));
	await clock.advance(80);
	a?.end();
	await settle();
	assert.equal(begun, ["ann", "a", "b", "c"]);
});

test("given work that never leaves the event loop, then others have their turn of the loop between two pieces", async () => {
	const { turns } = setUp();
	const order: string[] = [];
	const work = ["a", "b", "c", "d"].map((name) => turns.take("loud", () => order.push(name)));
	setImmediate(() => order.push("somebody else"));
	await Promise.all(work);
	assert.ok(order.indexOf("somebody else") < order.indexOf("d"), order.join(", "));
});

test.run();
