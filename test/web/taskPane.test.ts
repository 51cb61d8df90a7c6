/** What a task holds besides its fields: notes as Markdown, the tasks below it, and what happened to it. */
import type { Page } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium } from "../support/chromium.ts";
import { comeIn, openEach, type Scene } from "./scene.ts";

const test = suite<Scene>("a task's pane");
openEach(test);

const paneOf = (page: Page) => page.getByRole("region", { name: "Task", exact: true });
const open = (page: Page, title: string) => page.getByRole("button", { name: new RegExp(`^${title}`) }).click();

test("given notes, then they are shown as Markdown that can do nothing, a box is ticked at once, and undo takes it back", async (scene) => {
	const { page, server, launched } = scene;
	const description =
		"Ask **Ada** <img src=x onerror=alert(1)> ![map](https://example.org/m.png) [here](javascript:alert(1)) https://example.org\n\n- [ ] the card\n- [x] the time";
	const task = server.desk.add("Call the dentist", { description });
	await comeIn(page);
	await open(page, "Call the dentist");
	const notes = paneOf(page).getByRole("region", { name: "Notes" });
	await notes.locator("strong", { hasText: "Ada" }).waitFor();
	assert.equal(
		await notes.getByRole("link").evaluateAll((links) => links.map((link) => [link.textContent, link.rel])),
		[["https://example.org", "noopener noreferrer"]],
	);
	assert.is(await notes.locator("img").count(), 0);
	await notes.getByText("<img src=x").waitFor();
	await notes.getByRole("checkbox", { name: "Tick the card" }).click();
	await page.getByRole("status").getByText("Saved: Call the dentist").waitFor();
	assert.is(task.description, description.replace("[ ]", "[x]"));
	await notes.getByRole("checkbox", { name: "Tick the card", checked: true }).waitFor();
	// What is ticked is no field of Save, and blames nobody.
	await paneOf(page).getByLabel("Title").fill("Call the dentist today");
	await notes.getByRole("button", { name: "Edit" }).click();
	await paneOf(page).getByLabel("Notes").fill("only this");
	await paneOf(page).getByRole("button", { name: "Save" }).click();
	await paneOf(page).waitFor({ state: "hidden" });
	assert.equal([task.title, task.description], ["Call the dentist today", "only this"]);
	assert.equal(launched.complaints, []);
});

test("given tasks below, then they are counted with those that are done, ticked, opened, and one more is added by Enter", async ({
	page,
	server,
}) => {
	const desk = server.desk;
	desk.add("Move house");
	for (const title of ["Pack the books", "Order boxes"]) desk.add(title, { parent_id: 1 });
	desk.setStatus(desk.tasks.get(3) ?? desk.add("never"), "completed", "task.completed");
	await comeIn(page);
	await open(page, "Move house");
	const below = paneOf(page).getByRole("region", { name: "Subtasks" });
	await below.getByText("1 of 2 done").waitFor();
	await below.getByLabel("Add a subtask").fill("Ask Sam for the van");
	await below.getByLabel("Add a subtask").press("Enter");
	await below.getByText("1 of 3 done").waitFor();
	assert.is(desk.tasks.get(4)?.parent_id, 1);
	assert.is(await below.getByLabel("Add a subtask").inputValue(), "");
	await below.getByRole("checkbox", { name: "Complete Pack the books" }).click();
	await below.getByText("2 of 3 done").waitFor();
	await below.getByRole("button", { name: "Ask Sam for the van" }).click();
	await paneOf(page).getByRole("heading", { name: "Task #4" }).waitFor();
	await paneOf(page).getByText("History").click();
	await paneOf(page).getByRole("article").getByText("Added").waitFor();
	assert.is(await paneOf(page).getByRole("article").count(), 1);
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
