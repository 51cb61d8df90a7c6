/** The HTTPRoute of the Gateway API: over TLS alone, without a bound on streams. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { BASE, lacksHelm, render } from "./support/chart.ts";
import { matches, PATHS } from "./support/waysIn.ts";

const test = suite("chart: HTTPRoute");
const httpRoute = {
	enabled: true,
	hostnames: ["tasks.example.org"],
	parentRefs: [{ name: "gateway", sectionName: "https" }],
	redirectParentRefs: [{ name: "gateway", sectionName: "http" }],
};

test("given the default, then there is none", async () => {
	assert.not((await render()).has("HTTPRoute"));
});

test("given an HTTPRoute, then every path reaches the pods' service from the listener for https, without a bound of time", async () => {
	const chart = await render({ ...BASE, httpRoute, service: { port: 8080 } });
	assert.equal(chart.at("HTTPRoute", "spec.parentRefs", "rel-adjutant"), httpRoute.parentRefs);
	const [rule, ...more] = chart.at<
		readonly { matches: readonly { path: { type: string; value: string } }[]; timeouts: object; backendRefs: object }[]
	>("HTTPRoute", "spec.rules", "rel-adjutant");
	assert.equal(more, []);
	for (const path of PATHS) {
		assert.ok(
			rule?.matches.some((one) => one.path.type === "PathPrefix" && matches(one.path.value, path)),
			path,
		);
	}
	assert.equal(rule?.timeouts, { request: "0s", backendRequest: "0s" });
	assert.equal(rule?.backendRefs, [{ name: "rel-adjutant", port: 8080 }]);
});

test("given the listener for http, then everything there is sent to https", async () => {
	const chart = await render({ ...BASE, httpRoute });
	assert.equal(chart.at("HTTPRoute", "spec.parentRefs", "rel-adjutant-redirect"), httpRoute.redirectParentRefs);
	assert.equal(chart.at("HTTPRoute", "spec.rules", "rel-adjutant-redirect"), [
		{ filters: [{ type: "RequestRedirect", requestRedirect: { scheme: "https", statusCode: 301 } }] },
	]);
	const without = await render({ ...BASE, httpRoute: { ...httpRoute, redirectParentRefs: [] } });
	assert.not(without.has("HTTPRoute", "rel-adjutant-redirect"));
});

const lacking = await lacksHelm();
if (lacking) console.log(`SKIP helm: ${lacking}`);
else test.run();
