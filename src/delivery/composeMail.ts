/**
 * The wording of a reminder's mail. Pure: the same delivery gives the same mail to the byte, so that one sent again
 * after a crash is recognised as the same (P5).
 */
import { durationParts } from "../domain/duration.ts";
import { hourCycleOf } from "../domain/hourCycle.ts";
import { findTimeZone, type InstantText } from "../domain/instant.ts";
import { type Due, LIMITS } from "../domain/task.ts";
import { taskLink } from "../domain/taskLink.ts";
import type { ClaimedDelivery } from "../ports/deliveryLedger.ts";
import type { Mail } from "../ports/mailTransport.ts";
import { type Words, wordsFor } from "../words/words.ts";
import { escapeHtml, oneLine, paragraphs } from "./safeText.ts";

/** Where mails come from and lead to. */
export interface MailSite {
	/** `MAIL_FROM`: an address, with or without a name (`Adjutant <adjutant@example.org>`). */
	readonly from: string;
	/** `PUBLIC_URL`: the page's address. */
	readonly publicUrl: string;
}

/** From here on a reminder says that it is late. */
const LATE_FROM_MS = 60_000;
const IMPORTANT = new Set(["high", "urgent"]);

/**
 * The mail of a delivery, worded in the recipient's zone and locale. Its `Date` is the instant of firing: the mail was
 * complete then, however long the way took (RFC 5322 §3.6.1). Throws `TypeError` when there is no address to send to.
 */
export function composeMail(delivery: ClaimedDelivery, site: MailSite): Mail {
	const { task, recipient } = delivery;
	const words = wordsFor(recipient.locale);
	const said = words.mails.reminder;
	const title = oneLine(task.title, LIMITS.title) || said.task(delivery.task_id);
	const link = linkTo(delivery, site);
	const facts = factsOf(delivery, words);
	const description = paragraphs(task.description ?? "", LIMITS.description);
	return {
		message_id: messageIdOf(delivery.delivery_id, site.from),
		to: { name: oneLine(recipient.name, LIMITS.title), address: deliverable(recipient.address) },
		subject: said.subject(title),
		text: textOf(title, facts, description, { label: said.open, href: link }),
		html: htmlOf(title, facts, description, { label: said.open, href: link, language: words.language }),
		date: Temporal.Instant.from(delivery.fired_at),
		headers: {
			// RFC 3834 §5: keeps vacation notices from answering.
			"Auto-Submitted": "auto-generated",
			"X-Adjutant-Task": String(delivery.task_id),
			...(IMPORTANT.has(task.priority) ? { Importance: "high" } : {}),
		},
	};
}

/** Tasks count from 1 for each user: the page says so to whoever is signed in as somebody else. */
function linkTo({ task_id, user_id }: ClaimedDelivery, { publicUrl }: MailSite): string {
	return taskLink(publicUrl, { user_id, task_id });
}

/** The `Message-ID` of a delivery: the same at each attempt (P5). `from` is `MAIL_FROM`. */
export function messageIdOf(delivery_id: string, from: string): string {
	const host = /@([^\s<>@]+)>?\s*$/.exec(from)?.[1] ?? "localhost";
	return `<${delivery_id}@${host}>`;
}

interface Fact {
	readonly label: string;
	readonly value: string;
}

function factsOf({ task, recipient, planned_at, fired_at }: ClaimedDelivery, words: Words): Fact[] {
	const said = words.mails.reminder;
	const timeZone = findTimeZone(recipient.time_zone) ?? "UTC";
	const locale = supportedLocale(recipient.locale);
	const lateByMs = Temporal.Instant.from(fired_at).since(Temporal.Instant.from(planned_at)).total("milliseconds");
	const planned = localText(planned_at, timeZone, locale);
	const apart = task.due && "at" in task.due ? null : task.duration_minutes;
	return [
		...(task.due
			? [{ label: said.due, value: dueText(task.due, task.duration_minutes, { timeZone, locale, words }) }]
			: []),
		...clockOf(task.due, timeZone, locale).map((value) => ({ label: said.ownClock, value })),
		...(apart === null ? [] : [{ label: said.takes, value: words.moments.span(durationParts(apart)) }]),
		{ label: said.setFor, value: lateByMs < LATE_FROM_MS ? planned : said.late(planned, spanText(lateByMs, words)) },
		{ label: said.priority, value: words.states.priorities[task.priority] },
	];
}

/** A series that keeps its own zone comes at the same time of that zone's day: so it is said by that clock, too. */
function clockOf(due: Due | null, timeZone: string, locale: string): string[] {
	const own = due && "at" in due && due.time_zone !== timeZone ? findTimeZone(due.time_zone) : undefined;
	return due && "at" in due && own ? [localText(due.at, own, locale)] : [];
}

/** With a duration: from when until when, as the locale writes a range. */
function dueText(
	due: Due,
	minutes: number | null,
	{ timeZone, locale, words }: { readonly timeZone: string; readonly locale: string; readonly words: Words },
): string {
	if ("at" in due)
		return minutes === null ? localText(due.at, timeZone, locale) : rangeText(due.at, minutes, timeZone, locale);
	const day = Temporal.PlainDate.from(due.date).toLocaleString(locale, { dateStyle: "full" });
	return words.mails.reminder.allDay(day);
}

/** Weekday, date, time, zone and offset: a reader abroad, or one near a clock change, is not left to guess. */
function localText(at: InstantText, timeZone: string, locale: string): string {
	const local = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone);
	const clock = { timeStyle: "short", hourCycle: hourCycleOf(locale) } as const;
	const reading = local.toPlainDateTime().toLocaleString(locale, { dateStyle: "full", ...clock });
	return `${reading} (${timeZone}, UTC${local.offset})`;
}

function rangeText(at: InstantText, minutes: number, timeZone: string, locale: string): string {
	const begin = Temporal.Instant.from(at);
	const clock = { timeStyle: "short", hourCycle: hourCycleOf(locale), timeZone } as const;
	const range = new Intl.DateTimeFormat(locale, { dateStyle: "full", ...clock });
	const said = range.formatRange(begin.epochMilliseconds, begin.add({ minutes }).epochMilliseconds);
	return `${said} (${timeZone}, UTC${begin.toZonedDateTimeISO(timeZone).offset})`;
}

/** Whole minutes, cut off: `12 min`, `1 h 5 min`, `2 d 3 h`. */
function spanText(ms: number, { moments }: Words): string {
	const whole = Temporal.Duration.from({ minutes: Math.floor(ms / 60_000) }).round({ largestUnit: "days" });
	const { days, hours, minutes } = whole;
	return moments.span(days > 0 ? { days, hours } : { hours, minutes });
}

function supportedLocale(locale: string): string {
	try {
		return Intl.DateTimeFormat.supportedLocalesOf(locale)[0] ?? "en-GB";
	} catch {
		// An ill-formed tag is no reason to keep a reminder back.
		return "en-GB";
	}
}

/** One address and nothing else: no list, no header of its own. Throws `TypeError` for any other text. */
export function deliverable(address: string): string {
	if (/^[^\s<>,;:"()\p{Cc}]+@[^\s<>,;:"()@\p{Cc}]+$/u.test(address)) return address;
	throw new TypeError("The recipient has no deliverable address");
}

interface Link {
	readonly label: string;
	readonly href: string;
}

function textOf(title: string, facts: readonly Fact[], description: string, link: Link): string {
	const lines = [title, "", ...facts.map(({ label, value }) => `${label}: ${value}`)];
	if (description) lines.push("", description);
	lines.push("", `${link.label}: ${link.href}`, "");
	return lines.join("\n");
}

function htmlOf(
	title: string,
	facts: readonly Fact[],
	description: string,
	link: Link & { readonly language: string },
): string {
	const rows = facts.map(({ label, value }) => `<p>${label}: <strong>${escapeHtml(value)}</strong></p>`);
	return [
		"<!doctype html>",
		`<html lang="${link.language}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>`,
		'<body style="font-family: sans-serif; line-height: 1.5">',
		// The text's own first strong character decides its direction, not the mail's.
		`<h1 dir="auto" style="font-size: 1.3em">${escapeHtml(title)}</h1>`,
		...rows,
		...(description ? [`<p dir="auto" style="white-space: pre-wrap">${escapeHtml(description)}</p>`] : []),
		`<p><a href="${escapeHtml(link.href)}">${escapeHtml(link.label)}</a></p>`,
		"</body></html>",
	].join("\n");
}
