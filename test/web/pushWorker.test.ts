/** A push message in a real browser: the service worker shows it, and its buttons act once, for whose task it is. */
import type { CDPSession } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium } from "../support/chromium.ts";
import { until } from "../support/until.ts";
import { openEach, type Scene, signUp } from "./scene.ts";

const test = suite<Scene>("push messages in the browser");
openEach(test);

/** Headless Chromium has nowhere to show a notification: what the worker asks it to show is written down instead. */
const RECORD = `self.shown = [];
	self.registration.getNotifications = async () => self.shown.filter(({ isClosed }) => !isClosed);
	self.registration.showNotification = async (title, options) =>
		void self.shown.push({ title, ...options, close() { this.isClosed = true; } });`;

interface Shown {
	readonly title: string;
	readonly body: string;
	readonly tag: string;
	readonly actions: readonly { readonly action: string }[];
	readonly isClosed?: boolean;
}

function workerOf({ page }: Scene) {
	const [worker] = page.context().serviceWorkers();
	if (worker === undefined) throw new Error("there is no service worker");
	return worker;
}
const shown = (scene: Scene) =>
	workerOf(scene).evaluate<readonly Shown[]>("self.shown.map(({ close, ...shown }) => shown)");

async function deliver(scene: Scene, cdp: CDPSession, data: object): Promise<(more: object) => Promise<void>> {
	const registration = new Promise<string>((resolve) => {
		cdp.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
			const [first] = registrations;
			if (first) resolve(first.registrationId);
		});
	});
	await cdp.send("ServiceWorker.enable");
	const { origin } = new URL(scene.server.url);
	const registrationId = await registration;
	await workerOf(scene).evaluate(RECORD);
	const send = async (one: object) => {
		const before = (await shown(scene)).length;
		await cdp.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data: JSON.stringify(one) });
		await until("it is shown", async () => (await shown(scene)).length > before);
	};
	await send(data);
	return send;
}

/** As Chromium tells the worker of a button; a notification itself cannot be made here. */
const press = (scene: Scene, action: string) =>
	workerOf(scene).evaluate(`(() => {
		const [{ title, lang, tag, data }] = self.shown;
		const event = new ExtendableEvent("notificationclick");
		Object.assign(event, { action: ${JSON.stringify(action)}, notification: { title, lang, tag, data, close() {} } });
		self.dispatchEvent(event);
	})()`);

const message = (task_id: number, user_id = "u1", tag = "d1") => ({
	web_push: 8030,
	notification: {
		title: "Pay the rent",
		body: "Monday, 10:00",
		lang: "en",
		tag,
		actions: [
			{ action: "done", title: "Done" },
			{ action: "snooze", title: "In 10 minutes" },
		],
		data: { user_id, delivery_id: "d1", task_id, reminder_id: 1, link: "/", failed: "Open the task." },
	},
});

async function ready(scene: Scene): Promise<CDPSession> {
	await scene.page.context().grantPermissions(["notifications"]);
	await signUp(scene.page);
	await scene.page.evaluate("navigator.serviceWorker.ready.then(() => true)");
	return scene.page.context().newCDPSession(scene.page);
}

test("given a push message, then it is shown, and the button for done completes the task once", async (scene) => {
	const task = scene.server.desk.add("Pay the rent");
	const cdp = await ready(scene);
	await deliver(scene, cdp, message(task.id));
	const [told] = await shown(scene);
	assert.equal([told?.title, told?.body, told?.tag], ["Pay the rent", "Monday, 10:00", "d1"]);
	assert.equal(
		told?.actions.map(({ action }) => action),
		["done", "snooze"],
	);
	await press(scene, "done");
	await until("the task is done", () => task.status === "completed");
	assert.ok(scene.server.desk.keys.includes("d1:done"), scene.server.desk.keys.join(" "));
	assert.is((await shown(scene)).length, 1);
});

test("given a message of somebody else's task, then its button changes nothing and says so", async (scene) => {
	const task = scene.server.desk.add("Pay the rent");
	const cdp = await ready(scene);
	await deliver(scene, cdp, message(task.id, "u2"));
	await press(scene, "done");
	await until("it says so", async () => (await shown(scene)).some(({ body }) => body === "Open the task."));
	assert.is(task.status, "open");
});

test("given messages of tasks that were done elsewhere, when another comes, then they are taken away, and those of open ones stay", async (scene) => {
	const [done, open, next] = ["Pay the rent", "Call mum", "Buy stamps"].map((title) => scene.server.desk.add(title));
	const cdp = await ready(scene);
	const send = await deliver(scene, cdp, message(done?.id ?? 0, "u1", "d1"));
	await send(message(open?.id ?? 0, "u1", "d2"));
	// Tasks are counted for each user: what is done of that number here says nothing of somebody else's.
	await send(message(done?.id ?? 0, "u2", "d3"));
	if (done) done.status = "completed";
	await send(message(next?.id ?? 0, "u1", "d4"));
	await until("the one is taken away", async () => (await shown(scene)).some(({ isClosed }) => isClosed));
	assert.equal(
		(await shown(scene)).map(({ tag, isClosed = false }) => [tag, isClosed]),
		[
			["d1", true],
			["d2", false],
			["d3", false],
			["d4", false],
		],
	);
});

test("given a message that stands here, when its task is done in another tab or device, then an open page takes it away", async (scene) => {
	const { page, server } = scene;
	const task = server.desk.add("Pay the rent");
	// Headless Chromium has nowhere to show it, so what the page asks the registration for is written down.
	await page.addInitScript(`
		localStorage.setItem("adjutant.push", "device");
		const standing = { data: { task_id: ${task.id}, reminder_id: 1 }, close() { globalThis.isTaken = true; } };
		ServiceWorkerRegistration.prototype.getNotifications = async () => globalThis.isTaken ? [] : [standing];
	`);
	await page.reload();
	await ready(scene);
	await page.getByRole("button", { name: /^Pay the rent/ }).waitFor();
	server.desk.write("task.updated", { task_id: task.id });
	await page.waitForTimeout(1_000);
	assert.is(await page.evaluate("globalThis.isTaken"), undefined);
	server.desk.setStatus(task, "completed", "task.completed");
	await until("it is taken away", async () => (await page.evaluate("globalThis.isTaken")) === true);
});

if (await findChromium()) test.run();
else console.log("skipped: no Chromium runs here");
