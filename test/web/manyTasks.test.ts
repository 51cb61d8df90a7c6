/** An account with thousands of open tasks: all of them can be reached, and only those in sight are in the page. */
import type { Page } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium } from "../support/chromium.ts";
import { comeIn, openEach, row, type Scene } from "./scene.ts";
import type { StubDesk } from "./stubDesk.ts";

const test = suite<Scene>("many tasks on the page");
openEach(test);

function addMany(desk: StubDesk, count: number): void {
	for (let n = 1; n <= count; n += 1) {
		// A fifth has no date; the others are spread from a hundred days ago on.
		const date = new Date(Date.now() + (n % 4_000) * 86_400_000 - 100 * 86_400_000).toISOString().slice(0, 10);
		desk.add(`Task number ${n}${n % 3 === 0 ? `, whose title takes more than a line on a phone` : ""}`, {
			due: n % 5 === 0 ? null : { date },
		});
	}
}
const counts = (page: Page) =>
	page.evaluate('[...document.querySelectorAll(".group .count")].map((count) => count.textContent)');
const scrollTo = (page: Page, place: string) =>
	page.evaluate(`{ const box = document.querySelector(".view-pane .scroll"); box.scrollTop = ${place}; }`);

test("given 5,000 open tasks, then each can be scrolled to, they are counted truly, and few are in the page", async (scene) => {
	const { page, server } = scene;
	addMany(server.desk, 5_000);
	await comeIn(page);
	await row(page, "Task number 1").first().waitFor();
	await page.getByText("Loading the rest of your tasks…").waitFor({ state: "hidden" });
	const total = ((await counts(page)) as string[]).reduce((sum, count) => sum + Number(count), 0);
	assert.is(total, 5_000);
	// The last of the last group: heights are guessed until they are seen, so the end is approached.
	const last = page.getByRole("button", { name: "Task number 5 #5" });
	for (let tries = 0; tries < 50 && !(await last.isVisible()); tries += 1) {
		await scrollTo(page, "box.scrollHeight");
		await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
	}
	await last.waitFor();
	assert.ok((await page.getByRole("listitem").count()) < 500);
	const item = page.getByRole("listitem").filter({ has: last });
	assert.equal([await item.getAttribute("aria-posinset"), await item.getAttribute("aria-setsize")], ["1000", "1000"]);
	await page.getByRole("checkbox", { name: "Complete Task number 5", exact: true }).click();
	await last.waitFor({ state: "hidden" });
	assert.equal(server.desk.tasks.get(5)?.status, "completed");
	await scrollTo(page, "0");
	await row(page, "Task number 1 ").first().waitFor();
});

test("given thousands of days that have tasks, then headings come and go with their rows, and one that is folded stays so", async (scene) => {
	const { page, server } = scene;
	addMany(server.desk, 4_000);
	await comeIn(page);
	await row(page, "Task number 1").first().waitFor();
	await page.getByText("Loading the rest of your tasks…").waitFor({ state: "hidden" });
	await page.getByRole("button", { name: /^Upcoming/ }).click();
	const first = page.locator(".group").first();
	const day = await first.getAttribute("data-section");
	await first.locator("summary").click();
	assert.is(await first.locator("details").getAttribute("open"), null);
	const last = page.getByRole("button", { name: "Task number 3998 #3998" });
	for (let tries = 0; tries < 50 && !(await last.isVisible()); tries += 1) {
		await scrollTo(page, "box.scrollHeight");
		await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
	}
	await last.waitFor();
	assert.ok((await page.locator(".group").count()) < 60);
	assert.is(await page.locator(`.group[data-section="${day}"]`).count(), 0);
	await scrollTo(page, "0");
	await page.locator(`.group[data-section="${day}"] details:not([open])`).waitFor();
	// Another part begins at its top.
	await scrollTo(page, "5000");
	await page.getByRole("button", { name: /^All/ }).click();
	assert.is(await page.evaluate('document.querySelector(".view-pane .scroll").scrollTop'), 0);
});

test("given more tasks than are loaded unasked, then that is said, and the others are a button away", async (scene) => {
	const { page, server } = scene;
	addMany(server.desk, 5_150);
	await comeIn(page);
	await page.getByText("There are more open tasks than are shown here").waitFor();
	// The palette finds those that are not loaded, too: 5145 has no date, and stands among the last.
	await page.keyboard.press("Control+k");
	await page.getByRole("dialog").getByRole("combobox").fill("number 5145");
	await page.getByRole("option", { name: /^Task number 5145/ }).waitFor();
	await page.keyboard.press("Escape");
	const shown = (await counts(page)) as string[];
	assert.match(shown.at(-1) ?? "", /\d\+$/);
	await page.getByRole("button", { name: "Show more" }).click();
	await page.locator(".rest").waitFor({ state: "hidden" });
	const total = ((await counts(page)) as string[]).reduce((sum, count) => sum + Number(count), 0);
	assert.is(total, 5_150);
});

test("given more findings than a page of them, when more are wanted, then they come", async ({ page, server }) => {
	addMany(server.desk, 120);
	await comeIn(page);
	await page.getByLabel("Search tasks").fill("number");
	const more = page.getByRole("button", { name: "Show more" });
	const found = page.getByRole("list").getByRole("listitem");
	await more.waitFor();
	assert.is(await found.count(), 50);
	await more.click();
	await found.nth(99).waitFor();
	assert.is(await found.count(), 100);
	await more.click();
	await more.waitFor({ state: "hidden" });
	assert.is(await found.count(), 120);
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
