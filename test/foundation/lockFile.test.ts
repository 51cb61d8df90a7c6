// `npm ci` refuses a lock file that lacks a package, also one that only another platform would install, and a
// registry named in it binds everybody to that registry.
import { readFileSync } from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";

const test = suite("lock file");

interface LockedPackage {
	readonly version?: string;
	readonly resolved?: string;
	readonly optional?: boolean;
	readonly optionalDependencies?: Readonly<Record<string, string>>;
	readonly dependencies?: Readonly<Record<string, string>>;
	readonly devDependencies?: Readonly<Record<string, string>>;
}

const read = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");
const { packages } = JSON.parse(read("package-lock.json")) as { packages: Readonly<Record<string, LockedPackage>> };

/** The places where npm looks for what a package at `place` needs: its own folder, then those above it. */
function isLocked(place: string, name: string): boolean {
	for (let folder = place; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
		if (packages[folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`] !== undefined) return true;
		if (folder === "") return false;
	}
}

test("given every package, then all that it needs on any platform is locked", () => {
	const missing = Object.entries(packages).flatMap(([place, { dependencies, devDependencies, optionalDependencies }]) =>
		Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })
			.filter((name) => !isLocked(place, name))
			.map((name) => `${name}, needed by ${place || "the project"}`),
	);
	assert.equal(missing, []);
});

test("given every package, then no registry is named", () => {
	assert.equal(
		Object.entries(packages)
			.filter(([, { resolved }]) => resolved !== undefined)
			.map(([place]) => place),
		[],
	);
});

test("given package.json, then each version is exact and is the one that is locked", () => {
	const manifest = JSON.parse(read("package.json")) as LockedPackage;
	const wanted = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
	for (const [name, version] of Object.entries(wanted)) {
		// A package under another name says whose it is before its version.
		assert.is(packages[`node_modules/${name}`]?.version, version.replace(/^npm:.+@/, ""), name);
	}
});

test.run();
