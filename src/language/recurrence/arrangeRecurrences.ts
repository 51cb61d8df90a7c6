/** The recurrence of a text: the first one that was said, with the day and the time that stand apart from it. */
import type { Due } from "../../domain/tasks/task.ts";
import { refusalIn } from "../../words/refusals.ts";
import { wordsFor } from "../../words/words.ts";
import type { Present } from "../dates/readingDates.ts";
import type { Moment } from "../dates/readingTimes.ts";
import type { Mention } from "../shapes/mention.ts";
import type { Question, SpanKind, UnderstoodRecurrence } from "../shapes/reading.ts";
import { type RecurrenceWish, wishOf } from "./recurrenceWish.ts";
import { resolveRecurrence, type SaidApart } from "./resolveRecurrence.ts";

export interface ArrangedRecurrence {
	readonly recurrence: UnderstoodRecurrence | null;
	readonly due: Due | null;
	readonly durationMinutes: number | null;
	readonly marks: readonly { readonly mention: Mention; readonly kind: SpanKind; readonly value: string }[];
	readonly questions: readonly Question[];
}

/** `moments` says what else is a date in the text; one of them at most becomes part of the recurrence. */
export function arrangeRecurrences(
	mentions: readonly Mention[],
	moments: readonly Moment[],
	present: Present,
	wordsOf: (first: number, next: number) => string,
): ArrangedRecurrence {
	const [mention, another] = mentions;
	if (mention === undefined) return { recurrence: null, due: null, durationMinutes: null, marks: [], questions: [] };
	const words = wordsOf(mention.first, mention.next);
	const resolved = resolveRecurrence(timedBy(wishOf(mention), moments), apartOf(moments), present);
	const all = wordsFor(present.settings.locale);
	const said = all.reading;
	const questions: Question[] = [];
	const marks = mentions
		.slice(1)
		.map((other) => ({ mention: other, kind: "unread" as const, value: wordsOf(other.first, other.next) }));
	if (another !== undefined) {
		questions.push({ kind: "two_recurrences", text: said.questions.oneRecurrence(words) });
	}
	if ("refused" in resolved) {
		const { refused } = resolved;
		const why = typeof refused === "string" ? said.refused[refused] : refusalIn(refused, all);
		const text = said.questions.cannotRepeat(words, why);
		return {
			recurrence: null,
			due: null,
			durationMinutes: null,
			marks: [{ mention, kind: "unread", value: words }, ...marks],
			questions: [{ kind: "recurrence_refused", text }, ...questions],
		};
	}
	const { recurrence, due, text, durationMinutes } = resolved;
	return {
		recurrence,
		due,
		durationMinutes,
		marks: [{ mention, kind: "recurrence", value: text }, ...marks],
		questions,
	};
}

/** "At 8 and at 20 | every day": several times that stand apart are those of each occurrence. */
function timedBy(wish: RecurrenceWish, [moment]: readonly Moment[]): RecurrenceWish {
	const apart = moment?.mentions.find(({ captures }) => captures.clocks !== undefined)?.captures.clocks;
	return apart === undefined || wish.clocks.length > 0 ? wish : { ...wish, clocks: apart };
}

function apartOf(moments: readonly Moment[]): SaidApart {
	const [moment] = moments;
	if (moment === undefined) return {};
	const time = moment.time === undefined ? {} : { time: moment.time };
	if (moment.timeOnly) return time;
	const date =
		"date" in moment.due
			? Temporal.PlainDate.from(moment.due.date)
			: Temporal.Instant.from(moment.due.at).toZonedDateTimeISO(moment.due.time_zone).toPlainDate();
	return { date, ...time };
}
