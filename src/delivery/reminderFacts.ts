/** What a message says of a reminder: when it is due, when it was set for, by the recipient's clock. Pure. */

import { hourCycleOf, inHourCycle } from "../domain/settings/hourCycle.ts";
import { durationParts } from "../domain/tasks/duration.ts";
import type { Due } from "../domain/tasks/task.ts";
import { findTimeZone, type InstantText } from "../domain/time/instant.ts";
import type { ClaimedDelivery } from "../ports/delivery/deliveryLedger.ts";
import { type DayReading, dayText } from "../words/dayText.ts";
import { type Words, wordsFor } from "../words/words.ts";

/** From here on a reminder says that it is late. */
const LATE_FROM_MS = 60_000;

/** A line of a reminder's message: what it says, and of what. */
export interface Fact {
	readonly label: string;
	readonly value: string;
}

type Told = Pick<ClaimedDelivery, "task" | "planned_at" | "fired_at">;

/** What there is to say of one reminder, in the recipient's zone and locale. */
export function factsOf(
	{ task, planned_at, fired_at }: Told,
	recipient: ClaimedDelivery["recipient"],
	words: Words,
): Fact[] {
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
	const begin = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone);
	return `${wallText(begin, reader, minutes)} (${timeZone}, UTC${begin.offset})`;
}

function wallText(begin: Temporal.ZonedDateTime, reader: DayReading, minutes = 0): string {
	const { moments } = wordsFor(reader.locale);
	const end = begin.add({ minutes });
	const [from, until] = [begin, end].map((one) => {
		const time = inHourCycle(one.toPlainTime().toString({ smallestUnit: "minute" }), hourCycleOf(reader.locale));
		return { time, whole: moments.at(dayText(one.toPlainDate(), reader, "whole"), time) };
	}) as [Reading, Reading];
	if (minutes === 0) return from.whole;
	const isSameDay = begin.toPlainDate().equals(end.toPlainDate());
	return isSameDay ? moments.until(from.whole, until.time) : moments.fromTo(from.whole, until.whole);
}

/** When it is due, or else for when the reminder was set, by the recipient's clock: for what has one line. */
export function shortWhen({ task, planned_at }: Told, recipient: ClaimedDelivery["recipient"]): string {
	const timeZone = findTimeZone(recipient.time_zone) ?? "UTC";
	const reader = { locale: readableLocale(recipient.locale), date_order: recipient.date_order };
	if (task.due && "date" in task.due) return dueText(task.due, null, timeZone, reader);
	const at = Temporal.Instant.from(task.due?.at ?? planned_at);
	return wallText(at.toZonedDateTimeISO(timeZone), reader);
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
export function readableLocale(locale: string): string {
	try {
		return Intl.getCanonicalLocales(locale)[0] ?? "en";
	} catch {
		return "en";
	}
}
