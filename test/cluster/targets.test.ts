/** The targets of docs/reliability.md: what a phase measured against what its fault may cost. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Phase } from "./phase.ts";
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

test.run();
