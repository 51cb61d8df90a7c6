/** Mails about an account, in the language of who reads them. Pure. */
import type { AccountMail } from "../../ports/accounts/accountMails.ts";
import type { Mail } from "../../ports/delivery/mailTransport.ts";
import { wordsForBrowser } from "../../words/words.ts";
import { escapeHtml } from "../safeText.ts";
import { deliverable, type MailSite, messageIdOf } from "./composeMail.ts";

/** `id`: what makes its `Message-ID`. Throws `TypeError` when there is no address to send to. */
export function composeAccountMail(
	mail: Omit<AccountMail, "user_id" | "until">,
	site: MailSite,
	id: string,
	date: Temporal.Instant,
): Mail {
	const { language, mails } = wordsForBrowser(mail.languages);
	const { subject, says, link, ends } = mails.account[mail.kind];
	const href = link === "" ? undefined : mail.link;
	const html = [
		"<!doctype html>",
		`<html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>`,
		'<body style="font-family: sans-serif; line-height: 1.5">',
		`<h1 style="font-size: 1.3em">${escapeHtml(subject)}</h1>`,
		`<p>${escapeHtml(says)}</p>`,
		...(href === undefined ? [] : [`<p><a href="${escapeHtml(href)}">${escapeHtml(link)}</a></p>`]),
		`<p>${escapeHtml(ends)}</p>`,
		"</body></html>",
	].join("\n");
	return {
		message_id: messageIdOf(id, site.from),
		to: { name: "", address: deliverable(mail.to) },
		subject,
		text: [says, "", ...(href === undefined ? [] : [`${link}: ${href}`, ""]), ends, ""].join("\n"),
		html,
		date,
		// RFC 3834 §5: keeps vacation notices from answering.
		headers: { "Auto-Submitted": "auto-generated" },
	};
}
