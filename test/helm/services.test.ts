/** The services: one finds every pod by itself, the other any that serves pages. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { BASE, lacksHelm, type Rendered, render } from "./support/chart.ts";

const test = suite("chart: services");
const PODS = "rel-adjutant-pods";
const ALL = { ...BASE, http: { separate: true }, mailer: { separate: true } };

/** Names of what the service's selector finds among the pods of everything that is rendered. */
function foundBy(chart: Rendered, service: string): readonly string[] {
	const selector = Object.entries(chart.at<Record<string, string>>("Service", "spec.selector", service));
	return chart.manifests
		.filter(({ kind }) => ["StatefulSet", "Deployment", "Job", "Pod"].includes(kind))
		.filter(({ kind, metadata, spec }) => {
			const template = (spec as { template?: { metadata: { labels: Record<string, string> } } }).template;
			const labels = kind === "Pod" ? metadata.labels : template?.metadata.labels;
			return selector.every(([name, value]) => labels?.[name] === value);
		})
		.map(({ kind, metadata }) => `${kind} ${metadata.name}`)
		.sort();
}

test("given the headless one, then it has every server, also while it is not ready, and neither jobs nor tests", async () => {
	const chart = await render(ALL);
	const spec = chart.at<Record<string, unknown>>("Service", "spec", PODS);
	assert.is(spec.clusterIP, "None");
	assert.is(spec.publishNotReadyAddresses, true);
	assert.equal(foundBy(chart, PODS), [
		"Deployment rel-adjutant-http",
		"Deployment rel-adjutant-mailer",
		"StatefulSet rel-adjutant",
	]);
});

test("given that for clients, then it has the pods that serve pages", async () => {
	assert.equal(foundBy(await render(), "rel-adjutant"), ["StatefulSet rel-adjutant"]);
	assert.equal(foundBy(await render(ALL), "rel-adjutant"), ["Deployment rel-adjutant-http"]);
});

test("given its ports, then they are ports that pods name", async () => {
	const chart = await render();
	const names = chart
		.at<readonly { name: string }[]>("StatefulSet", "spec.template.spec.containers.0.ports")
		.map(({ name }) => name);
	for (const service of [PODS, "rel-adjutant"]) {
		for (const { targetPort } of chart.at<readonly { targetPort: string }[]>("Service", "spec.ports", service)) {
			assert.ok(names.includes(targetPort), targetPort);
		}
	}
});

test("given a type, port and annotations, then that for clients has them", async () => {
	const service = { type: "LoadBalancer", port: 8080, annotations: { "cloud/internal": "true" } };
	const chart = await render({ ...BASE, service });
	assert.is(chart.at("Service", "spec.type", "rel-adjutant"), "LoadBalancer");
	assert.is(chart.at("Service", "spec.ports.0.port", "rel-adjutant"), 8080);
	assert.equal(chart.one("Service", "rel-adjutant").metadata.annotations, service.annotations);
});

const lacking = await lacksHelm();
if (lacking) console.log(`SKIP helm: ${lacking}`);
else test.run();
