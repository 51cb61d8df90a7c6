/** Titles that are written from right to left stand beside words of ours without mixing with them. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium } from "../support/chromium.ts";
import { comeIn, openEach, type Scene } from "./scene.ts";

const test = suite<Scene>("directions on the page");
openEach(test);

const HEBREW = "לקנות חלב 7";

test("given a title from right to left, then its number stands after it in every place, and its field is written that way", async ({
	page,
	server,
}) => {
	const task = server.desk.add(HEBREW, { reminders: [server.desk.reminder(0)] });
	await comeIn(page);
	const title = page.locator(".task-title");
	await title.waitFor();
	const whole = await title.locator("bdi").boundingBox();
	const number = await title.locator(".task-id").boundingBox();
	assert.ok(whole && number && number.x >= whole.x + whole.width - 1, "the number is drawn inside the title");
	server.desk.fire(task, 0);
	await page.getByRole("alert").locator("bdi", { hasText: HEBREW }).waitFor();
	await page.getByRole("checkbox", { name: `Complete ${HEBREW}` }).click();
	await page.getByRole("status").getByText(`Done: \u2068${HEBREW}\u2069`).waitFor();
	await page.getByRole("button", { name: "History" }).click();
	await page.locator(".record bdi", { hasText: HEBREW }).first().waitFor();
	await page.locator(".record .link").first().click();
	const field = page.getByRole("region", { name: "Task", exact: true }).getByLabel("Title");
	assert.is(await field.getAttribute("dir"), "auto");
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
