/** The targets of docs/reliability.md: what a phase measured against what its fault may cost. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Phase } from "./phase.ts";
import { reliabilityPage } from "./reliabilityPage.ts";
import { targetsOf } from "./targets.ts";

const AT_MS = Date.UTC(2026, 0, 1);
const killed: Phase = {
	name: "a pod killed",
	struck: { atMs: AT_MS, pod: "pod-2", ownedMs: 6_000 },
	acknowledged: 500,
	failed: [{ pod: "pod-2", key: "k", status: 0, atMs: AT_MS, ms: 3, said: "read ECONNRESET" }],
	slowestMs: 300,
	fired: [],
	violations: [],
};
const missed = (phase: Phase) =>
	targetsOf(phase)
		.filter(({ holds }) => !holds)
		.map(({ what }) => what);

test("given a pod killed, when only calls on it failed, then every target holds", () => {
	assert.equal(missed(killed), []);
});

test("given a pod killed, when a call on another pod failed, then that target is missed", () => {
	const failed = killed.failed.map((call) => ({ ...call, pod: "pod-1" }));
	assert.equal(missed({ ...killed, failed }), ["calls failed"]);
});

test("given a broken promise, when judged, then it is missed whatever was fast", () => {
	assert.equal(missed({ ...killed, violations: ["P1: something"] }), ["promises broken"]);
});

test("given a phase that never measured what it must, when judged, then that counts as missed", () => {
	assert.equal(missed({ ...killed, struck: { atMs: AT_MS, pod: "pod-2" } }), ["owned again after, ms"]);
});

test("given a phase that no target is about, when judged, then that is refused", () => {
	assert.throws(() => targetsOf({ ...killed, name: "an unheard-of fault" }), /what "an unheard-of fault" may cost/);
});

test("given faults of one broker and of three, when the page is written, then it has the figures and targets of both", () => {
	const load = { pods: 2, users: 2, pauseMs: 1 };
	const struck = { atMs: AT_MS, drainedMs: 700, ownedMs: 4 };
	const frozen: Phase = { ...killed, name: "a broker frozen", struck, failed: [], slowestMs: 321 };
	const { tables, text } = reliabilityPage({
		parts: [
			{ ...load, brokers: 1, phases: [killed] },
			{ ...load, brokers: 3, phases: [frozen] },
		],
		machine: "a machine",
		today: "2026-01-01",
	});
	assert.is(tables.length, 2);
	for (const table of tables) assert.ok(text.includes(table));
	assert.match(text, /one broker[\s\S]*\| a pod killed \| 500 \| 0 \(and 1 on that pod\) \| 300 /);
	assert.match(text, /three brokers[\s\S]*\| a broker frozen \| 500 \| 0 \| 321 /);
	assert.match(text, "| a broker frozen | outbox drained after, ms | 15000 | 700 | yes |");
	assert.match(text, "| a broker frozen | slowest call, ms | 1500 | 321 | yes |");
});

test.run();
