/** The Secret: what values say and what is generated, kept over updates, and nothing of it where the user has his own. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readConfiguration } from "../../src/config.ts";
import { BASE, lacksHelm, type Rendered, refusal, render, renderAnew } from "./support/chart.ts";

const test = suite("chart: secret");
const decoded = (chart: Rendered) =>
	Object.fromEntries(
		Object.entries(chart.one("Secret", "rel-adjutant").data ?? {}).map(([name, value]) => [
			name,
			Buffer.from(value, "base64").toString(),
		]),
	);
type Variable = { name: string; valueFrom?: { secretKeyRef?: { name: string; key: string; optional?: boolean } } };
const refersTo = (chart: Rendered, variable: string) =>
	chart
		.at<readonly Variable[]>("StatefulSet", "spec.template.spec.containers.0.env")
		.find(({ name }) => name === variable)?.valueFrom?.secretKeyRef;

test("given no secrets, then both are generated, each another, good enough for the server, and outlive the release", async () => {
	const chart = await render();
	const { AUTH_SECRET, INTERNAL_SECRET, ...more } = decoded(chart);
	assert.equal(more, {});
	assert.match(AUTH_SECRET ?? "", /^[a-zA-Z0-9]{48}$/);
	assert.match(INTERNAL_SECRET ?? "", /^[a-zA-Z0-9]{48}$/);
	assert.is.not(AUTH_SECRET, INTERNAL_SECRET);
	assert.is.not(decoded(await renderAnew()).AUTH_SECRET, AUTH_SECRET);
	assert.is(chart.one("Secret", "rel-adjutant").metadata.annotations?.["helm.sh/resource-policy"], "keep");
});

test("given values, then they are what pods refer to", async () => {
	const secret = "0123456789abcdef0123456789abcdef";
	const chart = await render({
		database: { url: "postgres://ada:p%40ss@db/adjutant" },
		redis: { url: "redis://:pass@redis:6379" },
		smtp: { url: "smtps://mail:465" },
		kafka: { brokers: ["a:9092"], sasl: { mechanism: "plain", username: "ada", password: "colon: and 'quote'" } },
		secrets: { auth: secret, other: `${secret}0`, internal: `${secret},${secret}` },
	});
	const held = decoded(chart);
	assert.equal(held, {
		DATABASE_URL: "postgres://ada:p%40ss@db/adjutant",
		REDIS_URL: "redis://:pass@redis:6379",
		SMTP_URL: "smtps://mail:465",
		KAFKA_SASL_PASSWORD: "colon: and 'quote'",
		AUTH_SECRET: secret,
		AUTH_SECRET_OTHER: `${secret}0`,
		INTERNAL_SECRET: `${secret},${secret}`,
	});
	for (const name of Object.keys(held)) {
		const optional = name === "AUTH_SECRET_OTHER" ? { optional: true } : {};
		assert.equal(refersTo(chart, name), { name: "rel-adjutant", key: name, ...optional });
	}
	assert.ok(readConfiguration({ ...held, KAFKA_SASL_PASSWORD: "" }));
});

test("given Secrets of the user's, then pods refer to them by their keys, and the chart makes none", async () => {
	const chart = await render({
		database: { existingSecret: "pg", key: "uri" },
		redis: { existingSecret: "redis", key: "url" },
		smtp: { existingSecret: "smtp" },
		kafka: { brokers: ["a:9092"], sasl: { mechanism: "plain", username: "ada", existingSecret: "kafka" } },
		secrets: { existingSecret: "own", authKey: "a", otherKey: "o", internalKey: "i" },
	});
	assert.not(chart.has("Secret"));
	assert.equal(refersTo(chart, "DATABASE_URL"), { name: "pg", key: "uri" });
	assert.equal(refersTo(chart, "REDIS_URL"), { name: "redis", key: "url" });
	assert.equal(refersTo(chart, "SMTP_URL"), { name: "smtp", key: "SMTP_URL" });
	assert.equal(refersTo(chart, "KAFKA_SASL_PASSWORD"), { name: "kafka", key: "password" });
	assert.equal(refersTo(chart, "AUTH_SECRET"), { name: "own", key: "a" });
	assert.equal(refersTo(chart, "AUTH_SECRET_OTHER"), { name: "own", key: "o", optional: true });
	assert.equal(refersTo(chart, "INTERNAL_SECRET"), { name: "own", key: "i" });
});

test("given a secret that is too short, then it is refused", async () => {
	assert.match(await refusal({ ...BASE, secrets: { auth: "short" } }), "/secrets/auth");
});

const lacking = await lacksHelm();
if (lacking) console.log(`SKIP helm: ${lacking}`);
else test.run();
