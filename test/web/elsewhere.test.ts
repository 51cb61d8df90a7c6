/** The same account in another tab and on another device: both show a change as it is made, since they are told. */
import type { Page } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium } from "../support/chromium.ts";
import { eventually } from "../support/promises.ts";
import { comeIn, openEach, row, type Scene } from "./scene.ts";

const test = suite<Scene>("a change elsewhere");
openEach(test);

/** From now on nothing in the page moves by itself: no timer runs, so whatever it shows it was told. */
async function stopTime(page: Page): Promise<void> {
	await page.clock.pauseAt(new Date(Date.now() + 1_000));
}

test("given the account in two tabs and on a phone, when one of them changes a task, then the others are told of it and do not ask", async ({
	page,
	server,
	launched,
}) => {
	for (const title of ["Pay the rent", "Read a book"]) server.desk.add(title);
	await comeIn(page);
	const tab = await page.context().newPage();
	const device = await launched.browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
	await device.addCookies(await page.context().cookies());
	const phone = await device.newPage();
	const others = [tab, phone];
	const asked: string[] = [];
	for (const other of others) {
		await other.clock.install();
		const first = ["filters", "tags", "categories"].map((name) => other.waitForResponse(`**/api/${name}*`));
		await other.goto(`${server.url}/#tasks`);
		await row(other, "Pay the rent").waitFor();
		// What a page looks at when it opens has been looked at.
		await Promise.all(first);
		await stopTime(other);
		other.on("request", (request) => {
			const { pathname } = new URL(request.url());
			if (pathname.startsWith("/api/tasks")) asked.push(pathname);
		});
	}
	assert.is(server.desk.streams.size, 3);
	await page.getByRole("checkbox", { name: "Complete Pay the rent" }).click();
	for (const other of others) await row(other, "Pay the rent").waitFor({ state: "hidden" });
	assert.equal(asked, []);

	// What an event does not say is asked for once, a moment after it.
	server.desk.add("Call the bank");
	for (const other of others) {
		// The event may come after a moment has passed: then the page waits for the next one.
		const shows = async () => {
			await other.clock.runFor(100);
			return row(other, "Call the bank").isVisible();
		};
		await eventually(shows, Boolean, 20_000);
	}
	assert.equal(asked.sort(), ["/api/tasks/1", "/api/tasks/1", "/api/tasks/3", "/api/tasks/3"]);
	await device.close();
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
