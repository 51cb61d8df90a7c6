/** `npm run test:kube` without a cluster: it says so, and why, and is no failure. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";

const test = suite("the chart on a cluster: where there is none");
const ROOT = join(import.meta.dirname, "../..");
const run = (env: Readonly<Record<string, string>>) =>
	spawnSync(process.execPath, [join(ROOT, "bin/node26.js"), join(ROOT, "test/kube/run.ts")], {
		encoding: "utf8",
		env: { ...process.env, KUBECONFIG: "", KUBE_HOST: "", ...env },
	});

for (const [given, env, why] of [
	["no cluster", {}, "KUBECONFIG names no cluster"],
	["no address that pods reach", { KUBECONFIG: "/nowhere" }, "KUBE_HOST is not set"],
] as const) {
	test(`given ${given}, then it is skipped with the reason`, () => {
		const { status, stdout, stderr } = run(env);
		assert.is(status, 0, stderr);
		assert.match(stdout, new RegExp(`^SKIP the chart on a cluster: ${why}.*\n$`));
	});
}

test.run();
