/** What a reader finds in the mails about an account. */
import type { ReceivedMail, SmtpSink } from "./smtpSink.ts";
import { until } from "./until.ts";

const LINK = /https?:\S+#account\/([\w-]+)\/([\w-]+)\S*/;

/** The newest mail of this subject to this address, as soon as there are `nth` of them. */
export async function mailTo(sink: SmtpSink, email: string, subject: string, nth = 1): Promise<ReceivedMail> {
	const found = () => sink.messages.filter((one) => one.subject === subject && one.envelope.to.includes(email));
	await until(`mail ${nth} “${subject}” to ${email}`, async () => found().length >= nth);
	return found()[nth - 1] as ReceivedMail;
}

/** The link in a mail, and its token. */
export function linkIn(mail: Pick<ReceivedMail, "text">): { readonly link: string; readonly token: string } {
	const [link = "", , token = ""] = LINK.exec(mail.text ?? "") ?? [];
	if (token === "") throw new Error(`no link in: ${mail.text}`);
	return { link, token };
}
