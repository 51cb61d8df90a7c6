import { createTransport } from "nodemailer";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { ACCEPT, REFUSE, type SinkReply, type SmtpSink, startSmtpSink, TRY_AGAIN } from "./smtpSink.ts";

const test = suite<{ sink: SmtpSink | undefined }>("smtp sink", { sink: undefined });

test.after.each(async (context) => {
	await context.sink?.stop();
	context.sink = undefined;
});

/** Sends one mail as the product would; the answer's code, or what went wrong. */
async function send(sink: SmtpSink, subject: string): Promise<string> {
	const transport = createTransport(`${sink.url}?socketTimeout=500`);
	try {
		const sent = await transport.sendMail({
			from: "Adjutant <adjutant@example.org>",
			to: "ada@example.org",
			subject,
			text: "Grüße\n.\nend",
		});
		return sent.response.slice(0, 3);
	} catch (error) {
		const fault = error as Error & { responseCode?: number; code?: string };
		return String(fault.responseCode ?? fault.code);
	} finally {
		transport.close();
	}
}

async function sendAll(sink: SmtpSink, count: number): Promise<string[]> {
	const answers: string[] = [];
	for (let number = 1; number <= count; number++) answers.push(await send(sink, `mail ${number}`));
	return answers;
}

test("given no script, when a mail is sent, then it is kept, parsed and announced", async (context) => {
	const seen: (string | undefined)[] = [];
	context.sink = await startSmtpSink({ onMail: (mail) => seen.push(mail.subject) });
	assert.is(await send(context.sink, "Überraschung"), "250");
	const [mail] = await context.sink.waitFor(1);
	assert.is(mail?.subject, "Überraschung");
	assert.is(mail?.text?.trim(), "Grüße\n.\nend");
	assert.equal(mail?.envelope, { from: "adjutant@example.org", to: ["ada@example.org"] });
	assert.equal(seen, ["Überraschung"]);
});

test("given 451 twice then 250, when three mails are sent, then only the third is kept", async (context) => {
	context.sink = await startSmtpSink({ reply: [TRY_AGAIN, TRY_AGAIN, ACCEPT] });
	assert.equal(await sendAll(context.sink, 3), ["451", "451", "250"]);
	assert.equal(
		context.sink.messages.map(({ subject }) => subject),
		["mail 3"],
	);
	assert.is(context.sink.attempts(), 3);
});

test("given a refusal by subject, then that mail alone is refused", async (context) => {
	const reply = ({ subject }: { subject?: string }): SinkReply => (subject === "mail 2" ? REFUSE : ACCEPT);
	context.sink = await startSmtpSink({ reply });
	assert.equal(await sendAll(context.sink, 3), ["250", "550", "250"]);
});

test("given a sink that hangs, then the client runs into its own timeout and nothing is kept", async (context) => {
	context.sink = await startSmtpSink({ reply: [{ kind: "hang" }] });
	assert.is(await send(context.sink, "mail"), "ETIMEDOUT");
	assert.is(context.sink.messages.length, 0);
});

test("given a cut before the answer, then the mail is kept and the client does not know", async (context) => {
	context.sink = await startSmtpSink({ reply: [{ kind: "cut" }] });
	assert.is(await send(context.sink, "mail"), "ECONNECTION");
	assert.is(context.sink.messages.length, 1);
});

test("given a cut after the answer, then the client has its 250", async (context) => {
	context.sink = await startSmtpSink({ reply: [{ kind: "accept_then_cut" }] });
	assert.is(await send(context.sink, "mail"), "250");
	assert.is(context.sink.messages.length, 1);
});

test("given too few mails, when they are waited for, then the wait ends and says how many came", async (context) => {
	context.sink = await startSmtpSink();
	await send(context.sink, "mail");
	try {
		await context.sink.waitFor(2, 20);
		assert.unreachable();
	} catch (error) {
		assert.is((error as Error).message, "1 of 2 mails after 20 ms");
	}
});

test.run();
