/** A mail in nodemailer's words: one wording for every transport, so that a file shows what SMTP would have sent. */
import type { Mail } from "../../ports/delivery/mailTransport.ts";

/** `from` is `MAIL_FROM`. Nothing that a user wrote is ever read as a path or a URL of an attachment. */
export function mailMessage(mail: Mail, from: string) {
	return {
		from,
		to: { name: mail.to.name, address: mail.to.address },
		subject: mail.subject,
		text: mail.text,
		html: mail.html,
		messageId: mail.message_id,
		// biome-ignore lint/style/noRestrictedGlobals: nodemailer takes its own kind of instant
		date: new Date(mail.date.epochMilliseconds),
		headers: { ...mail.headers },
		disableFileAccess: true,
		disableUrlAccess: true,
	};
}
