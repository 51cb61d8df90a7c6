/** The settings on the page, against the stub server: each is saved at once, a zone only after its consequences are seen. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium } from "../support/chromium.ts";
import { openEach, type Scene, signUp, ZONE } from "./scene.ts";

const test = suite<Scene>("settings on the page");
openEach(test);

test("given every setting, when it is chosen, then the account has it", async ({ page, server }) => {
	await signUp(page);
	await page.getByRole("button", { name: "Settings" }).click();
	await page.getByLabel("Dates and times are written as in").selectOption("de");
	await page.getByLabel("Dates in numbers are read as").selectOption("mdy");
	await page.getByLabel("The week starts on").selectOption("sunday");
	await page.getByLabel("Remind before a task is due").selectOption("not by itself");
	await page.getByLabel("All-day tasks remind at").fill("07:15");
	await page.getByLabel("All-day tasks remind at").blur();
	await page.getByLabel("When dates were missed").selectOption("keep_each");
	await page.getByLabel("When a month has no such day").selectOption("skip");
	await page.getByLabel("When a task with others below it is completed").selectOption("leave");
	await page.getByRole("status").getByText("When a month has no such day: leave that month out").waitFor();
	assert.equal(server.desk.settings, {
		time_zone: ZONE,
		locale: "de",
		default_lead_minutes: null,
		missed_occurrences: "keep_each",
		month_end: "skip",
		date_order: "mdy",
		week_start: "sunday",
		children: "leave",
		all_day_reminder_at: "07:15",
	});
});

for (const [before, after] of [
	[
		{ time_zone: "UTC", locale: "en" },
		{ time_zone: ZONE, locale: "en-GB" },
	],
	[
		{ time_zone: "Asia/Karachi", locale: "en" },
		{ time_zone: "Asia/Karachi", locale: "en-GB" },
	],
	[
		{ time_zone: "UTC", locale: "de" },
		{ time_zone: ZONE, locale: "de" },
	],
] as const) {
	const said = ({ time_zone, locale }: { time_zone: string; locale: string }) => `${time_zone} and ${locale}`;
	test(`given ${said(before)}, when a person enters, then what nobody chose is the browser's: ${said(after)}`, async ({
		page,
		server,
	}) => {
		Object.assign(server.desk.settings, before);
		await signUp(page);
		const { time_zone, locale } = server.desk.settings;
		assert.equal({ time_zone, locale }, after);
	});
}

test("given a zone that moves tasks, when it is chosen, then what moves is shown, and only then is it saved", async (scene) => {
	const { page, server } = scene;
	const moved = { from: "2030-03-25T08:00:00.000Z", to: "2030-03-25T13:00:00.000Z" };
	server.desk.moved.push({ task_id: 7, title: "Stretch", due: moved, reminders: [{ id: 1, ...moved }] });
	await signUp(page);
	await page.getByRole("button", { name: "Settings" }).click();
	const field = page.getByRole("combobox", { name: "Time zone" });
	await field.selectOption("America/New_York");
	const dialog = page.getByRole("dialog", { name: "Change the time zone" });
	await dialog.getByText("One task moves").waitFor();
	const row = dialog.getByRole("listitem").filter({ hasText: "Stretch" });
	assert.match((await row.textContent()) ?? "", /due Mon,? 25 Mar 2030 09:00 → Mon,? 25 Mar 2030 14:00.*reminder/);
	await dialog.getByRole("button", { name: `Stay in ${ZONE}` }).click();
	await dialog.waitFor({ state: "hidden" });
	assert.equal([server.desk.settings.time_zone, await field.inputValue()], [ZONE, ZONE]);
	await field.selectOption("America/New_York");
	await dialog.getByRole("button", { name: "Change", exact: true }).click();
	await page.getByRole("status").getByText("Time zone is now America/New_York").waitFor();
	assert.equal([server.desk.settings.time_zone, await field.inputValue()], ["America/New_York", "America/New_York"]);
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
