/** One account in two tabs: what one of them adds, both show. */
import type { Page } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium } from "../support/chromium.ts";
import { comeIn, openEach, type Scene } from "./scene.ts";

const test = suite<Scene>("tabs of the page");
openEach(test);

const say = async (page: Page, text: string) => {
	await page.getByLabel("Write what is to be done").fill(text);
	await page.getByLabel("Write what is to be done").press("Enter");
};

test("given two tabs on one conversation, when one of them adds to it, then the other shows it at once, and that it is gone", async (context) => {
	const { page, launched } = context;
	await comeIn(page);
	await say(page, "What is due today?");
	await page.getByRole("log").getByText("You have").waitFor();
	const other = await launched.browser.contexts()[0]?.newPage();
	assert.ok(other);
	await other.goto(page.url());
	await other.getByRole("log").getByText("You have").waitFor();
	await say(page, "delete call mum");
	await other.getByRole("button", { name: "Yes, delete it" }).click();
	await page.getByRole("group", { name: "Delete the task?" }).getByText("Yes, delete it").waitFor();
	await page.getByRole("log").getByText("All right.").waitFor();
	assert.is(await other.getByRole("log").getByText("delete call mum").count(), 1);
	await page.getByRole("button", { name: "Conversations" }).click();
	await page
		.getByRole("dialog")
		.getByRole("button", { name: /^Delete What is due/ })
		.click();
	await other.getByRole("heading", { name: "New conversation" }).waitFor();
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
