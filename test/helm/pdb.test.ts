/** The disruption budgets: a node that is drained takes one pod of a kind at a time. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { BASE, lacksHelm, render } from "./support/chart.ts";

const test = suite("chart: pdb");

test("given each kind of pod, then one may be away, and one that is not well keeps no node from being drained", async () => {
	const chart = await render({ ...BASE, http: { separate: true }, mailer: { separate: true } });
	for (const [component, kind, name] of [
		["actors", "StatefulSet", "rel-adjutant"],
		["http", "Deployment", "rel-adjutant-http"],
		["mailer", "Deployment", "rel-adjutant-mailer"],
	] as const) {
		const spec = chart.at<Record<string, unknown>>("PodDisruptionBudget", "spec", `rel-adjutant-${component}`);
		assert.is(spec.maxUnavailable, 1);
		assert.is(spec.minAvailable, undefined, "with a single pod it would keep its node for ever");
		assert.is(spec.unhealthyPodEvictionPolicy, "AlwaysAllow");
		assert.equal(spec.selector, chart.at(kind, "spec.selector", name));
	}
});

test("given the default, then only what is there has one; given none, then there is none", async () => {
	const chart = await render();
	assert.is(chart.manifests.filter(({ kind }) => kind === "PodDisruptionBudget").length, 1);
	assert.not((await render({ ...BASE, disruptionBudget: { enabled: false } })).has("PodDisruptionBudget"));
});

const lacking = await lacksHelm();
if (lacking) console.log(`SKIP helm: ${lacking}`);
else test.run();
