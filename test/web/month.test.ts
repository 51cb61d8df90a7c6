/** The month as a grid: its weeks and days, and in a browser what keys and the mouse do in it. */
import type { Page } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { addMonths, onDay, sameDayOf, stepOf, weeksOf } from "../../web/src/state/list/month.ts";
import { findChromium } from "../support/chromium.ts";
import { comeIn, openEach, type Scene, ZONE } from "./scene.ts";
import { addPlants } from "./stubSeries.ts";

const pure = suite("weeks of a month");

pure("given a month, then its weeks begin on the user's first day and hold all of its days", () => {
	for (const [month, weekStart, first, last, count] of [
		["2026-12", "monday", "2026-11-30", "2027-01-03", 5],
		["2026-12", "sunday", "2026-11-29", "2027-01-02", 5],
		["2027-02", "monday", "2027-02-01", "2027-02-28", 4],
		["2026-08", "saturday", "2026-08-01", "2026-09-04", 5],
		["2026-08", "monday", "2026-07-27", "2026-09-06", 6],
	] as const) {
		const weeks = weeksOf(month, weekStart);
		assert.is(weeks.length, count, month);
		assert.equal([weeks[0]?.[0], weeks.at(-1)?.at(-1)], [first, last], month);
		assert.ok(weeks.every((week) => week.length === 7));
	}
});

pure("given a key, then it goes as far as the grid says; others go nowhere", () => {
	assert.equal(
		["ArrowLeft", "ArrowDown", "Home", "End", "a", "constructor"].map((key) => stepOf(key, "2026-12-02", "monday")),
		[-1, 7, -2, 4, undefined, undefined],
	);
});

pure("given another month, then the same day is there, or its last", () => {
	assert.equal(
		[addMonths("2026-12", 1), addMonths("2026-01", -1), addMonths("2026-11", 14)],
		["2027-01", "2025-12", "2028-01"],
	);
	assert.is(sameDayOf("2026-12-31", "2027-02"), "2027-02-28");
	assert.is(sameDayOf("2026-12-05", "2027-02"), "2027-02-05");
});

pure("given more than fits a day, then one place says how many, and never one alone", () => {
	assert.equal(onDay([1, 2, 3]), { shown: [1, 2, 3], more: 0 });
	assert.equal(onDay([1, 2, 3, 4]), { shown: [1, 2], more: 2 });
});

pure.run();

const test = suite<Scene>("month");
openEach(test);

/** The 12th of the month after this one, where nothing is at an edge. */
const MONTH = addMonths(Temporal.Now.plainDateISO(ZONE).toString().slice(0, 7), 1);
const day = (page: Page, date: string) => page.locator(`[data-section="${date}"]`);

async function openMonth(page: Page): Promise<void> {
	await page.getByRole("button", { name: /^Upcoming/ }).click();
	await page.getByRole("button", { name: "Month", exact: true }).click();
	await page.getByRole("button", { name: "The next month" }).click();
	await day(page, `${MONTH}-12`).waitFor();
}

test("given tasks in a month, when days are gone through by keys, then they are read out, and Shift moves a task", async ({
	page,
	server,
}) => {
	server.desk.add("Pay the rent", { due: { date: `${MONTH}-12` } });
	for (const n of [1, 2, 3]) server.desk.add(`Errand ${n}`, { due: { date: `${MONTH}-13` } });
	server.desk.add("Errand 4", { due: { date: `${MONTH}-13` } });
	await comeIn(page);
	await openMonth(page);
	await day(page, `${MONTH}-13`).getByText("+2 more").waitFor();
	await day(page, `${MONTH}-13`).getByText("+2 more").click();
	await page.getByRole("listitem").filter({ hasText: "Errand 4" }).waitFor();
	await day(page, `${MONTH}-13`).locator(".number").click();
	await page.keyboard.press("ArrowLeft");
	assert.is(await page.evaluate("document.activeElement?.dataset.section"), `${MONTH}-12`);
	assert.match((await day(page, `${MONTH}-12`).textContent()) ?? "", /1 task/);
	await page.keyboard.press("Enter");
	await page.keyboard.press("Shift+ArrowDown");
	await day(page, `${MONTH}-19`).locator(".month-task:focus").waitFor();
	assert.equal(server.desk.tasks.get(1)?.due, { date: `${MONTH}-19` });
	await page.keyboard.press("Escape");
	await page.keyboard.press("PageDown");
	await day(page, `${addMonths(MONTH, 1)}-19`).waitFor();
	// A reload leads back to the month.
	await page.reload();
	await day(page, `${addMonths(MONTH, 1)}-19`).waitFor();
});

test("given a task on a day, when it is dragged to another one, then it is due there", async ({ page, server }) => {
	server.desk.add("Pay the rent", { due: { date: `${MONTH}-12` } });
	await comeIn(page);
	await openMonth(page);
	await day(page, `${MONTH}-12`).locator(".month-task").hover();
	await page.mouse.down();
	const to = await day(page, `${MONTH}-16`).boundingBox();
	if (!to) throw new Error("the day is not in sight");
	await page.mouse.move(to.x + 20, to.y + 30, { steps: 5 });
	await day(page, `${MONTH}-16`).and(page.locator("[data-drop]")).waitFor();
	await page.mouse.up();
	await day(page, `${MONTH}-16`).locator(".month-task").waitFor();
	assert.equal(server.desk.tasks.get(1)?.due, { date: `${MONTH}-16` });
	assert.is(await page.locator(".task-pane").count(), 0);
});

test("given a series, then its dates ahead are shown as foreseen", async ({ page, server }) => {
	addPlants(server.desk);
	await comeIn(page);
	await page.goto(`${server.url}/?show=upcoming&month=2030-03#tasks`);
	// The one at hand is a task; those after it are foreseen, every three days.
	await day(page, "2030-03-25").locator(".month-task").waitFor();
	await day(page, "2030-03-28").locator("button.foreseen").waitFor();
	assert.is(await day(page, "2030-03-25").locator("button.foreseen").count(), 0);
	assert.is(await day(page, "2030-03-29").locator("button.foreseen").count(), 0);
	await day(page, "2030-03-28").getByRole("button", { name: "water the plants (foreseen)" }).waitFor();
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
