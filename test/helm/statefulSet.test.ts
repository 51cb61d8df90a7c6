/** The StatefulSet: where users live. What it says of roles, names, probes, stopping and rights. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { ENVIRONMENT } from "../../src/config.ts";
import { routeList } from "../../src/http/routes/routeList.ts";
import { STOP_WITHIN_MS } from "../../src/parts/lifeCycle.ts";
import { BASE, lacksHelm, type Rendered, ROOT, render, renderAnew } from "./support/chart.ts";

const test = suite("chart: statefulset");
const POD = "spec.template.spec";
const CONTAINER = `${POD}.containers.0`;

type Variable = { readonly name: string; readonly value?: string; readonly valueFrom?: object };
const variableOf = (chart: Rendered, name: string) =>
	chart.at<readonly Variable[]>("StatefulSet", `${CONTAINER}.env`).find((one) => one.name === name);

test("given the default, then pods start side by side, are found by the headless service, and settle before the next goes", async () => {
	const chart = await render();
	const spec = chart.at<Record<string, unknown>>("StatefulSet", "spec");
	assert.is(spec.podManagementPolicy, "Parallel");
	assert.is(spec.serviceName, "rel-adjutant-pods");
	assert.is(spec.minReadySeconds, 5);
	assert.ok(chart.has("Service", "rel-adjutant-pods"));
});

test("given autoscaling, then nothing says how many pods there are; given none, then the values do", async () => {
	assert.is((await render()).at("StatefulSet", "spec.replicas"), undefined);
	const fixed = await render({ ...BASE, autoscaling: { enabled: false }, replicas: 4 });
	assert.is(fixed.at("StatefulSet", "spec.replicas"), 4);
});

for (const [values, roles, isAsked] of [
	[{}, "http,actors,mailer", "true"],
	[{ http: { separate: true } }, "actors,mailer", "false"],
	[{ mailer: { separate: true } }, "http,actors", "true"],
	[{ http: { separate: true }, mailer: { separate: true } }, "actors", "false"],
] as const) {
	test(`given ${JSON.stringify(values)}, then its roles are ${roles}`, async () => {
		const chart = await render({ ...BASE, ...values });
		assert.is(variableOf(chart, "ROLES")?.value, roles);
		assert.is(
			chart.at<Record<string, string>>("StatefulSet", "spec.template.metadata.labels")["adjutant/http"],
			isAsked,
		);
	});
}

test("given a pod, then its name and address are Kubernetes' word, and others reach it at the port it listens on", async () => {
	const chart = await render();
	assert.equal(variableOf(chart, "POD_NAME")?.valueFrom, { fieldRef: { fieldPath: "metadata.name" } });
	assert.equal(variableOf(chart, "POD_IP")?.valueFrom, { fieldRef: { fieldPath: "status.podIP" } });
	assert.is(variableOf(chart, "POD_ADDRESS")?.value, "http://$(POD_IP):3000");
	// What is referred to must stand before it.
	const names = chart.at<readonly Variable[]>("StatefulSet", `${CONTAINER}.env`).map(({ name }) => name);
	assert.ok(names.indexOf("POD_IP") < names.indexOf("POD_ADDRESS"));
	const v6 = await render({ ...BASE, ipFamily: "IPv6" });
	assert.is(variableOf(v6, "POD_ADDRESS")?.value, "http://[$(POD_IP)]:3000");
	assert.is(v6.at("ConfigMap", "data.HOST"), "::");
	assert.is(chart.at("ConfigMap", "data.HOST"), "0.0.0.0");
});

test("given its variables, then each is one that the server reads, and none comes twice", async () => {
	const chart = await render({
		...BASE,
		database: { url: "postgres://a@b/c" },
		redis: { existingSecret: "redis" },
		smtp: { url: "smtp://mail:587" },
		signUp: "invited",
		operators: ["ada@example.org"],
		outgoingHosts: ["ntfy.lan:8080"],
		tracing: { endpoint: "http://collector:4318" },
		model: {
			baseUrl: "http://ollama:11434/v1",
			apiKey: "key",
			name: "small",
			settings: {
				MODEL_FIRST_BYTE_MS: 2_000,
				MODEL_STEPS: 8,
				MODEL_TURN_SECONDS: 60,
				MODEL_TURN_TOKENS: 200_000,
				MODEL_HISTORY_TOKENS: 6_000,
				MODEL_DAY_TOKENS: 2_000_000,
				MODEL_DAY_COST: 0.25,
				MODEL_PRICE_PROMPT: "0.4",
				MODEL_PRICE_ANSWER: 1.6,
			},
		},
		speech: { baseUrl: "http://speaches:8000/v1", apiKey: "key", name: "small" },
		kafka: {
			brokers: ["a:9093"],
			topicPrefix: "adjutant.",
			tls: { enabled: true, ca: { existingSecret: "ca" } },
			sasl: { mechanism: "scram-sha-512", username: "adjutant", existingSecret: "kafka" },
		},
	});
	const names = [
		...chart.at<readonly Variable[]>("StatefulSet", `${CONTAINER}.env`).map(({ name }) => name),
		...Object.keys(chart.one("ConfigMap").data ?? {}),
	];
	assert.equal(names, [...new Set(names)]);
	const unread = names.filter((name) => !(name in ENVIRONMENT) && name !== "POD_IP");
	assert.equal(unread, []);
	// None is left out but those that pods have no use for.
	const left = Object.keys(ENVIRONMENT).filter((name) => !names.includes(name));
	assert.equal(left, []);
});

test("given its probes, then they ask routes that there are, and a start may take as long as a migration waits", async () => {
	const chart = await render();
	const probe = (name: string) =>
		chart.at<{ httpGet: { path: string; port: string } } & Record<string, number>>(
			"StatefulSet",
			`${CONTAINER}.${name}`,
		);
	for (const [name, path] of [
		["startupProbe", "/health/live"],
		["livenessProbe", "/health/live"],
		["readinessProbe", "/health/ready"],
	] as const) {
		const { httpGet } = probe(name);
		assert.equal(httpGet, { path, port: "http" });
		assert.ok(routeList.some((route) => route.path === path && route.method === "GET"));
	}
	const start = probe("startupProbe");
	assert.ok((start.periodSeconds ?? 0) * (start.failureThreshold ?? 0) >= 300, "a table is waited for four minutes");
	const ports = chart.at<readonly { name: string; containerPort: number }[]>("StatefulSet", `${CONTAINER}.ports`);
	const { PORT, METRICS_PORT } = chart.one("ConfigMap").data ?? {};
	assert.equal(Object.fromEntries(ports.map(({ name, containerPort }) => [name, String(containerPort)])), {
		http: PORT,
		metrics: METRICS_PORT,
	});
});

test("given its end, then grace is the sleep before, all that stopping may take, and some more", async () => {
	const chart = await render();
	const sleep = chart.at<number>("StatefulSet", `${CONTAINER}.lifecycle.preStop.sleep.seconds`);
	const grace = chart.at<number>("StatefulSet", `${POD}.terminationGracePeriodSeconds`);
	assert.ok(sleep >= 3, "proxies need a while to hear of it");
	assert.ok(grace * 1_000 >= sleep * 1_000 + STOP_WITHIN_MS + 3_000, `${grace} s`);
});

test("given its command, then it is that of `npm start`", async () => {
	const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { scripts: { start: string } };
	const command = (await render()).at<readonly string[]>("StatefulSet", `${CONTAINER}.command`);
	assert.is(command.join(" "), scripts.start);
});

test("given its rights, then it has none: not root, nothing to write to but its volumes, no word to Kubernetes", async () => {
	const chart = await render();
	const pod = chart.at<Record<string, unknown>>("StatefulSet", POD);
	assert.is(pod.automountServiceAccountToken, false);
	assert.is(pod.enableServiceLinks, false);
	assert.equal(pod.securityContext, {
		fsGroup: 10001,
		fsGroupChangePolicy: "OnRootMismatch",
		runAsGroup: 10001,
		runAsNonRoot: true,
		runAsUser: 10001,
		seccompProfile: { type: "RuntimeDefault" },
	});
	assert.equal(chart.at("StatefulSet", `${CONTAINER}.securityContext`), {
		allowPrivilegeEscalation: false,
		readOnlyRootFilesystem: true,
		capabilities: { drop: ["ALL"] },
	});
	const user = /^USER (\d+):/m.exec(readFileSync(join(ROOT, "Dockerfile"), "utf8"))?.[1];
	assert.is(user, "10001");
});

test("given a volume for /data, then no label of its claim can change with a version", async () => {
	const chart = await render({ ...BASE, persistence: { enabled: true, size: "2Gi", storageClass: "fast" } });
	const [claim] = chart.at<readonly { metadata: object; spec: object }[]>("StatefulSet", "spec.volumeClaimTemplates");
	assert.equal(claim?.metadata, {
		name: "data",
		labels: { "app.kubernetes.io/name": "adjutant", "app.kubernetes.io/instance": "rel" },
	});
	assert.equal(claim?.spec, {
		accessModes: ["ReadWriteOnce"],
		storageClassName: "fast",
		resources: { requests: { storage: "2Gi" } },
	});
	const volumes = chart.at<readonly { name: string }[]>("StatefulSet", `${POD}.volumes`).map(({ name }) => name);
	assert.equal(volumes, ["tmp"]);
	assert.is((await render()).at("StatefulSet", "spec.volumeClaimTemplates"), undefined);
});

test("given a change of settings or of secrets, then pods are replaced; given another version of the chart, then not by that", async () => {
	const sums = async (values: object) =>
		(await renderAnew({ ...BASE, ...values })).at<Record<string, string>>(
			"StatefulSet",
			"spec.template.metadata.annotations",
		);
	const before = await sums({});
	assert.equal(await sums({}), before, "what is generated does not count");
	assert.is.not((await sums({ logLevel: "warn" }))["checksum/config"], before["checksum/config"]);
	const given = { database: { url: "postgres://a@b/c" } };
	assert.is.not((await sums(given))["checksum/secret"], before["checksum/secret"]);
	const labels = (await render()).at<Record<string, string>>("StatefulSet", "spec.template.metadata.labels");
	assert.not.ok(
		Object.keys(labels).some((name) => /chart|version/.test(name)),
		JSON.stringify(labels),
	);
	assert.not.match(JSON.stringify((await render()).one("ConfigMap")), "helm.sh/chart");
});

test("given zones and nodes, then pods spread over both, unless that is said otherwise", async () => {
	const keys = (chart: Rendered) =>
		chart
			.at<readonly { topologyKey: string; whenUnsatisfiable: string }[] | undefined>(
				"StatefulSet",
				`${POD}.topologySpreadConstraints`,
			)
			?.map(({ topologyKey, whenUnsatisfiable }) => `${topologyKey} ${whenUnsatisfiable}`);
	assert.equal(keys(await render()), [
		"kubernetes.io/hostname ScheduleAnyway",
		"topology.kubernetes.io/zone ScheduleAnyway",
	]);
	const strict = await render({ ...BASE, topologySpread: { zone: "DoNotSchedule", node: "" } });
	assert.equal(keys(strict), ["topology.kubernetes.io/zone DoNotSchedule"]);
	assert.is(keys(await render({ ...BASE, topologySpread: { zone: "", node: "" } })), undefined);
});

test("given authorities, then their files are where the variables say", async () => {
	const chart = await render({
		database: { existingSecret: "db", ca: { existingSecret: "db-ca", key: "root.pem" } },
		kafka: { brokers: ["a:9093"], tls: { enabled: true, ca: { existingSecret: "kafka-ca" } } },
	});
	const mounts = chart.at<readonly { name: string; mountPath: string }[]>("StatefulSet", `${CONTAINER}.volumeMounts`);
	const place = Object.fromEntries(mounts.map(({ name, mountPath }) => [name, mountPath]));
	assert.is(`${place["kafka-ca"]}/ca.crt`, variableOf(chart, "KAFKA_SSL_CA")?.value);
	assert.is(place["database-ca"], "/etc/adjutant/database");
	const volumes = chart.at<readonly { name: string; secret?: { items: unknown } }[]>("StatefulSet", `${POD}.volumes`);
	assert.equal(volumes.find(({ name }) => name === "database-ca")?.secret?.items, [
		{ key: "root.pem", path: "ca.crt" },
	]);
});

test("given a long release with dots, then the names of its pods are names that the server takes", async () => {
	const long = "a-release.of.a-team.that-likes-long-names-very";
	const chart = await render(BASE, { release: long });
	const { name } = chart.one("StatefulSet").metadata;
	assert.match(name, /^[a-z0-9-]{1,39}$/);
	assert.ok(ENVIRONMENT.POD_NAME.safeParse(`${name}-mailer-6b8f7c9d5f-x7k2p`).success);
});

const lacking = await lacksHelm();
if (lacking) console.log(`SKIP helm: ${lacking}`);
else test.run();
