/**
 * The engines' packages, in `.cache`: they are measured, not used, so they are no dependencies of the project. Installed
 * once for each machine and set of versions.
 */
import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { makeOnce } from "../../test/support/makeOnce.ts";

export const VERSIONS = {
	bullmq: "6.7.0",
	"pg-boss": "12.38.0",
	"graphile-worker": "0.18.0",
	agenda: "6.2.6",
	"@agendajs/postgres-backend": "3.0.6",
	"@dbos-inc/dbos-sdk": "5.3.0",
	"@restatedev/restate-server": "1.7.12",
	"@restatedev/restate-sdk": "1.17.2",
} as const;

const FOLDER = path.join(import.meta.dirname, "../../.cache", `engines-${Object.values(VERSIONS).join("-")}`);

/** Resolves to the folder that has them. */
export function installEngines(): Promise<string> {
	return makeOnce(FOLDER, async (aside) => {
		mkdirSync(aside, { recursive: true });
		writeFileSync(path.join(aside, "package.json"), '{ "private": true, "type": "module" }\n');
		// Names are found from where this file lies.
		writeFileSync(path.join(aside, "load.mjs"), "export const load = (name) => import(name);\n");
		const wanted = Object.entries(VERSIONS).map(([name, version]) => `${name}@${version}`);
		await promisify(execFile)("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", ...wanted], {
			cwd: aside,
		});
	});
}

/** The package as far as it is used here, which nobody checks: their own types are not installed with the project. */
export async function load<Module>(name: keyof typeof VERSIONS): Promise<Module> {
	const loader = (await import(pathToFileURL(path.join(FOLDER, "load.mjs")).href)) as {
		load(name: string): Promise<Module>;
	};
	return loader.load(name);
}

/** The file of a program that one of the packages brings. */
export const programOf = (...parts: readonly string[]) => path.join(FOLDER, "node_modules", ...parts);
