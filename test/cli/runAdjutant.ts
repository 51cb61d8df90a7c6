/** The `adjutant` command as an operator has it: a process with an environment, an output and an exit code. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const BIN = fileURLToPath(new URL("../../bin/adjutant.js", import.meta.url));
/** What the surroundings of a test run may have set and the command would obey. */
const UNSET = Object.fromEntries(
	["DATABASE_URL", "SMTP_URL", "PORT", "HOST", "DATA_DIR", "OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_MODEL"].map(
		(name) => [name, ""],
	),
);

export interface Run {
	readonly code: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

export async function runAdjutant(
	args: readonly string[],
	environment: Readonly<Record<string, string>> = {},
): Promise<Run> {
	const child = spawn(process.execPath, [BIN, ...args], {
		env: { ...process.env, ...UNSET, ...environment },
		stdio: ["ignore", "pipe", "pipe"],
	});
	let stdout = "";
	let stderr = "";
	child.stdout.on("data", (chunk: Buffer) => {
		stdout += String(chunk);
	});
	child.stderr.on("data", (chunk: Buffer) => {
		stderr += String(chunk);
	});
	const [code] = (await once(child, "close")) as [number | null];
	return { code, stdout, stderr };
}

/** What `doctor` says of each part: `database` → `ok PostgreSQL 18.4 answers.` */
export function findingsOf({ stdout }: Run): ReadonlyMap<string, string> {
	const lines = [...stdout.matchAll(/^(ok|note|PROBLEM) +(\S+) +(.*)$/gm)];
	return new Map(lines.map(([, mark = "", part = "", sentence = ""]) => [part, `${mark} ${sentence}`]));
}
