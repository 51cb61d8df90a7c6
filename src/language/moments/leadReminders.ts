/** Reminders that count back from the due date: "30 minutes before", "the day before", "the evening before". */
import type { Due, ReminderSpec } from "../../domain/tasks/task.ts";
import { type Words, wordsFor } from "../../words/words.ts";
import { type Present, wholeMinutesOf } from "../dates/readingDates.ts";
import { hourOf, type Moment, timeOfPart } from "../dates/readingTimes.ts";
import type { Mention } from "../shapes/mention.ts";
import type { Question, UnderstoodRecurrence } from "../shapes/reading.ts";
import type { Mark } from "./said.ts";

const DAYS_OF_WEEK = 7;

export interface LeadReminders {
	readonly reminders: readonly ReminderSpec[];
	readonly marks: readonly Mark[];
	readonly questions: readonly Question[];
}

/** Occurrences at several times of day: no one number of minutes leads to the same hour from all of them. */
const SEVERAL_TIMES = /FREQ=(?:HOURLY|MINUTELY|SECONDLY)|BY(?:HOUR|MINUTE)=\d+,/;

/** "The day before | at 6pm": a time directly behind whole days belongs to them, and is no due time. */
export function leadAtTime(lead: Mention, after: Moment | undefined): Mention | undefined {
	const [said, another] = after?.mentions ?? [];
	const clock = said?.captures.clock;
	const { day = 0, week = 0, ...rest } = lead.captures.amount ?? { day: 1 };
	const isDays = day + week > 0 && Object.keys(rest).length === 0;
	const isTime = after?.timeOnly === true && another === undefined && said?.first === lead.next;
	if (!isDays || !isTime || clock === undefined) return undefined;
	return { ...lead, next: said.next, captures: { ...lead.captures, clock } };
}

/** What each mention means before `due`; one that cannot be said in whole minutes stays in the title, and is asked about. */
export function readLeadReminders(
	mentions: readonly Mention[],
	due: Due | null,
	recurrence: UnderstoodRecurrence | null,
	present: Present,
	wordsOf: (first: number, next: number) => string,
): LeadReminders {
	const reminders: ReminderSpec[] = [];
	const marks: Mark[] = [];
	const questions: Question[] = [];
	const said = wordsFor(present.settings.locale).reading.questions;
	for (const mention of mentions) {
		const words = wordsOf(mention.first, mention.next);
		const isPart = mention.means === "remind.part_before" || mention.captures.clock !== undefined;
		const before_minutes = isPart
			? minutesFromPart(mention, due, recurrence, present)
			: wholeMinutesOf(mention.captures.amount ?? { day: 1 });
		if (before_minutes === undefined) {
			marks.push({ mention, kind: "unread", value: words });
			questions.push(
				isPart ? questionOfPart(words, due, said) : { kind: "not_understood", text: said.wholeMinutes(words) },
			);
			continue;
		}
		reminders.push({ before_minutes });
		marks.push({ mention, kind: "reminder", value: before_minutes });
	}
	return { reminders, marks, questions };
}

/**
 * Minutes from a part of the day of the due date, or of the day before, to the due date; undefined when that part comes
 * after it. A day without a time counts from the hour of its own reminder. Of a recurrence the wall clock is counted,
 * so that a clock change before the first occurrence moves no later one.
 */
function minutesFromPart(
	{ means, captures: { part, amount = {}, clock } }: Mention,
	due: Due | null,
	recurrence: UnderstoodRecurrence | null,
	{ settings }: Present,
): number | undefined {
	if (due === null || (recurrence !== null && SEVERAL_TIMES.test(recurrence.rrule))) return undefined;
	const from =
		"at" in due
			? Temporal.Instant.from(due.at).toZonedDateTimeISO(due.time_zone)
			: Temporal.PlainDate.from(due.date).toZonedDateTime({
					timeZone: settings.time_zone,
					plainTime: settings.all_day_reminder_at,
				});
	const days = means === "remind.day_before" ? 1 : (amount.week ?? 0) * DAYS_OF_WEEK + (amount.day ?? 0);
	const time = clock
		? new Temporal.PlainTime(hourOf(clock, part), clock.minute)
		: Temporal.PlainTime.from(timeOfPart(part ?? "evening"));
	const wall = from.toPlainDate().subtract({ days }).toPlainDateTime(time);
	const minutes =
		recurrence === null
			? wall.toZonedDateTime(from.timeZoneId).until(from, { largestUnit: "minutes" }).total("minutes")
			: wall.until(from.toPlainDateTime(), { largestUnit: "minutes" }).total("minutes");
	return minutes >= 0 && Number.isInteger(minutes) ? minutes : undefined;
}

function questionOfPart(words: string, due: Due | null, said: Words["reading"]["questions"]): Question {
	return due === null
		? { kind: "reminder_without_due", text: said.noDue }
		: { kind: "not_understood", text: said.noOneTime(words) };
}
