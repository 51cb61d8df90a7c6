// test-timeout: 60 s
/** Links in reminders' mails that act: a scanner's GET changes nothing, a POST does the one thing, once, for one user (P8). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createMailLinks } from "../../src/host/mailLinks.ts";
import { MAIL_ACTIONS, type MailErrand } from "../../src/ports/delivery/mailLinks.ts";
import { startTestApp, type TestApp } from "../http/testApp.ts";
import { type Client, send, signUp } from "../support/client.ts";

const SECRET = "a secret for tests of thirty-two characters";
const links = createMailLinks([SECRET]);
const inAMonth = () => Temporal.Now.instant().add({ hours: 720 });

const test = suite<{ app: TestApp; user: Client; errand: MailErrand }>("links of reminders' mails");
test.before.each(async (scene) => {
	scene.app = await startTestApp();
	scene.user = await signUp(scene.app.url);
	const at = new Date(Date.now() + 3_600_000).toISOString();
	await scene.user.request("POST", "/api/tasks", { body: { title: "Pay rent", reminders: [{ at }] } });
	const [row] = await scene.app.query<{ id: string }>('SELECT id FROM "user"');
	scene.errand = {
		action: "done",
		user_id: row?.id ?? "",
		delivery_id: "0e6f4c1e-0000-5000-8000-000000000001",
		task_id: 1,
		reminder_id: 1,
	};
});
test.after.each(({ app }) => app.stop());

type Told = { readonly action?: string; readonly title?: string | null; readonly code?: string };
const follow = (app: TestApp, token: string) => send<Told>(`${app.url}/mail/${token}`, "POST", { body: {} });
const versions = (app: TestApp) => app.query("SELECT seq, type, principal->>'id' AS by FROM journal ORDER BY seq");

test("given a link, when a scanner follows it with GET and HEAD, then it is led to the page, and nothing changes", async ({
	app,
	errand,
}) => {
	const before = await versions(app);
	const token = links.tokenFor(errand, inAMonth());
	for (const method of ["GET", "HEAD"]) {
		const answer = await fetch(`${app.url}/mail/${token}`, { method, redirect: "manual" });
		assert.equal([answer.status, answer.headers.get("location")], [302, `/#account/mail/${token}`]);
	}
	assert.equal(await versions(app), before);
});

test("given the link that completes, when it is followed twice, without a session, then the task is completed once, by the user's mail", async ({
	app,
	user,
	errand,
}) => {
	const token = links.tokenFor(errand, inAMonth());
	const told = { action: "done", title: "Pay rent" };
	for (let times = 0; times < 2; times += 1) assert.equal((await follow(app, token)).body, told);
	const changes = (await versions(app)) as readonly { type: string; by: string }[];
	assert.equal(
		changes.filter(({ type }) => type === "task.completed").map(({ by }) => by),
		["mail"],
	);
	const { body } = await user.request<{ status: string }>("GET", "/api/tasks/1");
	assert.is(body.status, "completed");
});

test("given links whose account is deleted, whether or not its actor lives, then each says that it no longer works", async ({
	app,
	errand,
}) => {
	await app.query('DELETE FROM "user"');
	for (const user_id of [errand.user_id, "0e6f4c1e-0000-4000-8000-000000000002"]) {
		for (const action of MAIL_ACTIONS) {
			const { status, body } = await follow(app, links.tokenFor({ ...errand, user_id, action }, inAMonth()));
			assert.equal([status, body.code], [404, "not_found"], action);
		}
	}
});

test("given the link that snoozes, then the reminder comes in an hour", async ({ app, user, errand }) => {
	const token = links.tokenFor({ ...errand, action: "snooze" }, inAMonth());
	const soonest = Date.now() + 3_600_000;
	assert.is((await follow(app, token)).status, 200);
	const { body } = await user.request<{ data: { fire_at: string }[] }>("GET", "/api/tasks/1/reminders");
	const at = Date.parse(body.data[0]?.fire_at ?? "");
	assert.ok(at >= soonest && at <= Date.now() + 3_600_000);
});

test("given the link of a digest, when it is followed twice, then no more digests go out, and reminders still do", async ({
	app,
	user,
	errand,
}) => {
	await user.request("PATCH", "/api/me", { body: { digest_at: "08:00" } });
	const token = links.tokenFor({ ...errand, action: "end_digests", task_id: 0, reminder_id: 0 }, inAMonth());
	for (let times = 0; times < 2; times += 1) {
		assert.equal((await follow(app, token)).body, { action: "end_digests", title: null });
	}
	const { body } = await user.request<{ settings: Record<string, unknown> }>("GET", "/api/me");
	assert.equal([body.settings.digest_at, body.settings.channels], [null, ["email"]]);
	const changes = (await versions(app)) as readonly { type: string; by: string }[];
	assert.is(changes.filter(({ type, by }) => type === "settings.changed" && by === "mail").length, 1);
});

test("given the link that unsubscribes, when a mail program posts its form, then no more reminders are mailed", async ({
	app,
	user,
	errand,
}) => {
	const token = links.tokenFor({ ...errand, action: "unsubscribe" }, inAMonth());
	const form = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
	assert.is((await fetch(`${app.url}/mail/${token}`, { method: "POST", body: form })).status, 200);
	const { body } = await user.request<{ data: { channel: string; mute: object | null }[] }>("GET", "/api/endpoints");
	assert.equal(body.data.find(({ channel }) => channel === "email")?.mute, { until: null });
});

test("given a link that has ended, of another server, of a task that is not there, or no link, then nothing changes and that is said", async ({
	app,
	errand,
}) => {
	const before = await versions(app);
	const foreign = createMailLinks(["another secret for tests, also long enough"]);
	for (const token of [
		links.tokenFor(errand, Temporal.Now.instant().subtract({ hours: 48 })),
		foreign.tokenFor(errand, inAMonth()),
		links.tokenFor({ ...errand, task_id: 77 }, inAMonth()),
		"AAAAAAAAAAAAAAAA",
	]) {
		const { status, body } = await follow(app, token);
		assert.equal([status, body.code], [404, "not_found"], token);
	}
	const token = links.tokenFor(errand, inAMonth());
	assert.is((await fetch(`${app.url}/mail/${token}`, { method: "DELETE" })).status, 405);
	assert.equal(await versions(app), before);
});

test.run();
