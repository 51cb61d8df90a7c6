import { suite } from "uvu";
import * as assert from "uvu/assert";
import { joinReminders } from "../../src/delivery/reminderConsumer.ts";
import { createInProcessLog } from "../../src/eventlog/inProcessLog.ts";
import { sampleRecord } from "../eventlog/sampleRecords.ts";
import { settle } from "../support/drivenClock.ts";
import { ACCEPT, TRY_AGAIN } from "../support/smtpSink.ts";
import { createMailerScene, type MailerScene } from "./mailerScene.ts";
import { inEnglish } from "./remarks.ts";

const HANG = { kind: "hang" } as const;

const mailers = suite<{ scene: MailerScene }>("mailer");
mailers.before.each(async (context) => {
	context.scene = await createMailerScene();
});
mailers.after.each(async ({ scene }) => {
	await scene.close();
});

mailers("given a fired reminder, when woken, then it is sent once and marked (P5)", async ({ scene }) => {
	const { mailer, add, idle, clock, titles, stateOf } = scene;
	mailer.start();
	await settle();
	add("rent");
	mailer.wake();
	await idle();
	assert.equal(titles(), ["rent"]);
	assert.is(stateOf("rent"), "sent");
	await clock.advance(120_000);
	assert.equal(titles(), ["rent"]);
});

mailers("given a delivery that nobody announced, then it is sent within 30 s", async ({ scene }) => {
	const { mailer, add, idle, clock, titles } = scene;
	mailer.start();
	await settle();
	add("rent");
	await clock.advance(30_000);
	await idle();
	assert.equal(titles(), ["rent"]);
});

mailers(
	"given hints that may be lost on the way, then what nobody announced is sent within its poll (P11)",
	async () => {
		const { mailer, add, idle, clock, titles, close } = await createMailerScene(1_000);
		mailer.start();
		await settle();
		add("rent");
		await clock.advance(999);
		await idle();
		assert.equal(titles(), []);
		await clock.advance(1);
		await idle();
		assert.equal(titles(), ["rent"]);
		await close();
	},
);

mailers("given nothing to do for an hour, then the ledger is asked twice a minute", async ({ scene }) => {
	scene.mailer.start();
	await scene.clock.advance(3_600_000);
	assert.is(scene.ledger.claims(), 121);
});

for (const status of ["completed", "deleted"] as const) {
	mailers(`given a task ${status} between firing and sending, then nothing is sent`, async ({ scene }) => {
		const { mailer, add, idle, sink, ledger, stateOf } = scene;
		add("rent");
		ledger.setTaskStatus("rent", status);
		mailer.start();
		await idle();
		assert.is(sink.attempts(), 0);
		assert.is(stateOf("rent"), "not_wanted");
	});
}

mailers(
	"given a task completed while its mail waits for another attempt, then nothing more is sent",
	async ({ scene }) => {
		const { mailer, add, idle, clock, reply, sink, ledger, stateOf } = scene;
		reply(() => TRY_AGAIN);
		add("rent");
		mailer.start();
		await idle();
		ledger.setTaskStatus("rent", "completed");
		await clock.advance(60_000);
		await idle();
		assert.is(sink.attempts(), 1);
		assert.is(stateOf("rent"), "not_wanted");
	},
);

mailers("given a task renamed after the firing, then the mail has the title as of now", async ({ scene }) => {
	const { mailer, add, idle, titles } = scene;
	add("rent", { task: { title: "rent and water" } });
	mailer.start();
	await idle();
	assert.equal(titles(), ["rent and water"]);
});

mailers("given twenty users at once, then at most four are in hand, and all arrive", async ({ scene }) => {
	const { mailer, add, idle, reply, ledger, titles } = scene;
	let most = 0;
	reply(() => {
		most = Math.max(most, [...ledger.rows.values()].filter((row) => row.state === "sending").length);
		return ACCEPT;
	});
	const all = Array.from({ length: 20 }, (_, index) => `task ${String(index).padStart(2, "0")}`);
	for (const title of all) add(title, { user_id: title });
	mailer.start();
	await idle();
	assert.equal(titles(), all);
	assert.is(most, 4);
});

mailers(
	"given 800 mails of one user, when another's comes, then it goes out among the next few (fair)",
	async ({ scene }) => {
		const { mailer, add, sink, titles } = scene;
		for (let n = 0; n < 800; n++) add(`loud ${n}`, { user_id: "loud" });
		mailer.start();
		while (sink.attempts() < 6) await settle();
		const before = sink.attempts();
		add("rent", { user_id: "ann" });
		mailer.wake();
		while (!titles().includes("rent")) await settle();
		// By turns a handful, however the machine is scheduled; in line it would be hundreds.
		assert.ok(sink.attempts() - before <= 20, `${sink.attempts() - before} others first`);
	},
);

mailers(
	"given an address whose server hangs, then it holds two of four, and others' mails go on",
	async ({ scene }) => {
		const { mailer, add, reply, titles } = scene;
		reply((mail) => (mail.subject?.includes("stuck") ? HANG : ACCEPT));
		for (let n = 0; n < 8; n++) add(`stuck ${n}`, { user_id: "stuck" });
		const others = ["a", "b", "c", "d", "e"];
		for (const user_id of others) add(user_id, { user_id });
		mailer.start();
		while (titles().length < others.length) await settle();
		assert.equal(titles(), others);
		assert.is([...scene.ledger.rows.values()].filter(({ state }) => state === "sending").length, 2);
		const stopping = mailer.stop();
		await scene.clock.advance(10_000);
		await stopping;
	},
);

mailers("given more mails than an hour allows, then the rest waits, says why, and goes out in the next", async () => {
	const scene = await createMailerScene(30_000, { perHour: 3, wantsVerified: true });
	const { mailer, add, idle, elapse, sink, ledger, stateOf } = scene;
	for (let n = 0; n < 5; n++) add(`loud ${n}`, { user_id: "loud" });
	add("rent", { user_id: "ann" });
	mailer.start();
	await idle();
	await elapse(1_000);
	const waiting = [...ledger.rows.values()].filter(({ state }) => state === "queued");
	assert.is(sink.attempts(), 4);
	assert.is(stateOf("rent"), "sent");
	assert.equal(
		waiting.map(({ answer }) => inEnglish(answer)),
		["at most 3 messages an hour go to one user", "at most 3 messages an hour go to one user"],
	);
	await elapse(3_600_000);
	assert.is(sink.attempts(), 6);
	await scene.close();
});

mailers(
	"given an address that is not verified, then nothing is sent before it is, and then within a minute",
	async () => {
		const scene = await createMailerScene(30_000, { perHour: 60, wantsVerified: true });
		const { mailer, add, elapse, sink, ledger, titles, stateOf } = scene;
		ledger.setVerified("mallory", false);
		add("spam", { user_id: "mallory" });
		mailer.start();
		await elapse(3 * 3_600_000);
		assert.is(sink.attempts(), 0);
		assert.is(stateOf("spam"), "unverified");
		assert.is(inEnglish(ledger.rows.get("spam")?.answer), "the e-mail address is not verified");
		ledger.setVerified("mallory", true);
		await elapse(60_000);
		assert.equal(titles(), ["spam"]);
		await scene.close();
	},
);

mailers("given an address that is verified the next day, then what fired before is not sent any more", async () => {
	const scene = await createMailerScene(30_000, { perHour: 60, wantsVerified: true });
	const { mailer, add, elapse, sink, ledger, stateOf } = scene;
	ledger.setVerified("mallory", false);
	add("old", { user_id: "mallory" });
	mailer.start();
	await elapse(7 * 3_600_000);
	ledger.setVerified("mallory", true);
	await elapse(120_000);
	assert.is(sink.attempts(), 0);
	assert.is(stateOf("old"), "unverified");
	await scene.close();
});

mailers(
	"given a record of a fired reminder, when the log brings it, then the mailer looks at once",
	async ({ scene }) => {
		const { mailer, add, idle, clock, log, titles } = scene;
		const eventLog = createInProcessLog({ shards: 4, clock, log, onDeadLetter: async () => {} });
		await joinReminders(eventLog, mailer, { id: "pod", address: null });
		mailer.start();
		await settle();
		add("rent");
		await eventLog.publish([{ ...sampleRecord("ann", 1, 0), topic: "task-reminders" }]);
		await idle();
		assert.equal(titles(), ["rent"]);
		await eventLog.close();
	},
);

mailers(
	"given a mail in hand, when stopped, then it is finished and marked, and nothing more is claimed",
	async ({ scene }) => {
		const { mailer, add, clock, offered, ledger, stateOf } = scene;
		add("rent");
		mailer.start();
		await offered(1);
		await mailer.stop();
		assert.is(stateOf("rent"), "sent");
		const claims = ledger.claims();
		mailer.wake();
		await clock.advance(60_000);
		assert.is(ledger.claims(), claims);
		assert.is(clock.pending(), 0);
	},
);

mailers("given a server that is silent, when stopped, then stop gives up after 10 s", async ({ scene }) => {
	const { mailer, add, clock, reply, offered } = scene;
	reply(() => HANG);
	add("rent");
	mailer.start();
	await offered(1);
	let isStopped = false;
	const stopping = mailer.stop().then(() => {
		isStopped = true;
	});
	await clock.advance(9_999);
	assert.not(isStopped);
	await clock.advance(1);
	await stopping;
	let isStoppedAgain = false;
	void mailer.stop().then(() => {
		isStoppedAgain = true;
	});
	await settle();
	assert.ok(isStoppedAgain, "the second stop waits for what the first gave up");
});

mailers.run();
