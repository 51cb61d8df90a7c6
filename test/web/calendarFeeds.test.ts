// file-timeout: 300 s
// test-timeout: 120 s
/** Calendar feeds in the settings, in a real browser: a link is made, leads to the tasks, and leads nowhere once it is revoked. */
import type { Browser, Page } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium, type LaunchedPage, launchBrowser, openPage } from "../support/chromium.ts";
import { type Client, signUp } from "../support/client.ts";
import { createInstallation, type Installation } from "../support/server.ts";

interface Scene {
	installation: Installation;
	browser: Browser;
	launched: LaunchedPage;
	page: Page;
	home: string;
	user: Client;
}
const test = suite<Scene>("calendar feeds on the page");
const EMAIL = "ada@example.org";

test.before(async (scene) => {
	scene.installation = await createInstallation();
	await scene.installation.start();
	scene.home = `http://localhost:${scene.installation.port}/`;
	scene.user = await signUp(scene.home.slice(0, -1), EMAIL);
	scene.browser = await launchBrowser();
	scene.launched = await openPage(scene.browser, { locale: "en-GB", viewport: { width: 1280, height: 900 } });
	scene.page = scene.launched.page;
	scene.page.setDefaultTimeout(40_000);
});
test.after(async ({ launched, browser, installation }) => {
	await launched.close();
	await browser.close();
	await installation.dispose();
});

test("given the settings, when a link is made and then revoked, then it leads to the tasks until then", async ({
	page,
	home,
	user,
}) => {
	const due = { at: "2031-01-07T09:00:00Z", time_zone: "UTC" };
	await user.request("POST", "/api/tasks", { body: { title: "Water the ferns", due } });
	await page.goto(home);
	await page.getByLabel("E-mail").fill(EMAIL);
	await page.getByLabel("Password").fill("correct horse battery");
	await page.getByRole("button", { name: "Sign in" }).click();
	await page.getByRole("button", { name: "Settings" }).click();
	const section = page.locator("section", { has: page.getByRole("heading", { name: "Calendar feeds" }) }).last();
	await section.getByText("No calendar reads your tasks yet.").waitFor();

	await section.getByText("Make a link").first().click();
	await section.getByLabel("What the calendar is called").fill("My tasks");
	await section.getByLabel("What it shows").selectOption("both");
	await section.getByRole("button", { name: "Make a link" }).click();
	const link = (await section.locator("code").textContent()) ?? "";
	const feed = await fetch(link);
	assert.is(feed.status, 200);
	assert.match(await feed.text(), "SUMMARY:Water the ferns");
	await section.getByText("events and tasks, not read yet").waitFor();

	await section.getByRole("button", { name: "Revoke the calendar feed My tasks" }).click();
	await section.getByText("No calendar reads your tasks yet.").waitFor();
	assert.is((await fetch(link)).status, 404);
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
