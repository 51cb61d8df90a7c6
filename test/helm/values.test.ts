/** The values: the schema knows each, refuses what it does not know, and no value is there that nothing reads. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import packageJson from "../../package.json" with { type: "json" };
import { ENVIRONMENT } from "../../src/config.ts";
import { BASE, CHART, lacksHelm, lint, readChart, refusal } from "./support/chart.ts";

const test = suite("chart: values");
type Values = { readonly [name: string]: unknown };
const values = readChart("values.yaml") as Values;
const check = new Ajv({ strict: false }).compile(readChart("values.schema.json") as object);
const isMap = (value: unknown): value is Values => typeof value === "object" && value !== null && !Array.isArray(value);
/** What is handed on as it is: Kubernetes' own words, checked by Kubernetes. */
const OPEN =
	/(^|\.)(annotations|labels|podAnnotations|podLabels|podSecurityContext|seccompProfile|nodeSelector|affinity|requests|limits)$/;

/** Paths of all objects in the values, the whole one as "". */
const objectsIn = (from: Values, path = ""): readonly string[] => [
	path,
	...Object.entries(from).flatMap(([name, value]) =>
		isMap(value) ? objectsIn(value, path === "" ? name : `${path}.${name}`) : [],
	),
];
/** A copy with one more key at the path. */
function withKey(from: Values, path: string, key: string, value: unknown): Values {
	const [name = "", ...rest] = path.split(".");
	if (path === "") return { ...from, [key]: value };
	return { ...from, [name]: withKey((from[name] ?? {}) as Values, rest.join("."), key, value) };
}

test("given the default values, then the schema takes them, and an unknown key at no place", () => {
	assert.ok(check(values), JSON.stringify(check.errors));
	const places = objectsIn(values).filter((path) => !OPEN.test(path));
	assert.ok(places.length > 25);
	for (const path of places) {
		assert.not.ok(check(withKey(values, path, "unknown", 1)), `"${path}" takes unknown keys`);
		assert.match(JSON.stringify(check.errors), "additionalProperties", path);
	}
});

test("given the schema, then every value that it names has a default, and the other way round", () => {
	const schema = readChart("values.schema.json") as { properties: object };
	const named = Object.keys(schema.properties).filter((name) => name !== "global");
	assert.equal(named.sort(), Object.keys(values).sort());
});

test("given a value, then a template reads it", () => {
	const templates = readdirSync(join(CHART, "templates"), { recursive: true, encoding: "utf8" })
		.filter((name) => /\.(yaml|tpl|txt)$/.test(name))
		.map((name) => readFileSync(join(CHART, "templates", name), "utf8"))
		.join("\n");
	const leaves = (from: Values): readonly string[] =>
		Object.entries(from).flatMap(([name, value]) => (isMap(value) && !OPEN.test(name) ? leaves(value) : [name]));
	const unread = [...leaves(values), ...Object.keys(values)].filter(
		(name) => !new RegExp(`\\b${name}\\b`).test(templates) && !["requests", "limits"].includes(name),
	);
	assert.equal(unread, []);
});

for (const [wrong, place] of [
	[{ replica: 3 }, "replica"],
	[{ kafka: { brokers: ["http://a:9092"] } }, "/kafka/brokers/0"],
	[{ database: { url: "mysql://a/b" } }, "/database/url"],
	[{ signUp: "all" }, "/signUp"],
	[{ appDocuments: "maybe" }, "/appDocuments"],
	[{ outgoingHosts: ["http://ntfy.lan"] }, "/outgoingHosts/0"],
	[{ image: { digest: "latest" } }, "/image/digest"],
] as const) {
	test(`given ${JSON.stringify(wrong)}, then Helm refuses it and says where`, async () => {
		assert.match(await refusal({ ...BASE, ...wrong }), place);
	});
}

test("given the chart as it is, then Helm's strict lint finds nothing, also without any values", async () => {
	assert.is(await lint({}), "");
	assert.is(await lint(BASE), "");
	assert.is.not(await lint({ unknown: 1 }), "");
});

test("given the bounds and prices of a model, then the schema knows those that the server reads", () => {
	type Object = { properties: Record<string, Object> };
	const schema = readChart("values.schema.json") as Object;
	const known = Object.keys(schema.properties.model?.properties.settings?.properties ?? {});
	assert.equal(
		known,
		Object.keys(ENVIRONMENT).filter((name) => name.startsWith("MODEL_")),
	);
});

test("given the version of the project, then the chart installs that", () => {
	assert.is((readChart("Chart.yaml") as { appVersion: string }).appVersion, packageJson.version);
});

const lacking = await lacksHelm();
if (lacking) console.log(`SKIP helm: ${lacking}`);
else test.run();
