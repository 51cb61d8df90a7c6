/** The autoscalers: two to five pods, up at once, down after five minutes. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { BASE, lacksHelm, refusal, render } from "./support/chart.ts";

const test = suite("chart: hpa");
const ACTORS = "rel-adjutant-actors";

test("given the default, then the StatefulSet has 2 to 5 pods by CPU 70 % and memory 80 %", async () => {
	const spec = (await render()).at<Record<string, unknown>>("HorizontalPodAutoscaler", "spec", ACTORS);
	assert.equal(spec.scaleTargetRef, { apiVersion: "apps/v1", kind: "StatefulSet", name: "rel-adjutant" });
	assert.equal([spec.minReplicas, spec.maxReplicas], [2, 5]);
	const metric = (name: string, averageUtilization: number) => ({
		type: "Resource",
		resource: { name, target: { type: "Utilization", averageUtilization } },
	});
	assert.equal(spec.metrics, [metric("cpu", 70), metric("memory", 80)]);
	assert.equal(spec.behavior, {
		scaleUp: { stabilizationWindowSeconds: 0 },
		scaleDown: { stabilizationWindowSeconds: 300 },
	});
});

test("given a share of what is asked for, then pods ask for both", async () => {
	const chart = await render({ ...BASE, http: { separate: true } });
	for (const [kind, name] of [
		["StatefulSet", "rel-adjutant"],
		["Deployment", "rel-adjutant-http"],
	] as const) {
		const { requests } = chart.at<{ requests: Record<string, string> }>(
			kind,
			"spec.template.spec.containers.0.resources",
			name,
		);
		assert.ok(requests.cpu && requests.memory, kind);
	}
});

test("given pages split off, then they have one of their own; given none, then there is none", async () => {
	const both = await render({ ...BASE, http: { separate: true } });
	assert.equal(both.at("HorizontalPodAutoscaler", "spec.scaleTargetRef", "rel-adjutant-http"), {
		apiVersion: "apps/v1",
		kind: "Deployment",
		name: "rel-adjutant-http",
	});
	assert.not((await render({ ...BASE, autoscaling: { enabled: false } })).has("HorizontalPodAutoscaler"));
});

test("given fewer at most than at least, then it is refused", async () => {
	assert.match(
		await refusal({ ...BASE, autoscaling: { minReplicas: 6 } }),
		"maxReplicas must not be below minReplicas",
	);
});

const lacking = await lacksHelm();
if (lacking) console.log(`SKIP helm: ${lacking}`);
else test.run();
