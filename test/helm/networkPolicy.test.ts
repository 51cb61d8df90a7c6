/** The network policies: pods ask one another at the signed port alone, and connect to what is named. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { BASE, lacksHelm, type Rendered, reach, render } from "./support/chart.ts";

const test = suite("chart: network policies");
const SERVERS = "rel-adjutant";
const CLIENTS = "rel-adjutant-clients";
const JOBS = "rel-adjutant-jobs";
/** The port at which pods listen, as their settings say. */
const HTTP = 3000;
interface Rule {
	readonly ports: readonly { readonly port: number | string; readonly protocol: string }[];
	readonly from?: readonly object[];
	readonly to?: readonly object[];
}
const rules = (chart: Rendered, name: string, way: "ingress" | "egress") =>
	chart.at<readonly Rule[] | undefined>("NetworkPolicy", `spec.${way}`, name) ?? [];
const ports = (found: readonly Rule[]) => found.flatMap((rule) => rule.ports.map(({ port }) => port));
const ALL = { ...BASE, http: { separate: true }, mailer: { separate: true } };

/** Whether the policy is about pods with these labels. */
const covers = (chart: Rendered, name: string, labels: Readonly<Record<string, string>>) =>
	Object.entries(chart.at<Record<string, string>>("NetworkPolicy", "spec.podSelector.matchLabels", name)).every(
		([label, value]) => labels[label] === value,
	);
const labelsOf = (chart: Rendered, kind: string, name: string) =>
	chart.at<Record<string, string>>(kind, "spec.template.metadata.labels", name);

test("given servers, then each is asked by servers and jobs at its port, and its figures by nobody but who is named", async () => {
	const chart = await render(ALL);
	for (const [kind, name] of [
		["StatefulSet", "rel-adjutant"],
		["Deployment", "rel-adjutant-http"],
		["Deployment", "rel-adjutant-mailer"],
	] as const) {
		assert.ok(covers(chart, SERVERS, labelsOf(chart, kind, name)), name);
	}
	const [others, figures, ...more] = rules(chart, SERVERS, "ingress");
	assert.equal(more, []);
	assert.equal(others?.ports, [{ port: HTTP, protocol: "TCP" }]);
	const peers = (others?.from ?? []).map((peer) => reach(peer, "podSelector.matchLabels") as Record<string, string>);
	assert.equal(
		peers.map((peer) => peer["adjutant/server"] ?? `job ${peer["adjutant/job"]}`),
		["true", "job true"],
	);
	for (const peer of peers) assert.is(peer["app.kubernetes.io/instance"], "rel", "of this release alone");
	assert.equal(figures?.ports, [{ port: 9464, protocol: "TCP" }]);
	assert.is(figures?.from?.length, 1);
	const closed = await render({ ...BASE, networkPolicy: { metrics: [] } });
	assert.equal(ports(rules(closed, SERVERS, "ingress")), [HTTP]);
});

test("given pages split off, then clients reach only those pods", async () => {
	const chart = await render(ALL);
	assert.ok(covers(chart, CLIENTS, labelsOf(chart, "Deployment", "rel-adjutant-http")));
	assert.not.ok(covers(chart, CLIENTS, labelsOf(chart, "StatefulSet", "rel-adjutant")));
	assert.not.ok(covers(chart, CLIENTS, labelsOf(chart, "Deployment", "rel-adjutant-mailer")));
	const clients = [{ namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "ingress-nginx" } } }];
	const named = await render({ ...BASE, networkPolicy: { clients } });
	assert.equal(rules(named, CLIENTS, "ingress"), [{ ports: [{ port: HTTP, protocol: "TCP" }], from: clients }]);
});

test("given what is configured, then only its ports are open on the way out", async () => {
	const least = await render({ database: { existingSecret: "db" }, replicas: 1, autoscaling: { enabled: false } });
	assert.equal(ports(rules(least, SERVERS, "egress")), [53, 53, 5432, HTTP, 443]);
	const all = await render({
		...BASE,
		kafka: { brokers: ["a:9093", "b:9093"] },
		redis: { existingSecret: "redis" },
		smtp: { existingSecret: "smtp" },
		tracing: { endpoint: "http://collector:4318" },
	});
	assert.equal(ports(rules(all, SERVERS, "egress")), [53, 53, 5432, 9093, HTTP, 6379, 465, 587, 4318, 443]);
	assert.equal(
		rules(all, SERVERS, "egress")[0]?.ports.map(({ protocol }) => protocol),
		["TCP", "UDP"],
	);
});

test("given a model, then the port of its address is open: the named one, or that of the scheme", async () => {
	for (const [model, port] of [
		[{ baseUrl: "http://ollama:11434/v1" }, 11_434],
		[{ baseUrl: "http://models/v1" }, 80],
		[{ existingSecret: "openai" }, 443],
	] as const) {
		const found = ports(rules(await render({ ...BASE, model }), SERVERS, "egress"));
		assert.equal(found, [53, 53, 5432, 9092, HTTP, port, 443]);
	}
});

test("given nothing said of the internet, then servers reach public addresses there by https, jobs do not, and no ports close it", async () => {
	const chart = await render();
	const open = rules(chart, SERVERS, "egress").filter((rule) => rule.ports.some(({ port }) => port === 443));
	const blocks = (open[0]?.to ?? []).map(
		(peer) => reach(peer, "ipBlock") as { cidr: string; except: readonly string[] },
	);
	assert.equal(
		blocks.map(({ cidr }) => cidr),
		["0.0.0.0/0", "::/0"],
	);
	// The cloud's own address for secrets of the machine is among what is left out.
	for (const network of ["10.0.0.0/8", "169.254.0.0/16", "192.168.0.0/16", "fc00::/7"]) {
		assert.ok(
			blocks.some(({ except }) => except.includes(network)),
			network,
		);
	}
	assert.not.ok(ports(rules(chart, JOBS, "egress")).includes(443));
	const closed = await render({ ...BASE, networkPolicy: { egress: { internet: { ports: [] } } } });
	assert.equal(ports(rules(closed, SERVERS, "egress")), [53, 53, 5432, 9092, HTTP]);
});

test("given places, then they are in the rules; further rules come as they are", async () => {
	const to = [{ ipBlock: { cidr: "192.0.2.10/32" } }];
	const extra = [{ ports: [{ port: 8123, protocol: "TCP" }] }];
	const chart = await render({ ...BASE, networkPolicy: { egress: { database: { ports: [6432], to }, extra } } });
	const found = rules(chart, SERVERS, "egress");
	assert.equal(found.find((rule) => rule.to?.length === 1 && rule.ports[0]?.port === 6432)?.to, to);
	assert.ok(ports(found).includes(8123));
	assert.ok(ports(rules(chart, JOBS, "egress")).includes(8123));
});

test("given jobs and tests, then nobody reaches them, and they reach database, brokers and servers", async () => {
	const chart = await render();
	assert.equal(chart.at("NetworkPolicy", "spec.policyTypes", JOBS), ["Ingress", "Egress"]);
	assert.equal(rules(chart, JOBS, "ingress"), []);
	assert.equal(ports(rules(chart, JOBS, "egress")), [53, 53, 5432, 9092, HTTP]);
	for (const job of ["rel-adjutant-migrate", "rel-adjutant-topics"]) {
		assert.ok(covers(chart, JOBS, labelsOf(chart, "Job", job)));
	}
	assert.ok(covers(chart, JOBS, chart.one("Pod", "rel-adjutant-try").metadata.labels ?? {}));
	assert.not.ok(covers(chart, JOBS, labelsOf(chart, "StatefulSet", "rel-adjutant")));
});

test("given the ports of the rules, then they are those at which pods listen", async () => {
	const { PORT, METRICS_PORT } = (await render()).one("ConfigMap", "rel-adjutant").data ?? {};
	assert.equal([PORT, METRICS_PORT], [String(HTTP), "9464"]);
});

test("given none, then there is none", async () => {
	assert.not((await render({ ...BASE, networkPolicy: { enabled: false } })).has("NetworkPolicy"));
});

const lacking = await lacksHelm();
if (lacking) console.log(`SKIP helm: ${lacking}`);
else test.run();
