/** Secrets made at the first start and kept in one file that only its owner can read. */
import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Configuration } from "../config.ts";
import type { Secrets } from "../ports/process/secrets.ts";
import { StartProblem } from "../ports/process/startProblem.ts";

const secretsFile = z
	.string()
	.transform((text, context): unknown => {
		try {
			return JSON.parse(text);
		} catch {
			context.addIssue({ code: "custom", message: "is no JSON" });
			return z.NEVER;
		}
	})
	.pipe(z.object({ auth_secret: z.string().min(32) }));

/** The signing secret of this installation; made once, whichever of several starting processes is first. */
export function readOrMakeAuthSecret(dataDir: string): string {
	const path = join(dataDir, "secrets.json");
	mkdirSync(dataDir, { recursive: true });
	const made = { auth_secret: randomBytes(32).toString("base64url") };
	const draft = `${path}.${process.pid}`;
	writeFileSync(draft, `${JSON.stringify(made, null, "\t")}\n`, { mode: 0o600 });
	try {
		// A link never replaces a file: of two processes that start at once, one wins and both read the winner's.
		linkSync(draft, path);
	} catch (fault) {
		if (!(fault instanceof Error && "code" in fault && fault.code === "EEXIST")) throw fault;
	} finally {
		unlinkSync(draft);
	}
	const read = secretsFile.safeParse(readFileSync(path, "utf8"));
	if (!read.success) {
		throw new StartProblem(
			"secrets",
			`${path} is not readable as secrets: restore it, or delete it and sign in again.`,
		);
	}
	return read.data.auth_secret;
}

/** Those of the configuration, or the one that is made; none comes twice. */
export function readSecrets(config: Pick<Configuration, "AUTH_SECRET" | "AUTH_SECRET_OTHER" | "DATA_DIR">): Secrets {
	const current = config.AUTH_SECRET ?? readOrMakeAuthSecret(config.DATA_DIR);
	const other = config.AUTH_SECRET_OTHER;
	return other === undefined || other === current ? [current] : [current, other];
}
