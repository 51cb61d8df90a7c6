/** Addresses that reminders are posted to, and what is sent again, on the page against the stub server. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium } from "../support/chromium.ts";
import { until } from "../support/until.ts";
import { openEach, type Scene, signUp } from "./scene.ts";

const test = suite<Scene>("addresses of users on the page");
openEach(test);

test("given a webhook, when it is set, then its secret shows once, reminders go there, and it can be taken off", async ({
	page,
	server,
}) => {
	await signUp(page);
	await page.getByRole("button", { name: "Settings" }).click();
	const hook = page.getByRole("group", { name: "Webhook" });
	await hook.getByLabel("Webhook address").fill("https://hooks.example.org/me");
	await hook.getByRole("button", { name: "Save" }).click();
	await hook.getByText("whsec_c2VjcmV0").waitFor();
	await hook.getByText("https://hooks.example.org/me").waitFor();
	await until("reminders go there", () => (server.desk.settings.channels as readonly string[]).includes("webhook"));
	await hook.getByRole("button", { name: "Remove the webhook" }).click();
	await hook.getByText("https://hooks.example.org/me").waitFor({ state: "detached" });
	await hook.getByText("whsec_c2VjcmV0").waitFor({ state: "detached" });
	assert.equal(server.desk.hooks, []);
});

test("given a topic of ntfy and its token, when it is set, then reminders go there, and the token shows nowhere", async ({
	page,
	server,
}) => {
	await signUp(page);
	await page.getByRole("button", { name: "Settings" }).click();
	const hook = page.getByRole("group", { name: "ntfy" });
	await hook.getByLabel("Topic address").fill("https://ntfy.sh/ada-9f3k");
	await hook.getByLabel("Access token").fill("tk_ada");
	await hook.getByRole("button", { name: "Save" }).click();
	await hook.getByText("https://ntfy.sh/ada-9f3k").waitFor();
	await until("reminders go there", () => (server.desk.settings.channels as readonly string[]).includes("ntfy"));
	assert.is(server.desk.hookTokens.at(-1), "tk_ada");
	assert.is(await hook.getByLabel("Access token").inputValue(), "");
	await hook.getByRole("button", { name: "Remove the ntfy topic" }).click();
	await hook.getByText("https://ntfy.sh/ada-9f3k").waitFor({ state: "detached" });
});

test("given a reminder that could not be sent, when it is sent again, then the server is asked once", async ({
	page,
	server,
}) => {
	const { id } = server.desk.add("Pay the rent");
	server.desk.deliveries.push({
		...{ id: "d1", task_id: id, reminder_id: 1, channel: "webhook", state: "dead", attempts: 20 },
		...{ provider_answer: "503 no", message_id: "<d1@x>", planned_at: "2026-11-23T09:00:00.000Z" },
		...{ fired_at: "2026-11-23T09:00:00.000Z", held_until: null, late_by_ms: 0, sent_at: null, next_attempt_at: null },
	});
	await signUp(page);
	await page.goto(`${server.url}/#deliveries`);
	const again = page.getByRole("button", { name: "Send again" });
	await again.click();
	await page.getByRole("status").getByText("It is sent again").waitFor();
	assert.ok(await again.isDisabled());
	assert.equal(server.desk.sentAgain, ["d1"]);
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
