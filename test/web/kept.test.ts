/** The page is opened while the server cannot be reached: it stands, and shows what was there last. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium } from "../support/chromium.ts";
import { isReady } from "./keptScene.ts";
import { comeIn, openEach, row, type Scene } from "./scene.ts";

const test = suite<Scene>("the page opened without its server");
openEach(test);

test("given a visit before, when the page is opened without the server, then it shows the tasks as they were, and goes on when it is back", async (scene) => {
	const { page, server } = scene;
	server.desk.add("Pay the rent");
	await comeIn(page);
	await row(page, "Pay the rent").waitFor();
	await isReady(scene, "Pay the rent");
	await server.goAway();
	await page.reload();
	await row(page, "Pay the rent").waitFor();
	await page.getByRole("status").filter({ hasText: "Your tasks are shown as of" }).waitFor();
	assert.is(await page.getByRole("alert").count(), 0);
	server.desk.add("Water the plants");
	await server.comeBack();
	await row(page, "Water the plants").waitFor();
	await page.getByRole("status").filter({ hasText: "cannot be reached" }).waitFor({ state: "hidden" });
});

test("given somebody who signed out, when the page is opened without the server, then nothing of theirs is there", async (scene) => {
	const { page, server } = scene;
	server.desk.add("Pay the rent");
	await comeIn(page);
	await isReady(scene, "Pay the rent");
	await page.getByRole("button", { name: "Sign out" }).click();
	await page.getByRole("button", { name: "Create an account" }).waitFor();
	await server.goAway();
	await page.reload();
	await page.getByRole("status").getByText("Trying again…").waitFor();
	assert.is(await page.getByText("Pay the rent").count(), 0);
});

test("given a session that ended elsewhere, when the server is back, then the page asks to sign in", async (scene) => {
	const { page, server } = scene;
	server.desk.add("Pay the rent");
	await comeIn(page);
	await isReady(scene, "Pay the rent");
	await server.goAway();
	await page.reload();
	await row(page, "Pay the rent").waitFor();
	await page.context().clearCookies();
	await server.comeBack();
	await page.getByRole("button", { name: "Sign in" }).waitFor();
	assert.is(await page.getByText("Pay the rent").count(), 0);
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
