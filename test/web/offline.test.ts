/** The network is cut and comes back: the page says what is true meanwhile, and keeps what was not sent. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium } from "../support/chromium.ts";
import { until } from "../support/until.ts";
import { comeIn, openEach, row, type Scene } from "./scene.ts";

const test = suite<Scene>("the page without its server");
openEach(test);

test("given a network that is cut, then what is shown can be read, a change waits, and all goes on when it is back", async ({
	page,
	server,
}) => {
	const task = server.desk.add("Pay the rent");
	await comeIn(page);
	await row(page, "Pay the rent").waitFor();
	// The views behind are loaded once the tasks are there.
	const isThere = 'performance.getEntriesByType("resource").some(({ name }) => name.includes("/History-"))';
	// Asked anew each time: a condition that waits in the page is a text, which its policy forbids to run.
	await until("the history is loaded", async () => (await page.evaluate(isThere)) === true);
	await page.context().setOffline(true);
	const banner = page.getByRole("status").filter({ hasText: "The server cannot be reached." });
	await banner.getByText("What you add or change of tasks waits here and is sent when it is back.").waitFor();

	// A change waits: its row shows it, and says that it waits.
	await page.getByRole("checkbox", { name: "Complete Pay the rent" }).click();
	await page.getByText("Done", { exact: true }).click();
	await row(page, "Pay the rent").getByText("not sent yet").waitFor();
	assert.is(await page.getByRole("checkbox", { name: "Reopen Pay the rent" }).isChecked(), true);
	assert.is(task.status, "open");

	// A line is kept, and a button sends it again.
	await page.getByLabel("Write what is to be done").fill("What is due today?");
	await page.getByLabel("Write what is to be done").press("Enter");
	const retry = page.getByRole("log").getByRole("button", { name: "Try again" });
	await retry.waitFor();

	// What was not loaded yet says so, and comes by itself.
	await page.getByRole("button", { name: "History" }).click();
	await page
		.getByRole("region", { name: "History" })
		.getByRole("alert")
		.getByText("The server does not answer.")
		.waitFor();
	await page.context().setOffline(false);
	await banner.waitFor({ state: "hidden" });
	await until("the change was sent", () => task.status === "completed");
	await page.getByRole("article").filter({ hasText: "Pay the rent" }).first().waitFor();
	await retry.click();
	await page.getByRole("log").getByText("You have").waitFor();
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
