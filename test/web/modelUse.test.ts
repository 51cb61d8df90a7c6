/** What the language model has used today, in the settings. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium } from "../support/chromium.ts";
import { comeIn, openEach, type Scene } from "./scene.ts";

const test = suite<Scene>("use of the model in the settings");
openEach(test);

const today = {
	tokens: 12_345,
	most_tokens: 200_000,
	cost: null,
	most_cost: null,
	ends_at: "2030-03-26T08:00:00.000Z",
};

test("given a model, then the tokens of today and the most are shown, and when they are counted anew", async ({
	page,
}) => {
	await page.route("**/api/model", (route) => route.fulfill({ json: { is_there: true, today } }));
	await comeIn(page);
	await page.getByRole("button", { name: "Settings" }).click();
	await page.getByRole("heading", { name: "Language model" }).waitFor();
	const meter = page.getByLabel("12,345 of 200,000 tokens used today");
	assert.is(await meter.getAttribute("value"), "12345");
	await page.getByText(/Counted anew from .*2[56]/).waitFor();
});

test("given no model, then nothing is said of one", async ({ page }) => {
	await page.route("**/api/model", (route) => route.fulfill({ json: { is_there: false, today: null } }));
	await comeIn(page);
	const answered = page.waitForResponse("**/api/model");
	await page.getByRole("button", { name: "Settings" }).click();
	await answered;
	await page.getByRole("heading", { name: "Settings" }).first().waitFor();
	assert.is(await page.getByRole("heading", { name: "Language model" }).count(), 0);
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
