/** Which folders the embedded server uses. They follow from DATA_DIR alone, so that a second process finds the same. */
import { createHash } from "node:crypto";
import { chmodSync, chownSync, mkdirSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Log } from "../../ports/process/log.ts";
import { type Account, canReach } from "./account.ts";

export interface Place {
	/** All files of the server, mode 0700: the server trusts everyone who may enter it, without a password. */
	readonly dir: string;
	/** The database files. */
	readonly cluster: string;
	readonly socketDir: string;
	readonly serverLog: string;
}

/** The kernel's bound for the path of a Unix socket is 108 bytes with its closing NUL (104 on macOS). */
const LONGEST_SOCKET_PATH = 103;
const SOCKET_NAME = ".s.PGSQL.5432";

/**
 * Makes the folders. Normally `<dataDir>/postgres`. When this is root and the server's account cannot walk to
 * `dataDir` (root's own home is closed to others), `/var/lib/adjutant/<hash of dataDir>` with a warning that says so.
 */
export function preparePlace(dataDir: string, account: Account | undefined, log: Log): Place {
	mkdirSync(dataDir, { recursive: true });
	const real = realpathSync(dataDir);
	const digest = createHash("sha256").update(real).digest("hex").slice(0, 12);
	let dir = path.join(real, "postgres");
	if (account !== undefined && !canReach(real, account)) {
		dir = path.join("/var/lib/adjutant", digest);
		log.warn(
			`The database is kept in ${dir}, because PostgreSQL may not run as root and no other user can enter ${real}`,
		);
	}
	ownedFolder(dir, account);
	let socketDir = dir;
	if (Buffer.byteLength(path.join(dir, SOCKET_NAME)) > LONGEST_SOCKET_PATH) {
		socketDir = path.join(tmpdir(), `adjutant-${digest}`);
		ownedFolder(socketDir, account);
	}
	return { dir, cluster: path.join(dir, "cluster"), socketDir, serverLog: path.join(dir, "server.log") };
}

function ownedFolder(folder: string, account: Account | undefined): void {
	mkdirSync(folder, { recursive: true });
	// Fails when somebody else made the folder first (a planted one in the shared temporary folder).
	if (account !== undefined) chownSync(folder, account.uid, account.gid);
	chmodSync(folder, 0o700);
}
