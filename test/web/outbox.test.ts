/** Changes made while the server cannot be reached: they wait, survive a reload, and are sent once. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium } from "../support/chromium.ts";
import { until } from "../support/until.ts";
import { isReady } from "./keptScene.ts";
import { comeIn, openEach, row, type Scene } from "./scene.ts";

const test = suite<Scene>("changes that wait for the server");
openEach(test);

test("given changes that wait, when the page is loaded again and the server is back, then each is made once, in its order", async (scene) => {
	const { page, server } = scene;
	const rent = server.desk.add("Pay the rent");
	const milk = server.desk.add("Buy milk");
	await comeIn(page);
	await isReady(scene, "Buy milk");
	const before = server.desk.keys.length;
	await server.goAway();
	await page.getByRole("checkbox", { name: "Complete Pay the rent" }).click();
	await row(page, "Pay the rent").getByText("not sent yet").waitFor();
	await page.getByRole("checkbox", { name: "Complete Buy milk" }).click();
	await row(page, "Buy milk").getByText("not sent yet").waitFor();
	await page.reload();
	const outbox = page.getByRole("region", { name: "Waiting to be sent" });
	await outbox.getByText("Complete “Pay the rent”").waitFor();
	await row(page, "Buy milk").getByText("not sent yet").waitFor();
	await server.comeBack();
	await until("both were sent", () => rent.status === "completed" && milk.status === "completed");
	await outbox.waitFor({ state: "hidden" });
	const keys = server.desk.keys.slice(before);
	assert.is(keys.length, 2);
	assert.is(new Set(keys).size, 2);
	assert.equal(
		server.desk.journal.filter(({ type }) => type === "task.completed").map(({ data }) => data.task_id),
		[rent.id, milk.id],
	);
});

test("given a change that the server refuses when it is back, then why is said, and it can be let go", async (scene) => {
	const { page, server } = scene;
	const rent = server.desk.add("Pay the rent");
	await comeIn(page);
	await isReady(scene, "Pay the rent");
	await server.goAway();
	await page.getByRole("checkbox", { name: "Complete Pay the rent" }).click();
	await row(page, "Pay the rent").getByText("not sent yet").waitFor();
	server.desk.tasks.delete(rent.id);
	await server.comeBack();
	const outbox = page.getByRole("region", { name: "Waiting to be sent" });
	await outbox.getByRole("alert").getByText("There is no such task.").waitFor();
	await outbox.getByRole("button", { name: "Discard" }).click();
	await outbox.waitFor({ state: "hidden" });
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
