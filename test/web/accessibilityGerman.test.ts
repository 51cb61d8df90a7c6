// file-timeout: 480 s
// test-timeout: 180 s
/** The views in German before axe, from the narrowest phone to a wide screen: words are longer there. */
import type { Page } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium } from "../support/chromium.ts";
import { judge, type Look } from "./judge.ts";
import { comeIn, openEach, type Scene } from "./scene.ts";
import { addPlants } from "./stubSeries.ts";

const test = suite<Scene>("accessibility in German");
openEach(test);

const LOOKS: readonly Look[] = [
	{ colorScheme: "light", width: 320 },
	{ colorScheme: "dark", width: 768 },
	{ colorScheme: "light", width: 1920 },
];

/** Each view by its address. */
const VIEWS: readonly (readonly [address: string, there: string])[] = [
	["/#tasks", ".task"],
	["/?show=upcoming#tasks", ".task"],
	["/?show=upcoming&month=2030-03#tasks", ".month-day button.foreseen"],
	["/?show=today#tasks", ".muted.centred"],
	["/?at=2099-01-01T10:00:00Z#tasks", ".past-row"],
	["/?filter=p1#tasks", ".filter-box"],
	["/#history", ".records > li"],
	["/#deliveries", ".pane-head"],
	["/#settings", ".pane-head"],
	["/?task=1#tasks", ".task-pane .dialog-body"],
];

const widthOf = (page: Page) => page.evaluate("document.documentElement.scrollWidth - innerWidth");

test("given each view in German, then nothing is found from 320 to 1920 px, and nothing is wider than the screen", async ({
	page,
	server,
}) => {
	addPlants(server.desk);
	server.desk.add("Miete überweisen", { priority: "urgent", due: { date: "2030-03-12" } });
	await comeIn(page);
	Object.assign(server.desk.settings, { locale: "de-DE" });
	for (const [address, there] of VIEWS) {
		await page.goto(new URL(address, server.url).href);
		await page.reload();
		await page.locator(there).first().waitFor({ state: "attached" });
		await page.locator('html[lang="de"]').waitFor({ state: "attached" });
		await judge(page, address, LOOKS);
		await page.setViewportSize({ width: 320, height: 800 });
		assert.is(await widthOf(page), 0, `${address} at 320 px`);
		await page.setViewportSize({ width: 1280, height: 800 });
	}
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
