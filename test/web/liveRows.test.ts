/** Tasks that an answer lists stand there as rows: they are what the list has, and do what its rows do. */
import type { Page } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium } from "../support/chromium.ts";
import { until } from "../support/until.ts";
import { comeIn, openEach, type Scene } from "./scene.ts";

const test = suite<Scene>("rows in answers");
openEach(test);

const log = (page: Page) => page.getByRole("log");
async function say(page: Page, text: string): Promise<void> {
	const line = page.getByLabel("Write what is to be done");
	await line.fill(text);
	await line.press("Enter");
}

test("given an answer that lists tasks, then each is completed, undone and opened there, and follows what becomes of it", async ({
	page,
	server,
}) => {
	const [rent, call] = ["Pay the rent", "Call mum"].map((title) => server.desk.add(title));
	if (!rent || !call) throw new Error("there are no tasks");
	rent.tags = Array.from({ length: 8 }, (_, n) => ({ id: n + 1, name: `a label of some length ${n}`, color: null }));
	await comeIn(page);
	await say(page, "show my tasks");
	const rows = log(page).getByRole("listitem");
	await rows.nth(1).waitFor();
	// A row takes the width that there is, however much there is to say.
	assert.is(await log(page).evaluate((box) => box.scrollWidth - box.clientWidth), 0);
	await rows.first().getByRole("checkbox", { name: "Complete Pay the rent" }).click();
	await until("it is done", () => rent.status === "completed");
	await rows.first().getByRole("checkbox", { name: "Reopen Pay the rent" }).waitFor();
	await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
	await rows.first().getByRole("checkbox", { name: "Complete Pay the rent" }).waitFor();
	call.title = "Call grandma";
	call.version = server.desk.write("task.updated", { task_id: call.id }).seq;
	await rows
		.nth(1)
		.getByRole("button", { name: /^Call grandma/ })
		.click();
	await page.getByRole("textbox", { name: "Title" }).waitFor();
	assert.is(new URL(page.url()).searchParams.get("task"), String(call.id));
});

test("given an answer that names a task that is not here, then it stays what was said", async ({ page, server }) => {
	const gone = server.desk.add("Old idea");
	gone.status = "deleted";
	await comeIn(page);
	await say(page, "show my tasks");
	await log(page).getByText("#1 “Old idea” (due tomorrow)").waitFor();
	assert.is(await log(page).getByRole("checkbox").count(), 0);
});

test("given a receipt, when its line is pressed, then the task that it names is open", async ({ page, server }) => {
	await comeIn(page);
	await say(page, "Remind me to call mum in 2 minutes");
	await log(page).getByRole("button", { name: "#1 call mum" }).click();
	await page.getByRole("region", { name: "Task", exact: true }).getByRole("heading", { name: "Task #1" }).waitFor();
	await page.keyboard.press("Escape");
	await log(page).waitFor();
	// What the page does not have is named, and leads nowhere.
	const task = server.desk.tasks.get(1);
	server.desk.tasks.delete(1);
	if (task) server.desk.write("task.updated", { task_id: 1 });
	await log(page).getByRole("button", { name: "#1 call mum" }).waitFor({ state: "detached" });
	await log(page).getByText("#1 call mum").waitFor();
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
