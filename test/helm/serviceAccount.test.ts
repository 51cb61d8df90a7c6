/** The service account: without a token, and not needed by jobs, which come before it. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { BASE, lacksHelm, render } from "./support/chart.ts";

const test = suite("chart: service account");

test("given the default, then pods have an account of their own without a token", async () => {
	const chart = await render();
	const account = chart.one("ServiceAccount") as { automountServiceAccountToken?: boolean };
	assert.is(account.automountServiceAccountToken, false);
	assert.is(chart.at("StatefulSet", "spec.template.spec.serviceAccountName"), "rel-adjutant");
	assert.is(chart.at("Job", "spec.template.spec.serviceAccountName", "rel-adjutant-migrate"), "default");
});

test("given one of the user's, then all have it, and none is made", async () => {
	const chart = await render({ ...BASE, serviceAccount: { create: false, name: "mine" } });
	assert.not(chart.has("ServiceAccount"));
	assert.is(chart.at("StatefulSet", "spec.template.spec.serviceAccountName"), "mine");
	assert.is(chart.at("Job", "spec.template.spec.serviceAccountName", "rel-adjutant-migrate"), "mine");
});

const lacking = await lacksHelm();
if (lacking) console.log(`SKIP helm: ${lacking}`);
else test.run();
