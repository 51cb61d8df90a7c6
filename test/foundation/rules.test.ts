// Breaks each rule once, in a small project of its own under the real configuration: a rule that was never red may be off.
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { BAD_FILES, GOOD_FILES } from "./ruleCases.ts";

const test = suite("rules");
const ROOT = fileURLToPath(new URL("../..", import.meta.url));

interface Diagnostic {
	readonly category: string;
	readonly location: { readonly path: string };
}

/** The rules that each file breaks, by path. */
async function lint(files: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
	const folder = mkdtempSync(path.join(tmpdir(), "adjutant-rules-"));
	try {
		for (const name of ["biome.json", "lint", "tsconfig.json", ".gitignore", "package.json"]) {
			cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true });
		}
		for (const [name, content] of Object.entries(files)) {
			mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
			writeFileSync(path.join(folder, name), content);
		}
		const report = JSON.parse(await runBiome(folder)) as { diagnostics: readonly Diagnostic[] };
		const broken = new Map<string, Set<string>>();
		for (const { category, location } of report.diagnostics) {
			const rules = broken.get(location.path) ?? new Set();
			broken.set(location.path, rules.add(category.split("/").at(-1) ?? category));
		}
		return broken;
	} finally {
		rmSync(folder, { recursive: true });
	}
}

function runBiome(folder: string): Promise<string> {
	const biome = createRequire(import.meta.url).resolve("@biomejs/biome/bin/biome");
	const args = [biome, "lint", "--reporter=json", "--max-diagnostics=none", "."];
	return new Promise((resolve) => {
		// Its exit code is 1 whenever it finds something, which is what it is here for.
		execFile(process.execPath, args, { cwd: folder, maxBuffer: 64 << 20 }, (_, stdout) => resolve(stdout));
	});
}

const brokenRules = await lint(Object.fromEntries(BAD_FILES.map(({ file, content }) => [file, content])));
const goodFiles = await lint(GOOD_FILES);

for (const { rule, file, what } of BAD_FILES) {
	test(`given ${what}, then ${rule} is red`, () => {
		assert.ok(brokenRules.get(file)?.has(rule), `${file}: ${[...(brokenRules.get(file) ?? [])].join(", ") || "green"}`);
	});
}

test("given files that keep every rule, then nothing is red", () => {
	assert.equal(
		[...goodFiles].map(([file, rules]) => `${file}: ${[...rules].join(", ")}`),
		[],
	);
});

test("given the folders of src, then each has its import rule", () => {
	const { overrides } = JSON.parse(readFileSync(path.join(ROOT, "biome.json"), "utf8")) as {
		overrides: readonly { includes: readonly string[]; linter?: { rules: { style?: Record<string, unknown> } } }[];
	};
	const ruled = overrides.filter(({ linter }) => linter?.rules.style?.noRestrictedImports !== undefined);
	for (const folder of [
		"domain",
		"language",
		"ports",
		"actors",
		"kafka",
		"redis",
		"metrics",
		"tracing",
		"eventlog",
		"persistence",
		"assistant",
		"delivery",
		"http",
	]) {
		assert.ok(
			ruled.some(({ includes }) => includes.some((glob) => glob.startsWith(`src/${folder}/`))),
			folder,
		);
	}
});

test.run();
