/** What a form could not do is seen at once: in view, under the keyboard, at the field that it is about. */
import type { Locator, Page } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium } from "../support/chromium.ts";
import { comeIn, openEach, type Scene } from "./scene.ts";

const test = suite<Scene>("faults of forms on the page");
openEach(test);

const SIZES = [
	{ width: 1280, height: 620 },
	{ width: 390, height: 640 },
];
const RULES: Readonly<Record<string, string>> = {
	title: "must not consist of signs alone",
	tag_names: "Each tag has at most 30 characters",
	"recurrence.rrule": "never comes to a date",
};

/** It is in the window, and what stands at its middle is it. */
async function isSeen(page: Page, box: Locator): Promise<boolean> {
	const at = await box.boundingBox();
	const height = page.viewportSize()?.height ?? 0;
	if (!at || at.y < 0 || at.y + at.height > height) return false;
	const point = `${at.x + at.width / 2}, ${at.y + at.height / 2}`;
	const front = await page.evaluate(
		`document.elementFromPoint(${point})?.closest(".trouble, .field-fault")?.textContent`,
	);
	return front === (await box.textContent());
}

async function openRent({ server, page }: Scene, size: (typeof SIZES)[number]) {
	const task = server.desk.add("Pay the rent");
	await page.setViewportSize(size);
	await comeIn(page);
	await page.evaluate('location.hash = "#tasks"');
	await page.getByRole("button", { name: /^Pay the rent/ }).click();
	const dialog = page.getByRole("region", { name: "Task", exact: true });
	await dialog.getByLabel("Title").fill("Pay the rent twice");
	return { task, dialog };
}

for (const size of SIZES) {
	test(`given a task changed elsewhere, when it is saved at ${size.width} px, then the question is in view and has the focus`, async (scene) => {
		const { task, dialog } = await openRent(scene, size);
		scene.server.desk.edit(task, { title: "Pay the rent once" });
		await dialog.getByLabel("Title").fill("Pay the rent thrice");
		await dialog.getByRole("button", { name: "Save", exact: true }).click();
		const alert = dialog.getByRole("alert").filter({ hasText: "changed elsewhere" });
		await alert.waitFor();
		assert.is(await isSeen(scene.page, alert), true);
		await alert.and(scene.page.locator(":focus-within")).waitFor();
		// The same again is told again.
		await dialog.getByLabel("Title").focus();
		await dialog.getByRole("button", { name: "Save", exact: true }).click();
		await dialog.getByRole("alert").and(scene.page.locator(":focus-within")).waitFor();
		await dialog.getByRole("button", { name: "Save mine" }).click();
		await dialog.waitFor({ state: "hidden" });
		assert.is(task.title, "Pay the rent thrice");
	});

	for (const [field, sentence] of Object.entries(RULES)) {
		test(`given a refused ${field}, when it is saved at ${size.width} px, then its sentence is at its field, in view`, async (scene) => {
			const { dialog } = await openRent(scene, size);
			await scene.page.route("**/api/tasks/1", (route) => {
				if (route.request().method() !== "PATCH") return route.continue();
				const errors = [{ field, message: sentence }];
				const json = { title: "Refused", status: 422, code: "invalid", detail: `${field}: ${sentence}`, errors };
				return route.fulfill({ status: 422, json });
			});
			await dialog.getByLabel("Title").fill("Pay the rent thrice");
			await dialog.getByRole("button", { name: "Save", exact: true }).click();
			const fault = dialog.locator(".field-fault");
			await fault.waitFor();
			assert.equal(await fault.allTextContents(), [sentence]);
			assert.is(await isSeen(scene.page, fault), true);
			const focused = scene.page.locator(":focus");
			assert.is(await focused.getAttribute("aria-invalid"), "true");
			assert.is(await focused.getAttribute("aria-describedby"), await fault.getAttribute("id"));
		});
	}
}

test("given a small window, when signing in is refused, then the sentence is in view", async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 360 });
	await page.getByLabel("E-mail").fill("ada@example.org");
	await page.getByLabel("Password").fill("wrong horse");
	await page.getByLabel("Password").press("Enter");
	const alert = page.getByRole("alert");
	await alert.waitFor();
	assert.is(await isSeen(page, alert), true);
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
