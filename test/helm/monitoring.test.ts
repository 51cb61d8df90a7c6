/** What is handed to Prometheus and Grafana: every pod is read, the alerts are those of the documents, and all that is asked parses. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parse, stringify } from "yaml";
import { BASE, CHART, lacksHelm, type Rendered, ROOT, reach, render } from "./support/chart.ts";
import { findPromtool } from "./support/tools.ts";

const test = suite("chart: monitoring");
const on = { enabled: true, labels: { release: "prometheus" } };
const METRICS = { ...BASE, metrics: { serviceMonitor: on, prometheusRule: on, dashboard: on } };
interface Dashboard {
	readonly panels: readonly { readonly title: string; readonly targets?: readonly { readonly expr: string }[] }[];
}
const dashboardOf = (chart: Rendered) =>
	JSON.parse(chart.one("ConfigMap", "rel-adjutant-dashboard").data?.["adjutant.json"] ?? "") as Dashboard;

test("given the default, then none of it is there", async () => {
	const chart = await render();
	assert.not(chart.has("ServiceMonitor"));
	assert.not(chart.has("PrometheusRule"));
	assert.not(chart.has("ConfigMap", "rel-adjutant-dashboard"));
});

test("given a ServiceMonitor, then it finds the service that has every pod, once, at its port for figures", async () => {
	const chart = await render(METRICS);
	const selector = Object.entries(chart.at<Record<string, string>>("ServiceMonitor", "spec.selector.matchLabels"));
	const found = chart.manifests.filter(
		({ kind, metadata }) => kind === "Service" && selector.every(([name, value]) => metadata.labels?.[name] === value),
	);
	assert.equal(
		found.map(({ metadata }) => metadata.name),
		["rel-adjutant-pods"],
	);
	const [endpoint] = chart.at<readonly { port: string; path: string; honorLabels: boolean }[]>(
		"ServiceMonitor",
		"spec.endpoints",
	);
	const ports = reach(found[0], "spec.ports") as readonly { name: string }[];
	assert.ok(ports.some(({ name }) => name === endpoint?.port));
	assert.is(endpoint?.path, "/metrics");
	assert.is(endpoint?.honorLabels, true, "the alerts go by the pods' own label");
	assert.is(chart.one("ServiceMonitor").metadata.labels?.release, "prometheus");
});

test("given a PrometheusRule, then it is the alerts of the documents", async () => {
	const chart = await render(METRICS);
	assert.equal(chart.one("PrometheusRule").spec, parse(readFileSync(join(ROOT, "docs/alerts.yml"), "utf8")));
	assert.is(chart.one("PrometheusRule").metadata.labels?.release, "prometheus");
});

test("given the dashboard, then Grafana gets the file as it is, and each panel asks for something", async () => {
	const dashboard = dashboardOf(await render(METRICS));
	assert.equal(dashboard, JSON.parse(readFileSync(join(CHART, "files/dashboard.json"), "utf8")));
	const asking = dashboard.panels.filter(({ targets }) => targets !== undefined);
	assert.ok(asking.length >= 15);
	for (const { title, targets = [] } of asking) assert.ok(targets.length > 0, title);
});

const promtool = await findPromtool();
if (typeof promtool !== "string") console.log(`SKIP promtool: ${promtool.lacking}`);
else checkWith(promtool);

function checkWith(program: string): void {
	const check = (rules: object) => {
		const folder = mkdtempSync(join(tmpdir(), "adjutant-rules-"));
		try {
			const file = join(folder, "rules.yml");
			writeFileSync(file, stringify(rules));
			const { status, stdout, stderr } = spawnSync(program, ["check", "rules", file], { encoding: "utf8" });
			return { status, said: stdout + stderr };
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	};
	/** Each panel's question as a rule that records it: promtool looks at rules alone. */
	const asRules = ({ panels }: Dashboard) => ({
		groups: panels.flatMap(({ targets = [] }, panel) =>
			targets.map(({ expr }, n) => ({ name: `${panel}-${n}`, rules: [{ record: `panel:${panel}:${n}`, expr }] })),
		),
	});

	test("given Prometheus' own reader, then it takes every alert and every panel, and would not take a broken one", async () => {
		assert.match(execFileSync(program, ["--version"], { encoding: "utf8" }), "promtool");
		const chart = await render(METRICS);
		const rules = chart.one("PrometheusRule").spec as { groups: { name: string; rules: { expr: string }[] }[] };
		const alerts = check(rules);
		assert.is(alerts.status, 0, alerts.said);
		assert.match(alerts.said, `${rules.groups.flatMap((group) => group.rules).length} rules found`);
		const panels = check(asRules(dashboardOf(chart)));
		assert.is(panels.status, 0, panels.said);
		const broken = JSON.parse(JSON.stringify(rules).replace(") > 5", " > 5")) as object;
		assert.is.not(check(broken).status, 0);
	});
}

const lacking = await lacksHelm();
if (lacking) console.log(`SKIP helm: ${lacking}`);
else test.run();
