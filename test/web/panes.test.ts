/** What stands beside the list: a task, the conversation or nothing; and adding from wherever one is. */
import type { Page } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium } from "../support/chromium.ts";
import { comeIn, inHand, openEach, row, type Scene } from "./scene.ts";

const test = suite<Scene>("panes of the page");
openEach(test);

const taskOf = (page: Page) => page.getByRole("region", { name: "Task", exact: true });
const chatOf = (page: Page) => page.getByRole("region", { name: "Chat", exact: true });

test("given a wide screen, then a task stands in the chat's place, the list beside it stays alive, and the chat folds and stays so", async ({
	page,
	server,
}) => {
	const rent = server.desk.add("Pay the rent");
	server.desk.add("Read a book");
	await comeIn(page);
	await page.getByRole("button", { name: /^Read a book/ }).click();
	await taskOf(page).getByLabel("Title").waitFor();
	assert.is(await chatOf(page).isVisible(), false);
	await page.getByRole("checkbox", { name: "Complete Pay the rent" }).click();
	await page.getByRole("status").getByText("Done: Pay the rent").waitFor();
	assert.is(rent.status, "completed");
	await page.keyboard.press("Escape");
	await chatOf(page).getByRole("button", { name: "Hide the chat" }).click();
	await chatOf(page).waitFor({ state: "hidden" });
	await page.reload();
	await row(page, "Read a book").waitFor();
	assert.is(await chatOf(page).isVisible(), false);
	await page.getByRole("button", { name: /^Read a book/ }).focus();
	await page.keyboard.press("q");
	await chatOf(page).waitFor();
	await page.setViewportSize({ width: 1600, height: 800 });
	await page.getByRole("button", { name: /^Read a book/ }).click();
	await taskOf(page).getByLabel("Title").waitFor();
	assert.is(await chatOf(page).isVisible(), true);
});

test("given a heading, when its plus is pressed, then the line begins with its day, and the task is added from there", async ({
	page,
	server,
}) => {
	server.desk.add("Pay the rent", { due: { date: new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10) } });
	await comeIn(page);
	await page.getByRole("button", { name: /^Upcoming/ }).click();
	await page.getByRole("button", { name: /^Add to/ }).click();
	const adding = page.getByRole("dialog", { name: "Add a task" });
	const line = adding.getByLabel("What is to be done");
	assert.match(await line.inputValue(), /^ \d{4}-\d\d-\d\d$/);
	await inHand(page, line);
	await page.keyboard.type("Buy stamps");
	await adding.getByRole("list", { name: "What is understood" }).waitFor();
	await page.keyboard.press("Enter");
	await adding.waitFor({ state: "hidden" });
	await page.getByRole("status").getByText("Added: Buy stamps").waitFor();
	assert.is(server.desk.tasks.size, 2);
});

test("given a phone, then a task fills it and Back leaves it, and a task is added from below by touch", async ({
	page,
	server,
}) => {
	server.desk.add("Pay the rent");
	await page.setViewportSize({ width: 390, height: 740 });
	await comeIn(page);
	await page.getByRole("button", { name: "Tasks", exact: true }).click();
	await page.getByRole("button", { name: /^Pay the rent/ }).click();
	await taskOf(page).getByLabel("Title").waitFor();
	assert.is(await row(page, "Pay the rent").isVisible(), false);
	await page.goBack();
	await row(page, "Pay the rent").waitFor();
	await page.getByRole("button", { name: "Add", exact: true }).click();
	await page.getByRole("dialog").getByLabel("What is to be done").fill("Buy stamps");
	await page.getByRole("dialog").getByRole("button", { name: "Add", exact: true }).click();
	await row(page, "Buy stamps").waitFor();
});

test("given what is done and what was thrown away, then both have their parts of the list", async ({
	page,
	server,
}) => {
	server.desk.setStatus(server.desk.add("Pay the rent"), "completed", "task.completed");
	server.desk.setStatus(server.desk.add("Old idea"), "deleted", "task.deleted");
	server.desk.add("Read a book");
	await comeIn(page);
	await page.getByRole("button", { name: "Logbook" }).click();
	await page.getByRole("heading", { name: "Today" }).waitFor();
	await row(page, "Pay the rent").waitFor();
	assert.is(await row(page, "Read a book").count(), 0);
	await page.getByRole("button", { name: "Trash" }).click();
	await row(page, "Old idea").waitFor();
	await page.reload();
	await row(page, "Old idea")
		.getByText(/^deleted: /)
		.waitFor();
	await page.getByRole("button", { name: "Restore Old idea" }).click();
	await page.getByRole("status").getByText("Restored: Old idea").waitFor();
	await row(page, "Old idea").waitFor({ state: "detached" });
	assert.is(server.desk.tasks.get(2)?.status, "open");
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
