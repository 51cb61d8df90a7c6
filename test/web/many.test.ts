/** Many tasks at once, by pointer and by keys; renaming in place; and the line that leads everywhere. */
import type { Page } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium } from "../support/chromium.ts";
import { comeIn, inHand, openEach, row, type Scene } from "./scene.ts";

const test = suite<Scene>("many tasks at once");
openEach(test);

const body = (page: Page, title: string) => page.getByRole("button", { name: new RegExp(`^${title}`) });
const status = (page: Page) => page.getByRole("status");

async function three({ page, server }: Scene) {
	const tasks = ["Read a book", "Pay the rent", "Buy stamps"].map((title) => server.desk.add(title));
	await comeIn(page);
	await row(page, "Buy stamps").waitFor();
	return tasks;
}

test("given rows chosen by pointer, when they are completed, then it is said once, and one undo brings all back", async (scene) => {
	const { page } = scene;
	const tasks = await three(scene);
	// The latest stands first.
	await body(page, "Buy stamps").click({ modifiers: ["Control"] });
	await body(page, "Read a book").click({ modifiers: ["Shift"] });
	const bar = page.getByRole("toolbar", { name: "With the selected tasks" });
	await bar.getByText("3 selected").waitFor();
	await body(page, "Pay the rent").click();
	await bar.getByText("2 selected").waitFor();
	await bar.getByRole("button", { name: "Complete" }).click();
	await status(page).getByText("Done: 2 tasks").waitFor();
	assert.equal(
		tasks.map((task) => task.status),
		["completed", "open", "completed"],
	);
	await bar.waitFor({ state: "hidden" });
	await status(page).getByRole("button", { name: "Undo" }).click();
	await row(page, "Read a book").waitFor();
	assert.equal(
		tasks.map((task) => task.status),
		["open", "open", "open"],
	);
});

test("given a task that is refused, when many are changed, then the others are, and the reason is said", async (scene) => {
	const { page } = scene;
	const tasks = await three(scene);
	await page.route("**/api/tasks/2", (route) =>
		route.request().method() === "PATCH"
			? route.fulfill({
					status: 422,
					contentType: "application/problem+json",
					body: JSON.stringify({ code: "broken_rule", detail: "The rent is not to be moved." }),
				})
			: route.continue(),
	);
	await page.getByRole("button", { name: "Select several" }).click();
	for (const { title } of tasks) await body(page, title).click();
	await page.getByRole("toolbar").getByRole("button", { name: "Priority" }).click();
	await page.getByRole("button", { name: "High", exact: true }).click();
	await status(page).getByText("Changed: 2 tasks").waitFor();
	await status(page).getByText("The rent is not to be moved.").waitFor();
	assert.equal(
		tasks.map((task) => task.priority),
		["high", "medium", "high"],
	);
});

test("given the keyboard alone, then tasks are chosen, renamed and made urgent, and the palette leads to tasks, views and commands", async (scene) => {
	const { page } = scene;
	const tasks = await three(scene);
	await body(page, "Pay the rent").focus();
	await page.keyboard.press("1");
	await status(page).getByText("Urgent: Pay the rent").waitFor();
	assert.is(tasks[1]?.priority, "urgent");
	await page.keyboard.press("r");
	await inHand(page, page.getByRole("textbox", { name: "Title" }));
	await page.keyboard.type("Pay less rent");
	await page.keyboard.press("Enter");
	await row(page, "Pay less rent").waitFor();
	assert.is(tasks[1]?.title, "Pay less rent");
	assert.match(String(await page.evaluate("document.activeElement?.textContent")), /^Pay less rent/);
	await page.keyboard.press("r");
	await inHand(page, page.getByRole("textbox", { name: "Title" }));
	await page.keyboard.press("Escape");
	await page.keyboard.press("s");
	await page.getByRole("toolbar").getByText("1 selected").waitFor();
	await page.keyboard.press("Escape");
	await page.getByRole("toolbar").waitFor({ state: "hidden" });

	const palette = page.getByRole("dialog", { name: "Find anything, do anything" });
	const line = palette.getByRole("combobox");
	await page.getByLabel("Write what is to be done").focus();
	await page.keyboard.press("Control+k");
	await line.fill("stam");
	await palette.getByRole("option", { name: /^Buy stamps/ }).waitFor();
	await page.keyboard.press("Enter");
	await page.getByRole("region", { name: "Task", exact: true }).getByRole("heading", { name: "Task #3" }).waitFor();
	await page.keyboard.press("Control+k");
	await line.fill("sett");
	await page.keyboard.press("Enter");
	await page.getByRole("heading", { name: "Settings" }).waitFor();
	await page.keyboard.press("Control+k");
	await line.fill("add");
	await page.keyboard.press("Enter");
	await page.getByRole("dialog", { name: "Add a task" }).waitFor();
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
