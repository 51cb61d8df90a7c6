// Breaks each rule once, in a small project of its own under the real configuration: a rule that was never red may be off.
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
		const report = JSON.parse(await run([BIOME, "lint", "--reporter=json", "--max-diagnostics=none", "."], folder)) as {
			diagnostics: readonly Diagnostic[];
		};
		const broken = new Map<string, Set<string>>();
		for (const { category, location } of report.diagnostics) {
			const rules = broken.get(location.path) ?? new Set();
			broken.set(location.path, rules.add(category.split("/").at(-1) ?? category));
		}
		for (const line of (await run([STAR, folder])).split("\n")) {
			const file = /^(.+?): /.exec(line)?.[1];
			if (file !== undefined) broken.set(file, (broken.get(file) ?? new Set()).add("star"));
		}
		return broken;
	} finally {
		rmSync(folder, { recursive: true });
	}
}

const STAR = path.join(ROOT, "lint/star.ts");
const BIOME = createRequire(import.meta.url).resolve("@biomejs/biome/bin/biome");

/** What this script of Node prints. Its exit code is 1 whenever it finds something, which is what it is here for. */
function run(args: readonly string[], cwd = ROOT): Promise<string> {
	return new Promise((resolve) => {
		execFile(process.execPath, args, { cwd, maxBuffer: 64 << 20 }, (_, stdout) => resolve(stdout));
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

test("given the folders of src, then each has its place in the star", () => {
	const star = readFileSync(STAR, "utf8");
	const folders = readdirSync(path.join(ROOT, "src"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
	assert.equal(
		folders.map(({ name }) => name).filter((name) => !new RegExp(`[" /]${name}[" ]`).test(star)),
		[],
	);
});

test.run();
