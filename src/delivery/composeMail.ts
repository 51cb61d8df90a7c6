/**
 * The wording of a reminder's mail. Pure: the same delivery gives the same mail to the byte, so that one sent again
 * after a crash is recognised as the same (P5).
 */
import { durationParts } from "../domain/duration.ts";
import { hourCycleOf, inHourCycle } from "../domain/hourCycle.ts";
import { findTimeZone, type InstantText } from "../domain/instant.ts";
import { type Due, LIMITS } from "../domain/task.ts";
import { taskLink } from "../domain/taskLink.ts";
import type { ClaimedDelivery } from "../ports/deliveryLedger.ts";
import type { Mail } from "../ports/mailTransport.ts";
import { type DayReading, dayText } from "../words/dayText.ts";
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
	const reader = { locale: readableLocale(recipient.locale), date_order: recipient.date_order };
	const lateByMs = Temporal.Instant.from(fired_at).since(Temporal.Instant.from(planned_at)).total("milliseconds");
	const planned = localText(planned_at, timeZone, reader);
	const apart = task.due && "at" in task.due ? null : task.duration_minutes;
	return [
		...(task.due ? [{ label: said.due, value: dueText(task.due, task.duration_minutes, timeZone, reader) }] : []),
		...clockOf(task.due, timeZone, reader).map((value) => ({ label: said.ownClock, value })),
		...(apart === null ? [] : [{ label: said.takes, value: words.moments.span(durationParts(apart)) }]),
		{ label: said.setFor, value: lateByMs < LATE_FROM_MS ? planned : said.late(planned, spanText(lateByMs, words)) },
		{ label: said.priority, value: words.states.priorities[task.priority] },
	];
}

/** A series that keeps its own zone comes at the same time of that zone's day: so it is said by that clock, too. */
function clockOf(due: Due | null, timeZone: string, reader: DayReading): string[] {
	const own = due && "at" in due && due.time_zone !== timeZone ? findTimeZone(due.time_zone) : undefined;
	return due && "at" in due && own ? [localText(due.at, own, reader)] : [];
}

/** With a duration: from when until when. */
function dueText(due: Due, minutes: number | null, timeZone: string, reader: DayReading): string {
	if ("at" in due) return localText(due.at, timeZone, reader, minutes ?? 0);
	const day = dayText(Temporal.PlainDate.from(due.date), reader, "whole");
	return wordsFor(reader.locale).mails.reminder.allDay(day);
}

/** Weekday, date, time, zone and offset: a reader abroad, or one near a clock change, is not left to guess. */
function localText(at: InstantText, timeZone: string, reader: DayReading, minutes = 0): string {
	const { moments } = wordsFor(reader.locale);
	const begin = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone);
	const end = begin.add({ minutes });
	const [from, until] = [begin, end].map((one) => {
		const time = inHourCycle(one.toPlainTime().toString({ smallestUnit: "minute" }), hourCycleOf(reader.locale));
		return { time, whole: moments.at(dayText(one.toPlainDate(), reader, "whole"), time) };
	}) as [Reading, Reading];
	const isSameDay = begin.toPlainDate().equals(end.toPlainDate());
	const span = isSameDay ? moments.until(from.whole, until.time) : moments.fromTo(from.whole, until.whole);
	return `${minutes === 0 ? from.whole : span} (${timeZone}, UTC${begin.offset})`;
}

interface Reading {
	readonly time: string;
	readonly whole: string;
}

/** Whole minutes, cut off: `12 min`, `1 h 5 min`, `2 d 3 h`. */
function spanText(ms: number, { moments }: Words): string {
	const whole = Temporal.Duration.from({ minutes: Math.floor(ms / 60_000) }).round({ largestUnit: "days" });
	const { days, hours, minutes } = whole;
	return moments.span(days > 0 ? { days, hours } : { hours, minutes });
}

/** An ill-formed tag is no reason to keep a reminder back. */
function readableLocale(locale: string): string {
	try {
		return Intl.getCanonicalLocales(locale)[0] ?? "en";
	} catch {
		return "en";
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
