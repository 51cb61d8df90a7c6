/** Parts begin in order and end in reverse, whatever one of them does. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createLifeCycle, type Part } from "../../src/parts/lifeCycle.ts";
import { createDrivenClock } from "../support/drivenClock.ts";

const test = suite("life cycle");

function scene() {
	const clock = createDrivenClock();
	const said: string[] = [];
	const faults: unknown[] = [];
	const log = {
		info: () => undefined,
		warn: () => undefined,
		error: (line: string, fields?: object) => void faults.push([line, { ...fields }]),
	};
	const part = (name: string, ending: Partial<Part<string>> = {}): Part<string> => ({
		api: name,
		start: async () => said.push(`+${name}`),
		stop: async () => said.push(`-${name}`),
		...ending,
	});
	return { clock, said, faults, part, life: createLifeCycle({ clock, log }) };
}

test("given parts, then each starts as it is opened, gives what others use, and all stop in reverse, once", async () => {
	const { said, part, life } = scene();
	assert.is(await life.open("store", part("store")), "store");
	await life.open("log", Promise.resolve(part("log")));
	await life.open("plain", { api: 1 });
	await life.close();
	await life.close();
	assert.equal(said, ["+store", "+log", "-log", "-store"]);
});

test("given a part whose start fails, then whoever opened it hears so, and what it holds is let go of", async () => {
	const { said, part, life } = scene();
	await life.open("store", part("store"));
	const fails = part("door", { start: () => Promise.reject(new Error("no port")) });
	const fault = await life.open("door", fails).catch((err: Error) => err.message);
	assert.is(fault, "no port");
	await life.close();
	assert.equal(said, ["+store", "-door", "-store"]);
});

test("given a part that cannot be constructed, then the others still end", async () => {
	const { said, part, life } = scene();
	await life.open("store", part("store"));
	await life.open("log", Promise.reject(new Error("no broker"))).catch(() => undefined);
	await life.close();
	assert.equal(said, ["+store", "-store"]);
});

test("given a part that does not stop cleanly, then it is named and the others end", async () => {
	const { said, faults, part, life } = scene();
	const err = new Error("stuck");
	await life.open("store", part("store"));
	await life.open("mailer", part("mailer", { stop: () => Promise.reject(err) }));
	await life.close();
	assert.equal(said, ["+store", "+mailer", "-store"]);
	assert.equal(faults, [["a part did not stop cleanly", { part: "mailer", err }]]);
});

test("given a part that never stops, then after 25 s the others end without it", async () => {
	const { clock, said, faults, part, life } = scene();
	await life.open("store", part("store"));
	await life.open("mailer", part("mailer", { stop: () => new Promise(() => undefined) }));
	const closed = life.close();
	await clock.advance(24_999);
	assert.equal(said, ["+store", "+mailer"]);
	await clock.advance(1);
	await closed;
	assert.equal(said, ["+store", "+mailer", "-store"]);
	assert.is(faults.length, 1);
	assert.is(clock.pending(), 0);
});

test.run();
