/** Each template of the chart has a test file of its own, which renders the chart. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { CHART } from "./support/chart.ts";

const test = suite("chart: templates");
/** Whose name says less than that of its test. */
const TESTED_BY: Readonly<Record<string, string>> = {
	"NOTES.txt": "tryPod",
	"tests/try.yaml": "tryPod",
	"_helpers.tpl": "values",
	"_server.tpl": "statefulSet",
	configmap: "configMap",
	httproute: "httpRoute",
	networkpolicy: "networkPolicy",
	serviceaccount: "serviceAccount",
	statefulset: "statefulSet",
};

const templates = readdirSync(join(CHART, "templates"), { recursive: true, encoding: "utf8" }).filter((name) =>
	/\.\w+$/.test(name),
);

for (const name of templates) {
	test(`given ${name}, then a test file of its own renders the chart`, () => {
		const kind = name.replace(/\.yaml$/, "");
		const file = join(import.meta.dirname, `${TESTED_BY[name] ?? TESTED_BY[kind] ?? kind}.test.ts`);
		assert.ok(existsSync(file), file);
		assert.match(readFileSync(file, "utf8"), /\brender\(|\brefusal\(|\bnotes\(/);
	});
}

test("given the templates, then there are those that the chart is known for", () => {
	assert.ok(templates.length >= 15, String(templates));
});

test.run();
