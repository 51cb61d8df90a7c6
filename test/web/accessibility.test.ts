// file-timeout: 480 s
// test-timeout: 180 s
/**
 * Each view of the built page before axe: contrast, names, roles, landmarks, headings by WCAG 2.2 AA and what is good
 * practice besides; in both themes, on a wide screen and on a phone.
 */
import { suite } from "uvu";
import { findChromium } from "../support/chromium.ts";
import { judge } from "./judge.ts";
import { comeIn, openEach, type Scene } from "./scene.ts";
import { addPlants } from "./stubSeries.ts";

const test = suite<Scene>("accessibility");
openEach(test);

test("given the entrance, then nothing is found", async ({ page }) => {
	await page.getByRole("heading", { level: 1 }).waitFor();
	await judge(page, "sign in");
	await page.getByRole("button", { name: "Create an account" }).click();
	await judge(page, "sign up");
});

test("given a line with its chips, a notice, tasks and a talk, then nothing is found", async ({ page, server }) => {
	addPlants(server.desk);
	const late = server.desk.add("Pay the rent", { priority: "urgent", due: { date: "2020-01-01" } });
	await comeIn(page);
	await judge(page, "start");
	const line = page.getByLabel("Write what is to be done");
	await line.fill("delete call mum");
	await line.press("Enter");
	await page.getByRole("button", { name: "Yes, delete it" }).waitFor();
	server.desk.fire(late, 12 * 60_000);
	await page.getByRole("alert", { name: "Reminder: Pay the rent" }).waitFor();
	await line.fill("Remind me to call mum in 2 minutes");
	await page.getByRole("list", { name: "What is understood" }).waitFor();
	await judge(page, "chat and tasks");
});

test("given the other views, then nothing is found", async ({ page, server }) => {
	addPlants(server.desk);
	await comeIn(page);
	for (const name of ["History", "Reminders", "Settings", "Dashboard"]) {
		await page.getByRole("button", { name, exact: true }).click();
		await page.getByRole("heading", { name, exact: true }).waitFor();
		await judge(page, name);
	}
	await page.getByRole("button", { name: "Conversations" }).click();
	await page.getByRole("dialog").getByText("No conversations yet.").waitFor();
	await judge(page, "conversations");
});

test("given a task's dialog with its series and its editor, then nothing is found", async ({ page, server }) => {
	addPlants(server.desk);
	await comeIn(page);
	await page.getByRole("button", { name: /^water the plants/ }).click();
	await page.getByRole("list", { name: "Next occurrences" }).waitFor();
	await judge(page, "task");
	await page.getByRole("button", { name: "Change the rule" }).click();
	await page.getByRole("combobox", { name: "Repeats" }).selectOption("own");
	await page.getByRole("textbox", { name: "Rule" }).fill("BYMONTHDAY=31");
	await page.getByRole("alert").waitFor();
	await judge(page, "rule that is refused");
	await page.getByRole("combobox", { name: "Repeats" }).selectOption("weekly");
	await judge(page, "rule by weeks");
	await page.keyboard.press("Escape");
	await page.getByRole("alertdialog", { name: "Not saved" }).waitFor();
	await judge(page, "not saved");
});

test("given a filter with a mistake, chosen rows, notes in Markdown and the palette, then nothing is found", async ({
	page,
	server,
}) => {
	server.desk.add("Move house", { description: "# Plan\n\n- [ ] *boxes*\n- [x] [van](https://example.org)" });
	server.desk.add("Pack the books", { parent_id: 1 });
	await comeIn(page);
	await page.getByRole("button", { name: /^Pack the books/ }).click({ modifiers: ["Control"] });
	await page.getByRole("button", { name: /^Move house/ }).click({ modifiers: ["Control"] });
	await page.getByRole("toolbar").getByText("2 selected").waitFor();
	await judge(page, "chosen rows");
	await page.keyboard.press("Escape");
	await page.getByRole("button", { name: /^Move house/ }).click();
	await page.getByRole("checkbox", { name: "Tick *boxes*" }).waitFor();
	await judge(page, "notes and subtasks");
	await page.keyboard.press("Escape");
	await page.getByRole("button", { name: "Filter", exact: true }).click();
	await page.getByRole("combobox", { name: "Filter" }).pressSequentially("today & tomorow & t");
	await page.getByRole("alert").getByText("is not a condition").waitFor();
	await judge(page, "filter");
	await page.keyboard.press("Control+k");
	await page.getByRole("dialog").getByRole("combobox").fill("o");
	await judge(page, "palette");
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
