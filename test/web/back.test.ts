/** The browser's Back closes what is in front before it leaves, and the address of a task opens it. */
import type { Page } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium } from "../support/chromium.ts";
import { comeIn, openEach, row, type Scene } from "./scene.ts";

const test = suite<Scene>("ways back on the page");
openEach(test);

const dialogOf = (page: Page) => page.getByRole("region", { name: "Task", exact: true });
const addressOf = (page: Page) => new URL(page.url()).search + new URL(page.url()).hash;
const viewOf = (page: Page, view: string) => page.locator(`.shell[data-view="${view}"]`).waitFor();
/** The address is written a moment after what it is of. */
const untilAddress = (page: Page, address: string) => page.waitForURL((url) => url.search + url.hash === address);

test("given an open task, when Back is pressed, then it closes and the page stays; forward opens it again", async ({
	page,
	server,
}) => {
	server.desk.add("Pay the rent");
	await comeIn(page);
	await page.getByRole("button", { name: /^Inbox/ }).click();
	await untilAddress(page, "?show=inbox#chat");
	await page.getByRole("button", { name: /^Pay the rent/ }).click();
	await dialogOf(page).getByLabel("Title").waitFor();
	await untilAddress(page, "?show=inbox&task=1#chat");
	await page.goBack();
	await dialogOf(page).waitFor({ state: "hidden" });
	await untilAddress(page, "?show=inbox#chat");
	await page.goForward();
	await dialogOf(page).getByLabel("Title").waitFor();
	await page.reload();
	await dialogOf(page).getByLabel("Title").waitFor();
	await page.keyboard.press("Escape");
	await dialogOf(page).waitFor({ state: "hidden" });
	await untilAddress(page, "?show=inbox#chat");
	assert.match(String(await page.evaluate("document.activeElement?.textContent")), /^Pay the rent/);
	await page.goBack();
	await untilAddress(page, "#chat");
});

test("given a task half written, when another row is chosen, then it is saved, and that one opens", async ({
	page,
	server,
}) => {
	const task = server.desk.add("Pay the rent");
	server.desk.add("Read a book");
	await comeIn(page);
	await page.getByRole("button", { name: /^Pay the rent/ }).click();
	await dialogOf(page).getByLabel("Title").fill("Pay the");
	await page.getByRole("button", { name: /^Read a book/ }).click();
	await dialogOf(page).getByRole("heading", { name: "Task #2" }).waitFor();
	await untilAddress(page, "?task=2#chat");
	await page.goBack();
	await dialogOf(page).waitFor({ state: "hidden" });
	assert.is(task.title, "Pay the");
});

test("given a field that cannot be saved, when Back is pressed, then it is asked, kept by Back, and discarded by its button", async ({
	page,
	server,
}) => {
	const task = server.desk.add("Pay the rent");
	await comeIn(page);
	await page.getByRole("button", { name: /^Pay the rent/ }).click();
	await dialogOf(page).getByLabel("Part of").fill("no such task");
	const question = page.getByRole("alertdialog", { name: "Not saved" });
	await page.goBack();
	await question.waitFor();
	await untilAddress(page, "?task=1#chat");
	await page.goBack();
	await question.waitFor({ state: "hidden" });
	assert.is(await dialogOf(page).getByLabel("Part of").inputValue(), "no such task");
	await untilAddress(page, "?task=1#chat");
	await page.goBack();
	await question.getByRole("button", { name: "Discard" }).click();
	await dialogOf(page).waitFor({ state: "hidden" });
	await untilAddress(page, "#chat");
	assert.is(task.parent_id, null);
});

test("given any dialog or the phone's sheet, when Back is pressed, then it closes and the view stays", async ({
	page,
	server,
}) => {
	server.desk.moved.push({ task_id: 7, title: "Stretch", due: null, reminders: [] });
	await page.setViewportSize({ width: 390, height: 740 });
	await comeIn(page);
	await page.getByRole("button", { name: "Conversations" }).click();
	await page.getByRole("dialog", { name: "Conversations" }).waitFor();
	await page.goBack();
	await page.getByRole("dialog").waitFor({ state: "hidden" });
	await viewOf(page, "chat");
	const sheet = page.locator("#more");
	await page.getByRole("button", { name: "More" }).click();
	await sheet.waitFor();
	await page.goBack();
	await sheet.waitFor({ state: "hidden" });
	await viewOf(page, "chat");
	await page.getByRole("button", { name: "More" }).click();
	await sheet.getByRole("button", { name: "Settings" }).click();
	await viewOf(page, "settings");
	await page.getByRole("combobox", { name: "Time zone" }).selectOption("America/New_York");
	await page.getByRole("dialog", { name: "Change the time zone" }).waitFor();
	await page.goBack();
	await page.getByRole("dialog").waitFor({ state: "hidden" });
	await viewOf(page, "settings");
	await page.goBack();
	await viewOf(page, "chat");
	assert.is(await page.getByRole("dialog").count(), 0);
});

test("given a conversation chosen in the drawer, then its address stays when the drawer is gone", async ({
	page,
	server,
}) => {
	for (const id of ["thr_a", "thr_b"])
		server.desk.threads.push({ id, title: `Talk ${id}`, created_at: server.desk.nowText(), items: [] });
	await comeIn(page, "Talk thr_a");
	await page.getByRole("button", { name: "Conversations" }).click();
	await page
		.getByRole("dialog")
		.getByRole("button", { name: /^Talk thr_b/ })
		.click();
	await untilAddress(page, "#chat/thr_b");
	assert.is(await page.evaluate("history.state.depth"), 0);
});

test("given the link of a mail, when nobody is signed in, then the task is open after signing in, and Back stays in the page", async ({
	page,
	server,
}) => {
	server.desk.add("Pay the rent");
	await page.goto(`${server.url}/?task=1&account=${server.desk.user.id}`);
	await page.getByLabel("E-mail").fill("ada@example.org");
	await page.getByLabel("Password").fill("correct horse");
	await page.getByRole("button", { name: "Sign in" }).click();
	await dialogOf(page).getByLabel("Title").waitFor();
	assert.is(await dialogOf(page).getByLabel("Title").inputValue(), "Pay the rent");
	await page.goBack();
	await dialogOf(page).waitFor({ state: "hidden" });
	await row(page, "Pay the rent").waitFor();
	assert.is(addressOf(page), "#chat");
});

test("given a link to a task that is missing, or of another account, when it is opened, then it says so", async ({
	page,
	server,
}) => {
	server.desk.add("Pay the rent");
	await comeIn(page);
	await page.goto(`${server.url}/?task=404`);
	await page.getByRole("alert").getByText("There is no task #404 here.").waitFor();
	await page.goto(`${server.url}/?task=1&account=somebody`);
	await page.getByRole("alert").getByText("a task in another account").waitFor();
	await dialogOf(page).getByRole("button", { name: "Close" }).click();
	await dialogOf(page).waitFor({ state: "hidden" });
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
