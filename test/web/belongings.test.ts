/** Labels and saved filters in the settings, and the account as a file. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium } from "../support/chromium.ts";
import { until } from "../support/until.ts";
import { comeIn, inHand, openEach, type Scene } from "./scene.ts";

const test = suite<Scene>("labels and data in the settings");
openEach(test);

test("given labels and a filter, when they are renamed, coloured and deleted in the settings, then the server is asked for just that", async ({
	page,
	server,
}) => {
	const created_at = "2026-11-23T09:00:00.000Z";
	server.desk.tags.push({ id: 1, name: "home", color: null, created_at, task_count: 0 });
	server.desk.categories.push({ id: 2, name: "Office", color: "#1D4ED8", created_at, task_count: 0 });
	server.desk.filters.push({ id: 3, name: "Now", filter: "today", created_at });
	const asked: string[] = [];
	await page.route(/\/api\/(tags|categories|filters)\/\d+$/, (route) => {
		const { pathname } = new URL(route.request().url());
		asked.push(`${route.request().method()} ${pathname} ${route.request().postData() ?? ""}`.trim());
		return route.fulfill({ status: 200, contentType: "application/json", body: JSON.stringify({ events: [] }) });
	});
	await comeIn(page);
	await page.getByRole("button", { name: "Settings" }).click();
	const color = page.getByLabel("Colour of home");
	assert.is(await page.getByLabel("Colour of Office").inputValue(), "#1d4ed8");
	await color.fill("#15803d");
	await page.getByRole("status").getByText("New colour: home").waitFor();
	const name = page.getByLabel("Name of Office");
	await name.fill("Workshop");
	await name.press("Enter");
	await page.getByRole("status").getByText("It is called Workshop now").waitFor();
	await page.getByRole("button", { name: "Delete Now" }).click();
	await page.getByRole("status").getByText("Deleted: Now").waitFor();
	assert.equal(asked, [
		'PATCH /api/tags/1 {"color":"#15803D"}',
		'PATCH /api/categories/2 {"name":"Workshop"}',
		"DELETE /api/filters/3",
	]);
	// What cannot be a name is none: the old one stands there again.
	await page.getByLabel("Name of home").fill(" ");
	await page.getByLabel("Name of home").blur();
	await until("it is called as before", async () => (await page.getByLabel("Name of home").inputValue()) === "home");
	assert.is(asked.length, 3);
});

test("given a file of tasks, then what would be added is said first, nothing is before that is wanted, and it can be undone", async ({
	page,
}) => {
	const sent: Record<string, unknown>[] = [];
	const report = { import_id: "abc", added: 2, already_there: 1, refused: 0, remarks: [] };
	await page.route("**/api/import", (route) => {
		sent.push(route.request().postDataJSON() as Record<string, unknown>);
		return route.fulfill({ status: 200, contentType: "application/json", body: JSON.stringify(report) });
	});
	await page.route("**/api/import/undo", (route) => {
		sent.push(route.request().postDataJSON() as Record<string, unknown>);
		return route.fulfill({ status: 200, contentType: "application/json", body: JSON.stringify({ undone: 2 }) });
	});
	await comeIn(page);
	await page.getByRole("button", { name: "Settings" }).click();
	assert.is(await page.getByRole("link", { name: "Export everything" }).getAttribute("href"), "/api/export");
	const content = "TYPE,CONTENT\ntask,Water the ferns";
	await page
		.getByLabel("Add tasks from a file")
		.setInputFiles({ name: "garden.csv", mimeType: "text/csv", buffer: Buffer.from(content) });
	await page.getByText("2 tasks would be added, 1 is here already").waitFor();
	assert.equal(sent, [{ name: "garden.csv", content, dry_run: true }]);
	await page.getByRole("button", { name: "Add 2 tasks" }).click();
	await page.getByRole("status").getByText("Added 2 tasks").waitFor();
	assert.equal(sent[1], { name: "garden.csv", content });
	await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
	await page.getByRole("status").getByText("The import is undone").waitFor();
	assert.equal(sent[2], { import_id: "abc" });
});

test("given a file of which nobody can tell whose it is, then that is asked, and it is read as what was chosen", async ({
	page,
}) => {
	const sent: Record<string, unknown>[] = [];
	const errors = [{ field: "content", rule: "format", message: "This is none of the files that are known here." }];
	await page.route("**/api/import", (route) => {
		const asked = route.request().postDataJSON() as Record<string, unknown>;
		sent.push(asked);
		const [status, body] = asked.source
			? [200, { import_id: "abc", added: 1, already_there: 0, refused: 0, remarks: [] }]
			: [422, { type: "about:blank", title: "", status: 422, code: "broken_rule", detail: "", errors }];
		return route.fulfill({ status, contentType: "application/json", body: JSON.stringify(body) });
	});
	await comeIn(page);
	await page.getByRole("button", { name: "Settings" }).click();
	await page
		.getByLabel("Add tasks from a file")
		.setInputFiles({ name: "garden.txt", mimeType: "text/plain", buffer: Buffer.from("ferns") });
	await page.getByText("This is none of the files that are known here.").waitFor();
	await page.getByLabel("Whose file is it?").selectOption("Todoist");
	await page.getByText("1 task would be added").waitFor();
	assert.equal(sent[1], { name: "garden.txt", content: "ferns", source: "todoist", dry_run: true });
	assert.is(await page.getByLabel("Whose file is it?").count(), 0);
});

test("given an account without labels, when one is made in the side bar and one in the settings, then it has both, coloured", async ({
	page,
	server,
}) => {
	await comeIn(page);
	await page.getByRole("button", { name: "New tag" }).click();
	const dialog = page.getByRole("dialog", { name: "New tag" });
	await inHand(page, dialog.getByLabel("Name"));
	await page.keyboard.type("home");
	await dialog.getByRole("radio", { name: "blue" }).check();
	await page.keyboard.press("Enter");
	await page.getByRole("button", { name: "home", exact: true }).waitFor();
	await page.getByRole("button", { name: "Settings", exact: true }).click();
	await page.locator("fieldset").getByRole("button", { name: "New category" }).click();
	await inHand(page, page.getByRole("dialog").getByLabel("Name"));
	await page.keyboard.type("Work");
	await page.keyboard.press("Enter");
	await page.getByLabel("Name of Work").waitFor();
	assert.equal(
		[...server.desk.tags, ...server.desk.categories].map(({ name, color }) => [name, color]),
		[
			["home", "#1D4ED8"],
			["Work", null],
		],
	);
});

test("given chosen tasks, when a new tag is made for them, then each has it", async ({ page, server }) => {
	const those = [server.desk.add("Pay the rent"), server.desk.add("Sweep the yard")];
	await comeIn(page);
	for (const { title } of those)
		await page.getByRole("button", { name: new RegExp(`^${title}`) }).click({ modifiers: ["Control"] });
	const bar = page.getByRole("toolbar", { name: "With the selected tasks" });
	await bar.getByRole("button", { name: "Label" }).click();
	await page.getByRole("button", { name: "New tag…" }).click();
	await inHand(page, page.getByRole("dialog").getByLabel("Name"));
	await page.keyboard.type("house");
	await page.keyboard.press("Enter");
	await until("both have it", () => those.every(({ tags }) => tags.some(({ name }) => name === "house")));
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
