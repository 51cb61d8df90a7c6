/** The Deployments: pages and mails split off from where users live. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { BASE, lacksHelm, type Manifest, type Rendered, reach, render } from "./support/chart.ts";

const test = suite("chart: deployments");
const BOTH = { ...BASE, http: { separate: true }, mailer: { separate: true } };
const role = (manifest: Manifest) =>
	(reach(manifest, "spec.template.spec.containers.0.env") as readonly { name: string; value?: string }[]).find(
		({ name }) => name === "ROLES",
	)?.value;
const podOf = (chart: Rendered, kind: string, name: string) => chart.at<object>(kind, "spec.template.spec", name);

test("given the default, then there is none", async () => {
	assert.not((await render()).has("Deployment"));
});

test("given both split off, then each runs its role alone, and is otherwise a pod like all", async () => {
	const chart = await render(BOTH);
	assert.is(role(chart.one("Deployment", "rel-adjutant-http")), "http");
	assert.is(role(chart.one("Deployment", "rel-adjutant-mailer")), "mailer");
	const alike = (pod: object) => JSON.stringify(pod).replaceAll(/"(http|mailer|actors)"/g, '"role"');
	const labels = (component: string) => `"app.kubernetes.io/component":"${component}"`;
	const actors = alike(podOf(chart, "StatefulSet", "rel-adjutant")).replaceAll(labels("role"), "");
	const http = alike(podOf(chart, "Deployment", "rel-adjutant-http")).replaceAll(labels("role"), "");
	assert.is(http, actors);
});

test("given pages split off, then its autoscaler says how many; given none, then the values do; mails have a number", async () => {
	const chart = await render(BOTH);
	assert.is(chart.at("Deployment", "spec.replicas", "rel-adjutant-http"), undefined);
	assert.is(chart.at("Deployment", "spec.replicas", "rel-adjutant-mailer"), 1);
	const fixed = await render({ ...BOTH, http: { separate: true, autoscaling: { enabled: false }, replicas: 3 } });
	assert.is(fixed.at("Deployment", "spec.replicas", "rel-adjutant-http"), 3);
});

test("given an update, then the next pod is there before one goes", async () => {
	const chart = await render(BOTH);
	for (const name of ["rel-adjutant-http", "rel-adjutant-mailer"]) {
		assert.equal(chart.at("Deployment", "spec.strategy.rollingUpdate", name), { maxUnavailable: 0, maxSurge: 1 });
	}
});

test("given pages split off, then only their pods are asked by clients", async () => {
	const chart = await render(BOTH);
	const label = (kind: string, name: string) =>
		chart.at<Record<string, string>>(kind, "spec.template.metadata.labels", name)["adjutant/http"];
	assert.is(label("Deployment", "rel-adjutant-http"), "true");
	assert.is(label("Deployment", "rel-adjutant-mailer"), "false");
	assert.is(label("StatefulSet", "rel-adjutant"), "false");
});

const lacking = await lacksHelm();
if (lacking) console.log(`SKIP helm: ${lacking}`);
else test.run();
