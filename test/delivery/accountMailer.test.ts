/** Mails about accounts: kept before anybody is answered, sealed, and sent whatever dies in between. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createAccountMailer } from "../../src/delivery/mail/accountMailer.ts";
import { ACCOUNT_MAIL_SEAL, createAccountMails } from "../../src/delivery/mail/accountMails.ts";
import { createRowSeal } from "../../src/delivery/rowSeal.ts";
import { toInstantText } from "../../src/domain/time/instant.ts";
import { createLocalLimits } from "../../src/pod/localLimits.ts";
import type { AccountMail } from "../../src/ports/accounts/accountMails.ts";
import type { SendResult } from "../../src/ports/delivery/channel.ts";
import type { Mail } from "../../src/ports/delivery/mailTransport.ts";
import { createDrivenClock, settle } from "../support/drivenClock.ts";
import { accountMailQueueContract } from "./accountMailQueue.contract.ts";
import { createMemoryAccountMailQueue } from "./memoryAccountMailQueue.ts";

accountMailQueueContract("queue of mails about accounts in memory: contract", async () => {
	const clock = createDrivenClock();
	return {
		queue: createMemoryAccountMailQueue(clock),
		inMs: (ms) => toInstantText(clock.now().add({ milliseconds: ms })),
		elapse: clock.advance,
	};
});

const AWAY: SendResult = { kind: "try_again", answer: "not reached" };
const TAKEN: SendResult = { kind: "accepted", answer: "250" };
const SECRET = "a secret for tests, thirty-two characters";
const POLL_MS = 10_000;

/** The mail server answers as given, one answer a mail, and then that it is away; "hang": never. */
function setUp(answers: readonly (SendResult | "hang")[]) {
	const clock = createDrivenClock();
	const queue = createMemoryAccountMailQueue(clock);
	const left = [...answers];
	const seen: Mail[] = [];
	const warned: string[] = [];
	const transport = {
		async send(mail: Mail) {
			seen.push(mail);
			const answer = left.shift() ?? AWAY;
			return answer === "hang" ? new Promise<never>(() => undefined) : answer;
		},
		close: async () => undefined,
	};
	const log = {
		info() {},
		warn: (line: string) => void warned.push(line),
		error: (line: string) => void warned.push(line),
	};
	const reset: AccountMail = {
		kind: "reset_password",
		user_id: "c0ffee00-0000-4000-8000-000000000000",
		to: "ann@example.org",
		languages: null,
		link: "https://a.example/#account/reset/t0ken",
		until: clock.now().add({ hours: 1 }),
	};
	/** A process on this table: it takes mails and sends them. */
	const start = (secret = SECRET) => {
		const seal = createRowSeal([secret], ACCOUNT_MAIL_SEAL);
		const site = { from: "Adjutant <adjutant@localhost>", publicUrl: "https://a.example" };
		const mailer = createAccountMailer({ queue, seal, transport, site, clock, log, random: () => 0, pollMs: POLL_MS });
		const limits = createLocalLimits({ clock });
		const mails = createAccountMails({ queue, seal, onKept: mailer.wake, limits, rateLimitScale: 1, clock, log });
		mailer.start();
		return { send: mails.send, stop: mailer.stop };
	};
	return { clock, queue, seen, warned, reset, start };
}

const test = suite("mails about accounts");

test("given a mail server that is away twice, then the mail goes out at the third attempt, under one Message-ID", async () => {
	const { clock, queue, seen, warned, reset, start } = setUp([AWAY, AWAY, TAKEN]);
	await start().send(reset);
	await settle();
	assert.is(seen.length, 1);
	await clock.advance(2_000);
	assert.is(seen.length, 2);
	await clock.advance(4_000);
	assert.is(seen.length, 3);
	assert.is(new Set(seen.map(({ message_id }) => message_id)).size, 1);
	assert.is(queue.rows.size, 0);
	await clock.advance(3_600_000);
	assert.is(seen.length, 3);
	assert.equal(warned, []);
});

test("given an accepted mail, when its process dies on the next line, then the next process sends it, once", async () => {
	const { queue, seen, reset, start } = setUp([TAKEN]);
	const dead = start();
	await dead.stop();
	await dead.send(reset);
	assert.equal([seen.length, queue.rows.size], [0, 1]);
	start();
	await settle();
	assert.equal([seen.length, queue.rows.size], [1, 0]);
	assert.match(seen[0]?.text ?? "", "#account/reset/t0ken");
});

test("given a process that dies while it sends, then the next one sends after the lease, under the same Message-ID", async () => {
	const { clock, seen, reset, start } = setUp(["hang", TAKEN]);
	const dying = start();
	await dying.send(reset);
	await settle();
	void dying.stop();
	await clock.advance(POLL_MS);
	start();
	await clock.advance(24_000);
	assert.is(seen.length, 1);
	await clock.advance(POLL_MS);
	assert.is(seen.length, 2);
	assert.is(new Set(seen.map(({ message_id }) => message_id)).size, 1);
});

test("given a table that cannot be reached, then whoever asks for a mail is told so", async () => {
	const { queue, reset, start } = setUp([]);
	queue.setAway(true);
	const refused = await start()
		.send(reset)
		.catch((fault: Error) => fault.name);
	assert.is(refused, "StorageUnavailable");
});

test("given a mail whose link has ended before the server was there, then it is not sent", async () => {
	const { clock, queue, seen, warned, reset, start } = setUp([]);
	await start().send(reset);
	await clock.advance(3_590_000);
	const before = seen.length;
	await clock.advance(3_600_000);
	assert.is(seen.length, before);
	assert.equal(warned, ["a mail about an account is given up"]);
	assert.is(queue.rows.size, 0);
});

test("given a row that waits, then it names neither address nor link, and opens under no other secret and in no other row", async () => {
	const { queue, seen, warned, reset, start } = setUp([]);
	const process = start();
	await process.stop();
	await process.send(reset);
	const [row] = queue.rows.values();
	assert.ok(row);
	assert.not.match(JSON.stringify(row), /ann|t0ken|example/);
	assert.not.match(Buffer.from(row.sealed, "base64url").toString("latin1"), /ann|t0ken|example/);
	const { seal, open } = createRowSeal([SECRET], ACCOUNT_MAIL_SEAL);
	assert.is(open(row.mail_id, seal(row.mail_id, "text")), "text");
	assert.is(open("another row", row.sealed), undefined);
	assert.is(createRowSeal([`${SECRET}.`], ACCOUNT_MAIL_SEAL).open(row.mail_id, row.sealed), undefined);
	for (const no of ["", "AAAA", `${row.sealed}AAAA`]) assert.is(open(row.mail_id, no), undefined);
	const other = start(`${SECRET}.`);
	await settle();
	await other.stop();
	assert.equal([seen.length, queue.rows.size], [0, 1], "it is left to whoever has the secret");
	assert.equal(warned, ["a mail about an account is sealed under another secret; it is left to others"]);
});

test("given a row that no version can read, then the others are sent, and it is tried by lease until its link ends", async () => {
	const { clock, queue, seen, warned, reset, start } = setUp([TAKEN]);
	const { seal } = createRowSeal([SECRET], ACCOUNT_MAIL_SEAL);
	const expires_at = toInstantText(clock.now().add({ seconds: 80 }));
	await queue.add({ mail_id: "bad", user_id: null, sealed: seal("bad", "no JSON"), expires_at });
	await start().send(reset);
	await settle();
	assert.equal([seen.length, queue.rows.get("bad")?.attempts], [1, 1]);
	await clock.advance(34_999);
	assert.is(queue.rows.get("bad")?.attempts, 1);
	await clock.advance(POLL_MS);
	assert.is(queue.rows.get("bad")?.attempts, 2);
	await clock.advance(80_000);
	const failed = "a mail about an account could not be worked at; it is tried again later";
	assert.is(warned.filter((line) => line === failed).length, warned.length - 1);
	assert.is(warned.at(-1), "a mail about an account is given up");
	assert.is(queue.rows.size, 0);
});

test("given a fifth mail of one kind to one address within the hour, then it is dropped, and another address has its own", async () => {
	const { seen, warned, reset, start } = setUp(Array.from({ length: 9 }, () => TAKEN));
	const mails = start();
	for (let n = 0; n < 5; n += 1) await mails.send(reset);
	await mails.send({ ...reset, to: "bob@example.org" });
	await settle();
	assert.equal(
		seen.map(({ to }) => to.address),
		["ann@example.org", "ann@example.org", "ann@example.org", "ann@example.org", "bob@example.org"],
	);
	assert.equal(warned, ["a mail about an account was dropped: too many of its kind to one address"]);
});

test.run();
