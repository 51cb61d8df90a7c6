/** The filter's line, the search's highlights, and the list in another arrangement. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium } from "../support/chromium.ts";
import { comeIn, inHand, openEach, row, type Scene } from "./scene.ts";

const test = suite<Scene>("filter of the list");
openEach(test);

test("given a filter, then it completes, shows its mistake at the place, chooses, and survives a reload until Back", async ({
	page,
	server,
}) => {
	server.desk.add("Pay the rent", { priority: "urgent" });
	server.desk.add("Read a book");
	await comeIn(page);
	await row(page, "Read a book").waitFor();
	await page.getByRole("button", { name: "Filter", exact: true }).click();
	const line = page.getByRole("combobox", { name: "Filter" });
	await inHand(page, line);
	await page.keyboard.type("tod");
	await page.getByRole("option", { name: "today" }).waitFor();
	await page.keyboard.press("ArrowDown");
	await page.keyboard.press("Enter");
	assert.is(await line.inputValue(), "today");
	const fault = page.getByRole("alert");
	const refused = page.waitForResponse((response) => response.status() === 422);
	await page.keyboard.type(" & ");
	await refused;
	// A turn of the page after its answer.
	await page.evaluate("new Promise((go) => setTimeout(go))");
	assert.is(await fault.count(), 0, "what is not finished is called wrong");
	await page.keyboard.press("Enter");
	await fault.getByText("a condition is missing").waitFor();
	await page.keyboard.type("tomorow");
	await fault.getByText("is not a condition").waitFor();
	assert.is(await fault.locator("mark").textContent(), "tomorow");
	await line.fill("p1");
	await fault.waitFor({ state: "hidden" });
	await row(page, "Read a book").waitFor({ state: "hidden" });
	await row(page, "Pay the rent").waitFor();
	await page.reload();
	await row(page, "Pay the rent").waitFor();
	assert.is(await line.inputValue(), "p1");
	assert.is(await row(page, "Read a book").count(), 0);
	await page.goBack();
	await row(page, "Read a book").waitFor();
	await line.waitFor({ state: "hidden" });
});

test("given a filter that chooses, when it is saved under a name, then it stands in the rail, leads back, and is let go again", async ({
	page,
	server,
}) => {
	server.desk.add("Pay the rent", { priority: "urgent" });
	server.desk.add("Read a book");
	await comeIn(page);
	await row(page, "Read a book").waitFor();
	await page.getByRole("button", { name: "Filter", exact: true }).click();
	await page.getByRole("combobox", { name: "Filter" }).fill("p1");
	await row(page, "Read a book").waitFor({ state: "hidden" });
	await page.getByRole("button", { name: "Save under a name" }).click();
	await inHand(page, page.getByRole("textbox", { name: "Name of the filter" }));
	await page.keyboard.type("What burns");
	await page.keyboard.press("Enter");
	const saved = page.getByRole("button", { name: /^What burns/ });
	await saved.waitFor();
	await page.getByRole("button", { name: /^All/ }).click();
	await row(page, "Read a book").waitFor();
	await saved.click();
	await row(page, "Read a book").waitFor({ state: "hidden" });
	await page.getByRole("button", { name: "Delete the filter What burns" }).click();
	await saved.waitFor({ state: "hidden" });
	assert.equal(server.desk.filters, []);
});

test("given a filter that is wrong, then what the last one chose is not shown as its result, and its place is no number", async ({
	page,
	server,
}) => {
	server.desk.add("Pay the rent", { priority: "urgent" });
	await comeIn(page);
	await page.getByRole("button", { name: "Filter", exact: true }).click();
	const line = page.getByRole("combobox", { name: "Filter" });
	await inHand(page, line);
	await line.fill("p1");
	await row(page, "Pay the rent").waitFor();
	await line.fill("p1 & tomorow");
	const fault = page.getByRole("alert");
	await fault.getByText("“tomorow” is not a condition.", { exact: true }).waitFor();
	await row(page, "Pay the rent").waitFor({ state: "hidden" });
	await line.fill("p1");
	await row(page, "Pay the rent").waitFor();
});

test("given a search, then what is found is pointed out, and another arrangement has its own headings and stays", async ({
	page,
	server,
}) => {
	server.desk.add("Pay the rent", { priority: "urgent" });
	server.desk.add("Read a book");
	await comeIn(page);
	await row(page, "Read a book").waitFor();
	await page.getByRole("searchbox").fill("rent");
	await page.locator(".task mark").waitFor();
	assert.equal(await page.locator(".task mark").allTextContents(), ["rent"]);
	await page.getByRole("searchbox").fill("");
	await page.getByRole("button", { name: "Arrange by" }).click();
	await page.getByRole("button", { name: "By priority" }).click();
	await page.getByRole("heading", { name: "Urgent" }).waitFor();
	await page.reload();
	await page.getByRole("heading", { name: "Medium" }).waitFor();
	await page.getByRole("button", { name: "Add to Urgent" }).click();
	assert.is(await page.getByRole("dialog").getByLabel("What is to be done").inputValue(), " p1");
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
