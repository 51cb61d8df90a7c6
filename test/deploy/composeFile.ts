/** The Compose file as it is loaded, and its service that makes the secrets, run on folders of its own. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { parse } from "yaml";

export const ROOT = join(import.meta.dirname, "../..");
export const read = (name: string) => readFileSync(join(ROOT, name), "utf8");

interface Service {
	readonly restart?: string;
	readonly profiles?: readonly string[];
	readonly networks?: Readonly<Record<string, unknown>> | readonly string[];
	readonly network_mode?: string;
	readonly volumes?: readonly string[];
	readonly mem_limit?: string;
	readonly security_opt?: readonly string[];
	readonly configs?: readonly { readonly source: string; readonly target: string }[];
	readonly image?: string;
	readonly entrypoint?: readonly string[];
	readonly command?: readonly string[];
	readonly environment?: Readonly<Record<string, string>>;
	readonly healthcheck?: object;
	readonly depends_on?: Readonly<Record<string, unknown>>;
	readonly read_only?: boolean;
	readonly ports?: readonly string[];
}
export interface Compose {
	readonly services: Readonly<Record<string, Service>>;
	readonly volumes: Readonly<Record<string, unknown>>;
	readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
	readonly configs: Readonly<Record<string, { readonly content: string }>>;
}

const SECRETS = ["POSTGRES_PASSWORD", "REDIS_PASSWORD", "AUTH_SECRET", "INTERNAL_SECRET"];

/** `${NAME}`, `${NAME:-default}` and `${NAME:+other}`, as the specification has them; `$$` is one sign. */
function interpolate(text: string, values: Readonly<Record<string, string>>): string {
	return text.replace(/\$\$|\$\{(\w+)(?::([-+])([^}]*))?\}/g, (_whole, name?: string, sign?: string, rest = "") => {
		if (name === undefined) return "$";
		const value = values[name] ?? "";
		if (sign === "+") return value === "" ? "" : rest;
		return value !== "" || sign === undefined ? value : rest;
	});
}

export const load = (values: Readonly<Record<string, string>> = {}) =>
	parse(interpolate(read("docker-compose.yml"), values), { merge: true }) as Compose;

/** Runs the service that makes the secrets, on folders of its own; what it left there by file. `step`: of a change of AUTH_SECRET. */
export function makeSecrets(
	folder: string,
	given: Readonly<Record<string, string>> = {},
	step: readonly string[] = [],
): Record<string, string> {
	const run = runSecrets(folder, given, step);
	assert.is(run.status, 0, run.stderr);
	const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\w\/\w/.test(name));
	return Object.fromEntries(files.sort().map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}
export function runSecrets(folder: string, given: Readonly<Record<string, string>>, step: readonly string[]) {
	for (const name of ["all", "pod", "postgres", "redis", "kafka", "mails"]) {
		mkdirSync(join(folder, name), { recursive: true });
	}
	const content = load().services.secrets?.entrypoint?.[2] ?? "";
	// Whoever runs this may not be root: whose the files are is looked at in the text.
	const script = content.replaceAll("/secrets/", `${folder}/`).replace(/^/, "chown() { :; }\n");
	const environment = Object.fromEntries(SECRETS.map((name) => [name, given[name] ?? ""]));
	const env = { PATH: process.env.PATH, ...environment };
	return spawnSync("sh", ["-c", script, "make-secrets.sh", ...step], { env, encoding: "utf8" });
}
export const withFolder = <T>(work: (folder: string) => T): T => {
	const folder = mkdtempSync(join(tmpdir(), "adjutant-compose-"));
	try {
		return work(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
};
/** The lines `NAME=value` of the file that a pod reads. */
export const variablesOf = (file = "") =>
	Object.fromEntries(
		file
			.trim()
			.split("\n")
			.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
	);
