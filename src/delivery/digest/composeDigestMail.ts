/** The wording of a daily digest's mail. Pure. */
import { LIMITS } from "../../domain/tasks/task.ts";
import type { WholeDigest } from "../../ports/delivery/digests.ts";
import type { Mail } from "../../ports/delivery/mailTransport.ts";
import { type Words, wordsFor } from "../../words/words.ts";
import { deliverable, LINKS_LAST, messageIdOf, type ReminderSite, unsubscribing } from "../mail/composeMail.ts";
import { escapeHtml, oneLine } from "../safeText.ts";
import { type DigestLine, type DigestLines, digestLines } from "./digestLines.ts";

/** Its link ends digests by every channel, not reminders. Throws `TypeError` when there is no address to send to. */
export function composeDigestMail(digest: WholeDigest, site: ReminderSite): Mail {
	const { recipient, user_id, digest_id } = digest;
	const words = wordsFor(recipient.locale);
	const told = digestLines(digest, site.publicUrl);
	const due = Temporal.Instant.from(digest.due_at);
	const errand = { action: "end_digests", user_id, delivery_id: digest_id, task_id: 0, reminder_id: 0 } as const;
	const token = site.links.tokenFor(errand, due.add(LINKS_LAST));
	const links = [
		{ label: words.mails.digest.open, href: new URL("/", site.publicUrl).href },
		{ label: words.mails.digest.unsubscribe, href: new URL(`/#account/mail/${token}`, site.publicUrl).href },
	];
	return {
		message_id: messageIdOf(digest_id, site.from),
		to: { name: oneLine(recipient.name, LIMITS.title), address: deliverable(recipient.address) },
		subject: `${told.title}: ${told.counts}`,
		text: textOf(told, links, words),
		html: htmlOf(told, links, words),
		date: due,
		headers: {
			// RFC 3834 §5: keeps vacation notices from answering.
			"Auto-Submitted": "auto-generated",
			...unsubscribing(new URL(`/mail/${token}`, site.publicUrl)),
		},
	};
}

interface Link {
	readonly label: string;
	readonly href: string;
}

function textOf({ title, sections }: DigestLines, links: readonly Link[], { mails }: Words): string {
	const line = ({ title, when }: DigestLine) => `- ${title}${when && ` (${when})`}`;
	const parts = sections.map(({ heading, lines, more }) =>
		[heading, "", ...lines.map(line), ...(more > 0 ? [mails.push.more(more)] : [])].join("\n"),
	);
	const ways = links.map(({ label, href }) => `${label}: ${href}`).join("\n");
	return [title, ...parts, `-- \n${ways}\n`].join("\n\n");
}

function htmlOf({ title, sections }: DigestLines, links: readonly Link[], { language, mails }: Words): string {
	const link = ({ label, href }: Link) => `<a href="${escapeHtml(href)}">${escapeHtml(label)}</a>`;
	// The text's own first strong character decides its direction, not the mail's.
	const line = ({ title, when, href }: DigestLine) =>
		`<li><bdi>${link({ label: title, href })}</bdi>${when && ` (${escapeHtml(when)})`}</li>`;
	return [
		"<!doctype html>",
		`<html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>`,
		'<body style="font-family: sans-serif; line-height: 1.5">',
		`<h1 style="font-size: 1.3em">${escapeHtml(title)}</h1>`,
		...sections.flatMap(({ heading, lines, more }) => [
			`<h2 style="font-size: 1.1em">${escapeHtml(heading)}</h2>`,
			"<ul>",
			...lines.map(line),
			"</ul>",
			...(more > 0 ? [`<p>${escapeHtml(mails.push.more(more))}</p>`] : []),
		]),
		`<p style="font-size: 0.85em">${links.map(link).join(" · ")}</p>`,
		"</body></html>",
	].join("\n");
}
