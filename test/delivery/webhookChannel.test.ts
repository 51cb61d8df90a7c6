/** Reminders as signed webhooks, to a receiver on loopback that verifies them by the specification. */

import { createHmac, timingSafeEqual } from "node:crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { HOOK_SEAL } from "../../src/delivery/hooks/hookAddress.ts";
import { createHookSettings } from "../../src/delivery/hooks/hookSettings.ts";
import { webhookHeaders } from "../../src/delivery/hooks/signWebhook.ts";
import { createWebhookChannel } from "../../src/delivery/hooks/webhookChannel.ts";
import { createOutgoing } from "../../src/delivery/outgoing.ts";
import { createRowSeal } from "../../src/delivery/rowSeal.ts";
import { say } from "../../src/domain/refusals/sentence.ts";
import { type Posted, startHookReceiver } from "./hookReceiver.ts";
import { createMemoryHooks } from "./memoryHooks.ts";
import { inEnglish } from "./remarks.ts";
import { sampleDelivery } from "./sampleDelivery.ts";

const SECRET = "a secret of this installation, 32 characters";
const NOW = Temporal.Instant.from("2026-11-23T09:00:05.900Z");

/** As a receiver verifies, written from Standard Webhooks 1.0; throws for what is not signed by the secret, or is old. */
function verified({ headers, body }: Posted, secret: string): Record<string, unknown> {
	const [id, at, signatures] = ["id", "timestamp", "signature"].map((name) => String(headers[`webhook-${name}`]));
	if (Math.abs(Number(at) - NOW.epochMilliseconds / 1_000) > 300) throw new Error("it is old");
	const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
	const wanted = createHmac("sha256", key).update(`${id}.${at}.${body}`).digest();
	const fits = (signatures ?? "").split(" ").some((one) => {
		const [version, given = ""] = one.split(",");
		const bytes = Buffer.from(given, "base64");
		return version === "v1" && bytes.length === wanted.length && timingSafeEqual(bytes, wanted);
	});
	if (!fits) throw new Error("it is not signed by the secret");
	return JSON.parse(body) as Record<string, unknown>;
}

async function createScene() {
	const receiver = await startHookReceiver();
	const hooks = createMemoryHooks();
	const ownHosts = [receiver.host];
	const settings = createHookSettings({ hooks, secrets: [SECRET], ownHosts });
	const channelUnder = (secret: string, hosts = ownHosts) =>
		createWebhookChannel({
			hooks,
			seal: createRowSeal([secret], HOOK_SEAL),
			outgoing: createOutgoing({ ownHosts: hosts }),
			clock: { now: () => NOW },
			publicUrl: "https://tasks.example.org",
			limits: { perHour: 120, wantsVerified: false },
		});
	const channel = channelUnder(SECRET);
	const sendBy = (by: typeof channel, changes: Parameters<typeof sampleDelivery>[0] = {}) =>
		by.send(by.compose(sampleDelivery({ channel: "webhook", user_id: "ann-0000-1", ...changes })));
	return {
		...{ receiver, hooks, settings, channelUnder, sendBy },
		async set() {
			const { secret } = await settings.set("ann-0000-1", "webhook", `${receiver.url}/in?to=me`);
			return secret ?? "";
		},
		send: (changes: Parameters<typeof sampleDelivery>[0] = {}) => sendBy(channel, changes),
	};
}

const test = suite<{ scene: Awaited<ReturnType<typeof createScene>> }>("reminders as webhooks");
test.before.each(async (context) => {
	context.scene = await createScene();
});
test.after.each(({ scene }) => scene.receiver.stop());

test("given an address, then a reminder is posted there, signed by the secret that was shown", async ({ scene }) => {
	const secret = await scene.set();
	assert.match(secret, /^whsec_[A-Za-z0-9+/]{43}=$/);
	const due = { at: "2026-11-23T10:00:00.000Z", time_zone: "Europe/Berlin" } as never;
	assert.is((await scene.send({ task: { title: "Pay rent", description: "private", due } })).kind, "accepted");
	const [post] = scene.receiver.posted;
	assert.ok(post);
	assert.equal([post.path, post.headers["content-type"]], ["/in?to=me", "application/json"]);
	assert.equal(
		[post.headers["webhook-id"], post.headers["webhook-timestamp"]],
		["0e6f4c1e-0000-5000-8000-000000000001", String(Math.floor(NOW.epochMilliseconds / 1_000))],
	);
	assert.equal(verified(post, secret), {
		type: "reminder.fired",
		timestamp: "2026-11-23T09:00:00.040Z",
		data: {
			reminders: [
				{
					task_id: 12,
					reminder_id: 3,
					title: "Pay rent",
					priority: "medium",
					due,
					planned_at: "2026-11-23T09:00:00.000Z",
					fired_at: "2026-11-23T09:00:00.040Z",
					link: "https://tasks.example.org/?task=12&account=ann-0000",
				},
			],
		},
	});
});

test("given another secret, or one byte more, then it does not verify", async ({ scene }) => {
	const secret = await scene.set();
	await scene.send();
	const [post] = scene.receiver.posted;
	assert.ok(post);
	const other = await scene.set();
	assert.is.not(other, secret);
	assert.throws(() => verified(post, other), /not signed/);
	assert.throws(() => verified({ ...post, body: `${post.body} ` }, secret), /not signed/);
	assert.throws(
		() => verified({ ...post, headers: { ...post.headers, "webhook-timestamp": "1795424406" } }, secret),
		/old|not signed/,
	);
});

test("given the example of the specification's libraries, then the signature is theirs", () => {
	const headers = webhookHeaders("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", {
		id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
		at: Temporal.Instant.fromEpochMilliseconds(1_614_265_330_000),
		body: '{"test": 2432232314}',
	});
	assert.is(headers["webhook-signature"], "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
});

test("given reminders that quiet hours held, then they are one message with each of them", async ({ scene }) => {
	const secret = await scene.set();
	const also = [{ ...sampleDelivery(), task_id: 13 }];
	await scene.send({ also });
	const [post] = scene.receiver.posted;
	const { data } = verified(post as Posted, secret) as { data: { reminders: { task_id: number }[] } };
	assert.equal(
		data.reminders.map(({ task_id }) => task_id),
		[12, 13],
	);
});

test("given a receiver in trouble, then it is tried again, when it says, under the same id", async ({ scene }) => {
	await scene.set();
	scene.receiver.reply(() => ({ status: 503, headers: { "Retry-After": "90" }, said: "in a moment" }));
	assert.equal(await scene.send(), { kind: "try_again", answer: "503 in a moment", after_ms: 90_000 });
	for (const status of [302, 400, 404, 429]) {
		scene.receiver.reply(() => ({ status, headers: { Location: "http://127.0.0.1:1/" } }));
		assert.is((await scene.send()).kind, "try_again", String(status));
	}
	assert.is(new Set(scene.receiver.posted.map(({ headers }) => headers["webhook-id"])).size, 1);
	await scene.receiver.stop();
	assert.is((await scene.send()).kind, "try_again");
});

test("given a receiver that is gone, then the address ends, and what is set anew takes them again", async ({
	scene,
}) => {
	await scene.set();
	scene.receiver.reply(() => ({ status: 410, said: "gone" }));
	assert.equal(await scene.send(), { kind: "nowhere", answer: "410 gone" });
	assert.equal(await scene.send(), { kind: "nowhere", answer: say("hook_missing") });
	assert.is(scene.receiver.posted.length, 1);
	assert.ok((await scene.settings.list("ann-0000-1"))[0]?.ended_at);
	scene.receiver.reply(() => ({ status: 200 }));
	await scene.set();
	assert.is((await scene.send()).kind, "accepted");
});

test("given a host that is allowed no more, or another secret of the installation, then it is refused", async ({
	scene,
}) => {
	await scene.set();
	assert.is((await scene.sendBy(scene.channelUnder(SECRET, []))).kind, "refused");
	const result = await scene.sendBy(scene.channelUnder(`${SECRET}.`));
	assert.equal([result.kind, /set the address again/.test(inEnglish(result.answer))], ["refused", true]);
	assert.is(scene.receiver.posted.length, 0);
});

test("given addresses, then only https at public ones and hosts that are allowed can be set", async ({ scene }) => {
	const { whyUnfit } = scene.settings;
	for (const url of ["https://hooks.example.org/a?b=c", `${scene.receiver.url}/x`]) {
		assert.is(whyUnfit("webhook", url), undefined, url);
	}
	for (const url of ["http://hooks.example.org", "https://127.0.0.1/", `ftp://${scene.receiver.host}/`, "x", ""]) {
		assert.is(whyUnfit("webhook", url), "url", url);
	}
});

test("given a secret, then what is kept of it tells nobody", async ({ scene }) => {
	const secret = await scene.set();
	const row = await scene.hooks.find("ann-0000-1", "webhook");
	assert.ok(row?.secret);
	assert.not.match(row.secret, secret.slice(6, 20));
	assert.not.match(JSON.stringify(await scene.settings.list("ann-0000-1")), secret);
});

test.run();
