// file-timeout: 400 s
// test-timeout: 240 s
/**
 * The story of a recurring task, in a real browser against the real server: written in one line, understood, its next ten
 * dates seen before anything is saved, then skipped, moved, paused, completed, each taken back. Expected instants are
 * counted here, by days and wall time, from the Monday to come.
 */
import type { Locator, Page } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { TaskView } from "../../src/http/contract/contract.ts";
import { findChromium, launchPage } from "../support/chromium.ts";
import { findAtRest, findBrokenPromises, messageIdsOf } from "../support/promises.ts";
import { createInstallation } from "../support/server.ts";

const test = suite("water the plants");
/** Where it is nearest to noon now: no day ends while the story is told, whenever that is. */
const ZONE = zoneAtNoon(["America/New_York", "Asia/Karachi", "Pacific/Auckland"]);
const LINE = "water the plants every 3 days starting monday at 7am #garden";

/** The zones are 7 to 10 hours apart, so that midnight is at least 7 hours away in the one that is chosen. */
function zoneAtNoon(zones: readonly [string, ...string[]]): string {
	const now = Temporal.Now.instant();
	const fromNoon = (zone: string) => Math.abs(now.toZonedDateTimeISO(zone).hour - 12);
	return zones.reduce((best, zone) => (fromNoon(zone) < fromNoon(best) ? zone : best));
}

/** The Monday after today, as the words mean it, and every third day from it on, at 07:00 on the wall. */
function expectedInstants(count: number): readonly string[] {
	const today = Temporal.Now.plainDateISO(ZONE);
	const monday = today.add({ days: ((7 - today.dayOfWeek) % 7) + 1 });
	return Array.from({ length: count }, (_, index) =>
		monday
			.add({ days: 3 * index })
			.toZonedDateTime({ timeZone: ZONE, plainTime: "07:00" })
			.toInstant()
			.toString({ fractionalSecondDigits: 3 }),
	);
}

/** The instants of a shown list of dates, when there are as many as expected. */
async function datesIn(place: Locator, count: number): Promise<readonly (string | null)[]> {
	const dates = place.getByRole("list", { name: "Next occurrences" }).locator("time");
	await dates.nth(count - 1).waitFor();
	return Promise.all((await dates.all()).map((date) => date.getAttribute("datetime")));
}

async function openTasks(page: Page): Promise<readonly TaskView[]> {
	const listed = await page.evaluate("fetch('/api/tasks?status=open').then((answer) => answer.json())");
	return (listed as { data: readonly TaskView[] }).data;
}
const dueOf = (task: TaskView | undefined) => task?.due && "at" in task.due && task.due.at;

test("given one line, when a person plants it and changes her mind, then every date is the one that was shown", async () => {
	const installation = await createInstallation();
	await installation.start();
	const { page, close, complaints } = await launchPage({ timezoneId: ZONE, locale: "en-GB" });
	try {
		page.setDefaultTimeout(40_000);
		await page.goto(`http://localhost:${installation.port}/`);
		await page.getByRole("button", { name: "Create an account" }).click();
		await page.getByLabel("Name").fill("Ada");
		await page.getByLabel("E-mail").fill("ada@example.org");
		await page.getByLabel("Password").fill("correct horse battery");
		await page.getByRole("button", { name: "Sign up" }).click();
		const line = page.getByRole("textbox", { name: "Write what is to be done" });
		const chips = page.getByRole("list", { name: "What is understood" });

		await line.fill(LINE);
		await chips.getByText("every 3 days at 07:00").waitFor();
		await chips.getByText("#garden").waitFor();
		await page.locator(".coming summary").click();
		assert.equal(await datesIn(page.locator(".reading"), 10), expectedInstants(10));

		await chips.getByRole("button", { name: /^Remove tag/ }).click();
		await chips.getByText("water the plants #garden").waitFor();
		await chips.getByRole("button", { name: /^Remove repeats/ }).click();
		await chips.getByText(LINE).waitFor();
		assert.is(await chips.getByRole("button", { name: /^Remove repeats/ }).count(), 0);

		await line.fill(LINE);
		await chips.getByRole("button", { name: /^Remove repeats/ }).waitFor();
		await line.press("Enter");
		await page
			.getByText(/Added #1/)
			.first()
			.waitFor();
		const [first, second, third] = expectedInstants(3);
		assert.is(dueOf((await openTasks(page))[0]), first);

		await page.getByRole("button", { name: /^water the plants/ }).click();
		const dialog = page.getByRole("region", { name: "Task", exact: true });
		const press = (name: string) => dialog.getByRole("button", { name, exact: true }).click();
		const toast = (text: string | RegExp) => page.getByRole("status").getByText(text);
		const undo = async () => {
			await page.getByRole("status").getByRole("button", { name: "Undo" }).last().click();
			await toast("Undone").last().waitFor();
		};
		assert.equal(await datesIn(dialog, 10), expectedInstants(10));

		await press("Skip this one");
		await toast(/^Skipped/).waitFor();
		await dialog.locator(`li.present:first-child time[datetime="${second}"]`).waitFor();
		assert.equal(await datesIn(dialog, 10), expectedInstants(11).slice(1));
		assert.is(dueOf((await openTasks(page))[0]), second);
		await undo();
		await dialog.locator(`li.present:first-child time[datetime="${first}"]`).waitFor();

		await press("Move this one");
		await dialog.getByLabel("Time").fill("18:30");
		await press("Move");
		await dialog.getByText(/moved from/).waitFor();
		assert.equal(await datesIn(dialog, 10), expectedInstants(10), "the others do not move");
		const moved = Temporal.Instant.from(first ?? "").add({ hours: 11, minutes: 30 });
		assert.is(dueOf((await openTasks(page))[0]), moved.toString({ fractionalSecondDigits: 3 }));
		await undo();
		await dialog.getByText(/moved from/).waitFor({ state: "hidden" });

		await press("Pause");
		await dialog.getByRole("button", { name: "Resume", exact: true }).waitFor();
		assert.ok((await openTasks(page))[0]?.recurrence?.paused);
		await undo();
		await dialog.getByRole("button", { name: "Pause", exact: true }).waitFor();

		await press("Complete");
		await dialog.waitFor({ state: "hidden" });
		await page
			.getByRole("status")
			.getByText(/^Done: water the plants. Next: /)
			.waitFor();
		await page.getByRole("checkbox", { name: "Complete water the plants" }).waitFor();
		const [next] = await openTasks(page);
		assert.equal([next?.id, dueOf(next), next?.tags.map(({ name }) => name)], [2, second, ["garden"]]);
		await page.getByRole("checkbox", { name: "Complete water the plants" }).click();
		const row = (id: number) => page.getByRole("button", { name: new RegExp(`^water the plants #${id}`) });
		await row(3).waitFor();
		assert.is(dueOf((await openTasks(page))[0]), third);
		await page.getByRole("status").getByRole("button", { name: "Undo" }).last().click();
		await row(2).waitFor();
		const [back] = await openTasks(page);
		assert.equal([back?.id, dueOf(back)], [2, second]);
		assert.equal(complaints, []);

		const database = await installation.openDatabase();
		try {
			const messageIds = () => messageIdsOf(installation.mails().values());
			const look = () => findBrokenPromises({ database, acknowledged: [], messageIds: messageIds(), copies: 1 });
			assert.equal(await findAtRest(look), []);
		} finally {
			await database.leave();
		}
	} finally {
		await close();
		await installation.dispose();
	}
});

if (await findChromium()) test.run();
else process.stdout.write("SKIP chromium: no browser was found\n");
