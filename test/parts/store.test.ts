/** What health says of PostgreSQL, within 100 ms whatever PostgreSQL does (P11). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { isAnswering } from "../../src/parts/store.ts";
import { createDrivenClock } from "../support/drivenClock.ts";

const test = suite("is PostgreSQL answering");

/** A database of which the query has this end, and which answers so many others within the time. */
async function look(query: () => Promise<readonly never[]>, others = 0): Promise<boolean> {
	const clock = createDrivenClock();
	let answered = 7;
	const looking = isAnswering({ query, answered: () => answered }, clock);
	answered += others;
	await clock.advance(80);
	assert.is(clock.pending(), 0);
	return looking;
}
const never = () => new Promise<never>(() => undefined);

test("given an answer, then yes; given a fault, then no", async () => {
	assert.is(await look(async () => []), true);
	assert.is(await look(() => Promise.reject(new Error("refused"))), false);
});

test("given no answer in time, then no; unless others were answered, for then it is only busy", async () => {
	assert.is(await look(never), false);
	assert.is(await look(never, 1), true);
});

test.run();
