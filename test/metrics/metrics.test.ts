// file-timeout: 300 s
// test-timeout: 120 s
/** A whole server's figures against what was done to it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parse } from "yaml";
import { type Client, send, signUp } from "../support/client.ts";
import { firesAtOnce } from "../support/firesAtOnce.ts";
import { freePort } from "../support/freePort.ts";
import { createInstallation, type Installation } from "../support/server.ts";
import { until } from "../support/until.ts";
import { type Exposition, readExposition } from "./exposition.ts";

const test = suite("metrics");
let installation: Installation;
let url: string;
let metricsUrl: string;
let user: Client;

test.before(async () => {
	installation = await createInstallation();
	const port = await freePort();
	({ url } = await installation.start({ METRICS_PORT: String(port), POD_NAME: "pod-a" }));
	metricsUrl = `http://127.0.0.1:${port}/metrics`;
	user = await signUp(url);
});
test.after(() => installation.dispose());

async function look(): Promise<Exposition> {
	const { status, headers, body } = await send<{ text: string }>(metricsUrl, "GET");
	assert.is(status, 200);
	assert.match(headers.get("content-type") ?? "", "text/plain; version=0.0.4");
	return readExposition(body.text);
}

test("given known traffic, then the figures are that traffic", async () => {
	const before = await look();
	const count = (seen: Exposition, type: string, outcome: string) =>
		seen.value("adjutant_commands_total", { type, outcome }) ?? 0;
	for (let n = 0; n < 7; n += 1) await user.request("POST", "/api/tasks", { body: { title: `task ${n}` } });
	const key = "the same again";
	await user.request("POST", "/api/tasks", { body: { title: "repeated" }, key });
	await user.request("POST", "/api/tasks", { body: { title: "repeated" }, key });
	await user.request("POST", "/api/tasks", { body: { title: "another" }, key });
	await user.request("POST", "/api/tasks/1/complete", { body: {} });
	await user.request("POST", "/api/tasks/999/complete", { body: {} });
	const after = await look();

	const grown = (type: string, outcome: string) => count(after, type, outcome) - count(before, type, outcome);
	assert.is(grown("AddTask", "done"), 8);
	assert.is(grown("AddTask", "replayed"), 1);
	assert.is(grown("AddTask", "key_reused"), 1);
	assert.is(grown("CompleteTask", "done"), 1);
	assert.is(grown("CompleteTask", "rejected"), 1);
	assert.is(after.value("adjutant_command_duration_seconds_count"), after.value("adjutant_commands_total"));
	const posts = { route: "/api/tasks", status: "201" };
	assert.is(after.value("adjutant_http_request_duration_seconds_count", posts), 9);
	assert.is(after.value("adjutant_shards_owned"), 16);
	assert.is(after.value("adjutant_postgres_up"), 1);
	assert.is(after.value("adjutant_redis_up"), undefined);
	assert.ok((after.value("adjutant_pool_connections") ?? 0) > 0);
	assert.ok((after.value("process_resident_memory_bytes") ?? 0) > 1e7);
	assert.ok(after.samples.every(({ labels }) => labels.pod === "pod-a"));
});

test("given a reminder, when it fires, then its lateness is in the histogram and its mail in the ledger's figures", async () => {
	await user.request("POST", "/api/tasks", { body: { title: "remind me", ...firesAtOnce() } });
	await until("it is fired and sent", async () => {
		const seen = await look();
		return (
			seen.value("adjutant_reminders_fired_total") === 1 && seen.value("adjutant_deliveries", { state: "sent" }) === 1
		);
	});
	const seen = await look();
	assert.is(seen.value("adjutant_reminder_lateness_seconds_count"), 1);
	const sum = seen.value("adjutant_reminder_lateness_seconds_sum") ?? -1;
	assert.ok(sum >= 0 && sum < 60, `${sum} s`);
	await until("the outbox is empty", async () => (await look()).value("adjutant_outbox_events") === 0);
	assert.ok(((await look()).value("adjutant_relay_published_total") ?? 0) > 0);
});

test("given what is exposed, then names keep Prometheus' conventions and no label holds a user's text or address", async () => {
	const { types, samples } = await look();
	for (const [name, type] of types) {
		assert.match(name, /^(adjutant|process)_[a-z0-9_]+$/);
		assert.is(name.endsWith("_total"), type === "counter", `${name} is a ${type}`);
		assert.not.match(name, /_(ms|milliseconds|kb)(_|$)/);
	}
	const labels = JSON.stringify(samples.map((sample) => sample.labels));
	assert.not.match(labels, /task 1|remind me|@/);
	assert.not.match(labels, /\/api\/tasks\/\d/);
});

test("given the public port, then only an operator sees them, and a path of somebody's own makes no new label", async () => {
	assert.is((await send(`${url}/metrics`, "GET")).status, 401);
	const other = await signUp(url);
	assert.is((await other.request("GET", "/metrics")).status, 403);
	const { status, body } = await user.request<{ text: string }>("GET", "/metrics");
	assert.is(status, 200);
	assert.match(body.text, "adjutant_commands_total");
	for (let n = 0; n < 20; n += 1) await send(`${url}/nothing-${n}`, "GET");
	const routes = new Set((await look()).samples.map(({ labels }) => labels.route));
	assert.not.ok([...routes].some((route) => route?.includes("nothing")));
	assert.is((await send(new URL("/api/me", metricsUrl).href, "GET")).status, 404);
});

test("given the example alerts and the dashboard, then each asks for figures that exist", async () => {
	const read = (name: string) => readFileSync(join(import.meta.dirname, "../..", name), "utf8");
	const { groups } = parse(read("docs/alerts.yml")) as {
		groups: { rules: { alert?: string; record?: string; expr: string }[] }[];
	};
	const rules = groups.flatMap((group) => group.rules);
	assert.ok(rules.length >= 10);
	const { panels } = JSON.parse(read("helm/adjutant/files/dashboard.json")) as {
		panels: { title: string; targets?: { expr: string }[] }[];
	};
	const shown = panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => ({ alert: title, expr })));
	assert.ok(shown.length >= 20);
	const { types } = await look();
	/** Exists only beside Redis. */
	const elsewhere = ["adjutant_redis_up"];
	const recorded = new Set(rules.map(({ record }) => record));
	for (const { alert, expr } of [...rules, ...shown]) {
		for (const [name] of expr.matchAll(/adjutant:[\w:]+/g)) assert.ok(recorded.has(name), `${alert}: ${name}`);
		for (const [name] of expr.matchAll(/(?:adjutant|process)_\w+/g)) {
			const metric = name.replace(/_(bucket|count)$/, "");
			assert.ok(types.has(metric) || types.has(name) || elsewhere.includes(metric), `${alert}: ${name}`);
		}
	}
});

test.run();
