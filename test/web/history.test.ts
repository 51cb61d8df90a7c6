/** The history: what it is narrowed by, and the list as it was. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { ANYTHING, historyPath } from "../../web/src/state/history/historyWish.ts";
import { findChromium } from "../support/chromium.ts";
import { comeIn, openEach, row, type Scene } from "./scene.ts";
import { makeTask } from "./task.ts";

const pure = suite("path of the history");

pure("given a wish, then the interface is asked for just that; a task that nobody knows narrows nothing", () => {
	const tasks = new Map([[7, makeTask({ id: 7, title: "Pay the rent" })]]);
	const path = (wish: Partial<typeof ANYTHING>) => historyPath({ ...ANYTHING, ...wish }, tasks, "Europe/Berlin");
	assert.is(path({}), "/api/history");
	assert.is(path({ who: "client" }), "/api/history?who=client");
	assert.is(path({ who: "page", what: "series" }), "/api/history?principal=page&what=series");
	assert.is(path({ who: "=key-1" }), "/api/history?principal=key-1");
	assert.is(path({ task: "pay the rent" }), "/api/history?task_id=7");
	assert.is(path({ task: "#12" }), "/api/history?task_id=12");
	assert.is(path({ task: "pay" }), "/api/history");
	// A local day ends with its zone's midnight.
	assert.is(path({ until: "2026-12-01" }), `/api/history?until=${encodeURIComponent("2026-12-01T23:00:00.000Z")}`);
});

pure.run();

const test = suite<Scene>("history on the page");
openEach(test);

test("given events of several hands, when the history is narrowed, then only those stand there", async ({
	page,
	server,
}) => {
	server.desk.add("Pay the rent");
	server.desk.add("Read a book");
	await comeIn(page);
	await page.getByRole("checkbox", { name: "Complete Pay the rent" }).click();
	await page.getByRole("status").getByText("Done: Pay the rent").waitFor();
	await page.getByRole("button", { name: "History", exact: true }).click();
	const records = page.locator(".records > li");
	await records.filter({ hasText: "Added" }).first().waitFor();
	await page.getByRole("combobox", { name: "Task" }).fill("#2 Read a book");
	await records.filter({ hasText: "Completed" }).waitFor({ state: "hidden" });
	assert.is(await records.count(), 1);
	await page.getByRole("combobox", { name: "Task" }).fill("");
	await page.getByRole("combobox", { name: "What" }).selectOption("reminder");
	await page.getByText("Nothing of this kind.").waitFor();
	await page.getByRole("combobox", { name: "What" }).selectOption("task");
	await page.getByRole("combobox", { name: "Who" }).selectOption("system");
	await page.getByText("Nothing of this kind.").waitFor();
});

test("given a task that was added later, when the list is looked at as it was, then it is not there, and nothing can be changed", async ({
	page,
	server,
}) => {
	const old = new Date(Date.now() - 3 * 86_400_000).toISOString();
	server.desk.add("Pay the rent", { created_at: old });
	server.desk.add("Read a book");
	await comeIn(page);
	await page.getByRole("button", { name: "History", exact: true }).click();
	await page.getByRole("button", { name: "The list as it was", exact: true }).click();
	await page.getByRole("status").getByText("As it was on").waitFor();
	await row(page, "Read a book").waitFor();
	const slider = page.getByRole("slider");
	await slider.focus();
	await page.keyboard.press("ArrowLeft");
	await row(page, "Read a book").waitFor({ state: "hidden" });
	await row(page, "Pay the rent").waitFor();
	assert.is(await slider.getAttribute("aria-valuetext"), "1 day ago");
	assert.is(await page.locator(".view-pane").getByRole("checkbox").count(), 0);
	// The address says it: a reload leads there.
	await page.reload();
	await page.getByRole("status").getByText("As it was on").waitFor();
	await page.getByRole("button", { name: "Back to now" }).click();
	await page.getByRole("checkbox", { name: "Complete Read a book" }).waitFor();
});

test("given a change that was taken back, then what it was about and who did it do not stand on each other", async ({
	page,
	server,
}) => {
	server.desk.add("Water the plants behind the house");
	await comeIn(page);
	await page.getByRole("checkbox", { name: /^Complete/ }).click();
	await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
	await page.getByRole("button", { name: "History", exact: true }).click();
	const record = page.locator(".record").filter({ has: page.locator(".record-head .tag") });
	await record.waitFor();
	const isApart = async () => {
		const [head, foot] = [
			await record.locator(".record-head .link").boundingBox(),
			await record.locator(".record-foot").boundingBox(),
		];
		assert.ok(
			head && foot && (head.x + head.width <= foot.x || head.y + head.height <= foot.y),
			JSON.stringify([head, foot]),
		);
	};
	await isApart();
	// As long as both are in German.
	await record.locator("b").evaluate((what) => what.replaceChildren("Erinnerung verschoben"));
	await record.locator("time").evaluate((when) => when.before("Assistent · "));
	await isApart();
});

test("given the chat beside the history, then no word of what happened is broken", async ({ page, server }) => {
	const old = server.desk.add("Ask the neighbours about the hedge between our gardens before spring comes");
	server.desk.setStatus(old, "deleted", "task.deleted");
	server.desk.setStatus(old, "open", "task.restored");
	await comeIn(page);
	for (const locale of ["en", "de"]) {
		server.desk.settings.locale = locale;
		await page.goto(`${server.url}/#history`);
		await page.reload();
		await page.locator(".records > li").nth(2).waitFor();
		const broken =
			await page.evaluate(`[...document.querySelectorAll(".record-head > :not(.link), .record-foot")].flatMap((box) => {
			const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
			const words = [];
			while (walker.nextNode()) for (const { 0: word, index } of walker.currentNode.data.matchAll(/[^\\s]+/g)) {
				const range = document.createRange();
				range.setStart(walker.currentNode, index);
				range.setEnd(walker.currentNode, index + word.length);
				if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) words.push(word);
			}
			return words;
		})`);
		assert.equal(broken, [], locale);
	}
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
