/** A busy database is waited for, one that answers nobody is away (P11). */
import { EventEmitter } from "node:events";
import type { Pool } from "pg";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createPatience } from "../../src/persistence/patience.ts";
import { createTestDatabase } from "../support/postgres.ts";

const test = suite("patience");
const NO_CONNECTION = new Error("timeout exceeded when trying to connect");

/** Work that finds no connection `waits` times; during each wait `released` happens in the pool. */
function setUp(waits: number, released: readonly unknown[]) {
	const pool = new EventEmitter();
	const { patiently } = createPatience(pool as unknown as Pool);
	let asked = 0;
	const work = async () => {
		asked += 1;
		if (asked > waits) return "answer";
		for (const fault of released) pool.emit("release", fault);
		throw NO_CONNECTION;
	};
	return { ask: () => patiently(work), asked: () => asked };
}
const faultOf = (asking: Promise<unknown>) =>
	asking.then(
		() => assert.unreachable("it was answered"),
		(fault: unknown) => fault,
	);

test("given others that are answered meanwhile, when no connection falls free in time, then the wait goes on", async () => {
	assert.is(await setUp(3, [undefined]).ask(), "answer");
});

test("given nobody who is answered, then one wait is all", async () => {
	const { ask, asked } = setUp(3, []);
	assert.is(await faultOf(ask()), NO_CONNECTION);
	assert.is(asked(), 1);
});

test("given others that meet a fault only, then one wait is all", async () => {
	const { ask, asked } = setUp(3, [new Error("query read timeout")]);
	assert.is(await faultOf(ask()), NO_CONNECTION);
	assert.is(asked(), 1);
});

test("given a crowd without end, then the wait has one", async () => {
	const { ask, asked } = setUp(1_000, [undefined]);
	assert.is(await faultOf(ask()), NO_CONNECTION);
	assert.is(asked(), 8);
});

test("given a statement that failed, then it is not sent again", async () => {
	const pool = new EventEmitter();
	const { patiently } = createPatience(pool as unknown as Pool);
	let sent = 0;
	const fault = new Error("Connection terminated unexpectedly");
	const send = async () => {
		sent += 1;
		pool.emit("release", undefined);
		throw fault;
	};
	assert.is(await faultOf(patiently(send)), fault);
	assert.is(sent, 1);
});

test("given a real pool of ten and 200 questions that take it 2 seconds, then all are answered", async () => {
	const database = await createTestDatabase();
	try {
		const asked = Array.from({ length: 200 }, () => database.query("SELECT pg_sleep(0.1)"));
		assert.is((await Promise.all(asked)).length, 200);
	} finally {
		await database.drop();
	}
});

test.run();
