/** Changes made while the server cannot be reached: they wait, survive a reload, and are sent once. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium } from "../support/chromium.ts";
import { until } from "../support/until.ts";
import { isReady } from "./keptScene.ts";
import { comeIn, inHand, openEach, row, type Scene } from "./scene.ts";

const test = suite<Scene>("changes that wait for the server");
openEach(test);

test("given changes that wait, when the page is loaded again and the server is back, then each is made once, in its order", async (scene) => {
	const { page, server } = scene;
	const rent = server.desk.add("Pay the rent");
	const milk = server.desk.add("Buy milk");
	await comeIn(page);
	await isReady(scene, "Buy milk");
	const before = server.desk.keys.length;
	await server.goAway();
	await page.getByRole("checkbox", { name: "Complete Pay the rent" }).click();
	await page.getByText("Done", { exact: true }).click();
	await row(page, "Pay the rent").getByText("not sent yet").waitFor();
	assert.is(await page.getByRole("checkbox", { name: "Reopen Pay the rent" }).isChecked(), true);
	await page.getByRole("button", { name: "All 1", exact: true }).waitFor();
	await page.getByRole("checkbox", { name: "Complete Buy milk" }).click();
	await row(page, "Buy milk").getByText("not sent yet").waitFor();
	await page.reload();
	await page.getByText("Done", { exact: true }).click();
	const outbox = page.getByRole("region", { name: "Waiting to be sent" });
	await outbox.getByText("Complete “Pay the rent”").waitFor();
	await row(page, "Buy milk").getByText("not sent yet").waitFor();
	await server.comeBack();
	await until("both were sent", () => rent.status === "completed" && milk.status === "completed");
	await outbox.waitFor({ state: "hidden" });
	const keys = server.desk.keys.slice(before);
	assert.is(keys.length, 2);
	assert.is(new Set(keys).size, 2);
	assert.equal(
		server.desk.journal.filter(({ type }) => type === "task.completed").map(({ data }) => data.task_id),
		[rent.id, milk.id],
	);
});

test("given a change that the server refuses when it is back, then why is said, and it can be let go", async (scene) => {
	const { page, server } = scene;
	const rent = server.desk.add("Pay the rent");
	await comeIn(page);
	await isReady(scene, "Pay the rent");
	await server.goAway();
	await page.getByRole("checkbox", { name: "Complete Pay the rent" }).click();
	await page.getByText("Complete “Pay the rent”").waitFor();
	server.desk.tasks.delete(rent.id);
	await server.comeBack();
	const outbox = page.getByRole("region", { name: "Waiting to be sent" });
	await outbox.getByRole("alert").getByText("There is no such task.").waitFor();
	await outbox.getByRole("button", { name: "Discard" }).click();
	await outbox.waitFor({ state: "hidden" });
});

test("given a server that wants no more just now, when it is back, then the change waits on and is made later", async (scene) => {
	const { page, server } = scene;
	const rent = server.desk.add("Pay the rent");
	await comeIn(page);
	await isReady(scene, "Pay the rent");
	await server.goAway();
	await page.getByRole("checkbox", { name: "Complete Pay the rent" }).click();
	const outbox = page.getByRole("region", { name: "Waiting to be sent" });
	await outbox.getByText("Complete “Pay the rent”").waitFor();
	let refusals = 0;
	const complete = "**/api/tasks/*/complete";
	await page.route(complete, (route) => {
		refusals += 1;
		return route.fulfill({
			status: 429,
			headers: { "retry-after": "1" },
			json: { code: "too_many", title: "Too many" },
		});
	});
	await server.comeBack();
	await until("it was tried", () => refusals > 0);
	await page.unroute(complete);
	assert.is(await outbox.getByRole("alert").count(), 0);
	await server.goAway();
	await server.comeBack();
	await until("it was made", () => rent.status === "completed");
	await outbox.waitFor({ state: "hidden" });
});

const add = async ({ page }: Scene, line: string) => {
	await page.locator(".add-task").click();
	const field = page.locator(".add-dialog textarea");
	await inHand(page, field);
	await field.fill(line);
	await field.press("Enter");
	await page.locator(".add-dialog").waitFor({ state: "detached" });
};

test("given lines that were added while the server was away, when the page is loaded again and it is back, then each is added once, in its order", async (scene) => {
	const { page, server } = scene;
	server.desk.add("Pay the rent");
	await comeIn(page);
	await isReady(scene, "Pay the rent");
	const before = server.desk.keys.length;
	await server.goAway();
	await add(scene, "Milk\nEggs");
	await row(page, "Milk").getByText("not sent yet").waitFor();
	await add(scene, "Bread");
	await page.reload();
	await row(page, "Bread").getByText("not sent yet").waitFor();
	const outbox = page.getByRole("region", { name: "Waiting to be sent" });
	await outbox.getByText("Add “Eggs”").waitFor();
	await server.comeBack();
	await outbox.waitFor({ state: "hidden" });
	assert.equal(titlesOf(server), ["Pay the rent", "Milk", "Eggs", "Bread"]);
	assert.is(new Set(server.desk.keys.slice(before)).size, 3);
	await page.getByRole("checkbox", { name: "Complete Bread" }).waitFor();
});

test("given a line that the server refuses when it is back, when it is written otherwise, then that is added in its place", async (scene) => {
	const { page, server } = scene;
	server.desk.add("Pay the rent");
	await comeIn(page);
	await isReady(scene, "Pay the rent");
	await server.goAway();
	await add(scene, "Refuse the milk");
	await server.comeBack();
	const outbox = page.getByRole("region", { name: "Waiting to be sent" });
	await outbox.getByRole("alert").getByText("That cannot be added.").waitFor();
	await outbox.getByRole("button", { name: "Change" }).click();
	const field = page.locator(".add-dialog textarea");
	await inHand(page, field);
	assert.is(await field.inputValue(), "Refuse the milk");
	await field.fill("Milk");
	await field.press("Enter");
	await outbox.waitFor({ state: "hidden" });
	assert.equal(titlesOf(server), ["Pay the rent", "Milk"]);
});

test("given messages that could not be sent, when the page is loaded again, then each is there and is sent again by itself", async (scene) => {
	const { page, server } = scene;
	server.desk.add("Pay the rent");
	await comeIn(page);
	await isReady(scene, "Pay the rent");
	await server.goAway();
	const log = page.getByRole("log");
	const again = log.getByRole("button", { name: "Try again" });
	const line = page.getByLabel("Write what is to be done");
	for (const [at, text] of ["What is first?", "What is second?"].entries()) {
		await line.fill(text);
		await line.press("Enter");
		await again.nth(at).waitFor();
	}
	await page.reload();
	await again.nth(1).waitFor();
	await log.getByText("What is first?").waitFor();
	await server.comeBack();
	await again.first().click();
	await log.getByText("You have").waitFor();
	await again.nth(1).waitFor({ state: "detached" });
	await again.first().click();
	await log.getByText("You have").nth(1).waitFor();
	await again.first().waitFor({ state: "detached" });
	const said = server.desk.threads.map(({ items }) => items.filter(({ type }) => type === "user_message").length);
	assert.equal(said, [2]);
});

const titlesOf = ({ desk }: Scene["server"]) => [...desk.tasks.values()].map(({ title }) => title);

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
