/** The built page in a real browser against the stub server. What the whole system does is the story test's business. */
import type { Page } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium } from "../support/chromium.ts";
import { comeIn, openEach, row, type Scene, signUp, ZONE } from "./scene.ts";

const PHONE = { width: 360, height: 740 };
const test = suite<Scene>("page");
openEach(test);

const line = (page: Page) => page.getByLabel("Write what is to be done");
const say = async (page: Page, text: string) => {
	await line(page).fill(text);
	await line(page).press("Enter");
};

test("given a new account, when it is made, then it takes the device's zone and nothing is refused by the policy", async (context) => {
	await signUp(context.page);
	assert.is(context.server.desk.settings.time_zone, ZONE);
	assert.equal(context.launched.complaints, []);
});

test("given a wrong password, when signing in, then the server's sentence is shown", async ({ page }) => {
	await page.getByLabel("E-mail").fill("ada@example.org");
	await page.getByLabel("Password").fill("wrong horse");
	await page.getByRole("button", { name: "Sign in" }).click();
	assert.is(await page.getByRole("alert").textContent(), "Invalid email or password");
});

test("given a line, when it is typed and sent, then it is understood, added, shown, and undone by its receipt", async (context) => {
	const { page, server } = context;
	await comeIn(page);
	await line(page).fill("Remind me to call mum in 2 minutes");
	await page.getByRole("list", { name: "What is understood" }).getByText("call mum").waitFor();
	await line(page).press("Enter");
	await row(page, "call mum").getByText("in 2 min").waitFor();
	await page.getByRole("log").getByRole("button", { name: "Undo" }).click();
	await page.getByRole("log").getByText("Undone.").waitFor();
	assert.is(server.desk.journal.at(-1)?.undoes, 2);
});

test("given what a client proposes, when it is answered, then yes does it and can be undone, and no is sent", async (context) => {
	const { page, server } = context;
	await comeIn(page);
	await say(page, "Remind me to call mum in 2 minutes");
	await row(page, "call mum").waitFor();
	const proposal = (id: string, kind: string, question: string) => ({
		id,
		question,
		principal: { kind, id: "c1", name: "Desk robot" },
		expires_at: server.desk.nowText(600_000),
	});
	server.desk.proposals.push(
		proposal("p0", "assistant", "Is the chat’s own?"),
		proposal("p1", "client", "Complete #1?"),
		proposal("p2", "client", "Delete <b>#1</b>?"),
	);
	await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
	const asked = (question: string) => page.getByRole("alert").filter({ hasText: `Desk robot asks: ${question}` });
	await asked("Complete #1?").getByRole("button", { name: "Yes, do it" }).click();
	await page.getByText("Completed #1.").waitFor();
	await asked("Complete #1?").waitFor({ state: "hidden" });
	assert.ok(await page.getByRole("button", { name: "Undo" }).count());
	await asked("Delete <b>#1</b>?").getByRole("button", { name: "No" }).click();
	await page.getByText("Nothing was changed.").waitFor();
	assert.is(await page.getByRole("alert").filter({ hasText: "asks:" }).count(), 0);
	assert.equal(context.launched.complaints, []);
});

test("given a line that is no task to add, when it is typed, then no chips are shown", async ({ page }) => {
	await comeIn(page);
	await line(page).fill("Remind me to call mum in 2 minutes");
	const chips = page.getByRole("list", { name: "What is understood" });
	await chips.waitFor();
	await line(page).fill("What is due today?");
	await chips.waitFor({ state: "hidden" });
});

test("given a deletion, when the assistant asks, then the choice is sent and shown", async ({ page }) => {
	await comeIn(page);
	await say(page, "delete call mum");
	await page.getByRole("button", { name: "Yes, delete it" }).click();
	await page.getByRole("log").getByText("All right.").waitFor();
	await page.getByRole("group", { name: "Delete the task?" }).getByText("Yes, delete it").waitFor();
});

test("given a turn that fails, when it allows it, then it can be tried again", async ({ page }) => {
	await comeIn(page);
	await say(page, "fail please");
	await page.getByRole("log").getByRole("button", { name: "Try again" }).waitFor();
});

test("given a message whose answer never came, when it is tried again, then the same goes under the same key (P1)", async ({
	page,
}) => {
	await comeIn(page);
	const sent: (readonly [key: string | undefined, body: string])[] = [];
	await page.route("**/chatkit", async (route) => {
		const body = route.request().postData() ?? "";
		if (!body.includes("threads.create")) return route.continue();
		sent.push([route.request().headers()["idempotency-key"], body]);
		return sent.length === 1 ? route.abort() : route.continue();
	});
	await say(page, "What is due today?");
	await page.getByRole("log").getByRole("button", { name: "Try again" }).click();
	await page.getByRole("log").getByText("You have").waitFor();
	assert.is(sent.length, 2);
	assert.equal(sent[1], sent[0]);
	assert.ok(sent[0]?.[0]);
});

test("given an answer to a question whose outcome never came, when it is tried again, then the same answer goes again (P1)", async ({
	page,
}) => {
	await signUp(page);
	const sent: (readonly [type: string | undefined, key: string | undefined, body: string])[] = [];
	await say(page, "delete call mum");
	await page.getByRole("button", { name: "Yes, delete it" }).waitFor();
	await page.route("**/chatkit", async (route) => {
		const body = route.request().postData() ?? "";
		const type = /"type":"(threads\.(?:add|retry|custom)\w+)"/.exec(body)?.[1];
		if (type === undefined) return route.continue();
		sent.push([type, route.request().headers()["idempotency-key"], body]);
		return sent.length === 1 ? route.abort() : route.continue();
	});
	await page.getByRole("button", { name: "Yes, delete it" }).click();
	await page.getByRole("log").getByRole("button", { name: "Try again" }).click();
	await page.getByRole("log").getByText("All right.").waitFor();
	assert.is(sent.length, 2);
	assert.is(sent[0]?.[0], "threads.add_structured_input");
	assert.equal(sent[1], sent[0]);
});

test("given a conversation, when the page is loaded anew, then it is still there", async ({ page }) => {
	await comeIn(page);
	await say(page, "What is due today?");
	await page.getByRole("log").getByText("You have").waitFor();
	await page.reload();
	await page.getByRole("log").getByText("You have").waitFor();
});

test("given two tabs, when a task is completed in one, then the other shows it, and undo brings it back in both", async (context) => {
	const { page, server, launched } = context;
	server.desk.add("Water the plants");
	await comeIn(page);
	const other = await launched.browser.contexts()[0]?.newPage();
	assert.ok(other);
	await other.goto(server.url);
	await row(other, "Water the plants").waitFor();
	await page.getByRole("checkbox", { name: "Complete Water the plants" }).click();
	await row(other, "Water the plants").waitFor({ state: "hidden" });
	await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
	await row(other, "Water the plants").waitFor();
	assert.is(new Set(server.desk.keys).size, server.desk.keys.length, "each write has its own key");
});

test("given a reminder that fires late, when it comes, then the notice says by how much, and done answers it", async (context) => {
	const { page, server } = context;
	const task = server.desk.add("Call mum");
	await comeIn(page);
	await row(page, "Call mum").waitFor();
	server.desk.fire(task, 12 * 60_000);
	const notice = page.getByRole("alert", { name: "Reminder: Call mum" });
	await notice.getByText("late by 12 min").waitFor();
	await notice.getByRole("button", { name: "Done" }).click();
	await notice.waitFor({ state: "hidden" });
	assert.is(server.desk.tasks.get(1)?.status, "completed");
});

test("given more reminders than fit, then the newest are in front, and the others a button away", async ({
	page,
	server,
}) => {
	const tasks = ["Water", "Rent", "Mum"].map((title) =>
		server.desk.add(title, { reminders: [server.desk.reminder(0)] }),
	);
	await comeIn(page);
	await row(page, "Mum").waitFor();
	for (const task of tasks) server.desk.fire(task, 0);
	const notice = (title: string) => page.getByRole("alert", { name: `Reminder: ${title}` });
	await page.getByRole("button", { name: "Show 1 more" }).waitFor();
	assert.equal(await page.getByRole("alert").count(), 2);
	await notice("Mum").waitFor();
	await page.setViewportSize(PHONE);
	await page.getByRole("button", { name: "Show 2 more" }).click();
	await notice("Water").waitFor();
	assert.is(await page.title(), "(3) Chat · Adjutant");
	await page.getByRole("button", { name: "Dismiss all" }).click();
	await notice("Mum").waitFor({ state: "hidden" });
	assert.is(await page.title(), "Chat · Adjutant");
});

test("given a server that goes away, when it is back, then the banner goes and what fired meanwhile is told", async (context) => {
	const { page, server } = context;
	const task = server.desk.add("Call mum");
	await comeIn(page);
	await row(page, "Call mum").waitFor();
	await server.goAway();
	await page.getByText("The server cannot be reached.").waitFor();
	server.desk.fire(task, 0);
	await server.comeBack();
	await page.getByRole("alert", { name: "Reminder: Call mum" }).waitFor();
	await page.getByText("The server cannot be reached.").waitFor({ state: "hidden" });
});

test("given a task changed elsewhere, when an older form is saved, then nothing is lost unasked", async (context) => {
	const { page, server } = context;
	const task = server.desk.add("Pay the rent");
	await comeIn(page);
	await page.getByRole("button", { name: /^Pay the rent/ }).click();
	const dialog = page.getByRole("region", { name: "Task", exact: true });
	await dialog.getByLabel("Title").waitFor();
	server.desk.edit(task, { title: "Pay the rent once" });
	await dialog.getByLabel("Title").fill("Pay the rent twice");
	await dialog.getByRole("button", { name: "Save" }).click();
	await dialog.getByText("changed elsewhere").waitFor();
	// Both stand there.
	await dialog.getByRole("alert").getByText("Elsewhere: Pay the rent once").waitFor();
	await dialog.getByRole("alert").getByText("Here: Pay the rent twice").waitFor();
	await dialog.getByRole("button", { name: "Save mine" }).click();
	await dialog.waitFor({ state: "hidden" });
	await row(page, "Pay the rent twice").waitFor();
});

test("given a phone of 360 px, when each view is shown, then nothing is wider than the screen", async ({ page }) => {
	await page.setViewportSize(PHONE);
	await comeIn(page);
	await say(page, "Remind me to answer thewriterwhoneverputsaspaceanywhereinhisletters in 2 minutes");
	await page.getByRole("log").getByRole("button", { name: "Undo" }).waitFor();
	for (const view of ["chat", "tasks", "history", "deliveries", "settings", "dashboard"]) {
		await page.evaluate(`location.hash = "#${view}"`);
		await page.locator(`.shell[data-view="${view}"]`).waitFor();
		assert.is(await page.evaluate("document.documentElement.scrollWidth"), PHONE.width, view);
	}
});

test("given a chosen theme, when the page is loaded anew, then it stays", async ({ page }) => {
	await comeIn(page);
	await page.getByRole("button", { name: "Dark" }).click();
	await page.reload();
	await page.getByRole("button", { name: "Light" }).waitFor();
	assert.is(await page.evaluate("document.documentElement.dataset.theme"), "dark");
});

// Where no browser runs (a system without Chromium for which npm has none either) there is nothing to test in.
if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
