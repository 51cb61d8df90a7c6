/** Mail by SMTP. What the server's answer means for the delivery is decided here; when to try again is not. */
import type { SendResult } from "../../ports/delivery/channel.ts";
import type { Mail, MailTransport } from "../../ports/delivery/mailTransport.ts";
import type { Clock } from "../../ports/process/clock.ts";
import type { Log } from "../../ports/process/log.ts";
import { setDeadline } from "../../timing/deadline.ts";
import { lazily } from "../../timing/lazily.ts";
import { oneLine } from "../safeText.ts";
import { mailMessage } from "./mailMessage.ts";

const ANSWER_LENGTH = 300;
const DEADLINE_MS = 30_000;
/** Commands that are about this mail; a refusal of any other is about us, and says nothing about the mail. */
const ABOUT_THE_MAIL = new Set(["MAIL FROM", "RCPT TO", "DATA"]);
/** Replies that ask for credentials or find them wrong (RFC 4954 §6): the operator's to mend, no mail's fault. */
const AUTHENTICATION = new Set([530, 534, 535, 538]);

export interface SmtpTransportOptions {
	/** `SMTP_URL`: `smtp://user:password@host:587` or `smtps://…`. */
	readonly url: string;
	/** `MAIL_FROM`. */
	readonly from: string;
	readonly clock: Clock;
	readonly log: Log;
}

/** At most 4 connections and 20 mails a second. Connections are kept 30 s for the next mail. */
export function createSmtpTransport({ url, from, clock, log }: SmtpTransportOptions): MailTransport {
	const smtp = lazily(async () => {
		const { createTransport } = await import("nodemailer");
		return createTransport({
			pool: true,
			url,
			requireTLS: requiresTls(url),
			maxConnections: 4,
			rateLimit: 20,
			idleTimeout: 30_000,
			// P5: a connection cut after DATA may have been cut after the 250. Only the ledger decides on another attempt.
			maxRequeues: 0,
			connectionTimeout: 10_000,
			greetingTimeout: 10_000,
			socketTimeout: DEADLINE_MS,
		});
	});
	return {
		async send(mail) {
			const deadline = setDeadline(clock, DEADLINE_MS);
			try {
				const { response } = await (await smtp.get()).sendMail({ ...mailMessage(mail, from), signal: deadline.signal });
				return { kind: "accepted", answer: oneLine(response, ANSWER_LENGTH) };
			} catch (err) {
				return resultOf(err, mail, log);
			} finally {
				deadline.callOff();
			}
		},
		async close() {
			(await smtp.made())?.close();
		},
	};
}

/**
 * Credentials never go over a line that anybody can read: with `smtp://` and a user the server must offer STARTTLS, and the
 * mails wait until it does. `?requireTLS=false` says that the line is trusted (a server on this machine).
 */
function requiresTls(url: string): boolean {
	const { protocol, username, searchParams } = new URL(url);
	return protocol === "smtp:" && username !== "" && searchParams.get("requireTLS") !== "false";
}

function resultOf(err: unknown, mail: Mail, log: Log): SendResult {
	const { code, command, responseCode, response, message } = err as Partial<SmtpFault>;
	const told = [code, message].filter((one) => one !== undefined).join(": ");
	const answer = oneLine(response || told || String(err), ANSWER_LENGTH);
	if (code === "EAUTH" || code === "ENOAUTH" || (responseCode && AUTHENTICATION.has(responseCode))) {
		// Without the answer, which may name the account.
		log.error("the mail server does not accept the credentials: check SMTP_URL; mails wait", { code, responseCode });
		return { kind: "try_again", answer };
	}
	if (code === "ETLS") {
		log.error(
			"the mail server offers no encryption, and SMTP_URL has credentials: use smtps://, or a server with STARTTLS; mails wait",
			{ code, responseCode },
		);
		return { kind: "try_again", answer: oneLine(told, ANSWER_LENGTH) };
	}
	const isRefusal = responseCode !== undefined && responseCode >= 500 && responseCode < 600 && responseCode !== 503;
	// Without a reply code there is an envelope that no server would take, found before anything was sent.
	const isUnsendable = code === "EENVELOPE" && responseCode === undefined;
	if ((isRefusal && ABOUT_THE_MAIL.has(command ?? "")) || isUnsendable) return { kind: "refused", answer };
	log.warn("a mail was not taken", { message_id: mail.message_id, code, command, responseCode });
	return { kind: "try_again", answer };
}

/** What nodemailer puts on its errors. */
interface SmtpFault {
	readonly code: string;
	readonly command: string;
	readonly responseCode: number;
	readonly response: string;
	readonly message: string;
}
