/**
 * The log of security events: lines of their own beside the others, whatever `LOG_LEVEL` is, and counts. Accounts and
 * clients are keyed hashes: the same one is recognised again, and nobody finds out who it is without the secret.
 */
import { createHmac, hkdfSync } from "node:crypto";
import type { SecurityEventKind, SecurityLog } from "../ports/accounts/securityLog.ts";
import type { Log } from "../ports/process/log.ts";

/** Half of the digest: 64 bits tell the accounts of one installation apart. */
const HASH_LENGTH = 16;

export function createSecurityLog(options: {
	/** Writes every line, at `info`. */
	readonly log: Pick<Log, "info">;
	/** `AUTH_SECRET`; another one makes other hashes. */
	readonly secret: string;
	readonly count: (kind: SecurityEventKind) => void;
}): SecurityLog {
	const key = Buffer.from(hkdfSync("sha256", options.secret, "", "adjutant security log", 32));
	const hashOf = (what: "account" | "client", value: string | undefined) =>
		value === undefined
			? {}
			: {
					[what]: createHmac("sha256", key)
						.update(`${what}:${value.toLowerCase()}`)
						.digest("hex")
						.slice(0, HASH_LENGTH),
				};
	return {
		note({ kind, account, client }) {
			options.count(kind);
			options.log.info("security", { security: kind, ...hashOf("account", account), ...hashOf("client", client) });
		},
	};
}
