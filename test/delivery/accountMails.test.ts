/** Mails about accounts wait in memory: what becomes of them while the mail server is away, and when the process ends. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createAccountMails } from "../../src/delivery/accountMails.ts";
import type { SendResult } from "../../src/ports/channel.ts";
import type { Mail } from "../../src/ports/mailTransport.ts";
import { createLocalLimits } from "../../src/redis/localLimits.ts";
import { createDrivenClock, settle } from "../support/drivenClock.ts";

const AWAY: SendResult = { kind: "try_again", answer: "not reached" };
const TAKEN: SendResult = { kind: "accepted", answer: "250" };
const RESET = { kind: "reset_password", to: "ann@example.org", languages: null, link: "https://a.example/r" } as const;

/** The server answers as given, one answer a mail, and then that it is away. */
function setUp(answers: readonly SendResult[]) {
	const clock = createDrivenClock();
	const left = [...answers];
	const seen: Mail[] = [];
	const warned: string[] = [];
	const transport = {
		async send(mail: Mail) {
			seen.push(mail);
			return left.shift() ?? AWAY;
		},
	};
	const log = { info() {}, warn: (line: string) => warned.push(line), error: (line: string) => warned.push(line) };
	const site = { from: "Adjutant <adjutant@localhost>", publicUrl: "https://a.example" };
	const start = () =>
		createAccountMails({
			transport: transport as never,
			limits: createLocalLimits({ clock }),
			site,
			rateLimitScale: 1,
			clock,
			log: log as never,
		});
	return { clock, seen, warned, start };
}

const test = suite("mails about accounts");

test("given a mail server that is away twice, then the mail goes out at the third attempt, under one Message-ID", async () => {
	const { clock, seen, warned, start } = setUp([AWAY, AWAY, TAKEN]);
	start().send(RESET);
	await settle();
	assert.is(seen.length, 1);
	await clock.advance(2_000);
	assert.is(seen.length, 2);
	await clock.advance(10_000);
	assert.is(seen.length, 3);
	assert.is(new Set(seen.map(({ message_id }) => message_id)).size, 1);
	await clock.advance(3_600_000);
	assert.is(seen.length, 3);
	assert.equal(warned, []);
});

test("given a mail that waits, when the process stops, then it is tried once more and given up with a line in the log", async () => {
	const { clock, seen, warned, start } = setUp([]);
	const mails = start();
	mails.send(RESET);
	await settle();
	await mails.close();
	assert.is(seen.length, 2);
	assert.equal(warned, ["a mail about an account is given up"]);
	assert.is(clock.pending(), 0);
});

test("given a mail that waits, when the process dies, then the next one knows nothing of it, and another can be asked for", async () => {
	const { seen, start } = setUp([AWAY, TAKEN]);
	start().send(RESET);
	await settle();
	const next = start();
	await settle();
	assert.is(seen.length, 1);
	next.send(RESET);
	await settle();
	assert.is(seen.length, 2);
	assert.is.not(seen[0]?.message_id, seen[1]?.message_id);
});

test("given a fifth mail of one kind to one address within the hour, then it is dropped, and another address has its own", async () => {
	const { seen, warned, start } = setUp(Array.from({ length: 9 }, () => TAKEN));
	const mails = start();
	for (let n = 0; n < 5; n += 1) mails.send(RESET);
	mails.send({ ...RESET, to: "bob@example.org" });
	await settle();
	assert.equal(
		seen.map(({ to }) => to.address),
		["ann@example.org", "ann@example.org", "ann@example.org", "ann@example.org", "bob@example.org"],
	);
	assert.equal(warned, ["a mail about an account was dropped: too many of its kind to one address"]);
});

test.run();
