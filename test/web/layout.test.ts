/** Where things stand on the page: it fits the window whatever it holds, and what is longer scrolls in its own box. */
import type { Page } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium } from "../support/chromium.ts";
import { comeIn, openEach, row, type Scene } from "./scene.ts";

const test = suite<Scene>("layout of the page");
openEach(test);

const SIZES = [
	{ width: 1280, height: 800 },
	{ width: 390, height: 740 },
];
const VIEWS = ["chat", "tasks", "history", "deliveries", "settings", "dashboard"];

/** By how many pixels the page itself can be scrolled, after an attempt to. */
const emptiness = (page: Page) =>
	page.evaluate("(scrollTo(0, 1e6), [scrollY, document.documentElement.scrollHeight - innerHeight])");

test("given lists taller than the window, when each view is shown, then the page itself does not scroll", async (scene) => {
	const { page, server } = scene;
	for (let n = 1; n <= 60; n += 1) server.desk.add(`Task number ${n}`, { reminders: [server.desk.reminder(600_000)] });
	for (const task of [...server.desk.tasks.values()].slice(0, 20)) {
		server.desk.setStatus(task, "completed", "task.completed");
		server.desk.deliveries.push({
			kind: "reminder",
			id: task.id,
			task_id: task.id,
			channel: "email",
			state: "sent",
			late_by_ms: 120_000,
			planned_at: server.desk.nowText(),
			sent_at: server.desk.nowText(),
			attempts: 2,
			next_attempt_at: null,
			provider_answer: "250 2.0.0 Ok: queued",
		});
	}
	const items = Array.from({ length: 40 }, (_, n) => ({
		id: `msg_${n}`,
		thread_id: "thr_long",
		created_at: server.desk.nowText(),
		type: "user_message",
		content: [{ type: "input_text", text: `What is due on day ${n}?` }],
	}));
	server.desk.threads.push({ id: "thr_long", title: "A long talk", created_at: server.desk.nowText(), items });
	await page.getByRole("button", { name: "Create an account" }).waitFor();
	await comeIn(page, "A long talk");
	await row(page, "Task number 60").first().waitFor();
	for (const size of SIZES) {
		await page.setViewportSize(size);
		for (const view of VIEWS) {
			await page.evaluate(`location.hash = "#${view}/thr_long"`);
			await page.locator(`.shell[data-view="${view}"]`).waitFor();
			if (view === "history") await page.locator(".records").waitFor();
			assert.equal(await emptiness(page), [0, 0], `${view}, ${size.width} px`);
		}
	}
});

test("given titles that end anywhere on their line, then none has an empty line for the number that is not shown", async ({
	page,
	server,
}) => {
	for (let length = 30; length <= 60; length += 1) server.desk.add("Read on ".repeat(8).slice(0, length));
	await comeIn(page);
	await row(page, "Read on").first().waitFor();
	const tall = `[...document.querySelectorAll(".task-title")].filter((title) => {
		const bottom = title.querySelector("bdi").getBoundingClientRect().bottom;
		return title.getBoundingClientRect().bottom > bottom + 4;
	}).map((title) => title.textContent)`;
	for (const size of SIZES) {
		await page.setViewportSize(size);
		await page.evaluate('location.hash = "#tasks"');
		await page.locator('.shell[data-view="tasks"]').waitFor();
		assert.ok(((await page.evaluate('document.querySelectorAll(".task-title").length')) as number) > 20);
		assert.equal(await page.evaluate(tall), [], `${size.width} px`);
	}
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
