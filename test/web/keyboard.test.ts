// file-timeout: 240 s
/** The list by the keyboard alone, on the built page. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium } from "../support/chromium.ts";
import { eventually } from "../support/promises.ts";
import { comeIn, openEach, row, type Scene } from "./scene.ts";

const test = suite<Scene>("keys on the page");
openEach(test);

test("given the list, then it is walked, completed, undone, rescheduled and searched by keys, and none is in the way", async ({
	page,
	server,
}) => {
	const rent = server.desk.add("Pay the rent", { due: { date: "2020-01-01" } });
	server.desk.add("Read a book");
	await comeIn(page);
	await row(page, "Read a book").waitFor();
	const inHand = () => page.evaluate("document.activeElement?.textContent");

	await page.getByRole("button", { name: "Skip to the tasks" }).press("Enter");
	assert.match(String(await inHand()), /^Pay the rent/);
	await page.keyboard.press("j");
	assert.match(String(await inHand()), /^Read a book/);
	await page.keyboard.press("k");
	await page.keyboard.press("x");
	await page.getByRole("status").getByText("Done: Pay the rent").waitFor();
	assert.is(rent.status, "completed");
	await page.keyboard.press("Control+z");
	await page.getByRole("status").getByText("Undone").waitFor();
	assert.is(rent.status, "open");
	await page.keyboard.press("Control+Shift+z");
	await page.getByRole("status").getByText("Done again").waitFor();
	assert.is(rent.status, "completed");
	await page.keyboard.press("Control+z");
	await eventually(
		() => rent.status,
		(status) => status === "open",
		10_000,
	);
	assert.ok(await page.getByRole("status").getByRole("button", { name: "Redo" }).last().isVisible());

	await page.getByRole("button", { name: /^Pay the rent/ }).focus();
	await page.keyboard.press("t");
	await page.getByRole("group", { name: "Reschedule" }).getByRole("button", { name: "Tomorrow" }).press("Enter");
	await page.getByRole("status").getByText("Moved to Tomorrow").waitFor();
	assert.ok(rent.due && "date" in rent.due && rent.due.date > "2020-01-01");

	await page.keyboard.press("/");
	await page.keyboard.type("xq?");
	assert.is(await page.getByRole("searchbox", { name: "Search tasks" }).inputValue(), "xq?");
	await page.getByRole("searchbox", { name: "Search tasks" }).fill("");
	await page.getByRole("button", { name: /^All/ }).focus();
	await page.keyboard.press("q");
	await page.keyboard.type("j");
	const line = page.getByLabel("Write what is to be done");
	assert.is(await line.inputValue(), "j");
	// A line that is half written survives a reload, and the last one that was sent comes back.
	await page.reload();
	await row(page, "Read a book").waitFor();
	assert.is(await line.inputValue(), "j");
	await line.fill("What is due today?");
	await line.press("Enter");
	await page.getByRole("log").getByText("You have").waitFor();
	await line.press("ArrowUp");
	assert.is(await line.inputValue(), "What is due today?");
	await line.fill("");

	await page.getByRole("button", { name: /^All/ }).focus();
	await page.keyboard.press("?");
	const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
	await sheet.getByText("Complete the selected task").waitFor();
	await sheet.getByRole("checkbox").uncheck();
	await page.keyboard.press("Escape");
	await sheet.waitFor({ state: "hidden" });
	await page.keyboard.press("?");
	await page.keyboard.press("/");
	assert.is(await sheet.count(), 0);
	assert.is(await page.evaluate("document.activeElement?.matches('input')"), false);
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
