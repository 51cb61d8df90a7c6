/** The chart as Helm renders it, and what Kubernetes would say of that. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv } from "ajv";
import { parse, parseAllDocuments } from "yaml";
import { findHelm } from "./tools.ts";

export const ROOT = join(import.meta.dirname, "../../..");
export const CHART = join(ROOT, "helm/adjutant");
const RELEASE = "rel";
export const NAMESPACE = "tasks";
/** The least that several pods need. */
export const BASE = { database: { existingSecret: "db" }, kafka: { brokers: ["kafka-0:9092"] } };

export interface Manifest {
	readonly apiVersion: string;
	readonly kind: string;
	readonly metadata: {
		readonly name: string;
		readonly labels?: Readonly<Record<string, string>>;
		readonly annotations?: Readonly<Record<string, string>>;
	};
	readonly data?: Readonly<Record<string, string>>;
	readonly spec?: unknown;
}

export interface Rendered {
	readonly manifests: readonly Manifest[];
	/** Throws unless there is exactly one. */
	one(kind: string, name?: string): Manifest;
	has(kind: string, name?: string): boolean;
	/** What stands at `spec.template.spec…` of it; undefined when nothing does. */
	at<T = unknown>(kind: string, path: string, name?: string): T;
}

/** Why nothing can be rendered here, for a SKIP line. */
export async function lacksHelm(): Promise<string | undefined> {
	const helm = await findHelm();
	return typeof helm === "string" ? undefined : helm.lacking;
}

interface Options {
	/** Files with values, before `values`. */
	readonly files?: readonly string[];
	readonly args?: readonly string[];
	readonly release?: string;
}

async function runHelm(
	args: readonly string[],
	input = "",
): Promise<{ status: number | null; stdout: string; stderr: string }> {
	const helm = await findHelm();
	if (typeof helm !== "string") throw new Error(helm.lacking);
	const home = mkdtempSync(join(tmpdir(), "adjutant-helm-"));
	try {
		// Nothing of whoever runs this: neither his plug-ins nor his cluster.
		const env = { PATH: process.env.PATH, HOME: home, KUBECONFIG: join(home, "none") };
		return spawnSync(helm, args, { encoding: "utf8", env, input, maxBuffer: 64 * 1024 * 1024 });
	} finally {
		rmSync(home, { recursive: true, force: true });
	}
}

const template = (values: object, { files = [], args = [], release = RELEASE }: Options) => {
	const given = [...files, "-"].flatMap((file) => ["--values", file]);
	return runHelm(["template", release, CHART, "--namespace", NAMESPACE, ...given, ...args], JSON.stringify(values));
};

const renderedBefore = new Map<string, Promise<Rendered>>();

/** Rejects with Helm's own words when it refuses. The same is rendered once, so what is generated is then the same. */
export function render(values: object = BASE, options: Options = {}): Promise<Rendered> {
	const key = JSON.stringify([values, options]);
	const before = renderedBefore.get(key) ?? renderAnew(values, options);
	renderedBefore.set(key, before);
	return before;
}

export async function renderAnew(values: object = BASE, options: Options = {}): Promise<Rendered> {
	const { status, stdout, stderr } = await template(values, options);
	if (status !== 0) throw new Error(stderr);
	const manifests = parseAllDocuments(stdout)
		.map((document) => {
			// A key that stands twice is one that hides another.
			if (document.errors.length > 0) throw document.errors[0];
			return document.toJS() as Manifest | null;
		})
		.filter((manifest) => manifest !== null);
	const find = (kind: string, name?: string) =>
		manifests.filter((one) => one.kind === kind && (name === undefined || one.metadata.name === name));
	const one = (kind: string, name?: string): Manifest => {
		const [found, ...more] = find(kind, name);
		if (!found || more.length > 0) throw new Error(`${more.length + (found ? 1 : 0)} of ${kind} ${name ?? ""}`);
		return found;
	};
	return {
		manifests,
		one,
		has: (kind, name) => find(kind, name).length > 0,
		at: <T>(kind: string, path: string, name?: string) => reach(one(kind, name), path) as T,
	};
}

/** What stands at a path such as `spec.ports.0.name`. */
export function reach(from: unknown, path: string): unknown {
	return path
		.split(".")
		.reduce<unknown>((value, key) => (value as Readonly<Record<string, unknown>> | undefined)?.[key], from);
}

/** What Helm says of values that it refuses; throws when it takes them. */
export async function refusal(values: object): Promise<string> {
	const { status, stderr } = await template(values, {});
	if (status === 0) throw new Error("it was rendered");
	return stderr;
}

/** What Helm prints after an install. */
export async function notes(values: object): Promise<string> {
	const args = ["install", RELEASE, CHART, "--namespace", NAMESPACE, "--dry-run=client", "--values", "-"];
	const { status, stdout, stderr } = await runHelm(args, JSON.stringify(values));
	if (status !== 0) throw new Error(stderr);
	return stdout.slice(stdout.indexOf("NOTES:"));
}

/** The problems that `helm lint --strict` finds. */
export async function lint(values: object, files: readonly string[] = []): Promise<string> {
	const given = [...files, "-"].flatMap((file) => ["--values", file]);
	const { status, stdout, stderr } = await runHelm(["lint", "--strict", CHART, ...given], JSON.stringify(values));
	return status === 0 ? "" : stdout + stderr;
}

interface Schemas {
	readonly kinds: Readonly<Record<string, string>>;
}
const SCHEMAS = join(import.meta.dirname, "../kubernetesSchemas/schemas.json");
const schemas = JSON.parse(readFileSync(SCHEMAS, "utf8")) as Schemas;
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false }).addSchema(schemas, "kubernetes");

/** What Kubernetes does not take of these, each with its place. A kind that the schemas lack is a problem, too. */
export function problemsOf(manifests: readonly Manifest[]): readonly string[] {
	return manifests.flatMap((manifest) => {
		const { kind, metadata } = manifest;
		const definition = schemas.kinds[kind];
		if (definition === undefined) return [`${kind}: no schema`];
		const pointer = definition.replaceAll("~", "~0").replaceAll("/", "~1");
		const check = ajv.getSchema(`kubernetes#/definitions/${pointer}`);
		if (!check) throw new Error(`${definition} is not in the schemas`);
		if (check(manifest)) return [];
		return (check.errors ?? []).map(
			({ instancePath, message, params }) =>
				`${kind} ${metadata.name}${instancePath} ${message} ${JSON.stringify(params)}`,
		);
	});
}

/** A YAML or JSON file of the chart. */
export const readChart = (name: string): unknown => parse(readFileSync(join(CHART, name), "utf8"));
