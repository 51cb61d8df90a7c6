/** What the documents name exists: files, links, commands of npm and npx. */
import { existsSync } from "node:fs";
import path from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import packageJson from "../../package.json" with { type: "json" };
import { type Page, ROOT, readPages } from "./pages.ts";

/** Named because a command makes them. */
const MADE_BY_COMMANDS = new Set(["docs/benchmarks.md", "web/dist"]);
/** Commands that npm has by itself. */
const OF_NPM = new Set(["ci", "install", "test", "start", "run", "sbom"]);
const pages = readPages();
const test = suite("documents");

const FOLDERS = /(?<![\w./-])(?:src|test|docs|web|bin|bench|lint|helm|\.ci)\/[\w./*-]*[\w*]/g;

/** Paths from the root: folders of the project, with at most a pattern for the last part. */
function pathsOf({ text }: Page): readonly string[] {
	return [...new Set([...text.matchAll(FOLDERS)].map(([found]) => found))];
}

/** Links to files, as paths from the root. */
function linksOf({ name, text }: Page): readonly string[] {
	return [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, target = ""]) =>
		path.posix.join(path.posix.dirname(name), target),
	);
}

const isThere = (name: string) =>
	MADE_BY_COMMANDS.has(name) || existsSync(path.join(ROOT, name.replace(/\/?[^/]*\*.*$/, "")));

for (const page of pages) {
	test(`given ${page.name}, then every file that it names exists`, () => {
		const missing = [...pathsOf(page), ...linksOf(page)].filter((name) => !isThere(name));
		assert.equal(missing, []);
	});

	test(`given ${page.name}, then every npm script and every program of npx exists`, () => {
		const code = [...page.text.matchAll(/`+([^`]+)`+/g)].map((match) => match[1] ?? "").join("\n");
		const named = (pattern: RegExp) => [...code.matchAll(pattern)].map((match) => match[1] ?? "");
		assert.equal(
			named(/\bnpm run ([\w:-]+)/g).filter((name) => !(name in packageJson.scripts)),
			[],
		);
		assert.equal(
			named(/\bnpm ([a-z]+)/g).filter((name) => !OF_NPM.has(name)),
			[],
		);
		assert.equal(
			named(/\bnpx ([\w-]+)/g).filter((name) => !(name in packageJson.bin)),
			[],
		);
	});
}

test("given the packages that are installed, then the decision about them says why each is there, and of none that is not", () => {
	const decision = pages.find(({ name }) => name === "docs/decisions/0002-dependencies.md")?.text ?? "";
	const named = [...decision.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell = ""]) =>
		[...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name),
	);
	const { dependencies, devDependencies, optionalDependencies } = packageJson;
	const installed = [dependencies, devDependencies, optionalDependencies].flatMap((group) => Object.keys(group));
	const fits = (name: string, one: string) => (name.endsWith("*") ? one.startsWith(name.slice(0, -1)) : one === name);
	assert.equal(
		installed.filter((one) => !named.some((name) => fits(name, one))),
		[],
	);
	assert.equal(
		named.filter((name) => !installed.some((one) => fits(name, one))),
		[],
	);
});

test("given the decisions, then each has a number of its own, context, decision and consequences", () => {
	const decisions = pages.filter(({ name }) => name.startsWith("docs/decisions/"));
	const numbers = decisions.map(({ name }) => /^docs\/decisions\/(\d{4})-/.exec(name)?.[1] ?? name);
	assert.equal(numbers, [...new Set(numbers)]);
	for (const [n, { name, text }] of decisions.entries()) {
		assert.match(text, new RegExp(`^# ${numbers[n]}: `), name);
		for (const part of ["Context", "Decision", "Consequences"]) assert.match(text, `**${part}.**`, name);
	}
});

test.run();
