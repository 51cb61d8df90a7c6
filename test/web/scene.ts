/** What the tests of the built page begin with: the stub server, a browser before it, and a person who signs up. */
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import type { Test } from "uvu";
import * as assert from "uvu/assert";
import { habitsOfBrowser } from "../../web/src/time/habits.ts";
import { type LaunchedPage, launchBrowser, openPage } from "../support/chromium.ts";
import { type StubServer, startStubServer } from "./stubServer.ts";

/** The zone of the browser's device. */
export const ZONE = "Europe/Berlin";

export interface Scene {
	server: StubServer;
	launched: LaunchedPage;
	page: Page;
}

/** Each test of the suite has a server of its own and a browser that knows nothing yet, at the page's entrance. `args`: the browser's; `more`: what else the context is. */
export function openEach(test: Test<Scene>, args: readonly string[] = [], more: BrowserContextOptions = {}): void {
	if (!existsSync(fileURLToPath(new URL("../../web/dist/index.html", import.meta.url))))
		throw new Error("The page is not built: run `npm run prepare` first");
	let browser: Browser | undefined;
	test.before(async () => {
		browser = await launchBrowser(args);
	});
	test.after(() => browser?.close());
	test.before.each(async (scene) => {
		if (!browser) throw new Error("the browser was not started");
		scene.server = await startStubServer();
		scene.launched = await openPage(browser, {
			timezoneId: ZONE,
			locale: "en-GB",
			viewport: { width: 1280, height: 800 },
			...more,
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
export async function signUp(page: Page, heading?: string): Promise<void> {
	await page.getByRole("button", { name: "Create an account" }).click();
	await page.getByLabel("Name").fill("Ada Lovelace");
	await page.getByLabel("E-mail").fill("ada@example.org");
	await page.getByLabel("Password").fill("correct horse");
	await page.getByRole("button", { name: "Sign up" }).click();
	await page.getByRole("button", { name: "Looks right" }).click();
	await greeted(page, heading);
}

/**
 * What a person has after signing up, by the requests that the page would send for it: the form takes four times as long, and is
 * the matter of two tests (`page.test.ts`, `settings.test.ts`).
 */
export async function comeIn(page: Page, heading?: string): Promise<void> {
	const request = async (method: string, path: string, data: object) => {
		const headers = { "idempotency-key": randomUUID() };
		const answer = await page.context().request.fetch(new URL(path, page.url()).href, { method, headers, data });
		assert.is(answer.status(), 200, path);
	};
	const browser = (await page.evaluate(
		"[Intl.DateTimeFormat().resolvedOptions().timeZone, [...navigator.languages]]",
	)) as [string, string[]];
	const [time_zone, languages] = browser;
	await request("POST", "/api/auth/sign-up/email", { name: "Ada Lovelace", email: "ada@example.org" });
	await request("PATCH", "/api/me", { time_zone, ...habitsOfBrowser(languages) });
	await page.reload();
	await greeted(page, heading);
}

const greeted = (page: Page, heading = "What is to be done, Ada?") =>
	page.getByRole("heading", { name: heading }).waitFor();

/** Until the keys go there: a field may come a moment later than the press that brings it up. */
export const inHand = (page: Page, field: Locator) => field.and(page.locator(":focus")).waitFor();

export const row = (page: Page, title: string) => page.getByRole("listitem").filter({ hasText: title });
