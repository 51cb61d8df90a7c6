/** Fields that have to be loaded first: what is typed meanwhile is meant for them, and for nothing else. */
import type { Locator, Page } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium } from "../support/chromium.ts";
import { comeIn, openEach, row, type Scene } from "./scene.ts";

const test = suite<Scene>("typing ahead of a field");
// The service worker would answer from what it keeps, where nothing can be held back.
openEach(test, [], { serviceWorkers: "block" });

interface Field {
	/** The file of the build in which it comes. */
	readonly file: string;
	readonly open: (page: Page) => Promise<void>;
	readonly line: (page: Page) => Locator;
}

const body = (page: Page) => page.getByRole("button", { name: /^Pay the rent/ });

const FIELDS: Readonly<Record<string, Field>> = {
	"the filter's line": {
		file: "FilterBox",
		open: (page) => page.getByRole("button", { name: "Filter", exact: true }).click(),
		line: (page) => page.getByRole("combobox", { name: "Filter" }),
	},
	"the line that leads everywhere": {
		file: "Palette",
		open: async (page) => {
			await body(page).focus();
			await page.keyboard.press("Control+k");
		},
		line: (page) => page.getByRole("dialog").getByRole("combobox"),
	},
	"the line that adds": {
		file: "AddTask",
		open: (page) => page.getByRole("button", { name: "Add task", exact: true }).click(),
		line: (page) => page.getByRole("dialog").getByLabel("What is to be done"),
	},
	"the search of the settings": {
		file: "Settings",
		open: (page) => page.getByRole("button", { name: "Settings", exact: true }).click(),
		line: (page) => page.getByRole("searchbox", { name: "Search settings" }),
	},
	"a title that is written over": {
		file: "Rename",
		open: async (page) => {
			await body(page).focus();
			await page.keyboard.press("r");
		},
		line: (page) => page.getByRole("textbox", { name: "Title" }),
	},
};

/** Holds a file back from the beginning; it comes when what is returned is called. */
async function holdBack(page: Page, file: string): Promise<() => void> {
	const { promise, resolve } = Promise.withResolvers<void>();
	await page.route(`**/assets/${file}-*.js`, async (route) => {
		await promise;
		await route.continue();
	});
	return resolve;
}

for (const [name, { file, open, line }] of Object.entries(FIELDS)) {
	test(`given ${name}, which comes late, when one types at once, then all of it stands there, and no key does anything else`, async ({
		page,
		server,
	}) => {
		const task = server.desk.add("Pay the rent");
		const come = await holdBack(page, file);
		await comeIn(page);
		await row(page, "Pay the rent").waitFor();
		const events = server.desk.journal.length;
		await open(page);
		// Each of these does something where no field is: schedules, opens, completes, chooses, makes urgent, presses the button.
		await page.keyboard.type("te sx1?q");
		await page.keyboard.press("Backspace");
		assert.is(await line(page).count(), 0);
		come();
		await line(page).waitFor();
		await page.keyboard.type("!");
		const written = (await line(page).inputValue()).trim();
		assert.is(written, "te sx1?!");
		assert.equal([task.status, task.priority, server.desk.journal.length], ["open", "medium", events]);
		assert.is(await page.getByRole("region", { name: "Task", exact: true }).count(), 0);
		assert.is(await page.getByRole("toolbar").count(), 0);
	});
}

test("given a line that adds, which comes late, when it is written and sent at once, then the task is there", async ({
	page,
	server,
}) => {
	const come = await holdBack(page, "AddTask");
	await comeIn(page);
	await page.getByRole("button", { name: "Add task", exact: true }).click();
	await page.keyboard.type("Buy stamps");
	await page.keyboard.press("Enter");
	come();
	await row(page, "Buy stamps").waitFor();
	assert.equal(
		[...server.desk.tasks.values()].map(({ title }) => title),
		["Buy stamps"],
	);
});

test("given a field that never comes, then that is said, and the keys are those of the page again", async ({
	page,
	server,
}) => {
	server.desk.add("Pay the rent");
	await page.route("**/assets/FilterBox-*.js", (route) => route.abort());
	await comeIn(page);
	await row(page, "Pay the rent").waitFor();
	await page.getByRole("button", { name: "Filter", exact: true }).click();
	await page.getByRole("alert").waitFor();
	await page.keyboard.press("?");
	await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
