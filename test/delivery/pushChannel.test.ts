/** Reminders by web push, to a push service and browsers on loopback that verify and decrypt by the standards. */

import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createOutgoing } from "../../src/delivery/outgoing.ts";
import { createPushChannel } from "../../src/delivery/push/pushChannel.ts";
import { vapidKeysOf, vapidSubject } from "../../src/delivery/push/vapidKeys.ts";
import { say } from "../../src/domain/refusals/sentence.ts";
import type { PushAddress } from "../../src/ports/delivery/pushDevices.ts";
import { startPushReceiver } from "./pushReceiver.ts";
import { inEnglish } from "./remarks.ts";
import { sampleDelivery } from "./sampleDelivery.ts";

const keys = vapidKeysOf("a secret of this installation, 32 characters");

async function createScene() {
	const receiver = await startPushReceiver(keys.publicKey);
	const addresses = new Map<string, PushAddress>();
	const channel = createPushChannel({
		devices: {
			addresses: async () => [...addresses.values()],
			end: async (device_id) => void addresses.delete(device_id),
		},
		outgoing: createOutgoing({ ownHosts: [receiver.host] }),
		keys: [vapidKeysOf("the secret that comes next, 32 characters"), keys],
		subject: "https://tasks.example.org",
		publicUrl: "https://tasks.example.org",
		limits: { perHour: 120, wantsVerified: false },
	});
	return {
		...{ receiver, channel, addresses },
		add(...names: readonly string[]) {
			for (const device_id of names) {
				addresses.set(device_id, { device_id, ...receiver.subscribe(device_id), server_key: keys.publicKey });
			}
		},
		send: (changes: Parameters<typeof sampleDelivery>[0] = {}) =>
			channel.send(channel.compose(sampleDelivery({ channel: "push", user_id: "ann-0000-1", ...changes }))),
	};
}

const test = suite<{ scene: Awaited<ReturnType<typeof createScene>> }>("reminders by web push");
test.before.each(async (context) => {
	context.scene = await createScene();
});
test.after.each(({ scene }) => scene.receiver.stop());

test("given two browsers, then each gets the message, encrypted for it and signed by this installation", async ({
	scene,
}) => {
	scene.add("phone", "laptop");
	const result = await scene.send({ task: { title: "Pay rent", description: "secret", priority: "urgent" } });
	assert.is(result.kind, "accepted");
	const { received, url } = scene.receiver;
	assert.equal(received.map(({ browser }) => browser).toSorted(), ["laptop", "phone"]);
	for (const { headers, message, token } of received) {
		assert.equal([headers.ttl, headers.urgency, headers["content-encoding"]], ["86400", "high", "aes128gcm"]);
		assert.is(headers.topic, "0e6f4c1e000050008000000000000001");
		assert.equal([token.aud, token.sub], [url, "https://tasks.example.org"]);
		assert.ok(token.exp * 1_000 > Date.now() && token.exp * 1_000 <= Date.now() + 86_400_000);
		assert.not.match(JSON.stringify(message), "secret");
	}
});

test("given a message, then it is declarative web push, and holds what our worker acts on", async ({ scene }) => {
	scene.add("phone");
	await scene.send({ recipient: { locale: "de-DE" } });
	const [{ message } = { message: {} }] = scene.receiver.received;
	assert.equal(message, {
		web_push: 8030,
		mutable: true,
		notification: {
			title: "Pay rent",
			body: "Montag, 23. November 2026, 10:00",
			navigate: "https://tasks.example.org/?task=12&account=ann-0000",
			data: {
				user_id: "ann-0000-1",
				task_id: 12,
				reminder_id: 3,
				delivery_id: "0e6f4c1e-0000-5000-8000-000000000001",
				link: "https://tasks.example.org/?task=12&account=ann-0000",
				failed: "Das ging von hier aus nicht. Öffne die Aufgabe.",
			},
			actions: [
				{ action: "done", title: "Erledigt", navigate: "https://tasks.example.org/?task=12&account=ann-0000" },
				{ action: "snooze", title: "In 10 Minuten", navigate: "https://tasks.example.org/?task=12&account=ann-0000" },
			],
			lang: "de",
			dir: "auto",
			tag: "0e6f4c1e-0000-5000-8000-000000000001",
			silent: false,
		},
	});
});

test("given fifty in one message, then it fits a push service, says how many, and acts on none", async ({ scene }) => {
	scene.add("phone");
	const { task } = sampleDelivery({ task: { title: "漢".repeat(200) } });
	const also = Array.from({ length: 49 }, () => ({ ...sampleDelivery(), task }));
	assert.is((await scene.send({ task, also })).kind, "accepted");
	const notification = scene.receiver.received[0]?.message.notification as {
		readonly title: string;
		readonly body: string;
	};
	assert.is(notification.title, "50 reminders");
	assert.match(notification.body, /\nand 42 more$/);
	assert.not.ok("actions" in notification);
});

test("given a browser that unsubscribed, then it is forgotten, and the others get the message", async ({ scene }) => {
	scene.add("gone", "missing", "phone");
	scene.receiver.reply((browser) => ({ status: { gone: 410, missing: 404 }[browser] ?? 201 }));
	assert.is((await scene.send()).kind, "accepted");
	assert.equal([...scene.addresses.keys()], ["phone"]);
	scene.receiver.reply(() => ({ status: 410 }));
	assert.is((await scene.send()).kind, "nowhere");
	assert.equal(await scene.send(), { kind: "nowhere", answer: say("push_no_device") });
});

test("given a push service that has enough, or trouble, then it is tried again when it says, under the same topic", async ({
	scene,
}) => {
	scene.add("phone", "laptop");
	scene.receiver.reply((browser) =>
		browser === "phone" ? { status: 429, headers: { "Retry-After": "120" } } : { status: 201 },
	);
	const { kind, ...rest } = await scene.send();
	assert.equal([kind, "after_ms" in rest && rest.after_ms], ["try_again", 120_000]);
	scene.receiver.reply(() => ({ status: 503 }));
	assert.is((await scene.send()).kind, "try_again");
	scene.receiver.reply(() => ({ status: 201 }));
	assert.is((await scene.send()).kind, "accepted");
	assert.is(new Set(scene.receiver.received.map(({ headers }) => headers.topic)).size, 1);
	assert.is(scene.addresses.size, 2);
});

test("given a service that refuses, or keys that are none, then it is refused with what was said", async ({
	scene,
}) => {
	scene.add("phone");
	scene.receiver.reply(() => ({ status: 403 }));
	const refused = await scene.send();
	assert.equal([refused.kind, inEnglish(refused.answer)], ["refused", `${scene.receiver.host}: 403 no`]);
	scene.addresses.set("phone", {
		device_id: "phone",
		url: `${scene.receiver.url}/phone`,
		p256dh: "AAAA",
		auth: "AAAA",
		server_key: keys.publicKey,
	});
	assert.is((await scene.send()).kind, "refused");
});

test("given a browser that subscribed by a key of no secret of ours, then nothing is sent there", async ({ scene }) => {
	scene.add("phone");
	const [phone] = scene.addresses.values();
	if (phone) scene.addresses.set("phone", { ...phone, server_key: vapidKeysOf("left out long ago").publicKey });
	assert.is((await scene.send()).kind, "refused");
	assert.equal(scene.receiver.received, []);
});

test("given a service that answers nothing, then it is tried again", async ({ scene }) => {
	scene.add("phone");
	await scene.receiver.stop();
	assert.is((await scene.send()).kind, "try_again");
});

test("given a secret, then its keys are always the same, and others for another", () => {
	assert.equal(vapidKeysOf("a secret of this installation, 32 characters"), keys);
	assert.is.not(vapidKeysOf("another").publicKey, keys.publicKey);
	assert.equal(
		[Buffer.from(keys.publicKey, "base64url").length, Buffer.from(keys.privateKey, "base64url").length],
		[65, 32],
	);
	assert.is(vapidSubject("https://tasks.example.org", "x"), "https://tasks.example.org");
	assert.is(vapidSubject("http://localhost:3000", "Adjutant <a@example.org>"), "mailto:a@example.org");
});

test.run();
