/** The pod of `helm test`, and what NOTES say after an install. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readConfiguration } from "../../src/config.ts";
import { BASE, CHART, lacksHelm, notes, reach, render } from "./support/chart.ts";

const test = suite("chart: helm test and notes");

test("given `helm test`, then its pod tries the service of clients, without rights, and stays for its log", async () => {
	const chart = await render({ ...BASE, service: { port: 8080 } });
	const pod = chart.one("Pod", "rel-adjutant-try");
	assert.is(pod.metadata.annotations?.["helm.sh/hook"], "test");
	assert.is(pod.metadata.annotations?.["helm.sh/hook-delete-policy"], "before-hook-creation");
	assert.equal(reach(pod, "spec.containers.0.command"), [
		"node",
		"bin/adjutant.js",
		"try",
		"http://rel-adjutant.tasks.svc:8080",
	]);
	assert.is(reach(pod, "spec.restartPolicy"), "Never");
	assert.is(reach(pod, "spec.automountServiceAccountToken"), false);
	assert.is(reach(pod, "spec.containers.0.securityContext.readOnlyRootFilesystem"), true);
	assert.not.ok(pod.metadata.labels?.["adjutant/server"], "no client is sent to it");
});

test("given its variables, then the command takes them: the database, the page's origin, the secret of the account", async () => {
	const chart = await render();
	const env = reach(chart.one("Pod", "rel-adjutant-try"), "spec.containers.0.env") as readonly { name: string }[];
	assert.equal(
		env.map(({ name }) => name),
		["DATABASE_URL", "AUTH_SECRET"],
	);
	const settings = chart.one("ConfigMap", "rel-adjutant").data;
	assert.ok(readConfiguration({ ...settings, DATABASE_URL: "postgres://a@b/c" }, { serves: false }));
});

test("given the folder of tests that Helm leaves out, then it is not the one of the templates", () => {
	assert.match(readFileSync(join(CHART, ".helmignore"), "utf8"), /^\/tests\/$/m);
});

test("given an install, then the notes name the next steps and what is missing", async () => {
	const least = await notes({ database: { existingSecret: "db" }, replicas: 1, autoscaling: { enabled: false } });
	for (const part of [
		"kubectl --namespace tasks rollout status statefulset/rel-adjutant",
		"kubectl --namespace tasks port-forward service/rel-adjutant 3000:80",
		"grep 'first account'",
		"helm --namespace tasks test rel --logs",
		"Keep a copy of the Secret rel-adjutant",
		"No mail server is set",
		"Nobody outside reaches it yet",
	]) {
		assert.match(least, part);
	}
	const whole = await notes({
		...BASE,
		smtp: { existingSecret: "smtp" },
		secrets: { existingSecret: "own" },
		ingress: { enabled: true, host: "tasks.example.org" },
	});
	assert.match(whole, "Then: https://tasks.example.org");
	for (const part of ["port-forward", "Keep a copy", "No mail server", "Nobody outside"]) assert.not.match(whole, part);
});

test("given the log line that the notes look for, then the server prints it", () => {
	const source = readFileSync(join(CHART, "../../src/parts/announceAccounts.ts"), "utf8");
	assert.match(source, "The first account, the operator's, is made here");
});

const lacking = await lacksHelm();
if (lacking) console.log(`SKIP helm: ${lacking}`);
else test.run();
