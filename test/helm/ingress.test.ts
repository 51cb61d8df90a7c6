/** The Ingress: over TLS alone, streams pass at once, and what has no slash at its end is routed, too. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { BASE, lacksHelm, render } from "./support/chart.ts";
import { matches, PATHS } from "./support/waysIn.ts";

const test = suite("chart: ingress");
const INGRESS = { ...BASE, ingress: { enabled: true, className: "nginx", host: "tasks.example.org" } };
test("given the default, then there is none", async () => {
	const chart = await render();
	assert.not(chart.has("Ingress"));
});

test("given an Ingress, then every path reaches the pods' service, and none is rewritten", async () => {
	const chart = await render(INGRESS);
	type Path = { path: string; pathType: string; backend: { service: { name: string; port: { name: string } } } };
	const paths = chart.at<readonly Path[]>("Ingress", "spec.rules.0.http.paths");
	assert.is(chart.at("Ingress", "spec.rules.0.host"), "tasks.example.org");
	for (const path of PATHS) {
		const found = paths.find((one) => one.pathType === "Prefix" && matches(one.path, path));
		assert.equal(found?.backend.service, { name: "rel-adjutant", port: { name: "http" } }, path);
	}
	assert.ok(paths.some(({ path }) => path === "/mcp") && paths.some(({ path }) => path === "/.well-known"));
	assert.not.match(JSON.stringify(chart.one("Ingress")), "rewrite");
});

test("given an Ingress, then it is TLS, http is sent there, and streams pass", async () => {
	const chart = await render(INGRESS);
	assert.equal(chart.at("Ingress", "spec.tls"), [{ hosts: ["tasks.example.org"], secretName: "rel-adjutant-tls" }]);
	const annotations = chart.one("Ingress").metadata.annotations ?? {};
	const nginx = (name: string) => annotations[`nginx.ingress.kubernetes.io/${name}`];
	assert.is(nginx("force-ssl-redirect"), "true");
	assert.is(nginx("ssl-redirect"), "true");
	assert.is(nginx("proxy-buffering"), "off");
	assert.ok(Number(nginx("proxy-read-timeout")) >= 3_600);
	assert.not.match(nginx("proxy-next-upstream") ?? "", "non_idempotent", "a write is not sent twice");
});

test("given another controller and annotations, then only those are there", async () => {
	const annotations = { "cert-manager.io/cluster-issuer": "letsencrypt" };
	const ingress = { ...INGRESS.ingress, controller: "none", annotations, tlsSecret: "mine" };
	const chart = await render({ ...BASE, ingress });
	assert.equal(chart.one("Ingress").metadata.annotations, annotations);
	assert.is(chart.at("Ingress", "spec.tls.0.secretName"), "mine");
});

test("given the values for TLS that the chart brings, then they are one", async () => {
	const chart = await render(BASE, { files: ["helm/adjutant/values-tls.yaml"] });
	assert.equal(chart.at("Ingress", "spec.tls"), [{ hosts: ["adjutant.local"], secretName: "adjutant-tls" }]);
	assert.is(chart.one("ConfigMap", "rel-adjutant").data?.PUBLIC_URL, "https://adjutant.local");
});

const lacking = await lacksHelm();
if (lacking) console.log(`SKIP helm: ${lacking}`);
else test.run();
