/** Processes that a test file started and did not end, found by a mark in their environment. */
import { readdirSync, readFileSync } from "node:fs";

/**
 * The variable that a test file's process hands down to whatever it starts. It holds the marks of all files around it:
 * a run inside a test must not hide its processes from the run outside.
 */
export const MARK = "ADJUTANT_TEST_FILE_ID";

/** Pids that carry the mark, besides `except`. Empty where there is no /proc: then only the process group is known. */
export function findLeftovers(mark: string, except: number): number[] {
	let entries: string[];
	try {
		entries = readdirSync("/proc");
	} catch {
		return [];
	}
	return entries.filter((entry) => /^\d+$/.test(entry) && Number(entry) !== except && carries(entry, mark)).map(Number);
}

function carries(pid: string, mark: string): boolean {
	try {
		// A zombie is dead already and keeps no environment, so it is never found here.
		const environment = readFileSync(`/proc/${pid}/environ`, "latin1").split("\0");
		return environment.some((entry) => entry.startsWith(`${MARK}=`) && entry.includes(mark));
	} catch {
		// It ended meanwhile, or belongs to somebody else: not ours in both cases.
		return false;
	}
}

/** SIGKILL to the process, or with a negative pid to its group; who is gone already is no fault. */
export function killHard(pid: number): void {
	try {
		process.kill(pid, "SIGKILL");
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
	}
}
