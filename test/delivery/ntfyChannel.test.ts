/** Reminders by ntfy, to a server on loopback that takes what ntfy takes. */

import { suite } from "uvu";
import * as assert from "uvu/assert";
import { HOOK_SEAL } from "../../src/delivery/hooks/hookAddress.ts";
import { createHookSettings } from "../../src/delivery/hooks/hookSettings.ts";
import { createNtfyChannel } from "../../src/delivery/hooks/ntfyChannel.ts";
import { createOutgoing } from "../../src/delivery/outgoing.ts";
import { createRowSeal } from "../../src/delivery/rowSeal.ts";
import { say } from "../../src/domain/refusals/sentence.ts";
import { createDrivenClock } from "../support/drivenClock.ts";
import { createMemoryHooks } from "./memoryHooks.ts";
import { startNtfyServer } from "./ntfyServer.ts";
import { inEnglish } from "./remarks.ts";
import { sampleDelivery } from "./sampleDelivery.ts";

const SECRET = "a secret of this installation, 32 characters";
const USER = "ann-0000-1";

async function createScene() {
	const server = await startNtfyServer({ private: "tk_mine" });
	const hooks = createMemoryHooks();
	const ownHosts = [server.host];
	const settings = createHookSettings({ hooks, secrets: [SECRET], ownHosts });
	const channel = createNtfyChannel({
		hooks,
		seal: createRowSeal([SECRET], HOOK_SEAL),
		outgoing: createOutgoing({ ownHosts }),
		clock: createDrivenClock(),
		publicUrl: "https://tasks.example.org",
		limits: { perHour: 120, wantsVerified: false },
	});
	return {
		...{ server, hooks, settings },
		set: (topic: string, token?: string) => settings.set(USER, "ntfy", `${server.url}/${topic}`, token),
		send: (changes: Parameters<typeof sampleDelivery>[0] = {}) =>
			channel.send(channel.compose(sampleDelivery({ channel: "ntfy", user_id: USER, ...changes }))),
	};
}

const test = suite<{ scene: Awaited<ReturnType<typeof createScene>> }>("reminders by ntfy");
test.before.each(async (context) => {
	context.scene = await createScene();
});
test.after.each(({ scene }) => scene.server.stop());

test("given a topic, then a reminder is published there, with its time, its priority and a way to the task", async ({
	scene,
}) => {
	assert.is((await scene.set("mytopic")).secret, null);
	const task = { title: "Miete zahlen – 漢字", description: "private", priority: "urgent" } as const;
	const result = await scene.send({ recipient: { locale: "de-DE" }, task });
	assert.is(result.kind, "accepted");
	const link = "https://tasks.example.org/?task=12&account=ann-0000";
	assert.equal(scene.server.shown(), [
		{
			topic: "mytopic",
			title: "Miete zahlen – 漢字",
			message: "Montag, 23. November 2026, 10:00",
			priority: 5,
			tags: ["alarm_clock"],
			click: link,
			actions: [{ action: "view", label: "Aufgabe öffnen", url: link, clear: true }],
			sequence_id: "0e6f4c1e-0000-5000-8000-000000000001",
		},
	]);
	assert.is(scene.server.posted[0]?.headers.authorization, undefined);
});

test("given what is sent again, then subscribers see it once", async ({ scene }) => {
	await scene.set("mytopic");
	await scene.send();
	await scene.send();
	assert.equal([scene.server.posted.length, scene.server.shown().length], [2, 1]);
});

test("given fifty in one message, then it fits ntfy, says how many, and opens the page", async ({ scene }) => {
	await scene.set("mytopic");
	const { task } = sampleDelivery({ task: { title: "漢".repeat(200), priority: "low" } });
	const also = Array.from({ length: 49 }, () => ({ ...sampleDelivery(), task }));
	assert.is((await scene.send({ task, also })).kind, "accepted");
	const [notice] = scene.server.shown();
	assert.equal([notice?.title, notice?.priority, notice?.actions], ["50 reminders", 2, []]);
	assert.match(notice?.message ?? "", /\nand 42 more$/);
});

test("given a topic that wants a token, then it is shown there, and without the right one it is given up", async ({
	scene,
}) => {
	await scene.set("private", "tk_mine");
	assert.is((await scene.send()).kind, "accepted");
	assert.is(scene.server.posted[0]?.headers.authorization, "Bearer tk_mine");
	await scene.set("private", "tk_other");
	const wrong = await scene.send();
	assert.equal([wrong.kind, /unauthorized/.test(inEnglish(wrong.answer))], ["refused", true]);
	await scene.set("private");
	assert.is((await scene.send()).kind, "refused");
	assert.not.match(JSON.stringify(await scene.settings.list(USER)), "tk_");
});

test("given a token, then what is kept of it tells nobody", async ({ scene }) => {
	await scene.set("private", "tk_mine");
	const row = await scene.hooks.find(USER, "ntfy");
	assert.ok(row?.secret);
	assert.not.match(row.secret, "tk_mine");
});

test("given a server that has enough, is in trouble or away, then it is tried again", async ({ scene }) => {
	await scene.set("mytopic");
	scene.server.reply(() => ({ status: 429, headers: { "Retry-After": "60" } }));
	assert.equal(await scene.send(), { kind: "try_again", answer: "429", after_ms: 60_000 });
	scene.server.reply(() => ({ status: 502 }));
	assert.is((await scene.send()).kind, "try_again");
	scene.server.reply(() => ({ status: 301, headers: { Location: "https://example.org/" } }));
	assert.is((await scene.send()).kind, "refused");
	await scene.server.stop();
	assert.is((await scene.send()).kind, "try_again");
});

test("given nobody's topic, then it goes nowhere", async ({ scene }) => {
	assert.equal(await scene.send(), { kind: "nowhere", answer: say("hook_missing") });
});

test("given addresses, then only a topic at the root of its server can be set", async ({ scene }) => {
	const { whyUnfit } = scene.settings;
	for (const url of ["https://ntfy.sh/mytopic", "https://ntfy.sh/my_topic-1/", `${scene.server.url}/mytopic`]) {
		assert.is(whyUnfit("ntfy", url), undefined, url);
	}
	for (const url of [
		...["https://ntfy.sh", "https://ntfy.sh/", "https://ntfy.sh/a/b", "https://ntfy.sh/a?b", "https://ntfy.sh/a%20b"],
		...["http://ntfy.sh/mytopic", "https://127.0.0.1/mytopic", `https://ntfy.sh/${"a".repeat(65)}`, "mytopic", ""],
	]) {
		assert.is(whyUnfit("ntfy", url), "url", url);
	}
});

test.run();
