/** What the tests of the built page begin with: the stub server, a browser before it, and a person who signs up. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import type { Test } from "uvu";
import { type LaunchedPage, launchBrowser, openPage } from "../support/chromium.ts";
import { type StubServer, startStubServer } from "./stubServer.ts";

/** The zone of the browser's device. */
export const ZONE = "Europe/Berlin";

export interface Scene {
	server: StubServer;
	launched: LaunchedPage;
	page: Page;
}

/** Each test of the suite has a server of its own and a browser that knows nothing yet, at the page's entrance. */
export function openEach(test: Test<Scene>): void {
	if (!existsSync(fileURLToPath(new URL("../../web/dist/index.html", import.meta.url))))
		throw new Error("The page is not built: run `npm run prepare` first");
	let browser: Browser | undefined;
	test.before(async () => {
		browser = await launchBrowser();
	});
	test.after(() => browser?.close());
	test.before.each(async (scene) => {
		if (!browser) throw new Error("the browser was not started");
		scene.server = await startStubServer();
		scene.launched = await openPage(browser, {
			timezoneId: ZONE,
			locale: "en-GB",
			viewport: { width: 1280, height: 800 },
		});
		scene.page = scene.launched.page;
		scene.page.setDefaultTimeout(25_000);
		await scene.page.goto(scene.server.url);
	});
	test.after.each(async ({ server, launched }) => {
		await launched.close();
		await server.stop();
	});
}

/** Signs up and waits for the page's heading: the start page's, or that of the conversation which is taken up. */
export async function signUp(page: Page, heading = "What is to be done, Ada?"): Promise<void> {
	await page.getByRole("button", { name: "Create an account" }).click();
	await page.getByLabel("Name").fill("Ada Lovelace");
	await page.getByLabel("E-mail").fill("ada@example.org");
	await page.getByLabel("Password").fill("correct horse");
	await page.getByRole("button", { name: "Sign up" }).click();
	await page.getByRole("button", { name: "Looks right" }).click();
	await page.getByRole("heading", { name: heading }).waitFor();
}

export const row = (page: Page, title: string) => page.getByRole("listitem").filter({ hasText: title });
