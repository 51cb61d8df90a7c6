/** A recurring task on the page, against the stub server: what is shown, what each button sends, where the focus goes. */
import type { Page } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium } from "../support/chromium.ts";
import { comeIn, openEach, row, type Scene } from "./scene.ts";
import { addPlants } from "./stubSeries.ts";

const test = suite<Scene>("series on the page");
openEach(test);

const dialogOf = (page: Page) => page.getByRole("region", { name: "Task", exact: true });
async function openPlants({ server, page }: Scene, exdates: readonly string[] = []) {
	const task = addPlants(server.desk, exdates);
	await comeIn(page);
	await page.getByRole("button", { name: /^water the plants/ }).click();
	const dialog = dialogOf(page);
	await dialog.getByText("every 3 days at 07:00").waitFor();
	return { task, dialog };
}

test("given a recurring task, then its rule is in words, and its next ten are shown with the reasons", async (scene) => {
	const { dialog } = await openPlants(scene);
	const dates = dialog.getByRole("list", { name: "Next occurrences" }).getByRole("listitem");
	await dates.nth(9).waitFor();
	assert.is(await dates.count(), 10);
	assert.match((await dates.nth(0).textContent()) ?? "", /25 Mar 2030, 07:00.*this one/);
	assert.match((await dates.nth(2).textContent()) ?? "", /summer time began/);
	await scene.page.keyboard.press("Escape");
	await row(scene.page, "every 3 days at 07:00").waitFor();
});

test("given dates that are left out, then all of them can be looked at", async (scene) => {
	const { dialog } = await openPlants(scene, ["2030-04-06T07:00", "2030-03-31T07:00", "2030-04-03T07:00"]);
	const dates = dialog.getByRole("list", { name: "Dates left out" }).locator("time");
	assert.is(await dates.first().isVisible(), false);
	await dialog.getByText("Left out: 3 dates").click();
	assert.match((await dates.first().textContent()) ?? "", /31 Mar 2030, 07:00/);
	const shown = await Promise.all((await dates.all()).map((date) => date.getAttribute("datetime")));
	assert.equal(shown, ["2030-03-31T07:00", "2030-04-03T07:00", "2030-04-06T07:00"]);
});

test("given each button of a series, when it is pressed, then it is done, said, and can be undone in the dialog", async (scene) => {
	const { task, dialog } = await openPlants(scene);
	const press = (name: string) => dialog.getByRole("button", { name, exact: true }).click();
	const said = (text: string) => scene.page.getByRole("status").getByText(text).last().waitFor();
	await press("Skip this one");
	await said("Skipped. This one is now Thu, 28 Mar 2030");
	await press("Pause");
	await dialog.getByText("While it is paused").waitFor();
	await press("Resume");
	await said("Resumed");
	await press("Move this one");
	assert.is(await scene.page.evaluate("document.activeElement?.type"), "date");
	await dialog.getByLabel("Time").fill("18:30");
	await press("Move");
	await said("Moved to Thu, 28 Mar 2030 18:30");
	await press("Change the rule");
	await dialog.getByRole("combobox", { name: "Repeats" }).selectOption("weekdays");
	await dialog.getByRole("list", { name: "Next occurrences" }).getByRole("listitem").nth(9).waitFor();
	await press("Change the series");
	await dialog.getByText("as FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR says").first().waitFor();
	await press("End the series");
	await dialog.getByRole("combobox", { name: "Repeats" }).waitFor();
	assert.is(task.recurrence, null);
	await scene.page.getByRole("status").getByRole("button", { name: "Undo" }).last().click();
	await said("Undone");
	assert.equal(
		scene.server.desk.journal.slice(2).map(({ type }) => type.split(".")[1]),
		["skipped", "paused", "resumed", "moved", "changed", "ended", "updated"],
	);
});

test("given a rule without dates, then the server's sentence stands at the field, and nothing can be saved", async (scene) => {
	const { dialog } = await openPlants(scene);
	await dialog.getByRole("button", { name: "Change the rule" }).click();
	await dialog.getByRole("combobox", { name: "Repeats" }).selectOption("own");
	const field = dialog.getByRole("textbox", { name: "Rule" });
	await field.fill("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31");
	await dialog.getByRole("alert").getByText("The rule names no date.").waitFor();
	assert.is(await field.getAttribute("aria-invalid"), "true");
	assert.ok(await dialog.getByRole("button", { name: "Change the series" }).isDisabled());
});

test("given a task without a rule, when one is chosen, then it is previewed, and saved with its start", async (scene) => {
	const { page, server } = scene;
	const task = server.desk.add("pay rent", { due: { at: "2030-03-25T07:00:00.000Z", time_zone: "UTC" } });
	await comeIn(page);
	await page.getByRole("button", { name: /^pay rent/ }).click();
	const dialog = dialogOf(page);
	await dialog.getByRole("combobox", { name: "Repeats" }).selectOption("monthly");
	await dialog.getByRole("list", { name: "Next occurrences" }).getByRole("listitem").nth(9).waitFor();
	await dialog.getByRole("button", { name: "Save" }).click();
	await dialog.waitFor({ state: "hidden" });
	assert.equal(task.recurrence, {
		rrule: "FREQ=MONTHLY;BYMONTHDAY=25",
		mode: "scheduled",
		time_zone: "Europe/Berlin",
		start: "2030-03-25T08:00",
		exdates: [],
		rdates: [],
	});
});

test("given a recurring task, when it is completed by keyboard, then the next is named and the focus stays in the list", async (scene) => {
	const { page, server } = scene;
	addPlants(server.desk);
	server.desk.add("read a book", { due: { at: "2030-03-26T07:00:00.000Z", time_zone: "UTC" } });
	await comeIn(page);
	await page.getByRole("checkbox", { name: "Complete water the plants" }).press("Space");
	await page.getByRole("status").getByText("Next: Thu, 28 Mar 2030").waitFor();
	await page.locator("input[type=checkbox]:focus").waitFor();
	await page.getByRole("status").getByRole("button", { name: "Open" }).click();
	await dialogOf(page).getByRole("heading", { name: "Task #3" }).waitFor();
});

test("given an open dialog, when it is closed, then the focus is back on the row, also after a change", async (scene) => {
	const { page } = scene;
	const { dialog } = await openPlants(scene);
	await dialog.getByRole("button", { name: "Skip this one" }).click();
	await page.getByRole("status").getByText("Skipped").waitFor();
	await page.keyboard.press("Escape");
	await dialog.waitFor({ state: "hidden" });
	assert.match(String(await page.evaluate("document.activeElement?.textContent")), /^water the plants/);
});

test("given a skip that is undone and a title that is changed, when it is saved, then nobody else is blamed", async (scene) => {
	const { task, dialog } = await openPlants(scene);
	await dialog.getByRole("button", { name: "Skip this one" }).click();
	await scene.page.getByRole("status").getByRole("button", { name: "Undo" }).last().click();
	await scene.page.getByRole("status").getByText("Undone").waitFor();
	await dialog.getByLabel("Title").fill("water all plants");
	await dialog.getByRole("button", { name: "Save" }).click();
	await dialog.waitFor({ state: "hidden" });
	assert.is(task.title, "water all plants");
});

test("given a series that is skipped and then ended, when it is saved, then the due date is not set back", async (scene) => {
	const { task, dialog } = await openPlants(scene);
	await dialog.getByRole("button", { name: "Skip this one" }).click();
	await dialog.getByText("Thu, 28 Mar 2030").first().waitFor();
	await dialog.getByRole("button", { name: "End the series" }).click();
	await dialog.getByLabel("Due date").waitFor();
	await dialog.getByLabel("Title").fill("water them once more");
	await dialog.getByRole("button", { name: "Save" }).click();
	await dialog.waitFor({ state: "hidden" });
	assert.equal(task.due, { at: "2030-03-28T07:00:00.000Z", time_zone: "UTC" });
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
