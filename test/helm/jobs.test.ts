/** The jobs before an install or update: tables, then topics; they bring all that they need, since nothing else is there yet. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readConfiguration } from "../../src/config.ts";
import { BASE, lacksHelm, type Manifest, type Rendered, reach, render } from "./support/chart.ts";

const test = suite("chart: jobs");
const MIGRATE = "rel-adjutant-migrate";
const TOPICS = "rel-adjutant-topics";
const CONTAINER = "spec.template.spec.containers.0";
type Variable = { name: string; value?: string; valueFrom?: { secretKeyRef: { name: string; key: string } } };

const annotation = (manifest: Manifest, name: string) => manifest.metadata.annotations?.[`helm.sh/${name}`];
const envOf = (chart: Rendered, job: string) => chart.at<readonly Variable[]>("Job", `${CONTAINER}.env`, job);
const secretOf = (chart: Rendered, job: string, variable: string) =>
	envOf(chart, job).find(({ name }) => name === variable)?.valueFrom?.secretKeyRef;

/** Names of the Secrets, accounts and maps that a pod refers to. */
const needs = (manifest: Manifest) =>
	[...JSON.stringify(manifest).matchAll(/"(?:secretKeyRef|configMapRef|secretRef)":\{[^}]*"name":"([^"]+)"/g)].map(
		([, name]) => name,
	);

test("given the default, then both run before an install and an update, tables first, and stay for their logs", async () => {
	const chart = await render();
	for (const [name, command, weight] of [
		[MIGRATE, "migrate", "0"],
		[TOPICS, "topics", "1"],
	] as const) {
		const job = chart.one("Job", name);
		assert.is(annotation(job, "hook"), "pre-install,pre-upgrade");
		assert.is(annotation(job, "hook-weight"), weight);
		assert.is(annotation(job, "hook-delete-policy"), "before-hook-creation");
		assert.equal(reach(job, `${CONTAINER}.command`), ["node", "bin/adjutant.js", command]);
		assert.is(reach(job, "spec.template.spec.restartPolicy"), "Never");
		assert.equal(reach(job, `${CONTAINER}.securityContext.capabilities`), { drop: ["ALL"] });
		assert.is(reach(job, "spec.template.spec.automountServiceAccountToken"), false);
	}
});

test("given addresses in values, then what jobs refer to is there before them", async () => {
	const chart = await render({
		database: { url: "postgres://a@b/c" },
		kafka: { brokers: ["a:9092"], sasl: { mechanism: "plain", username: "ada", password: "pass" } },
	});
	const secret = chart.one("Secret", "rel-adjutant-jobs");
	assert.equal(Object.keys(secret.data ?? {}).sort(), ["DATABASE_URL", "KAFKA_SASL_PASSWORD"]);
	assert.is(annotation(secret, "hook"), "pre-install,pre-upgrade");
	assert.ok(Number(annotation(secret, "hook-weight")) < 0);
	assert.is(annotation(secret, "hook-delete-policy"), "before-hook-creation,hook-succeeded");
	for (const name of [MIGRATE, TOPICS]) assert.equal(needs(chart.one("Job", name)), ["rel-adjutant-jobs"]);
});

test("given Secrets of the user's, then jobs refer to them, and none is copied", async () => {
	const chart = await render({
		database: { existingSecret: "pg", key: "uri" },
		kafka: { brokers: ["a:9092"], sasl: { mechanism: "plain", username: "ada", existingSecret: "kafka" } },
	});
	assert.not(chart.has("Secret", "rel-adjutant-jobs"));
	assert.equal(secretOf(chart, MIGRATE, "DATABASE_URL"), { name: "pg", key: "uri" });
	assert.equal(secretOf(chart, TOPICS, "KAFKA_SASL_PASSWORD"), { name: "kafka", key: "password" });
});

test("given another account for topics, then only that job has it", async () => {
	const chart = await render({
		...BASE,
		kafka: { brokers: ["a:9092"], sasl: { mechanism: "plain", username: "ada", existingSecret: "kafka" } },
		jobs: { topics: { sasl: { username: "admin", existingSecret: "kafka-admin", key: "pw" } } },
	});
	assert.equal(secretOf(chart, TOPICS, "KAFKA_SASL_PASSWORD"), { name: "kafka-admin", key: "pw" });
	assert.is(envOf(chart, TOPICS).find(({ name }) => name === "KAFKA_SASL_USERNAME")?.value, "admin");
	const pods = chart.at<readonly Variable[]>("StatefulSet", `${CONTAINER}.env`);
	assert.is(pods.find(({ name }) => name === "KAFKA_SASL_USERNAME")?.value, "ada");
});

test("given their variables, then the commands take them as they are", async () => {
	const chart = await render({ ...BASE, shards: 32, kafka: { brokers: ["a:9092", "b:9092"], topicPrefix: "x." } });
	const variables = (job: string) =>
		Object.fromEntries(envOf(chart, job).map(({ name, value }) => [name, value ?? "postgres://a@b/c"]));
	const topics = readConfiguration(variables(TOPICS), { serves: false });
	assert.is(topics.SHARDS, 32);
	assert.is(topics.KAFKA_TOPIC_PREFIX, "x.");
	assert.equal(topics.KAFKA_BROKERS, ["a:9092", "b:9092"]);
	assert.is(readConfiguration(variables(MIGRATE), { serves: false }).DATABASE_URL, "postgres://a@b/c");
});

test("given no Kafka, or one that is not to be had, then that job is not there", async () => {
	const alone = { database: { existingSecret: "db" }, replicas: 1, autoscaling: { enabled: false } };
	assert.not((await render(alone)).has("Job", TOPICS));
	const none = await render({ ...BASE, jobs: { migrate: { enabled: false }, topics: { enabled: false } } });
	assert.not(none.has("Job"));
});

const lacking = await lacksHelm();
if (lacking) console.log(`SKIP helm: ${lacking}`);
else test.run();
