/**
 * `npm run sbom`: the parts of the image as an SPDX document on standard output, written by `npm sbom`. Asked for the project as it is, npm leaves out
 * whatever a tool for development needs, too, even with `--omit=dev`: so it is asked for a project that has only what the image has.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findImageModules, type Lock } from "./imageModules.ts";

const ROOT = join(import.meta.dirname, "..");
const read = (name: string): unknown => JSON.parse(readFileSync(join(ROOT, name), "utf8"));
const lock = read("package-lock.json") as Lock;
const { folders, direct } = findImageModules(lock, readFileSync(join(ROOT, "Dockerfile"), "utf8"));
const {
	devDependencies: _dev,
	optionalDependencies: _optional,
	...manifest
} = read("package.json") as Record<string, unknown>;
const { devDependencies: _lockedDev, optionalDependencies: _lockedOptional, ...root } = lock.packages[""] ?? {};
const folder = mkdtempSync(join(tmpdir(), "adjutant-sbom-"));
try {
	const write = (name: string, content: object) => writeFileSync(join(folder, name), JSON.stringify(content));
	write("package.json", { ...manifest, dependencies: direct });
	const packages = Object.fromEntries([...folders].map((place) => [place, lock.packages[place]]));
	write("package-lock.json", { ...lock, packages: { "": { ...root, dependencies: direct }, ...packages } });
	const args = ["sbom", "--package-lock-only", "--sbom-format=spdx"];
	const { status, stdout, stderr } = spawnSync("npm", args, { cwd: folder, encoding: "utf8", maxBuffer: 2 ** 26 });
	process.stdout.write(stdout);
	process.stderr.write(stderr);
	process.exitCode = status ?? 1;
} finally {
	rmSync(folder, { recursive: true, force: true });
}
