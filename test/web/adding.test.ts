/** Adding in one line: what is asked of the server meanwhile, and what no longer. */
import type { Page, Request } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium } from "../support/chromium.ts";
import { comeIn, inHand, openEach, row, type Scene } from "./scene.ts";

const test = suite<Scene>("adding in one line");
openEach(test);

const isPreview = (request: Request) =>
	request.url().endsWith("/api/quick-add") && request.postDataJSON()?.dry_run === true;

test("given a line that is still being read, when it is sent, then that reading ends, and the task comes", async ({
	page,
}) => {
	await comeIn(page);
	const held = Promise.withResolvers<void>();
	await page.route("**/api/quick-add", async (route) => {
		await held.promise;
		await route.continue().catch(() => undefined);
	});
	await page.locator(".add-task").click();
	const field = page.locator(".add-dialog textarea");
	await inHand(page, field);
	const asked = page.waitForRequest(isPreview);
	await field.fill("Pay the rent");
	await asked;
	const ended = page.waitForEvent("requestfailed", isPreview);
	await field.press("Enter");
	await ended;
	held.resolve();
	await row(page, "Pay the rent").first().waitFor();
	await page.locator(".add-dialog").waitFor({ state: "detached" });
});

test("given several lines, when they are sent, then each is the task that its chip shows, and one undo takes all back", async ({
	page,
	server,
}) => {
	await comeIn(page);
	await page.locator(".add-task").click();
	const field = page.locator(".add-dialog textarea");
	await inHand(page, field);
	await page.keyboard.type("Milk #shop");
	await page.keyboard.press("Shift+Enter");
	await page.keyboard.type("Eggs");
	await paste(page, "\nBread #shop\n- Salt\n");
	const chips = page.locator(".add-dialog .chip bdi");
	await chips.nth(3).waitFor();
	assert.equal(await chips.allTextContents(), ["Milk · #shop", "Eggs", "Bread · #shop", "Salt"]);
	await field.press("Enter");
	await page.locator(".add-dialog").waitFor({ state: "detached" });
	const said = page.locator(".toast").filter({ hasText: "Added: 4 tasks" });
	assert.equal(titlesOf(server), ["Milk #shop", "Eggs", "Bread #shop", "Salt"]);
	const asked = page.waitForRequest("**/api/undo");
	await said.getByRole("button", { name: "Undo" }).click();
	assert.is((await asked).postDataJSON().event_ids.length, 4);
});

test("given the + of a heading, when lines are broken or pasted there, then each has the heading's words", async ({
	page,
	server,
}) => {
	server.desk.add("Call the bank", { due: { date: new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10) } });
	await comeIn(page);
	await page.getByRole("button", { name: /^Upcoming/ }).click();
	await page.getByRole("button", { name: /^Add to/ }).click();
	const field = page.locator(".add-dialog textarea");
	await inHand(page, field);
	const start = await field.inputValue();
	assert.ok(start.trim() !== "", "the heading says something");
	await page.keyboard.type("Milk");
	await page.keyboard.press("Shift+Enter");
	await paste(page, "Eggs\nBread");
	assert.equal(
		(await field.inputValue()).split("\n"),
		["Milk", "Eggs", "Bread"].map((title) => title + start),
	);
});

/** As the clipboard gives it to the field in hand: with an event of its own, which the field may take. */
const paste = (page: Page, text: string) =>
	page.evaluate(`(() => {
		const clipboardData = new DataTransfer();
		clipboardData.setData("text/plain", ${JSON.stringify(text)});
		const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
		document.activeElement.dispatchEvent(event);
	})()`);

const titlesOf = ({ desk }: Scene["server"]) => [...desk.tasks.values()].map(({ title }) => title);

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
