/** A task is saved as it is written: no letter is lost, and who else writes in it loses nothing either. */
import type { Page } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium } from "../support/chromium.ts";
import { until } from "../support/until.ts";
import { comeIn, openEach, type Scene } from "./scene.ts";

const test = suite<Scene>("saved as one writes");
openEach(test);

const paneOf = (page: Page) => page.getByRole("region", { name: "Task", exact: true });
const savedIn = (page: Page) => paneOf(page).getByRole("status").getByText("Saved", { exact: true });

async function openRent({ server, page }: Scene) {
	const task = server.desk.add("Pay the rent");
	await comeIn(page);
	await page.getByRole("button", { name: /^Pay the rent/ }).click();
	await paneOf(page).getByLabel("Title").waitFor();
	return task;
}

test("given letters written while a save is on its way, when it is answered, then none is lost, and all are saved", async (scene) => {
	const { page } = scene;
	const task = await openRent(scene);
	const held = Promise.withResolvers<void>();
	const asked = Promise.withResolvers<void>();
	await page.route("**/api/tasks/1", async (route) => {
		if (route.request().method() === "PATCH") {
			asked.resolve();
			await held.promise;
		}
		await route.continue();
	});
	const title = paneOf(page).getByLabel("Title");
	await title.fill("Pay the rent tw");
	await asked.promise;
	await title.press("End");
	await page.keyboard.type("ice");
	held.resolve();
	await until("all of it is saved", () => task.title === "Pay the rent twice");
	assert.is(await title.inputValue(), "Pay the rent twice");
	await savedIn(page).waitFor();
	// One undo for all of it, when one has gone.
	await page.keyboard.press("Escape");
	await page.getByRole("status").getByText("Saved: Pay the rent twice").waitFor();
});

test("given another field that was changed elsewhere, when a title is written, then both are kept, and the form shows both", async (scene) => {
	const { page, server } = scene;
	const task = await openRent(scene);
	server.desk.edit(task, { priority: "urgent" });
	await paneOf(page).getByLabel("Title").fill("Pay the rent twice");
	await savedIn(page).waitFor();
	assert.equal([task.title, task.priority], ["Pay the rent twice", "urgent"]);
	assert.is(await paneOf(page).getByLabel("Priority").inputValue(), "urgent");
});

test("given a title that the server refuses, then that stands at the field, and what is mended is saved", async (scene) => {
	const { page } = scene;
	const task = await openRent(scene);
	let isRefused = true;
	await page.route("**/api/tasks/1", (route) => {
		if (route.request().method() !== "PATCH" || !isRefused) return route.continue();
		const errors = [{ field: "title", message: "This title is taken." }];
		return route.fulfill({ status: 422, json: { title: "Refused", status: 422, code: "invalid", errors } });
	});
	await paneOf(page).getByLabel("Title").fill("Pay the rent twice");
	await paneOf(page).locator(".field-fault").getByText("This title is taken.").waitFor();
	await paneOf(page).getByRole("status").getByText("Not saved").waitFor();
	assert.is(task.title, "Pay the rent");
	isRefused = false;
	await paneOf(page).getByLabel("Title").fill("Pay the rent thrice");
	await savedIn(page).waitFor();
	assert.is(task.title, "Pay the rent thrice");
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
