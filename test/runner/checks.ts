/** The steps of `npm run check`, one after another, each reported by itself, so that one red step does not hide the next. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Totals } from "./runFiles.ts";

/** Runs each step and prints one line for it; a failed one counts as one failed test. */
export async function runChecks(root: string, print: (line: string) => void): Promise<Totals> {
	const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
		scripts: Readonly<Record<string, string>>;
	};
	const recap: string[] = [];
	for (const step of (manifest.scripts.check ?? "").split(" && ")) {
		const startedAt = performance.now();
		const { code, output } = await runStep(root, step);
		const elapsed = `${Math.round(performance.now() - startedAt)} ms`;
		print(`${code === 0 ? "ok  " : "FAIL"} check: ${step}  ${elapsed}`);
		if (code === 0) continue;
		recap.push(`check: ${step}: ${output.trim().split("\n", 1)[0]}`);
		print(output.trimEnd().replace(/^/gm, "     | "));
	}
	return { passed: 0, failed: recap.length, skipped: 0, recap };
}

function runStep(root: string, step: string): Promise<{ code: number | null; output: string }> {
	return new Promise((resolve, reject) => {
		const child = spawn(step, {
			cwd: root,
			shell: true,
			stdio: ["ignore", "pipe", "pipe"],
			env: { ...process.env, PATH: `${path.join(root, "node_modules", ".bin")}${path.delimiter}${process.env.PATH}` },
		});
		let output = "";
		const read = (chunk: string): void => {
			output += chunk;
		};
		child.stdout.setEncoding("utf8").on("data", read);
		child.stderr.setEncoding("utf8").on("data", read);
		child.once("error", reject);
		child.once("close", (code) => resolve({ code, output }));
	});
}
