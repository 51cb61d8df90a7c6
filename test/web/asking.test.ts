/** What the page asks the server for, and what it does not ask for since it knows it already. */
import type { Page } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium } from "../support/chromium.ts";
import { comeIn, openEach, row, type Scene } from "./scene.ts";

const test = suite<Scene>("what the page asks for");
openEach(test);

/** Paths of the interface that are read from now on, with what they ask. */
function reads(page: Page): readonly string[] {
	const paths: string[] = [];
	page.on("request", (request) => {
		const { pathname, search } = new URL(request.url());
		if (request.method() === "GET" && pathname.startsWith("/api/")) paths.push(pathname + search);
	});
	return paths;
}

test("given a change made here, then its answer is the row, and the server is not asked for it again", async ({
	page,
	server,
}) => {
	const tasks = ["Pay the rent", "Read a book"].map((title) => server.desk.add(title));
	await page.clock.install();
	await comeIn(page);
	await row(page, "Pay the rent").waitFor();
	const asked = reads(page);
	// Time stands still until the answer has come, however long it takes; a real click waits for frames.
	await page.clock.pauseAt(new Date(Date.now() + 1_000));
	await page.getByRole("checkbox", { name: "Complete Pay the rent" }).dispatchEvent("click");
	await page.getByRole("status").getByText("Done: Pay the rent").waitFor();
	await page.clock.runFor(2_000);
	// What is changed elsewhere is asked for: by then all that was to be asked before has been.
	const [, book] = tasks;
	if (book) server.desk.edit(book, { title: "Read two books" });
	await page.clock.resume();
	await row(page, "Read two books").waitFor();
	assert.equal(
		asked.filter((path) => path.startsWith("/api/tasks")),
		["/api/tasks/2"],
	);
});

test("given a filter, when time passes and nothing happens, then it is not asked again, and each change asks once", async ({
	page,
	server,
}) => {
	server.desk.add("Pay the rent", { priority: "urgent" });
	server.desk.add("Read a book");
	await page.clock.install();
	await comeIn(page);
	await row(page, "Read a book").waitFor();
	const asked = reads(page);
	const filters = () => asked.filter((path) => path.includes("filter=")).length;
	await page.getByRole("button", { name: "Filter", exact: true }).click();
	await page.getByRole("combobox", { name: "Filter" }).fill("p1");
	await row(page, "Read a book").waitFor({ state: "hidden" });
	await row(page, "Pay the rent").waitFor();
	assert.is(filters(), 1);
	for (let second = 0; second < 8; second += 1) await page.clock.runFor(1_000);
	assert.is(filters(), 1);
	server.desk.add("Call the bank", { priority: "urgent" });
	await row(page, "Call the bank").waitFor();
	assert.is(filters(), 2);
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
