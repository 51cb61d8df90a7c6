/** Parts of the page that load later: what the page begins with is asked for twice, and what else cannot be had says so. */
import type { Page } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium } from "../support/chromium.ts";
import { comeIn, openEach, type Scene } from "./scene.ts";

const test = suite<Scene>("parts that load later");
openEach(test);

/** A page whose requests for this part fail so many times; no worker answers for them. */
async function breakPart({ launched, server }: Scene, part: string, times: number) {
	const context = await launched.browser.newContext({ serviceWorkers: "block", locale: "en-GB" });
	const page: Page = await context.newPage();
	let failed = 0;
	await page.route(new RegExp(`/assets/${part}-[^/]+\\.js$`), async (route) => {
		if (failed >= times) return route.continue();
		failed += 1;
		await route.abort("connectionreset");
	});
	await page.goto(server.url, { waitUntil: "commit" });
	return { page, failures: () => failed };
}

test("given a part that the page begins with cannot be had, then the page loads itself once more", async (scene) => {
	for (const part of ["firstEnglish", "Shell", "SignIn"]) {
		const { page, failures } = await breakPart(scene, part, 1);
		await page.getByRole("heading", { level: 1 }).waitFor();
		if (part === "firstEnglish") await comeIn(page);
		else await signIn(page);
		await page.getByRole("button", { name: "Settings", exact: true }).click();
		await page.getByRole("heading", { name: "Settings", exact: true }).waitFor();
		assert.is(failures(), 1, part);
		await page.context().close();
	}
});

test("given a part behind the first ones cannot be had, when nobody has pressed anything yet, then the page loads itself once more", async (scene) => {
	scene.server.desk.add("Pay the rent");
	await comeIn(scene.page);
	const { page, failures } = await breakPart(scene, "TaskPane", 1);
	await signIn(page);
	await page.locator(".task").first().waitFor();
	await page.goto(`${scene.server.url}/?task=1#tasks`);
	await page.reload();
	await page.getByRole("textbox", { name: "Title" }).waitFor();
	assert.is(failures(), 1);
});

test("given a part that cannot be had twice, then a button says so instead of a third try", async (scene) => {
	const { page, failures } = await breakPart(scene, "SignIn", 2);
	const again = page.getByRole("button", { name: "Try again" });
	await again.waitFor();
	assert.is(failures(), 2);
	await again.click();
	await page.getByRole("heading", { level: 1 }).waitFor();
});

test("given a view that cannot be had, then that is said, and a button loads the page anew", async (scene) => {
	await comeIn(scene.page);
	const { page, failures } = await breakPart(scene, "History", 1);
	await signIn(page);
	await page.locator(".task, .nothing").first().waitFor();
	await page.getByRole("button", { name: "History", exact: true }).click();
	await page.getByRole("button", { name: "Try again" }).click();
	await page.getByRole("heading", { name: "History", exact: true }).waitFor();
	assert.is(failures(), 1);
});

async function signIn(page: Page): Promise<void> {
	await page.getByLabel("E-mail").fill("ada@example.org");
	await page.getByLabel("Password").fill("correct horse");
	await page.getByRole("button", { name: "Sign in", exact: true }).click();
	await page.locator(".shell").waitFor();
}

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
