/** A task's form that is half written: what closes it without saving asks first. */
import type { Page } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium } from "../support/chromium.ts";
import { comeIn, openEach, type Scene } from "./scene.ts";
import { addPlants } from "./stubSeries.ts";

const test = suite<Scene>("half-written forms on the page");
openEach(test);

const dialogOf = (page: Page) => page.getByRole("region", { name: "Task", exact: true });
const questionOf = (page: Page) => page.getByRole("alertdialog", { name: "Not saved" });
async function openMilk({ server, page }: Scene) {
	const task = server.desk.add("buy milk");
	await comeIn(page);
	await page.getByRole("button", { name: /^buy milk/ }).click();
	const dialog = dialogOf(page);
	await dialog.getByLabel("Title").waitFor();
	return { task, dialog };
}

test("given nothing written, when Escape is pressed, then the form closes without a question", async (scene) => {
	const { dialog } = await openMilk(scene);
	await scene.page.keyboard.press("Escape");
	await dialog.waitFor({ state: "hidden" });
});

test("given a field that cannot be saved, when Escape is pressed again and again, then it is asked, kept, and can be mended", async (scene) => {
	const { page } = scene;
	const { task, dialog } = await openMilk(scene);
	await dialog.getByLabel("Part of").fill("no such task");
	for (const _ of [1, 2]) {
		await page.keyboard.press("Escape");
		await questionOf(page).waitFor();
		assert.is(await page.evaluate("document.activeElement?.textContent"), "Keep editing");
		await page.keyboard.press("Escape");
		await questionOf(page).waitFor({ state: "hidden" });
		assert.is(await page.evaluate("document.activeElement?.getAttribute('list')"), "parents");
	}
	await dialog.getByLabel("Part of").fill("");
	await dialog.getByLabel("Title").fill("buy oat milk");
	await page.keyboard.press("Enter");
	await dialog.waitFor({ state: "hidden" });
	assert.is(task.title, "buy oat milk");
});

test("given a field that cannot be saved, when the cross is pressed, then it is asked, and discarding leaves the rest saved", async (scene) => {
	const { page } = scene;
	const { task, dialog } = await openMilk(scene);
	await dialog.getByLabel("Notes").fill("the one in the blue");
	await dialog.getByRole("status").getByText("Saved", { exact: true }).waitFor();
	await dialog.getByLabel("Part of").fill("no such task");
	await dialog.getByRole("button", { name: "Close" }).click();
	await questionOf(page).getByRole("button", { name: "Discard" }).click();
	await dialog.waitFor({ state: "hidden" });
	assert.equal([task.description, task.parent_id], ["the one in the blue", null]);
});

test("given a move half written, when Escape is pressed, then it is asked, and once it is moved no more", async (scene) => {
	const { page, server } = scene;
	addPlants(server.desk);
	await comeIn(page);
	await page.getByRole("button", { name: /^water the plants/ }).click();
	const dialog = dialogOf(page);
	await dialog.getByRole("button", { name: "Move this one" }).click();
	await dialog.getByLabel("Time").fill("18:30");
	await page.keyboard.press("Escape");
	await questionOf(page).getByRole("button", { name: "Keep editing" }).click();
	await dialog.getByRole("button", { name: "Move", exact: true }).click();
	await page.getByRole("status").getByText("Moved to").waitFor();
	await page.keyboard.press("Escape");
	await dialog.waitFor({ state: "hidden" });
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
