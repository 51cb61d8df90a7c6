/** When what goes on for a session ends with it. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createSessionWatch } from "../../src/http/identity/sessionWatch.ts";
import type { StoredSession } from "../../src/ports/accounts/sessions.ts";
import { StorageUnavailable } from "../../src/ports/process/faults.ts";
import { createDrivenClock } from "../support/drivenClock.ts";

const test = suite("the watch over sessions");

function setUp() {
	const clock = createDrivenClock();
	const rows = new Map<string, StoredSession>();
	const faults: unknown[] = [];
	let lookups = 0;
	let isAway = false;
	let before: Promise<void> | undefined;
	const watch = createSessionWatch({
		async lasts(session_id) {
			lookups += 1;
			const row = rows.get(session_id);
			await before;
			if (isAway) throw new StorageUnavailable("away");
			return row;
		},
		clock,
		log: { info: () => {}, warn: () => {}, error: (_, fields) => void faults.push(fields) },
	});
	return {
		clock,
		watch,
		faults,
		lookups: () => lookups,
		away: (is: boolean) => {
			isAway = is;
		},
		hold: (until: Promise<void> | undefined) => {
			before = until;
		},
		begin(session_id: string, lastsMs = 3_600_000) {
			const expires_ms = clock.now().epochMilliseconds + lastsMs;
			rows.set(session_id, { session_id, expires_ms, user_id: "u", email: "a@example.org", name: "A" });
		},
		end: (session_id: string) => rows.delete(session_id),
	};
}
const forever = new AbortController().signal;

test("given a session that ended on another pod, then what follows it ends within a second, and nothing else", async () => {
	const { clock, watch, begin, end } = setUp();
	begin("one");
	begin("other");
	const [one, again, other] = [
		watch.follow("one", forever),
		watch.follow("one", forever),
		watch.follow("other", forever),
	];
	await clock.advance(10_000);
	assert.equal([one.aborted, again.aborted, other.aborted], [false, false, false]);
	end("one");
	await clock.advance(1_000);
	assert.equal([one.aborted, again.aborted, other.aborted], [true, true, false]);
});

test("given a session that ended here, then what follows it ends without the clock", async () => {
	const { clock, watch, begin, end } = setUp();
	begin("one");
	const one = watch.follow("one", forever);
	end("one");
	watch.look();
	await clock.advance(0);
	assert.ok(one.aborted);
});

test("given a session that ends while a look is under way, then the look is repeated", async () => {
	const { clock, watch, begin, end, hold } = setUp();
	begin("one");
	const one = watch.follow("one", forever);
	const read = Promise.withResolvers<void>();
	hold(read.promise);
	watch.look();
	end("one");
	watch.look();
	hold(undefined);
	read.resolve();
	await clock.advance(0);
	assert.ok(one.aborted);
});

test("given a session that expires, then what follows it ends within a second; one that was prolonged goes on", async () => {
	const { clock, watch, begin } = setUp();
	begin("one", 5_000);
	begin("prolonged", 5_000);
	const [one, prolonged] = [watch.follow("one", forever), watch.follow("prolonged", forever)];
	await clock.advance(4_900);
	begin("prolonged");
	assert.not(one.aborted);
	await clock.advance(1_100);
	assert.equal([one.aborted, prolonged.aborted], [true, false]);
});

test("given a database that is away, then sessions count on until it says otherwise", async () => {
	const { clock, watch, begin, end, away, faults } = setUp();
	begin("one");
	const one = watch.follow("one", forever);
	end("one");
	away(true);
	await clock.advance(30_000);
	assert.not(one.aborted);
	away(false);
	await clock.advance(1_000);
	assert.ok(one.aborted);
	assert.equal(faults, []);
});

test("given nobody who follows any more, then nothing is looked up", async () => {
	const { clock, watch, begin, lookups } = setUp();
	begin("one");
	const leaving = new AbortController();
	watch.follow("one", leaving.signal);
	await clock.advance(2_000);
	assert.ok(lookups() > 0);
	leaving.abort();
	const before = lookups();
	await clock.advance(60_000);
	watch.look();
	assert.is(lookups(), before);
});

test.run();
