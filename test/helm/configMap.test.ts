/** The settings that are no secret: what values become, as the server's own reader takes it. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readConfiguration } from "../../src/config.ts";
import { BASE, lacksHelm, refusal, render } from "./support/chart.ts";

const test = suite("chart: configmap");
const read = async (values: object = {}) =>
	readConfiguration((await render({ ...BASE, ...values })).one("ConfigMap", "rel-adjutant").data ?? {});

test("given the default, then the server takes it, and is reached from elsewhere", async () => {
	const config = await read();
	assert.is(config.HOST, "0.0.0.0");
	assert.is(config.PUBLIC_URL, "http://localhost:3000");
	assert.is(config.SHARDS, 16);
	assert.is(config.SIGN_UP, undefined);
	assert.is(config.APP_DOCUMENTS, "on");
	assert.equal(config.OUTGOING_HOSTS, []);
	assert.ok(config.TRUSTED_PROXIES.includes("10.0.0.0/8"));
	assert.equal(config.DASHBOARD_USERS, []);
});

test("given settings, then the server reads each", async () => {
	const config = await read({
		publicUrl: "https://tasks.example.org",
		signUp: "invited",
		appDocuments: "off",
		outgoingHosts: ["ntfy.lan:8080", "hooks.lan"],
		operators: ["Ada@example.org", "eve@example.org"],
		shards: 64,
		logLevel: "warn",
		rateLimitScale: 2.5,
		trustedProxies: ["192.0.2.0/24"],
		mailFrom: "Tasks <tasks@example.org>",
		tracing: { endpoint: "http://collector:4318" },
	});
	assert.is(config.PUBLIC_URL, "https://tasks.example.org");
	assert.is(config.SIGN_UP, "invited");
	assert.is(config.APP_DOCUMENTS, "off");
	assert.equal(config.OUTGOING_HOSTS, ["ntfy.lan:8080", "hooks.lan"]);
	assert.equal(config.DASHBOARD_USERS, ["ada@example.org", "eve@example.org"]);
	assert.is(config.SHARDS, 64);
	assert.is(config.LOG_LEVEL, "warn");
	assert.is(config.RATE_LIMIT_SCALE, 2.5);
	assert.equal(config.TRUSTED_PROXIES, ["192.0.2.0/24"]);
	assert.is(config.MAIL_FROM, "Tasks <tasks@example.org>");
	assert.is(config.OTEL_EXPORTER_OTLP_ENDPOINT, "http://collector:4318");
});

test("given a model, then the server reads its address, name, bounds and prices; given none, then nothing of it", async () => {
	const settings = {
		MODEL_DAY_TOKENS: 500_000,
		MODEL_DAY_COST: 0.25,
		MODEL_PRICE_PROMPT: 1,
		MODEL_PRICE_ANSWER: "2.5",
	};
	const config = await read({ model: { baseUrl: "http://ollama:11434/v1", name: "small", api: "chat", settings } });
	assert.is(config.OPENAI_BASE_URL, "http://ollama:11434/v1");
	assert.is(config.OPENAI_MODEL, "small");
	assert.is(config.OPENAI_API, "chat");
	assert.is(config.MODEL_DAY_TOKENS, 500_000);
	assert.equal([config.MODEL_DAY_COST, config.MODEL_PRICE_PROMPT, config.MODEL_PRICE_ANSWER], [0.25, 1, 2.5]);
	const none = (await render()).one("ConfigMap", "rel-adjutant").data ?? {};
	assert.equal(
		Object.keys(none).filter((name) => /MODEL|OPENAI/.test(name)),
		[],
	);
});

test("given a server for speech, then the server reads its address and name; given none, then nothing of it", async () => {
	const config = await read({ speech: { baseUrl: "http://speaches:8000/v1", name: "small" } });
	assert.equal([config.SPEECH_BASE_URL, config.SPEECH_MODEL], ["http://speaches:8000/v1", "small"]);
	const none = (await render()).one("ConfigMap", "rel-adjutant").data ?? {};
	assert.equal(
		Object.keys(none).filter((name) => name.startsWith("SPEECH")),
		[],
	);
});

test("given a way in, then its host is the public address unless that is said", async () => {
	assert.is((await read({ ingress: { enabled: true, host: "a.example.org" } })).PUBLIC_URL, "https://a.example.org");
	const httpRoute = { enabled: true, hostnames: ["b.example.org"], parentRefs: [{ name: "gateway" }] };
	assert.is((await read({ httpRoute })).PUBLIC_URL, "https://b.example.org");
	const both = await read({ ingress: { enabled: true, host: "a.example.org" }, publicUrl: "https://c.example.org" });
	assert.is(both.PUBLIC_URL, "https://c.example.org");
});

for (const [values, sentence] of [
	[{ kafka: { brokers: ["a:9092"] } }, "A PostgreSQL is needed"],
	[{ database: { existingSecret: "db" } }, "More than one pod needs Kafka"],
	[
		{ ...BASE, kafka: { brokers: ["a:1"], sasl: { mechanism: "plain" } } },
		"kafka.sasl.mechanism needs kafka.sasl.username",
	],
	[{ ...BASE, kafka: { brokers: ["a:1"], tls: { ca: { existingSecret: "ca" } } } }, "without kafka.tls.enabled"],
	[{ ...BASE, ingress: { enabled: true } }, "ingress.enabled needs ingress.host"],
	[{ ...BASE, httpRoute: { enabled: true, hostnames: ["a"] } }, "httpRoute.enabled needs"],
	[{ ...BASE, shutdown: { preStopSeconds: 10 } }, undefined],
	[{ ...BASE, shutdown: { preStopSeconds: 13 } }, "graceSeconds must be at least 41"],
] as const) {
	test(`given ${JSON.stringify(values)}, then ${sentence ? `it is refused: ${sentence}` : "it is taken"}`, async () => {
		if (sentence) assert.match(await refusal(values), sentence);
		else assert.ok(await render(values));
	});
}

const lacking = await lacksHelm();
if (lacking) console.log(`SKIP helm: ${lacking}`);
else test.run();
