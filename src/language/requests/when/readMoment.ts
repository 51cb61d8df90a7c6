/** Reads a text that is to be a moment or a recurrence and nothing else. Pure. */

import type { AskedRecurrence } from "../../../domain/commands/commands.ts";
import type { Due } from "../../../domain/tasks/task.ts";
import type { DateText } from "../../../domain/time/instant.ts";
import { readFully } from "../../quickAdd.ts";
import type { ReadingContext, SpanKind } from "../../shapes/reading.ts";

/** Requests are English, whatever language tasks are written in: their moments may be in either. */
const languages = (context: ReadingContext): readonly ReadingContext[] => [
	context,
	...(/^en\b/i.test(context.settings.locale) ? [] : [{ ...context, settings: { ...context.settings, locale: "en" } }]),
];

/** Other spans ask for more than a moment: "friday #home". */
const MOMENT: ReadonlySet<SpanKind> = new Set(["date", "time", "duration"]);

/** A recurrence for a task that is there, whose due date it follows unless `has_time` or `has_start` says otherwise. */
export interface RecurrenceAsked {
	/** The words it was said in. */
	readonly said: string;
	readonly rule: Required<Pick<AskedRecurrence, "rrule" | "start" | "time_zone" | "mode">> &
		Pick<AskedRecurrence, "exdates">;
	readonly has_time: boolean;
	readonly has_start: boolean;
}

/** What a moment was said as: `is_time` where only a time of day was, whose day is that of the task it is said of. */
export interface SaidMoment {
	/** The words it was said in. */
	readonly said: string;
	readonly due: Due;
	readonly is_time?: true;
	/** An hour without a half of the day ("8"). */
	readonly is_bare?: true;
	/** So far from now ("in 20 minutes"). */
	readonly is_distance?: true;
	/** "2-4pm", "5pm for an hour". */
	readonly duration_minutes?: number;
}

/** Nobody says a moment, or how often, in more characters; a long text would be read once for each attempt. */
const LONGEST = 200;

/** The moment that a text says and nothing else: "monday 3pm", "5", "2 hours". */
export function readSaidMoment(text: string, context: ReadingContext): SaidMoment | undefined {
	const plain = text.trim().replace(/(?<![.!])[.!]+$/, "");
	if (plain.length > LONGEST) return undefined;
	// "Am 1." needs its mark, which elsewhere only ends a sentence.
	const ordinal = /\d\.$/.test(text.trim()) ? [text.trim()] : [];
	for (const language of languages(context)) {
		for (const attempt of [plain, ...ordinal, `at ${plain}`, `in ${plain}`, `on ${plain}`]) {
			const { understood, rest, questions, spans, isDistance } = readFully(attempt, language);
			// "mon, wed and fri" are several moments, and none of them alone.
			if (questions.some(({ kind }) => kind === "two_dates")) continue;
			if (understood.due === null || understood.recurrence !== null || rest !== "") continue;
			if (spans.some(({ kind }) => !MOMENT.has(kind))) continue;
			// "At 9 and at 5" are two.
			if (understood.reminders.length > 0) continue;
			const { due, duration_minutes } = understood;
			const is_time = spans.every(({ kind }) => kind !== "date") && !/\b(?:tonight|this|today)\b/i.test(plain);
			const is_bare = is_time && /^(?:at )?\d{1,2}$/i.test(plain);
			const lasts = duration_minutes === null ? {} : { duration_minutes };
			return {
				said: attempt === ordinal[0] ? attempt : plain,
				due,
				...(is_time ? { is_time } : {}),
				...(is_bare ? { is_bare } : {}),
				...(isDistance ? { is_distance: true } : {}),
				...lasts,
			};
		}
	}
	return undefined;
}

export const readMoment = (text: string, context: ReadingContext): Due | undefined =>
	readSaidMoment(text, context)?.due;

/** The moments that a text says and nothing else, one or several times of a day: "tomorrow at 9 and at 5". */
export function readMoments(text: string, context: ReadingContext): readonly Due[] | undefined {
	const single = readMoment(text, context);
	if (single !== undefined || text.length > LONGEST) return single && [single];
	for (const language of languages(context)) {
		const { understood, rest, spans } = readFully(text.trim(), language);
		const { due, reminders, recurrence } = understood;
		if (due === null || recurrence !== null || rest !== "" || spans.some(({ kind }) => !MOMENT.has(kind))) continue;
		const { time_zone } = language.settings;
		const others = reminders.flatMap((spec) => ("at" in spec ? [{ at: spec.at, time_zone }] : []));
		if (others.length > 0) return [due, ...others];
	}
	return undefined;
}

/** The local day of a moment. */
export function dayOf(due: Due, { settings }: ReadingContext): DateText {
	if ("date" in due) return due.date;
	const local = Temporal.Instant.from(due.at).toZonedDateTimeISO(settings.time_zone);
	return local.toPlainDate().toString() as DateText;
}

/** Stands for the task, because "weekly" alone, without what is done weekly, is no recurrence. */
const SOMETHING = "x";
const STARTS = /\b(start(s|ing)?|begin(s|ning)?|from)\b/i;

/** The recurrence that a text says and nothing else: "every monday at 9", "weekly", "2 weeks". */
export function readRule(text: string, context: ReadingContext): RecurrenceAsked | undefined {
	const plain = text.trim().replace(/(?<![.!])[.!]+$/, "");
	if (plain.length > LONGEST) return undefined;
	for (const language of languages(context)) {
		const { understood, rest, questions } = readFully(`${SOMETHING} ${plain}`, language);
		const rule = understood.recurrence;
		if (rule === null || rest !== SOMETHING || questions.length > 0) continue;
		const has_time = rule.start.length > "2026-11-23".length && !/FREQ=(HOUR|MINUTE|SECOND)LY/.test(rule.rrule);
		return { said: plain, rule, has_time, has_start: STARTS.test(plain) };
	}
	return undefined;
}

/** Minutes of "30 minutes", "an hour", "2h", "30 Minuten"; `undefined` for what is none. */
export function readLead(text: string, context: ReadingContext): number | undefined {
	for (const language of languages(context)) {
		for (const [begin, end] of LEADS) {
			const { understood, rest } = readFully(`${SOMETHING} ${begin} ${text.trim()} ${end}`, language);
			const [spec] = understood.reminders;
			if (rest === SOMETHING && spec && "before_minutes" in spec) return spec.before_minutes;
		}
	}
	return undefined;
}

/** What stands around an amount that counts back, in each language. */
const LEADS = [
	["remind me", "before"],
	["erinnere mich", "vorher"],
] as const;
