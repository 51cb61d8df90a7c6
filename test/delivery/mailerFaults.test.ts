import { suite } from "uvu";
import * as assert from "uvu/assert";
import { composeMail } from "../../src/delivery/mail/composeMail.ts";
import type { InstantText } from "../../src/domain/time/instant.ts";
import { settle } from "../support/drivenClock.ts";
import { ACCEPT, REFUSE, TRY_AGAIN } from "../support/smtpSink.ts";
import { byTitle, createMailerScene, type MailerScene } from "./mailerScene.ts";
import { inEnglish } from "./remarks.ts";
import { SITE, sampleDelivery } from "./sampleDelivery.ts";

const HANG = { kind: "hang" } as const;
const CUT = { kind: "cut" } as const;

const mailers = suite<{ scene: MailerScene }>("mailer and faults");
mailers.before.each(async (context) => {
	context.scene = await createMailerScene();
});
mailers.after.each(async ({ scene }) => {
	await scene.close();
});

mailers("given 451 twice and then 250, then one mail arrives, after 5 s and 10 s more", async ({ scene }) => {
	const { mailer, add, idle, elapse, reply, sink, ledger, titles } = scene;
	reply(byTitle({ rent: (time) => (time < 3 ? TRY_AGAIN : ACCEPT) }));
	add("rent");
	mailer.start();
	await idle();
	for (const [waitMs, offers] of [
		[4_999, 1],
		[1, 2],
		[9_999, 2],
		[1, 3],
	] as const) {
		await elapse(waitMs);
		assert.is(sink.attempts(), offers);
	}
	assert.equal(titles(), ["rent"]);
	assert.is(ledger.rows.get("rent")?.attempts, 3);
});

mailers("given 550 to one, then it is dead at once with the answer, and the others arrive", async ({ scene }) => {
	const { mailer, add, idle, reply, ledger, titles, stateOf } = scene;
	reply(byTitle({ bad: () => REFUSE }));
	for (const title of ["bad", "one", "two", "three", "four", "five"]) add(title);
	mailer.start();
	await idle();
	assert.equal(titles(), ["five", "four", "one", "three", "two"]);
	assert.is(stateOf("bad"), "dead");
	assert.match(inEnglish(ledger.rows.get("bad")?.answer), "550");
});

mailers("given one that cannot be composed, then it is dead and the others arrive", async ({ scene }) => {
	const { mailer, add, idle, titles, stateOf } = scene;
	add("bad", { recipient: { address: "nobody" } });
	add("good");
	mailer.start();
	await idle();
	assert.equal(titles(), ["good"]);
	assert.is(stateOf("bad"), "dead");
});

mailers("given a server that falls silent on one, then the others arrive and it is tried again", async ({ scene }) => {
	const { mailer, add, elapse, reply, offered, titles, stateOf } = scene;
	reply(byTitle({ slow: (time) => (time === 1 ? HANG : ACCEPT) }));
	for (const title of ["slow", "one", "two", "three", "four", "five"]) add(title);
	mailer.start();
	await offered(6);
	while (mailer.stats().in_hand > 1) await settle();
	assert.equal(titles(), ["five", "four", "one", "three", "two"]);
	await elapse(30_000);
	assert.is(stateOf("slow"), "queued");
	await elapse(5_000);
	assert.is(stateOf("slow"), "sent");
});

mailers(
	"given a connection cut after the server took it, then it is sent again under the same Message-ID (P5)",
	async ({ scene }) => {
		const { mailer, add, idle, elapse, reply, messageIds, stateOf } = scene;
		reply(byTitle({ rent: (time) => (time === 1 ? CUT : ACCEPT) }));
		add("rent");
		mailer.start();
		await idle();
		await elapse(5_000);
		assert.equal(messageIds(), ["<rent@example.org>", "<rent@example.org>"]);
		assert.is(stateOf("rent"), "sent");
	},
);

mailers("given a server away for an hour, then every mail arrives once afterwards", async ({ scene }) => {
	const { mailer, add, elapse, reply, titles } = scene;
	let isAway = true;
	reply(() => (isAway ? TRY_AGAIN : ACCEPT));
	const all = Array.from({ length: 9 }, (_, index) => `task ${index}`);
	for (const title of all) add(title);
	mailer.start();
	await elapse(3_600_000);
	assert.equal(titles(), []);
	isAway = false;
	await elapse(3_600_000);
	assert.equal(titles(), all);
});

mailers(
	"given a mailer that died between the 250 and its mark, then another sends it again as the same mail (P5)",
	async ({ scene }) => {
		const { mailer, create, add, idle, clock, offered, sink, ledger, messageIds, stateOf } = scene;
		// The first has taken the row and the server the mail; the mark never comes.
		add("rent");
		const [taken] = await ledger.claim({
			channel: "email",
			limit: 1,
			lease_ms: 60_000,
			inHand: [],
			perHour: undefined,
		});
		assert.is(taken?.delivery_id, "rent");
		await scene.transport.send(composeMail(taken ?? sampleDelivery(), SITE));
		const second = create();
		second.start();
		await clock.advance(59_000);
		assert.is(sink.attempts(), 1);
		await clock.advance(1_000);
		await offered(2);
		await second.stop();
		assert.equal(messageIds(), ["<rent@example.org>", "<rent@example.org>"]);
		assert.is(stateOf("rent"), "sent");
		await Promise.all([mailer.stop(), idle()]);
	},
);

mailers(
	"given storage away after the 250, then it is marked when storage is back, and not sent again (P5)",
	async ({ scene }) => {
		const { mailer, add, idle, clock, reply, offered, sink, ledger, stateOf } = scene;
		reply(() => {
			ledger.setAway("marks");
			return ACCEPT;
		});
		add("rent");
		mailer.start();
		await offered(1);
		// Past the lease: claims bring the row again.
		await clock.advance(90_000);
		ledger.setAway(false);
		await clock.advance(5_000);
		await idle();
		assert.is(sink.attempts(), 1);
		assert.is(stateOf("rent"), "sent");
	},
);

mailers("given storage away at the start, then the mailer waits and sends when it is back (P11)", async ({ scene }) => {
	const { mailer, add, elapse, ledger, titles } = scene;
	add("rent");
	ledger.setAway(true);
	mailer.start();
	await elapse(60_000);
	ledger.setAway(false);
	await elapse(2_000);
	assert.equal(titles(), ["rent"]);
});

mailers(
	"given a day since the firing and still no success, then the delivery is dead, with its reason",
	async ({ scene }) => {
		const { mailer, add, idle, reply, ledger, stateOf } = scene;
		reply(() => TRY_AGAIN);
		add("rent", { fired_at: "2026-11-22T09:00:00.000Z" as InstantText });
		mailer.start();
		await idle();
		assert.is(stateOf("rent"), "dead");
		assert.match(inEnglish(ledger.rows.get("rent")?.answer), /^a day has passed: 451/);
	},
);

mailers.run();
