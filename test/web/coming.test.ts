/** The view of reminders says what comes, and why, before what went out. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium } from "../support/chromium.ts";
import { comeIn, openEach, type Scene } from "./scene.ts";
import type { StubTask } from "./stubDesk.ts";

const test = suite<Scene>("reminders that come");
openEach(test);

const inHours = (hours: number) =>
	Temporal.Now.instant()
		.add({ minutes: Math.round(hours * 60) })
		.toString({ smallestUnit: "second" });

test("given reminders of several tasks, then the next stands first with its reason, done ones do not, and a press opens its task", async ({
	page,
	server,
}) => {
	const reminder = (id: number, hours: number, fields: object = {}) =>
		({ id, state: "armed", fire_at: inHours(hours), snoozed_until: null, channels: null, ...fields }) as never;
	const add = (title: string, reminders: StubTask["reminders"]) => server.desk.add(title, { reminders });
	add("Later", [reminder(1, 30, { before_minutes: 60 })]);
	const next = add("Next", [reminder(2, 2, { snoozed_until: inHours(2) }), reminder(3, -1, { state: "fired" })]);
	const done = add("Done", [reminder(4, 1)]);
	done.status = "completed";
	for (let n = 0; n < 5; n += 1) add(`Far ${n}`, [reminder(10 + n, 100 + n)]);
	await comeIn(page);
	await page.getByRole("button", { name: "Reminders", exact: true }).click();
	const coming = page.getByRole("region", { name: "Coming up" });
	const rows = coming.getByRole("listitem");
	await rows.first().getByText("snoozed").waitFor();
	assert.is(await rows.count(), 5);
	assert.match((await rows.nth(0).textContent()) ?? "", /^Next.*, snoozed$/);
	assert.match((await rows.nth(1).textContent()) ?? "", /^Later.*, 1 h/);
	await coming.getByRole("button", { name: "Show all 7" }).click();
	assert.is(await rows.count(), 7);
	await coming.getByRole("button", { name: "Next" }).click();
	await page.getByRole("textbox", { name: "Title" }).waitFor();
	assert.is(new URL(page.url()).searchParams.get("task"), String(next.id));
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
