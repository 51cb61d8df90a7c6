/**
 * The wording of a reminder's mail. Pure: the same delivery gives the same mail to the byte, so that one sent again
 * after a crash is recognised as the same (P5).
 */
import { LIMITS } from "../../domain/tasks/task.ts";
import { taskLink } from "../../domain/tasks/taskLink.ts";
import type { ClaimedDelivery, DeliveryEntry } from "../../ports/delivery/deliveryLedger.ts";
import type { MailAction, MailLinks } from "../../ports/delivery/mailLinks.ts";
import type { Mail } from "../../ports/delivery/mailTransport.ts";
import { wordsFor } from "../../words/words.ts";
import { factsOf } from "../reminderFacts.ts";
import { oneLine, paragraphs } from "../safeText.ts";
import { type MailPart, mailHtml, mailText } from "./mailBody.ts";

/** Where mails come from and lead to. */
export interface MailSite {
	/** `MAIL_FROM`: an address, with or without a name (`Adjutant <adjutant@example.org>`). */
	readonly from: string;
	/** `PUBLIC_URL`: the page's address. */
	readonly publicUrl: string;
}

/** Where reminders' mails lead to besides: to what their reader may do at once. */
export interface ReminderSite extends MailSite {
	readonly links: Pick<MailLinks, "tokenFor">;
}

/** How long the links of a mail do something. */
export const LINKS_LAST = { hours: 30 * 24 };

const IMPORTANT = new Set(["high", "urgent"]);

/**
 * The mail of a delivery, worded in the recipient's zone and locale; of several reminders in one, each with its facts and its
 * link. Its `Date` is the instant of firing, or the end of the quiet hours that held it: the mail was complete then, however
 * long the way took (RFC 5322 §3.6.1). Throws `TypeError` when there is no address to send to.
 */
export function composeMail(delivery: ClaimedDelivery, site: ReminderSite): Mail {
	const { recipient, also } = delivery;
	const words = wordsFor(recipient.locale);
	const tokenOf = (entry: DeliveryEntry, action: MailAction) => {
		const { entry_id: delivery_id, task_id, reminder_id } = entry;
		const errand = { action, user_id: delivery.user_id, delivery_id, task_id, reminder_id };
		return site.links.tokenFor(errand, Temporal.Instant.from(delivery.fired_at).add(LINKS_LAST));
	};
	/** Behind `#`, so that the token is in no log; the page has a button, and nothing happens before it is pressed. */
	const pageOf = (token: string) => new URL(`/#account/mail/${token}`, site.publicUrl).href;
	const unsubscribe = tokenOf(delivery, "unsubscribe");
	const end = { label: words.mails.reminder.unsubscribe, href: pageOf(unsubscribe) };
	const said = words.mails.reminder;
	const parts = [delivery, ...also].map((entry): MailPart => {
		const title = oneLine(entry.task.title, LIMITS.title) || said.task(entry.task_id);
		const facts = factsOf(entry, recipient, words);
		const links = [
			{ label: said.done, href: pageOf(tokenOf(entry, "done")) },
			{ label: said.snooze, href: pageOf(tokenOf(entry, "snooze")) },
			{ label: said.open, href: taskLink(site.publicUrl, { user_id: delivery.user_id, task_id: entry.task_id }) },
		];
		// Of several, each is to be seen at a glance.
		const description = also.length > 0 ? "" : paragraphs(entry.task.description ?? "", LIMITS.description);
		return { title, facts, description, links };
	});
	const [first] = parts as [MailPart];
	const subject = also.length > 0 ? said.subjectOfSeveral(parts.length, first.title) : said.subject(first.title);
	const isImportant = [delivery, ...also].some(({ task }) => IMPORTANT.has(task.priority));
	return {
		message_id: messageIdOf(delivery.delivery_id, site.from),
		to: { name: oneLine(recipient.name, LIMITS.title), address: deliverable(recipient.address) },
		subject,
		text: mailText(parts, end),
		html: mailHtml(parts, { title: subject, language: words.language, end }),
		date: Temporal.Instant.from(delivery.held_until ?? delivery.fired_at),
		headers: {
			// RFC 3834 §5: keeps vacation notices from answering.
			"Auto-Submitted": "auto-generated",
			...unsubscribing(new URL(`/mail/${unsubscribe}`, site.publicUrl)),
			...(also.length > 0 ? {} : { "X-Adjutant-Task": String(delivery.task_id) }),
			...(isImportant ? { Importance: "high" } : {}),
		},
	};
}

/** RFC 2369 §3.2; by one click (RFC 8058 §3.1) only where the address is reached over TLS. */
export function unsubscribing({ href, protocol }: URL): Readonly<Record<string, string>> {
	const oneClick = { "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
	return { "List-Unsubscribe": `<${href}>`, ...(protocol === "https:" ? oneClick : {}) };
}

/** The `Message-ID` of a delivery: the same at each attempt (P5). `from` is `MAIL_FROM`. */
export function messageIdOf(delivery_id: string, from: string): string {
	const host = /@([^\s<>@]+)>?\s*$/.exec(from)?.[1] ?? "localhost";
	return `<${delivery_id}@${host}>`;
}

/** One address and nothing else: no list, no header of its own. Throws `TypeError` for any other text. */
export function deliverable(address: string): string {
	if (/^[^\s<>,;:"()\p{Cc}]+@[^\s<>,;:"()@\p{Cc}]+$/u.test(address)) return address;
	throw new TypeError("The recipient has no deliverable address");
}
