/** A long list of settings: found by what they say, saved as they are changed, and refused where they stand. */
import type { Page } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { saysAll, wordsOf } from "../../web/src/state/settings/settingsSearch.ts";
import { findChromium } from "../support/chromium.ts";
import { until } from "../support/until.ts";
import { comeIn, openEach, type Scene } from "./scene.ts";

const pure = suite("what is looked for in a form");

for (const [text, wanted, isThere] of [
	["Quiet hours", "QUIET", true],
	["Zeitzone", "zone", true],
	["Änderungen rückgängig machen", "anderungen ruckgangig", true],
	["Reminders: quiet hours", "quiet reminders", true],
	["Quiet hours", "quiet mails", false],
	["Anything", "  ", true],
] as const) {
	pure(`given “${text}”, when “${wanted}” is looked for, then it is ${isThere ? "" : "not "}found`, () => {
		assert.is(saysAll(text, wordsOf(wanted)), isThere);
	});
}
pure.run();

const test = suite<Scene>("search of the settings");
openEach(test);

const headings = (page: Page) => page.locator(".view-pane section > h3:visible").allTextContents();

async function openSettings(page: Page): Promise<void> {
	await comeIn(page);
	await page.getByRole("button", { name: "Settings" }).click();
	await page.getByLabel("The week starts on").waitFor();
}

test("given the settings, when letters are typed or / is pressed, then what does not say them is out of sight until it is cleared", async ({
	page,
}) => {
	await openSettings(page);
	const all = (await headings(page)).length;
	await page.locator(".view-pane h2").click();
	await page.keyboard.type("quiet hours");
	const field = page.getByRole("searchbox", { name: "Search settings" });
	assert.is(await field.inputValue(), "quiet hours");
	await page.getByLabel("The week starts on").waitFor({ state: "hidden" });
	assert.equal(await headings(page), ["Reminders"]);
	assert.ok(await page.getByLabel("Hold reminders back for part of the day").isVisible());
	assert.not.ok(await page.getByLabel("All-day tasks remind at").isVisible());
	await field.fill("nobody says this");
	await page.getByText("No setting says that.").waitFor();
	await field.fill("");
	await page.getByLabel("The week starts on").waitFor();
	assert.is((await headings(page)).length, all);
	await page.getByLabel("The week starts on").blur();
	await page.locator(".view-pane h2").click();
	await page.keyboard.press("/");
	assert.is(await page.evaluate('document.activeElement?.getAttribute("aria-label")'), "Search settings");
	await page.getByLabel("Dates and times are written as in").selectOption("de");
	await page.getByRole("searchbox", { name: "Einstellungen durchsuchen" }).fill("zeitz");
	assert.equal(await headings(page), ["Ort und Sprache"]);
});

test("given a setting that is changed, then it says Saved at its field; given one that is refused, then why, and the account keeps its own", async ({
	page,
	server,
}) => {
	await openSettings(page);
	const field = page.locator("label").filter({ hasText: "The week starts on" });
	await field.getByRole("combobox").selectOption("sunday");
	await field.getByText("Saved").waitFor();
	assert.is(server.desk.settings.week_start, "sunday");
	await page.route("**/api/me", (route) =>
		route.fulfill({
			status: 422,
			contentType: "application/problem+json",
			json: { code: "invalid", errors: [{ field: "week_start", rule: "taste", message: "Weeks do not start then." }] },
		}),
	);
	await field.getByRole("combobox").selectOption("saturday");
	await field.getByText("Weeks do not start then.").waitFor();
	const combobox = field.getByRole("combobox");
	assert.equal([await combobox.inputValue(), await combobox.getAttribute("aria-invalid")], ["sunday", "true"]);
	assert.is(await page.getByRole("status").getByText("Weeks do not start then.").count(), 0);
});

/** Counts the notes that are played, since a test has no ears. */
const EARS = `globalThis.notes = 0;
	const { start } = OscillatorNode.prototype;
	OscillatorNode.prototype.start = function (at) { globalThis.notes += 1; return start.call(this, at); };`;

test("given a device, when sound is wanted, then it is heard once, and with each reminder that comes; before that nothing is", async ({
	page,
	server,
}) => {
	await page.addInitScript(EARS);
	const notes = () => page.evaluate("globalThis.notes").then(Number);
	const task = server.desk.add("Pay the rent");
	await page.reload();
	await openSettings(page);
	server.desk.fire(task, 1);
	await page.getByRole("alert").filter({ hasText: "Pay the rent" }).waitFor();
	assert.is(await notes(), 0);
	const wanted = page.getByLabel("Play a short tone when a reminder comes");
	assert.not.ok(await wanted.isChecked());
	await wanted.check();
	await until("it lets itself be heard", async () => (await notes()) === 2);
	server.desk.fire(task, 2);
	await until("the reminder is heard", async () => (await notes()) === 4);
	await page.reload();
	assert.ok(await wanted.isChecked());
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
