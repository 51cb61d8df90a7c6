/** The settings on the page, against the stub server: each is saved at once, a zone only after its consequences are seen. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { english } from "../../web/src/words/english.ts";
import { german } from "../../web/src/words/german.ts";
import { languageOf } from "../../web/src/words/words.ts";
import { findChromium } from "../support/chromium.ts";
import { comeIn, openEach, type Scene, ZONE } from "./scene.ts";
import { addPlants } from "./stubSeries.ts";

const test = suite<Scene>("settings on the page");
openEach(test);

test("given every setting, when it is chosen, then the account has it", async ({ page, server }) => {
	await comeIn(page);
	await page.getByRole("button", { name: "Settings" }).click();
	await page.getByLabel("Dates in numbers are read as").selectOption("mdy");
	await page.getByLabel("The week starts on").selectOption("sunday");
	await page.getByLabel("Remind before a task is due").selectOption("not unless asked");
	await page.getByLabel("All-day tasks remind at").fill("07:15");
	await page.getByLabel("All-day tasks remind at").blur();
	await page.getByLabel("When dates were missed").selectOption("keep_each");
	await page.getByLabel("When a task with others below it is completed").selectOption("leave");
	await page.getByLabel("E-mail", { exact: true }).uncheck();
	await page.getByRole("status").getByText("Reminders go out by: the page only").waitFor();
	await page.getByRole("group", { name: "Reminders go out by" }).getByText("Saved", { exact: true }).waitFor();
	await page.getByLabel("Hold reminders back for part of the day").check();
	await page.getByRole("status").getByText("Quiet hours: 22:00 to 07:00").waitFor();
	await page.getByRole("group", { name: "Quiet hours" }).getByText("Saved", { exact: true }).waitFor();
	await page.getByLabel("From", { exact: true }).fill("21:30");
	await page.getByRole("status").getByText("Quiet hours: 21:30 to 07:00").waitFor();
	await page.getByLabel("Send reminders of urgent tasks anyway").uncheck();
	await page.getByLabel("Tell me once a day what is due").check();
	await page.getByRole("status").getByText("Daily digest: 08:00").waitFor();
	await page.getByLabel("At", { exact: true }).fill("06:45");
	await page.getByRole("status").getByText("Daily digest: 06:45").waitFor();
	await page.getByLabel("When a month has no such day").selectOption("skip");
	await page.getByRole("status").getByText("When a month has no such day: leave that month out").waitFor();
	// Rows hold sentences of the server, which it says in the language of the account.
	const again = page.waitForRequest((request) => request.url().includes("/api/tasks?status=open"));
	await page.getByLabel("Dates and times are written as in").selectOption("de");
	await page.getByRole("heading", { name: "Einstellungen" }).waitFor();
	await again;
	// What is said of it is said in the language that was chosen.
	await page.getByRole("status").getByText("Schreibweise von Datum und Uhrzeit: Deutsch").waitFor();
	assert.is(await page.evaluate("document.documentElement.lang"), "de");
	assert.is(await page.title(), "Einstellungen · Adjutant");
	assert.equal(server.desk.settings, {
		time_zone: ZONE,
		locale: "de",
		default_lead_minutes: null,
		missed_occurrences: "keep_each",
		month_end: "skip",
		date_order: "mdy",
		week_start: "sunday",
		children: "leave",
		tools: {},
		channels: [],
		quiet_hours: { from: "21:30", to: "07:00", urgent: "hold" },
		digest_at: "06:45",
		all_day_reminder_at: "07:15",
	});
});

test("given reminders by mail, when they are turned off, then the page says until when, and one press or choice brings them back", async ({
	page,
	server,
}) => {
	await comeIn(page);
	await page.getByRole("button", { name: "Settings" }).click();
	const mails = page.getByLabel("Reminders by mail");
	await mails.selectOption("turn them off until Monday");
	await page
		.getByRole("status")
		.getByText(/Reminders by mail: off until .*\d{4}/)
		.waitFor();
	const until = Temporal.Instant.from(server.desk.endpoint.mute?.until ?? "").toZonedDateTimeISO(ZONE);
	assert.equal([until.dayOfWeek, until.hour, until.minute], [1, 0, 0]);
	const now = Temporal.Now.zonedDateTimeISO(ZONE);
	assert.ok(
		until.epochMilliseconds > now.epochMilliseconds && until.since(now).total({ unit: "days", relativeTo: now }) <= 7.1,
	);
	await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
	await mails.getByRole("option", { name: "on", exact: true }).waitFor({ state: "attached" });
	assert.is(server.desk.endpoint.mute, null);
	await mails.selectOption("turn them off until I turn them on again");
	await page.getByRole("status").getByText("Reminders by mail: off until you turn them on").waitFor();
	assert.equal(server.desk.endpoint.mute, { until: null });
	await mails.selectOption("turn them on again");
	await page.getByRole("status").getByText("Reminders by mail: on").waitFor();
	assert.is(server.desk.endpoint.mute, null);
});

test("given what a tool may do, when it is chosen and chosen again at once, then each choice stands", async ({
	page,
	server,
}) => {
	await comeIn(page);
	await page.getByRole("button", { name: "Settings" }).click();
	await page.getByLabel("Delete tasks").selectOption("at once");
	await page.getByLabel("Undo changes").selectOption("never");
	await page.getByLabel("Undo changes").selectOption("as usual");
	await page.getByRole("status").getByText("Undo changes: as usual").waitFor();
	assert.equal(server.desk.settings.tools, { delete_task: "auto" });
	assert.is(await page.getByLabel("Delete tasks").inputValue(), "auto");
});

for (const { locale, timezoneId, said, settings } of [
	{
		locale: "en-US",
		timezoneId: "America/New_York",
		said: /12\/31\/26 \(month first\), weeks that start on Sunday, the time in America\/New York/,
		settings: { time_zone: "America/New_York", locale: "en-US", date_order: "mdy", week_start: "sunday" },
	},
	{
		locale: "de-DE",
		timezoneId: "Europe/Berlin",
		said: /31\.12\.26 \(Tag zuerst\), Wochenbeginn am Montag, Zeitzone Europe\/Berlin/,
		settings: { time_zone: "Europe/Berlin", locale: "de-DE", date_order: "dmy", week_start: "monday" },
	},
]) {
	test(`given a browser in ${locale}, when an account is made, then it begins as the browser is set, and that is shown`, async (scene) => {
		const { server, launched } = scene;
		const context = await launched.browser.newContext({ locale, timezoneId });
		const page = await context.newPage();
		await page.goto(server.url);
		const { entrance, general, offers, settings: ours } = languageOf(locale) === "de" ? german : english;
		await page.getByRole("button", { name: entrance.createOne }).click();
		await page.getByLabel(general.name).fill("Ada Lovelace");
		await page.getByLabel(general.email).fill("ada@example.org");
		await page.getByLabel(general.password).fill("correct horse");
		await page.getByRole("button", { name: entrance.signUp }).click();
		const shown = page.getByRole("region", { name: offers.fromBrowser });
		await shown.waitFor();
		assert.match(((await shown.textContent()) ?? "").replace(/\s+/g, " "), said);
		const { time_zone, locale: tag, date_order, week_start } = server.desk.settings;
		assert.equal({ time_zone, locale: tag, date_order, week_start }, settings);
		const example =
			locale === "de-DE" ? "Erinnere mich in 2 Minuten daran, Mama anzurufen" : "Remind me to call mum in 2 minutes";
		await page.getByRole("button", { name: example }).waitFor();
		await shown.getByRole("button", { name: offers.change }).click();
		await page.getByRole("heading", { name: ours.title }).waitFor();
		assert.is(await shown.count(), 0);
	});
}

test("given an account whose zone is UTC, when its user signs in elsewhere, then nothing moves unasked, and what would is shown", async (scene) => {
	const { page, server } = scene;
	const moved = { from: "2030-03-25T08:00:00.000Z", to: "2030-03-25T07:00:00.000Z" };
	server.desk.moved.push({ task_id: 7, title: "Stretch", due: moved, reminders: [] });
	await page.getByLabel("E-mail").fill("ada@example.org");
	await page.getByLabel("Password").fill("correct horse");
	await page.getByRole("button", { name: "Sign in" }).click();
	const offer = page.getByRole("status").filter({ hasText: "your account in UTC" });
	await offer.waitFor();
	const { time_zone, locale } = server.desk.settings;
	assert.equal([time_zone, locale, server.desk.journal.length], ["UTC", "en", 0]);
	await offer.getByRole("button", { name: `Use ${ZONE}` }).click();
	const dialog = page.getByRole("dialog", { name: "Change the time zone" });
	await dialog.getByRole("listitem").filter({ hasText: "Stretch" }).waitFor();
	await dialog.getByRole("button", { name: "Change", exact: true }).click();
	await page.getByRole("status").getByText(`Time zone is now ${ZONE}`).waitFor();
	assert.is(server.desk.settings.time_zone, ZONE);
});

test("given a series that keeps its own clock, when the account is in another zone, then its rule says whose clock", async ({
	page,
	server,
}) => {
	addPlants(server.desk);
	await comeIn(page);
	const rule = page.getByRole("listitem").filter({ hasText: "water the plants" }).locator(".rule-line > [title]");
	await rule.getByText("(UTC time)").waitFor();
	await page.getByRole("button", { name: "Settings" }).click();
	await page.getByRole("combobox", { name: "Time zone" }).selectOption("UTC");
	await page.getByRole("status").getByText("Time zone is now UTC").waitFor();
	await page.getByRole("button", { name: /^All/ }).click();
	await rule.waitFor();
	assert.not.match((await rule.textContent()) ?? "", "time)");
});

test("given a zone that moves tasks, when it is chosen, then what moves is shown, and only then is it saved", async (scene) => {
	const { page, server } = scene;
	const moved = { from: "2030-03-25T08:00:00.000Z", to: "2030-03-25T13:00:00.000Z" };
	server.desk.moved.push({ task_id: 7, title: "Stretch", due: moved, reminders: [{ id: 1, ...moved }] });
	await comeIn(page);
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
