/** The guide to Kubernetes is true: its values render, what it names is there, and so are its examples. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parse } from "yaml";
import { CHART, lacksHelm, type Manifest, problemsOf, ROOT, reach, readChart, render } from "./support/chart.ts";

const test = suite("guide to Kubernetes");
const guide = readFileSync(join(ROOT, "docs/kubernetes.md"), "utf8");
const values = readChart("values.yaml") as Readonly<Record<string, unknown>>;

test("given the values of its install, then they render, and Kubernetes takes the outcome", async () => {
	const [, block = ""] = /```yaml\n# my-values\.yaml\n([\s\S]*?)```/.exec(guide) ?? [];
	const chart = await render(parse(block) as object);
	assert.equal(problemsOf(chart.manifests), []);
	assert.ok(chart.has("Ingress"));
});

test("given the values that it names, then each is one of the chart's", () => {
	const named = [...guide.matchAll(/`([a-z]\w*(?:\.\w+)*)(?:: \w+)?`|--set ([\w.]+)=/gi)]
		.map(([, quoted, set]) => set ?? quoted ?? "")
		.filter((path) => (path.split(".")[0] ?? "") in values);
	assert.ok(named.length > 15);
	assert.equal(
		named.filter((path) => reach(values, path) === undefined),
		[],
	);
});

test("given its pod that restores, then Kubernetes takes it, it may run as `restricted` wants it, and the chart's policy is about it", async () => {
	const [, block = ""] = /```yaml\n# restore\.yaml\n([\s\S]*?)```/.exec(guide) ?? [];
	const pod = parse(block) as Manifest;
	assert.equal(problemsOf([pod]), []);
	const chart = await render(undefined, { release: "adjutant" });
	const own = chart.at<Record<string, string>>("NetworkPolicy", "spec.podSelector.matchLabels", "adjutant-jobs");
	for (const [name, value] of Object.entries(own)) assert.is(pod.metadata.labels?.[name], value, name);
	const job = chart.at<object>("Job", "spec.template.spec.containers.0.securityContext", "adjutant-migrate");
	assert.equal(reach(pod, "spec.containers.0.securityContext"), job);
	const secret = chart.one("Secret", "adjutant");
	assert.ok(secret.data && "AUTH_SECRET" in secret.data);
});

test("given its table of examples, then it has all that there are", () => {
	const listed = [...guide.slice(guide.indexOf("## Examples")).matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name);
	assert.equal(listed.sort(), readdirSync(join(CHART, "examples")).sort());
});

test("given what it tells to look at, then the chart makes something of that name", async () => {
	const chart = await render(undefined, { release: "adjutant" });
	for (const [, kind = "", name = ""] of guide.matchAll(/kubectl [^`\n]*?\b(job|statefulset)[ /](adjutant[\w-]*)/g)) {
		const found = { job: "Job", statefulset: "StatefulSet" }[kind] ?? "";
		assert.ok(chart.has(found, name), `${kind} ${name}`);
	}
});

const lacking = await lacksHelm();
if (lacking) console.log(`SKIP helm: ${lacking}`);
else test.run();
