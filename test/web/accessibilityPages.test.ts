// file-timeout: 480 s
// test-timeout: 180 s
/** What stands in front of the page or before it, in German before axe: dialogs, the entrance, the pages of mail links, the dashboard. */
import type { Page } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { german } from "../../web/src/words/german.ts";
import { findChromium } from "../support/chromium.ts";
import { judge, type Look } from "./judge.ts";
import { comeIn, openEach, type Scene } from "./scene.ts";
import { addPlants } from "./stubSeries.ts";

const test = suite<Scene>("accessibility of dialogs and pages");
openEach(test);

const LOOKS: readonly Look[] = [
	{ colorScheme: "light", width: 320 },
	{ colorScheme: "dark", width: 1280 },
];
const token = (action: number) => btoa(String.fromCharCode(action, 1, 2, 3, 4, 5, 6, 7, 8)).replaceAll("=", "");
const isNoWider = async (page: Page, what: string) => {
	await page.setViewportSize({ width: 320, height: 800 });
	assert.is(await page.evaluate("document.documentElement.scrollWidth - innerWidth"), 0, what);
};

test("given the entrance and where the links of mails lead, in German, then nothing is found", async ({
	launched,
	server,
}) => {
	const context = await launched.browser.newContext({ locale: "de-DE" });
	const page = await context.newPage();
	await page.goto(server.url);
	await page.getByRole("heading", { level: 1 }).waitFor();
	await judge(page, "entrance", LOOKS);
	await page.getByRole("button", { name: german.entrance.createOne }).click();
	await judge(page, "a new account", LOOKS);
	await isNoWider(page, "a new account");
	const links = [
		"confirm/abcdefgh12345678",
		"reset/abcdefgh12345678",
		"problem/",
		...[0, 1, 2].map((n) => `mail/${token(n)}`),
	];
	for (const link of links) {
		await page.goto(`${server.url}/#account/${link}`);
		await page.reload();
		await page.getByRole("heading", { level: 1 }).waitFor();
		await judge(page, link, LOOKS);
		await isNoWider(page, link);
	}
	await page.goto(`${server.url}/any/thing`);
	await page.getByRole("heading", { level: 1, name: german.links.nothingTitle }).waitFor();
	await judge(page, "an address of nothing", LOOKS);
	await isNoWider(page, "an address of nothing");
	await page.getByRole("link", { name: german.links.open }).click();
	await page.getByRole("heading", { level: 1, name: german.entrance.welcome }).waitFor();
	await context.close();
});

test("given the dashboard and each dialog in German, then nothing is found", async ({ page, server }) => {
	addPlants(server.desk);
	await comeIn(page);
	Object.assign(server.desk.settings, { locale: "de-DE" });
	await page.goto(`${server.url}/#dashboard`);
	await page.reload();
	await page.locator('html[lang="de"]').waitFor({ state: "attached" });
	await page.locator(".bones").waitFor({ state: "detached" });
	await judge(page, "dashboard", LOOKS);
	await page.goto(`${server.url}/#tasks`);
	await page.locator(".task").first().waitFor();
	const dialog = page.locator("dialog[open]");
	const openings: Readonly<Record<string, () => Promise<void>>> = {
		adding: () => page.locator(".add-task").click(),
		keys: () => page.keyboard.press("?"),
		palette: () => page.keyboard.press("Control+k"),
		conversations: () => page.getByRole("button", { name: german.chat.conversations }).click(),
	};
	for (const [name, open] of Object.entries(openings)) {
		await page.setViewportSize({ width: 1280, height: 800 });
		await page.locator(".task .task-body").first().focus();
		await open();
		await dialog.waitFor();
		await judge(page, name, LOOKS);
		await page.keyboard.press("Escape");
		await dialog.waitFor({ state: "detached" });
	}
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
