/** Whether what lies sealed in the database can be read, and whether an older secret may be left out. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { readSecrets } from "../host/secrets.ts";
import { lookAtSealed } from "../parts/sealAnew.ts";
import type { Store } from "../parts/store.ts";
import type { Secrets } from "../ports/process/secrets.ts";
import type { CommandContext } from "./command.ts";
import { type Finding, problem, remark, well } from "./finding.ts";

export async function checkSeals({ config }: CommandContext, { database }: Store): Promise<Finding> {
	const secrets = secretsOf(config);
	if (secrets === undefined)
		return remark("AUTH_SECRET is not set here: what is sealed in the database was not looked at.");
	const { older, unreadable } = await lookAtSealed(database, secrets, { mend: false });
	if (unreadable > 0) {
		return problem(
			`${unreadable} secrets (second factors, hooks, keys) are sealed under a secret that is not here: set the one before as AUTH_SECRET_OTHER.`,
		);
	}
	if (older > 0)
		return remark(`${older} secrets are still sealed under AUTH_SECRET_OTHER: servers seal them anew within an hour.`);
	return well(
		secrets.length === 1
			? "What is sealed in the database can be read."
			: "Everything is sealed under AUTH_SECRET: AUTH_SECRET_OTHER is needed by sessions and links alone.",
	);
}

/** None is made here: that is for the server. */
function secretsOf(config: CommandContext["config"]): Secrets | undefined {
	const isThere = config.AUTH_SECRET !== undefined || existsSync(join(config.DATA_DIR, "secrets.json"));
	return isThere ? readSecrets(config) : undefined;
}
