import { request } from "node:http";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { send } from "../support/client.ts";
import { startTestApp, type TestApp } from "./testApp.ts";

const test = suite("rate limit");
let app: TestApp;

test.before(async () => {
	app = await startTestApp(() => ({}), 1);
});
test.after(() => app.stop());

test("given three tries of a password, when a fourth comes, then 429 says when to come back, whatever address it claims", async () => {
	const attempt = (address: string) =>
		send(`${app.url}/api/auth/sign-in/email`, "POST", {
			body: { email: "nobody@example.org", password: "wrong password" },
			headers: { origin: app.url, "x-forwarded-for": address, "x-adjutant-client-address": address },
		});
	// All in one window, however long this machine takes for a password.
	const answers = await Promise.all(["10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4"].map(attempt));
	assert.equal(answers.map(({ status }) => status).toSorted(), [401, 401, 401, 429]);
	assert.match(answers.find(({ status }) => status === 429)?.headers.get("retry-after") ?? "", /^\d+$/);
});

// Other systems have no second loopback address without setting one up.
if (process.platform === "linux") {
	test("given one address has used its tries up, when another one tries, then it is heard", async () => {
		const status = await new Promise<number | undefined>((resolve, reject) => {
			const headers = { origin: app.url, "content-type": "application/json" };
			const options = { method: "POST", headers, localAddress: "127.0.0.2", agent: false } as const;
			const call = request(`${app.url}/api/auth/sign-in/email`, options, (response) => {
				response.resume();
				response.on("end", () => resolve(response.statusCode));
			});
			call.on("error", reject);
			call.end(JSON.stringify({ email: "nobody@example.org", password: "wrong password" }));
		});
		assert.is(status, 401);
	});
}

test.run();
