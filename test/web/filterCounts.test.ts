/** Saved filters in the rail: counted in the page, and there without the server. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium } from "../support/chromium.ts";
import { isReady } from "./keptScene.ts";
import { comeIn, openEach, row, type Scene } from "./scene.ts";

const test = suite<Scene>("counts of saved filters");
openEach(test);

test("given saved filters, then each says how many tasks it chooses as they change, and without the server it goes on choosing", async (scene) => {
	const { page, server } = scene;
	const { desk } = server;
	desk.add("Pay the rent", { priority: "urgent" });
	desk.add("Call the bank", { priority: "urgent" });
	desk.add("Read a book");
	for (const [name, filter] of [
		["Burning", "p1 & no date"],
		["About rent", "search: rent"],
		["Of a tag that is gone", "#gone"],
	] as const) {
		desk.filters.push({ id: desk.filters.length + 1, name, filter, created_at: "2030-03-25T08:00:00.000Z" });
	}
	await comeIn(page);
	const rail = page.locator(".in-rail");
	const saved = (name: string) => rail.getByRole("button", { name, exact: true });
	await saved("Burning 2").waitFor();
	// What only the server can tell is not counted.
	await saved("About rent").waitFor();
	await saved("Of a tag that is gone").waitFor();
	await page.getByRole("checkbox", { name: "Complete Call the bank" }).click();
	await saved("Burning 1").waitFor();
	await isReady(scene, "Pay the rent");
	await server.goAway();
	await page.reload();
	// As it was kept last: the change before may have come after that.
	await rail.getByRole("button", { name: /^Burning [12]$/ }).click();
	await row(page, "Pay the rent").waitFor();
	assert.is(await row(page, "Read a book").count(), 0);
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
