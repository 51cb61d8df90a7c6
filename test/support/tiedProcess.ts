/** Processes and folders that end with this process, however it ends: nothing of a cluster outlives its harness. */
import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const canTie = process.platform === "linux" && spawnSync("setpriv", ["--version"]).status === 0;

/** Starts a program that the kernel sends `signal` when this process dies (Linux; elsewhere it is only a child). */
export function spawnTied(
	signal: "KILL" | "QUIT",
	command: string,
	args: readonly string[],
	options: SpawnOptions,
): ChildProcess {
	return canTie
		? spawn("setpriv", ["--pdeathsig", signal, command, ...args], options)
		: spawn(command, [...args], options);
}

export function isAlive(child: ChildProcess): boolean {
	return child.exitCode === null && child.signalCode === null;
}

/** Of any process of this account, by its id. */
export function isProcessAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}

/** Sends the signal, and SIGKILL when that has not ended it after `boundMs`. Resolves when it is gone. */
export async function endChild(child: ChildProcess, signal: NodeJS.Signals, boundMs = 30_000): Promise<void> {
	if (!isAlive(child)) return;
	const exited = once(child, "exit");
	child.kill(signal);
	const bound = setTimeout(() => child.kill("SIGKILL"), boundMs);
	await exited;
	clearTimeout(bound);
}

export interface TiedFolder {
	readonly path: string;
	remove(): Promise<void>;
}

/** A folder in the temporary one. A small shell waits for the end of this process and removes what is left then. */
export function createTiedFolder(prefix: string): TiedFolder {
	const path = mkdtempSync(join(tmpdir(), prefix));
	// The database's own account must be able to walk in.
	chmodSync(path, 0o755);
	const reaper = spawn("sh", ["-c", 'cat >/dev/null; [ -d "$0" ] && sleep 1; rm -rf "$0"', path], {
		stdio: ["pipe", "ignore", "ignore"],
		detached: true,
	});
	reaper.unref();
	return {
		path,
		async remove() {
			rmSync(path, { recursive: true, force: true });
			const gone = once(reaper, "exit");
			reaper.ref();
			reaper.stdin.end();
			await gone;
		},
	};
}
