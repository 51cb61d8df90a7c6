/** The chart as a package that is signed: who has the key's public half can tell that nobody changed it. Keys are made for the test and thrown away. */
import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { CHART } from "./support/chart.ts";
import { findHelm } from "./support/tools.ts";

const test = suite("chart: its package");
const WHO = "Chart for tests <chart@example.org>";

function lacksGpg(): string | undefined {
	try {
		execFileSync("gpg", ["--version"], { stdio: "ignore" });
		return undefined;
	} catch {
		return "there is no gpg";
	}
}

const helm = await findHelm();
const lacking = typeof helm === "string" ? lacksGpg() : helm.lacking;
if (lacking !== undefined || typeof helm !== "string") console.log(`SKIP the signed package: ${lacking}`);
else {
	test("given the chart, when it is packed and signed as the guide says, then its signature holds, and not for a package that was changed", async () => {
		const folder = mkdtempSync(join(tmpdir(), "adjutant-package-"));
		const home = join(folder, "gnupg");
		mkdirSync(home, { mode: 0o700 });
		const env = { ...process.env, GNUPGHOME: home, HOME: folder };
		const run = (program: string, ...args: string[]) => promisify(execFile)(program, args, { env, encoding: "buffer" });
		try {
			await run("gpg", "--batch", "--passphrase", "", "--quick-generate-key", WHO, "rsa2048", "sign", "1d");
			// Helm reads rings of the form that gpg had before version 2.1.
			const ring = async (name: string, how: string) => {
				writeFileSync(join(folder, name), (await run("gpg", "--batch", how)).stdout, { mode: 0o600 });
				return join(folder, name);
			};
			const [secret, open] = [await ring("secret.gpg", "--export-secret-keys"), await ring("open.gpg", "--export")];
			await run(helm, "package", CHART, "--destination", folder, "--sign", "--key", WHO, "--keyring", secret);
			const files = readdirSync(folder).filter((name) => name.startsWith("adjutant-"));
			const [packed = ""] = files.filter((name) => name.endsWith(".tgz"));
			assert.ok(files.includes(`${packed}.prov`), String(files));
			const verify = () => run(helm, "verify", join(folder, packed), "--keyring", open);
			await verify();
			assert.match(readFileSync(join(folder, `${packed}.prov`), "utf8"), "sha256:");
			writeFileSync(join(folder, packed), Buffer.concat([readFileSync(join(folder, packed)), Buffer.from([0])]));
			await verify().then(
				() => assert.unreachable("a package that was changed was taken"),
				(fault: Error & { stderr: Buffer }) => assert.match(String(fault.stderr), /sha256 sum does not match/),
			);
		} finally {
			// The agent that gpg starts for itself.
			await run("gpgconf", "--kill", "all").catch(() => undefined);
			rmSync(folder, { recursive: true, force: true });
		}
	});
}

test.run();
