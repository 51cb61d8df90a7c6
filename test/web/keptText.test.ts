/** What the browser keeps, as text: written in steps, and what has not changed not twice. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type Kept, SHAPE, writeKept } from "../../web/src/net/kept.ts";
import type { Me } from "../../web/src/wire.ts";
import { makeTask } from "./task.ts";

const test = suite("what is kept, as text");
const me = { user: { id: "ada" }, settings: { locale: "en-GB" } } as unknown as Me;
const keptOf = (tasks: Kept["tasks"]): Kept => ({
	shape: SHAPE,
	atMs: 7,
	me,
	tasks,
	categories: [],
	tags: [],
	filters: [],
	seq: 12,
});
const many = (count: number) =>
	Array.from({ length: count }, (_, n) => makeTask({ id: n + 1, title: `“${n}”, \\ 👩‍🚀` }));
/** Tells how often it was waited for. */
function turns() {
	let count = 0;
	const turn = async () => {
		count += 1;
	};
	return { turn, count: () => count };
}

test("given tasks, when they are written, then the text is read as what it was", async () => {
	for (const count of [0, 1, 600]) {
		const kept = keptOf(many(count));
		assert.equal(JSON.parse(await writeKept(kept, turns().turn)), kept);
	}
});

test("given thousands of tasks, when they are written first, then in steps; and when one has changed, then in one", async () => {
	const tasks = many(2_000);
	const first = turns();
	await writeKept(keptOf(tasks), first.turn);
	assert.ok(first.count() >= 7, `waited ${first.count()} times`);
	const next = tasks.with(1_000, { ...tasks[1_000], title: "Another" } as (typeof tasks)[number]);
	const second = turns();
	const text = await writeKept(keptOf(next), second.turn);
	assert.is(second.count(), 0);
	assert.equal(JSON.parse(text), keptOf(next));
});

test("given a step under way, when a press comes, then it is not kept waiting by the rest", async () => {
	const log: string[] = [];
	const writing = writeKept(keptOf(many(1_000)), () => new Promise((go) => setImmediate(go))).then(() =>
		log.push("kept"),
	);
	setImmediate(() => log.push("pressed"));
	await writing;
	assert.equal(log, ["pressed", "kept"]);
});

test.run();
