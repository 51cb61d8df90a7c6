/** Conversations longer than a page, and more of them than one: what is older is there to be had. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium } from "../support/chromium.ts";
import { until } from "../support/until.ts";
import { comeIn, openEach, type Scene } from "./scene.ts";

const test = suite<Scene>("what is older on the page");
openEach(test);

const AT = "2026-11-23T09:00:00.000Z";
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

test("given a conversation of 150 items, when its reader scrolls back, then all of it is shown, and he stays where he read", async ({
	page,
	server,
}) => {
	const items = numbers(150).map((n) => ({
		id: `msg_${n}`,
		thread_id: "thr_long",
		created_at: AT,
		type: "user_message",
		content: [{ type: "input_text", text: `Message ${n}.` }],
	}));
	server.desk.threads.push({ id: "thr_long", title: "A long talk", created_at: AT, items });
	await comeIn(page, "A long talk");
	const log = page.getByRole("log");
	await log.getByText("Message 150.").waitFor();
	assert.is(await log.getByText("Message 90.").count(), 0);
	await log.getByText("Message 91.").scrollIntoViewIfNeeded();
	await log.getByText("Message 31.").waitFor({ state: "attached" });
	assert.ok(
		await log.evaluate((box) => {
			const read = [...box.querySelectorAll(".said")].find(({ textContent }) => textContent?.includes("Message 91."));
			const [window, place] = [box.getBoundingClientRect(), read?.getBoundingClientRect()];
			return place !== undefined && place.top >= window.top && place.bottom <= window.bottom;
		}),
		"what was read moved away",
	);
	// Without the pointer, which would scroll there first: and whoever scrolls there has them without the button.
	await page.getByRole("button", { name: "Show older" }).dispatchEvent("click");
	await log.getByText("Message 1.", { exact: false }).first().waitFor();
	await page.getByRole("button", { name: "Show older" }).waitFor({ state: "detached" });
	assert.equal(
		await log.locator(".said").allTextContents(),
		numbers(150).map((n) => `You: Message ${n}.`),
	);
});

test("given a conversation that cannot be read just now, then it stays the one that is shown, says so, and is read when one looks again", async ({
	page,
	server,
}) => {
	const said = { id: "msg_1", thread_id: "thr_1", created_at: AT, type: "user_message" };
	const content = [{ type: "input_text", text: "A message." }];
	server.desk.threads.push({ id: "thr_1", title: "A talk", created_at: AT, items: [{ ...said, content }] });
	await comeIn(page, "A talk");
	await page.route("**/chatkit", (route) => route.fulfill({ status: 503, json: { code: "away", title: "Away" } }));
	await page.goto(`${new URL(page.url()).origin}/#chat/thr_1`);
	await page.reload();
	await page.getByRole("alert").first().waitFor();
	assert.match(page.url(), /thr_1/);
	await page.unroute("**/chatkit");
	await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
	await page.getByRole("log").getByText("A message.").waitFor();
});

test("given 70 conversations, when the last of the list is reached, then the older ones are shown on demand", async ({
	page,
	server,
}) => {
	for (const n of numbers(70))
		server.desk.threads.push({ id: `thr_${n}`, title: `Talk ${n}.`, created_at: AT, items: [] });
	await comeIn(page, "Talk 1.");
	await page.getByRole("button", { name: "Conversations" }).click();
	const drawer = page.getByRole("dialog");
	const older = drawer.getByRole("button", { name: "Show older" });
	await drawer.getByText("Talk 30.").waitFor();
	await drawer.getByRole("button", { name: "Delete Talk 30." }).click();
	await drawer.getByText("Talk 30.").waitFor({ state: "detached" });
	await older.click();
	await drawer.getByText("Talk 60.").waitFor({ state: "attached" });
	await older.click();
	await drawer.getByText("Talk 70.").waitFor({ state: "attached" });
	await older.waitFor({ state: "detached" });
	assert.is(await drawer.getByRole("listitem").count(), 69);
});

for (const begins of ["#tasks", "#chat"]) {
	test(`given a phone at ${begins}, when the conversation is looked at, then all of its last question is in sight`, async ({
		page,
		server,
	}) => {
		const said = numbers(20).map((n) => ({
			id: `msg_${n}`,
			thread_id: "thr_asked",
			created_at: AT,
			type: "user_message",
			content: [{ type: "input_text", text: `Message ${n}.` }],
		}));
		const options = [{ value: "Yes, delete it" }, { value: "No, keep it" }];
		const inputs = [{ id: "one", type: "multiple_choice", question: "Delete “Pay rent”?", options, multiple: false }];
		const asked = {
			id: "ask_1",
			thread_id: "thr_asked",
			created_at: AT,
			type: "structured_input",
			status: "pending",
			inputs,
		};
		server.desk.threads.push({ id: "thr_asked", title: "A question", created_at: AT, items: [...said, asked] });
		await comeIn(page, "A question");
		await page.setViewportSize({ width: 390, height: 740 });
		await page.goto(`${server.url}/${begins}`);
		await page.reload();
		if (begins === "#tasks") await page.getByRole("navigation").getByRole("button", { name: "Chat" }).click();
		const yes = page.getByRole("button", { name: "Yes, delete it" });
		await yes.waitFor();
		const isInSight = `(() => {
			const [log, form] = [".log", ".question"].map((name) => document.querySelector(name).getBoundingClientRect());
			return form.bottom <= log.bottom && form.top >= log.top;
		})()`;
		await until("the question is in sight", () => page.evaluate<boolean>(isInSight));
	});
}

test("given a reader who has scrolled back, when something is said, then it is in sight", async ({ page, server }) => {
	const items = numbers(60).map((n) => ({
		id: `msg_${n}`,
		thread_id: "thr_long",
		created_at: AT,
		type: "user_message",
		content: [{ type: "input_text", text: `Message ${n}.` }],
	}));
	server.desk.threads.push({ id: "thr_long", title: "A long talk", created_at: AT, items });
	await comeIn(page, "A long talk");
	const log = page.getByRole("log");
	await log.getByText("Message 60.").waitFor();
	await log.hover();
	await page.mouse.wheel(0, -1_500);
	await until("it is scrolled back", () =>
		log.evaluate((box) => box.scrollTop + box.clientHeight < box.scrollHeight - 600),
	);
	await page.getByLabel("Write what is to be done").fill("What is next?");
	await page.getByLabel("Write what is to be done").press("Enter");
	await log.getByText("You have").waitFor();
	await until("its answer is in sight", () =>
		log.evaluate((box) => box.scrollTop + box.clientHeight > box.scrollHeight - 60),
	);
});

test("given a question that was answered by typing, then it says what was said", async ({ page, server }) => {
	const at = { thread_id: "thr_q", created_at: AT };
	const input = {
		id: "confirm",
		type: "multiple_choice",
		question: "Delete it?",
		options: [{ value: "Yes" }],
		multiple: false,
	};
	const question = {
		...at,
		id: "q1",
		type: "structured_input",
		status: "skipped",
		inputs: [{ ...input, answer: { values: [], skipped: true } }],
	};
	const said = (id: string, text: string) => ({
		...at,
		id,
		type: "user_message",
		content: [{ type: "input_text", text }],
	});
	const items = [question, said("m1", "yes"), { ...question, id: "q2" }, said("m2", "No, ".repeat(30))];
	server.desk.threads.push({ id: "thr_q", title: "A question", created_at: AT, items });
	await comeIn(page, "A question");
	const asked = page.getByRole("group", { name: "Delete it?" });
	await asked.first().getByText("You said “yes”").waitFor();
	await asked.last().getByText("No longer open").waitFor();
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
