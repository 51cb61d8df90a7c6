/** Addresses that reminders are posted to, and what is sent again, on the page against the stub server. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium } from "../support/chromium.ts";
import { until } from "../support/until.ts";
import { comeIn, openEach, type Scene } from "./scene.ts";

const test = suite<Scene>("addresses of users on the page");
openEach(test);

test("given a webhook, when it is set, then its secret shows once, reminders go there, and it can be taken off", async ({
	page,
	server,
}) => {
	await comeIn(page);
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

test("given an address that is refused, then the sentence stands at its field, which has the keyboard, and the next try is kept", async ({
	page,
	server,
}) => {
	await page.route("**/api/hooks", (route) => {
		const isWrong = route.request().method() === "POST" && String(route.request().postData()).includes("10.0.0.1");
		if (!isWrong) return route.continue();
		const errors = [{ field: "url", rule: "public", message: "That address is not public." }];
		const body = JSON.stringify({ code: "invalid", detail: "That address is not public.", errors });
		return route.fulfill({ status: 422, contentType: "application/problem+json", body });
	});
	await comeIn(page);
	await page.getByRole("button", { name: "Settings" }).click();
	const hook = page.getByRole("group", { name: "Webhook" });
	const address = hook.getByLabel("Webhook address");
	await address.fill("https://10.0.0.1/me");
	await hook.getByRole("button", { name: "Save" }).click();
	await hook.getByText("That address is not public.").waitFor();
	assert.is(await address.getAttribute("aria-invalid"), "true");
	assert.is(await page.evaluate("document.activeElement.value"), "https://10.0.0.1/me");
	assert.is(await page.locator(".toast").count(), 0);
	await address.fill("https://hooks.example.org/me");
	await hook.getByRole("button", { name: "Save" }).click();
	await hook.getByText("whsec_c2VjcmV0").waitFor();
	await hook.getByText("That address is not public.").waitFor({ state: "detached" });
	assert.is(server.desk.hooks.length, 1);
});

test("given a secret that shows once, when it is copied, then the clipboard has it; where that is forbidden, it is said", async ({
	page,
}) => {
	await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
	await comeIn(page);
	await page.getByRole("button", { name: "Settings" }).click();
	const hook = page.getByRole("group", { name: "Webhook" });
	await hook.getByLabel("Webhook address").fill("https://hooks.example.org/me");
	await hook.getByRole("button", { name: "Save" }).click();
	const copy = hook.getByRole("button", { name: "Copy the secret" });
	await copy.click();
	await page.getByRole("status").getByText("Copied.").waitFor();
	assert.is(await page.evaluate("navigator.clipboard.readText()"), "whsec_c2VjcmV0");
	await page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
	await copy.click();
	await page.getByRole("status").getByText("select it yourself").waitFor();
});

test("given a topic of ntfy and its token, when it is set, then reminders go there, and the token shows nowhere", async ({
	page,
	server,
}) => {
	await comeIn(page);
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
		...{ kind: "reminder", id: "d1", task_id: id, reminder_id: 1, channel: "webhook", state: "dead", attempts: 20 },
		...{ provider_answer: "503 no", message_id: "<d1@x>", planned_at: "2026-11-23T09:00:00.000Z" },
		...{ fired_at: "2026-11-23T09:00:00.000Z", held_until: null, late_by_ms: 0, sent_at: null, next_attempt_at: null },
	});
	await comeIn(page);
	await page.goto(`${server.url}/#deliveries`);
	const again = page.getByRole("button", { name: "Send again" });
	await again.click();
	await page.getByRole("status").getByText("Sending it again").waitFor();
	assert.ok(await again.isDisabled());
	assert.equal(server.desk.sentAgain, ["d1"]);
});

test("given daily digests, then they stand with the reminders, those that could not be sent with the answer and a button", async ({
	page,
	server,
}) => {
	const common = { kind: "digest", channel: "email", message_id: "<d1@x>", planned_at: "2026-11-23T07:00:00.000Z" };
	const digest = { ...common, late_by_ms: 0, sent_at: null, next_attempt_at: null };
	server.desk.deliveries.push(
		{ ...digest, id: "d1", state: "dead", attempts: 3, provider_answer: "550 no such user", local_date: "2020-11-23" },
		{ ...digest, id: "d2", state: "empty", attempts: 1, provider_answer: null, local_date: "2020-11-22" },
	);
	await comeIn(page);
	await page.goto(`${server.url}/#deliveries`);
	const refused = page.getByRole("article").filter({ hasText: /Daily digest, .*23/ });
	await refused.getByText("550 no such user").waitFor();
	await refused.getByText("could not be sent").waitFor();
	const empty = page.getByRole("article").filter({ hasText: /Daily digest, .*22/ });
	await empty.getByText("there was nothing to tell").waitFor();
	assert.is(await empty.getByRole("button").count(), 0);
	await refused.getByRole("button", { name: "Send again" }).click();
	await page.getByRole("status").getByText("Sending it again").waitFor();
	assert.equal(server.desk.sentAgain, ["d1"]);
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
