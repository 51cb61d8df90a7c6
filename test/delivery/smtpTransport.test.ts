import { suite } from "uvu";
import * as assert from "uvu/assert";
import { composeMail } from "../../src/delivery/mail/composeMail.ts";
import { createSmtpTransport } from "../../src/delivery/mail/smtpTransport.ts";
import { createSystemClock } from "../../src/host/systemClock.ts";
import { createRememberingLog } from "../eventlog/sampleRecords.ts";
import { createDrivenClock, settle } from "../support/drivenClock.ts";
import { type SinkReply, startSmtpSink } from "../support/smtpSink.ts";
import { inEnglish } from "./remarks.ts";
import { SITE, sampleDelivery } from "./sampleDelivery.ts";
import { startScriptedSmtp } from "./scriptedSmtp.ts";

const mail = composeMail(sampleDelivery(), SITE);

/** Sends the mail by a transport of its own. */
async function sendTo(url: string) {
	const log = createRememberingLog();
	const transport = createSmtpTransport({ url, from: SITE.from, clock: createSystemClock(), log });
	const result = await transport.send(mail);
	await transport.close();
	return { ...result, log };
}

/** Sends the mail to a sink that replies so. */
async function sendToSink(reply: SinkReply) {
	const sink = await startSmtpSink({ reply: [reply] });
	const result = await sendTo(sink.url);
	await sink.stop();
	return { ...result, sink };
}

async function sendToScript(replies: Parameters<typeof startScriptedSmtp>[0], credentials = "", query = "") {
	const server = await startScriptedSmtp(replies);
	const result = await sendTo(`smtp://${credentials}${server.host}/${query}`);
	await server.stop();
	return result;
}

const smtp = suite("SMTP transport");

smtp("given a server that takes it, then the mail is accepted and the answer kept", async () => {
	const { kind, answer, sink } = await sendToSink({ kind: "accept" });
	assert.is(kind, "accepted");
	assert.match(inEnglish(answer), /^250 /);
	assert.equal(
		sink.messages.map((taken) => [taken.messageId, taken.envelope]),
		[[mail.message_id, { from: "adjutant@example.org", to: ["ann@example.net"] }]],
	);
});

for (const [code, kind] of [
	[421, "try_again"],
	[451, "try_again"],
	[503, "try_again"],
	[550, "refused"],
	[554, "refused"],
] as const) {
	smtp(`given ${code} to the mail, then it is ${kind}`, async () => {
		const result = await sendToSink({ kind: "refuse", code });
		assert.is(result.kind, kind);
		assert.match(inEnglish(result.answer), String(code));
	});
}

for (const [step, reply, kind] of [
	["RCPT", "550 no such mailbox", "refused"],
	["RCPT", "450 busy", "try_again"],
	["MAIL", "553 not that sender", "refused"],
	["MAIL", "530 authenticate first", "try_again"],
	["greeting", "554 no service here", "try_again"],
] as const) {
	smtp(`given ${reply.slice(0, 3)} to ${step}, then the mail is ${kind}`, async () => {
		assert.is((await sendToScript({ [step]: reply })).kind, kind);
	});
}

smtp("given wrong credentials, then mails wait and the operator is told, without a name or address", async () => {
	const { kind, log } = await sendToScript({ AUTH: "535 mallory, no" }, "mallory:secret@", "?requireTLS=false");
	assert.is(kind, "try_again");
	const [line] = log.lines.filter(({ level }) => level === "error");
	assert.match(line?.message ?? "", "check SMTP_URL");
	assert.not.match(JSON.stringify(log.lines), /mallory|secret|ann@/);
});

smtp(
	"given credentials and a server without STARTTLS, then they are not sent, mails wait, and the operator is told what to do",
	async () => {
		const server = await startScriptedSmtp({ AUTH: "235 welcome" });
		const result = await sendTo(`smtp://mallory:secret@${server.host}`);
		await server.stop();
		assert.is(result.kind, "try_again");
		assert.not.ok(
			server.heard().some((line) => line.startsWith("AUTH")),
			"the credentials were sent",
		);
		const [line] = result.log.lines.filter(({ level }) => level === "error");
		assert.match(line?.message ?? "", "use smtps://");
		assert.not.match(JSON.stringify(result.log.lines), /mallory|secret|ann@/);
	},
);

smtp("given a server that is away, then it is tried again", async () => {
	const server = await startScriptedSmtp({});
	await server.stop();
	const result = await sendTo(`smtp://${server.host}`);
	assert.is(result.kind, "try_again");
	assert.match(inEnglish(result.answer), "ECONNREFUSED");
});

smtp("given a connection cut after the mail was taken, then the pool itself does not send it again (P5)", async () => {
	const { kind, sink } = await sendToSink({ kind: "cut" });
	assert.is(kind, "try_again");
	assert.is(sink.attempts(), 1);
});

smtp("given a server that falls silent, then it is given up after 30 s", async () => {
	const sink = await startSmtpSink({ reply: [{ kind: "hang" }] });
	const clock = createDrivenClock();
	const transport = createSmtpTransport({ url: sink.url, from: SITE.from, clock, log: createRememberingLog() });
	const sending = transport.send(mail);
	while (sink.attempts() === 0) await settle();
	await clock.advance(29_999);
	assert.is(clock.pending(), 1, "still waiting");
	await clock.advance(1);
	assert.is((await sending).kind, "try_again");
	await transport.close();
	await sink.stop();
});

smtp.run();
