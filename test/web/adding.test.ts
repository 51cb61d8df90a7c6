/** Adding in one line: what is asked of the server meanwhile, and what no longer. */
import type { Request } from "playwright-core";
import { suite } from "uvu";
import { findChromium } from "../support/chromium.ts";
import { comeIn, inHand, openEach, row, type Scene } from "./scene.ts";

const test = suite<Scene>("adding in one line");
openEach(test);

const isPreview = (request: Request) =>
	request.url().endsWith("/api/quick-add") && request.postDataJSON()?.dry_run === true;

test("given a line that is still being read, when it is sent, then that reading ends, and the task comes", async ({
	page,
}) => {
	await comeIn(page);
	const held = Promise.withResolvers<void>();
	await page.route("**/api/quick-add", async (route) => {
		await held.promise;
		await route.continue().catch(() => undefined);
	});
	await page.locator(".add-task").click();
	const field = page.locator(".add-dialog textarea");
	await inHand(page, field);
	const asked = page.waitForRequest(isPreview);
	await field.fill("Pay the rent");
	await asked;
	const ended = page.waitForEvent("requestfailed", isPreview);
	await field.press("Enter");
	await ended;
	held.resolve();
	await row(page, "Pay the rent").first().waitFor();
	await page.locator(".add-dialog").waitFor({ state: "detached" });
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
