/**
 * Under whose name the embedded server runs. PostgreSQL refuses root, so root hands it to the system's `postgres`
 * user when there is one, else to `nobody`; everybody else runs it himself.
 */
import { readFileSync, statSync } from "node:fs";
import path from "node:path";

export interface Account {
	readonly uid: number;
	readonly gid: number;
}

const NOBODY: Account = { uid: 65_534, gid: 65_534 };

/** The account to run the server under; `undefined`: this process's own. */
export function findServerAccount(): Account | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const line = readFileSync("/etc/passwd", "utf8")
		.split("\n")
		.find((entry) => entry.startsWith("postgres:"));
	const [, , uid, gid] = line?.split(":") ?? [];
	return uid === undefined || gid === undefined ? NOBODY : { uid: Number(uid), gid: Number(gid) };
}

/** Whether the account can walk to this directory, by the mode bits of it and everything above it. */
export function canReach(directory: string, { uid, gid }: Account): boolean {
	for (let at = path.resolve(directory); ; at = path.dirname(at)) {
		const stat = statSync(at, { throwIfNoEntry: false });
		if (stat !== undefined) {
			const execute = stat.uid === uid ? 0o100 : stat.gid === gid ? 0o010 : 0o001;
			if ((stat.mode & execute) === 0) return false;
		}
		if (at === path.dirname(at)) return true;
	}
}
