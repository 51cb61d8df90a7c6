/** Every example renders, Kubernetes takes what comes out, and what an example names is made by it or said in its head. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parse, parseAllDocuments } from "yaml";
import { BASE, CHART, lacksHelm, lint, type Manifest, problemsOf, reach, render } from "./support/chart.ts";

const test = suite("chart: examples");
const EXAMPLES = join(CHART, "examples");
const names = readdirSync(EXAMPLES).sort();
const fileOf = (name: string) => join(EXAMPLES, name, "values.yaml");
const rendered = (name: string) => render({}, { files: [fileOf(name)] });

/** The Secrets that an operator makes of what stands in the example (its own documentation says so). */
const MADE: Readonly<Record<string, (manifest: Manifest) => readonly string[]>> = {
	Kafka: ({ metadata }) => [`${metadata.name}-cluster-ca-cert ca.crt`],
	KafkaUser: ({ metadata }) => [`${metadata.name} password`],
	Cluster: ({ metadata }) => [`${metadata.name}-app uri`, `${metadata.name}-ca ca.crt`],
	SealedSecret: ({ metadata, spec }) =>
		Object.keys(reach(spec, "encryptedData") as object).map((key) => `${metadata.name} ${key}`),
};

test("given the examples, then there is one for each way that the guide names", () => {
	assert.equal(names, [
		"cert-manager",
		"cloudnative-pg",
		"gateway",
		"managed",
		"minimal",
		"neon",
		"redpanda",
		"sealed-secrets",
		"strimzi",
	]);
});

for (const name of names) {
	test(`given ${name}, then it renders, Helm's strict lint finds nothing, and Kubernetes takes all of it`, async () => {
		assert.equal(problemsOf((await rendered(name)).manifests), []);
		assert.is(await lint({}, [fileOf(name)]), "");
	});

	test(`given ${name}, then each Secret that pods refer to is made by it, or its head says how to`, async () => {
		const text = readFileSync(fileOf(name), "utf8");
		const beside = readdirSync(join(EXAMPLES, name)).filter((file) => file !== "values.yaml");
		for (const file of beside) assert.match(text, file, "the values say what lies beside them");
		const made = beside
			.flatMap((file) => parseAllDocuments(readFileSync(join(EXAMPLES, name, file), "utf8")))
			.flatMap((document) => {
				assert.equal(document.errors, []);
				const manifest = document.toJS() as Manifest;
				return MADE[manifest.kind]?.(manifest) ?? [];
			});
		const { manifests } = await rendered(name);
		const own = new Set(manifests.flatMap(({ kind, metadata }) => (kind === "Secret" ? [metadata.name] : [])));
		const references = [...JSON.stringify(manifests).matchAll(/"secretKeyRef":\{"name":"([^"]+)","key":"([^"]+)"\}/g)];
		assert.ok(references.length > 0);
		for (const [, secret = "", key = ""] of references) {
			// The database of the others is not what they are about.
			if (own.has(secret) || secret === "adjutant-database") continue;
			const isTold = text.includes(`create secret generic ${secret} `) && text.includes(`--from-literal=${key}=`);
			assert.ok(isTold || made.includes(`${secret} ${key}`), `nobody makes ${secret} with ${key}`);
		}
		for (const [, secret = ""] of JSON.stringify(manifests).matchAll(/"secretName":"([^"]+)","items"/g)) {
			assert.ok(made.includes(`${secret} ca.crt`), `nobody makes ${secret}`);
		}
	});
}

test("given all options at once, then Kubernetes takes every kind that the chart can make", async () => {
	const on = { enabled: true };
	const chart = await render(
		{
			database: { url: "postgres://a@b/c", ca: { existingSecret: "ca" } },
			redis: { url: "redis://redis:6379" },
			smtp: { url: "smtp://mail:587" },
			kafka: {
				...BASE.kafka,
				tls: { enabled: true, ca: { existingSecret: "ca" } },
				sasl: { mechanism: "plain", username: "ada", password: "pass" },
			},
			http: { separate: true },
			mailer: { separate: true },
			persistence: { enabled: true, storageClass: "fast" },
			ingress: { enabled: true, className: "nginx", host: "tasks.example.org" },
			httpRoute: {
				enabled: true,
				hostnames: ["tasks.example.org"],
				parentRefs: [{ name: "gateway" }],
				redirectParentRefs: [{ name: "gateway", sectionName: "http" }],
			},
			metrics: { serviceMonitor: on, prometheusRule: on, dashboard: on },
			tracing: { endpoint: "http://collector:4318" },
			imagePullSecrets: [{ name: "registry" }],
			podAnnotations: { a: "b" },
			podLabels: { c: "d" },
			nodeSelector: { "kubernetes.io/arch": "amd64" },
			tolerations: [{ key: "dedicated", operator: "Exists" }],
			affinity: { nodeAffinity: {} },
			priorityClassName: "high",
			extraEnv: [{ name: "TZ", value: "UTC" }],
			extraVolumes: [{ name: "more", emptyDir: {} }],
			extraVolumeMounts: [{ name: "more", mountPath: "/more" }],
			service: { annotations: { a: "b" } },
			serviceAccount: { annotations: { a: "b" } },
		},
		{ args: ["--api-versions", "monitoring.coreos.com/v1"] },
	);
	assert.equal(problemsOf(chart.manifests), []);
	const kinds = [...new Set(chart.manifests.map(({ kind }) => kind))].sort();
	assert.equal(kinds, [
		"ConfigMap",
		"Deployment",
		"HTTPRoute",
		"HorizontalPodAutoscaler",
		"Ingress",
		"Job",
		"NetworkPolicy",
		"Pod",
		"PodDisruptionBudget",
		"PrometheusRule",
		"Secret",
		"Service",
		"ServiceAccount",
		"ServiceMonitor",
		"StatefulSet",
	]);
});

test("given a manifest with a misspelt key or a text for a number, then the schemas refuse it", async () => {
	const chart = await render();
	const broken = (from: string, to: string) =>
		JSON.parse(JSON.stringify(chart.manifests).replace(from, to)) as Manifest[];
	assert.match(problemsOf(broken("terminationGracePeriodSeconds", "terminationGraceSeconds"))[0] ?? "", "StatefulSet");
	assert.match(problemsOf(broken('"maxReplicas":5', '"maxReplicas":"5"'))[0] ?? "", "HorizontalPodAutoscaler");
	assert.match(problemsOf(broken('"kind":"Job"', '"kind":"Work"'))[0] ?? "", "no schema");
});

test("given the least of values, then each object has a name of its own within its kind", async () => {
	const found = (await render()).manifests.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
	assert.equal(found, [...new Set(found)]);
	assert.ok(existsSync(join(CHART, "values-tls.yaml")));
	assert.ok(parse(readFileSync(join(CHART, "values-tls.yaml"), "utf8")));
});

const lacking = await lacksHelm();
if (lacking) console.log(`SKIP helm: ${lacking}`);
else test.run();
