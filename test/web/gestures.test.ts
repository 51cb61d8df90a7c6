/** Rows by mouse and by finger, in a real browser. */
import type { Page } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium } from "../support/chromium.ts";
import { until } from "../support/until.ts";
import { comeIn, openEach, row, type Scene } from "./scene.ts";

const test = suite<Scene>("rows by mouse and finger");
openEach(test);

/** They come after the list; when the module is here for us, it was here for the page before. */
async function gesturesCome(page: Page): Promise<void> {
	const link = page.locator('link[href*="/gestures-"][href$=".js"]');
	await link.waitFor({ state: "attached" });
	await link.evaluate((element) =>
		import((element as unknown as { readonly href: string }).href).then(() => undefined),
	);
}

/** From the middle of one to that of another, or `to` px beside it. */
async function drag(page: Page, from: string, onto: string, to = { x: 0, y: 0 }): Promise<void> {
	const start = await row(page, from).boundingBox();
	const end = await page.locator(onto).first().boundingBox();
	assert.ok(start && end);
	await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
	await page.mouse.down();
	await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2 + 12);
	await page.mouse.move(end.x + end.width / 2 + to.x, end.y + end.height / 2 + to.y, { steps: 4 });
	await page.mouse.up();
}

test("given a row, when a mouse drags it to another heading, then it is due then and nothing opens; in one's own order it goes beside", async ({
	page,
	server,
}) => {
	const late = server.desk.add("Pay the rent", { due: { date: "2020-01-01" } });
	server.desk.add("Read a book");
	server.desk.add("Buy stamps");
	const places: unknown[] = [];
	await page.route("**/api/tasks/*/place", async (route) => {
		places.push([new URL(route.request().url()).pathname, route.request().postDataJSON()]);
		await route.fulfill({ json: { task: late, events: [] } });
	});
	await comeIn(page);
	await row(page, "Pay the rent").waitFor();
	await gesturesCome(page);
	await drag(page, "Pay the rent", '[data-section="someday"] h3');
	await page.getByRole("status").getByText("Saved: Pay the rent").waitFor();
	assert.is(late.due, null);
	assert.is(await page.getByRole("region", { name: "Task", exact: true }).count(), 0);
	await page.getByRole("button", { name: "Arrange by" }).click();
	await page.getByRole("button", { name: "My own order" }).click();
	await drag(page, "Pay the rent", '.task[data-task="3"]', { x: 0, y: 14 });
	// The first toast still stands, so the place itself is waited for.
	await until("the place was sent", () => places.length > 0);
	assert.equal(places, [["/api/tasks/1/place", { after: 3 }]]);
	// The same by a menu.
	await row(page, "Read a book").hover();
	await row(page, "Read a book").getByRole("button", { name: "Reschedule" }).click();
	await page.getByRole("group", { name: "Reschedule" }).getByRole("button", { name: "Up" }).click();
	await until("the next place was sent", () => places.length > 1);
	assert.equal(places[1], ["/api/tasks/2/place", { before: 1 }]);
});

test("given a finger, when it swipes a row, then it is done that way and rescheduled the other, and a short one does nothing", async ({
	page,
	server,
}) => {
	const rent = server.desk.add("Pay the rent");
	await page.setViewportSize({ width: 390, height: 740 });
	await comeIn(page);
	await page.getByRole("button", { name: "Tasks", exact: true }).click();
	await row(page, "Pay the rent").waitFor();
	await gesturesCome(page);
	const session = await page.context().newCDPSession(page);
	const swipe = async (by: number) => {
		const box = await row(page, "Pay the rent").boundingBox();
		assert.ok(box);
		const y = box.y + box.height / 2;
		const touch = (type: "touchStart" | "touchMove" | "touchEnd", x?: number) =>
			session.send("Input.dispatchTouchEvent", { type, touchPoints: x === undefined ? [] : [{ x, y }] });
		const start = box.x + box.width / 2;
		await touch("touchStart", start);
		for (const part of [0.25, 0.5, 0.75, 1]) await touch("touchMove", start + by * part);
		await touch("touchEnd");
	};
	await swipe(40);
	assert.is(rent.status, "open");
	await swipe(-140);
	await page.getByRole("group", { name: "Reschedule" }).waitFor();
	await page.keyboard.press("Escape");
	await swipe(140);
	await page.getByRole("status").getByText("Done: Pay the rent").waitFor();
	assert.is(rent.status, "completed");
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
