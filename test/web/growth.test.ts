/** A page that stays open for days: a thousand updates leave nothing behind. */
import type { CDPSession, Page } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium } from "../support/chromium.ts";
import { comeIn, openEach, row, type Scene } from "./scene.ts";
import type { StubDesk } from "./stubDesk.ts";

const test = suite<Scene>("growth of the page");
openEach(test);

const TASKS = 40;
/** Even numbers: rows stand then where they stood before. What the browser compiles, it has compiled after as many again. */
const WARM_UP = 26;
const ROUNDS = 26;
/** What a thousand updates may leave in the heap, in bytes: their events alone would take more. */
const MOST_LEFT = 200_000;

/** Each task gets another title and another day; the last one is waited for. */
async function update(page: Page, desk: StubDesk, round: number): Promise<void> {
	for (const task of desk.tasks.values()) {
		const due = round % 2 === 0 ? null : { date: "2030-03-25" };
		desk.edit(task, { title: `Errand ${task.id} of round ${round}.`, due });
	}
	await page
		.locator(".view-pane .task")
		.filter({ hasText: `of round ${round}.` })
		.nth(TASKS - 1)
		.waitFor();
}

async function left(session: CDPSession) {
	// Twice: what only a finaliser held is free after the first.
	for (const _ of [1, 2]) await session.send("HeapProfiler.collectGarbage");
	const { metrics } = await session.send("Performance.getMetrics");
	const of = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
	return { nodes: of("Nodes"), listeners: of("JSEventListeners"), heap: of("JSHeapUsedSize") };
}

test("given a page that is open, when a thousand updates come, then it holds no more of anything than before", async ({
	page,
	server,
}) => {
	for (let n = 1; n <= TASKS; n += 1) server.desk.add(`Errand ${n}`);
	await comeIn(page);
	await row(page, "Errand 1").first().waitFor();
	const session = await page.context().newCDPSession(page);
	await session.send("Performance.enable");
	for (let round = 1; round <= WARM_UP; round += 1) await update(page, server.desk, round);
	const before = await left(session);
	for (let round = 1; round <= ROUNDS; round += 1) await update(page, server.desk, WARM_UP + round);
	const after = await left(session);
	console.log(`after ${TASKS * ROUNDS} updates: ${JSON.stringify(before)} → ${JSON.stringify(after)}`);
	assert.ok(after.nodes <= before.nodes + TASKS, `${before.nodes} nodes became ${after.nodes}`);
	assert.ok(after.listeners <= before.listeners + TASKS, `${before.listeners} listeners became ${after.listeners}`);
	assert.ok(after.heap <= before.heap + MOST_LEFT, `${before.heap} bytes became ${after.heap}`);
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
