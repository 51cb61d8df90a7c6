// file-timeout: 300 s
// test-timeout: 180 s
/** The dashboard of a real server of one pod: its frames make the picture, and each of its figures says what it means. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { launchPage } from "../support/chromium.ts";
import { signUp } from "../support/client.ts";
import { createInstallation } from "../support/server.ts";

const test = suite("dashboard of a server");
const EMAIL = "ada@example.org";

test("given a server, when its operator looks, then its shards are drawn and each figure says what it means", async () => {
	const installation = await createInstallation();
	const { url } = await installation.start();
	const client = await signUp(url, EMAIL);
	await client.request("POST", "/api/quick-add", { body: { text: "Call mum" } });
	const at = Temporal.Now.instant().add({ minutes: 5 }).toString();
	await client.request("POST", "/api/tasks/1/reminders", { body: { at } });
	const launched = await launchPage({ locale: "en-GB", viewport: { width: 1280, height: 900 } });
	try {
		const { page } = launched;
		page.setDefaultTimeout(30_000);
		await page.goto(url);
		await page.getByLabel("E-mail").fill(EMAIL);
		await page.getByLabel("Password").fill("correct horse battery");
		await page.getByRole("button", { name: "Sign in" }).click();
		await page.locator(".shell").waitFor();
		await page.evaluate('location.hash = "#dashboard"');
		await page.getByText("1 pod answering, 16 shards, each with a pod.").waitFor();
		assert.is(await page.locator("button.cell").count(), 16);
		// Whoever has a reminder within ten minutes is shown by the beginning of the id, and by nothing else.
		const busy = page.locator(".panel").filter({ hasText: "Busiest accounts" });
		await busy.getByText(/[0-9a-f]{8}…: 0 messages waiting, \d reminders? armed/).waitFor();
		assert.not.match((await page.locator(".dashboard").textContent()) ?? "", /mum|\bada\b/i);
		await page.getByText("All figures as tables").click();
		await page.locator(".figure").first().waitFor();
		const silent = await page.locator(".figure:not(:has(.means)) dt").allInnerTexts();
		assert.equal(silent, []);
		assert.ok((await page.locator(".figure").count()) > 35);
	} finally {
		await launched.close();
		await installation.dispose();
	}
});

test.run();
