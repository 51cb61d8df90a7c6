/**
 * Quick add: a line of text becomes the draft of a task, and what was understood is said.
 *
 * Pure and deterministic; time is linear in the length of the text. The grammar is in `docs/quick-add.md`, its words
 * in the table of each language.
 */
import type { AddTask, AskedDue, NewReminder } from "../domain/commands/commands.ts";
import { wordsFor } from "../words/words.ts";
import { presentOf } from "./dates/readingDates.ts";
import { english } from "./en/english.ts";
import { findMentions } from "./mentions/mentions.ts";
import { questionOfUnused } from "./mentions/unusedMoments.ts";
import { joinPriorities, readMarks } from "./moments/marks.ts";
import { arrangeMoments } from "./moments/moments.ts";
import { makeTitle } from "./moments/title.ts";
import type { LanguageTable } from "./shapes/grammar.ts";
import type { FullReading, QuickAddReading, ReadingContext, SpanKind, Understood } from "./shapes/reading.ts";
import { own } from "./tokens/captures.ts";
import { maskNames } from "./tokens/names.ts";
import { readTokens, type Token } from "./tokens/tokens.ts";
import { languageOf } from "./tongues.ts";

/** Reads a line as a new task. Never throws, whatever the text. */
export function readQuickAdd(text: string, context: ReadingContext): QuickAddReading {
	const { draft, understood, spans, questions } = readFully(text, context);
	return { draft, understood, spans, questions };
}

/** The same with `rest`, for requests that look for a date only ("move #3 to monday"). */
export function readFully(text: string, context: ReadingContext): FullReading {
	const language = languageOf(context.settings.locale);
	const own = readIn(language, text, context);
	if (language === english || text.length > LONGEST_IN_BOTH) return own;
	// English is always read beside: whichever language says more of when is the one that was meant.
	const other = readIn(english, text, context);
	return saidOfWhen(other) > saidOfWhen(own) ? other : own;
}

/** A longer text is a list or a note, and read in the user's own language alone. */
const LONGEST_IN_BOTH = 1_000;
const OF_WHEN: ReadonlySet<SpanKind> = new Set([
	"date",
	"time",
	"duration",
	"reminder",
	"lead",
	"recurrence",
	"unread",
]);

/** In characters of the text; a moment that is asked about says nothing. */
const saidOfWhen = ({ spans }: FullReading): number =>
	spans.reduce((sum, { kind, start, end }) => sum + (OF_WHEN.has(kind) ? end - start : 0), 0);

function readIn(language: LanguageTable, text: string, context: ReadingContext): FullReading {
	const words = wordsFor(context.settings.locale);
	const { tokens: plain, escapes } = readTokens(text);
	const tokens = joinPriorities(maskNames(spelledRight(plain, language), language), language);
	const present = presentOf(context.now, context.settings);
	const cursor = { tokens, language, dateOrder: context.settings.date_order };
	const { mentions, judged } = findMentions(cursor);
	const marks = readMarks(tokens, language, words);
	const moments = arrangeMoments(mentions, tokens, present, language);

	const questions = [...moments.questions, ...marks.questions];
	const reminders = [...moments.reminders, ...marks.reminders];
	if (moments.due === null && reminders.some((spec) => "before_minutes" in spec)) {
		questions.push({ kind: "reminder_without_due", text: words.reading.questions.noDue });
	}
	const spans = [...moments.spans, ...marks.spans].sort((left, right) => left.start - right.start);
	const unused = questionOfUnused(cursor, judged, spans, questions, { text, words });
	if (unused) questions.push(unused);
	const rest = makeTitle(text, spans, escapes, language);
	const title = rest === "" ? text.trim() : titleOf(rest, text, spans, language);
	const understood: Understood = {
		title,
		due: moments.due,
		recurrence: moments.recurrence,
		reminders,
		priority: marks.priority,
		tags: marks.tags,
		category: marks.category,
		duration_minutes: moments.durationMinutes,
	};
	const isNear = moments.isDistance && reminders.length === 0 && isWithinLead(moments.due, context);
	const draft = draftOf(isNear ? { ...understood, reminders: [{ before_minutes: 0 }] } : understood);
	return { text, draft, understood, spans, questions, rest, isDistance: moments.isDistance };
}

/** The account's own reminder would be due before now: who says "in 2 minutes" is to be told then, and not at once. */
export function isWithinLead(due: AskedDue | null, { now, settings }: ReadingContext): boolean {
	const { default_lead_minutes } = settings;
	if (due === null || !("at" in due) || default_lead_minutes === null) return false;
	const reminded = Temporal.Instant.from(due.at).subtract({ minutes: default_lead_minutes });
	return Temporal.Instant.compare(reminded, now) <= 0;
}

/** A mistyped word for a date is read as the right one, and stays as it was typed where it belongs to the title. */
const spelledRight = (tokens: readonly Token[], { misspellings }: LanguageTable): readonly Token[] =>
	tokens.map((token) => {
		const meant = own(misspellings, token);
		return meant === undefined ? token : { ...token, lower: meant };
	});

/** "Erinnere mich daran, Mama anzurufen" is of "Mama anrufen". */
function titleOf(rest: string, text: string, spans: QuickAddReading["spans"], { leadTitle }: LanguageTable): string {
	const isLed =
		leadTitle && spans.some(({ kind, start, end }) => kind === "lead" && leadTitle.lead.test(text.slice(start, end)));
	return isLed ? leadTitle.titleOf(rest) : rest;
}

/** Only what was said is named, so that the rules' own defaults apply to the rest. */
function draftOf(understood: Understood): AddTask {
	const { title, due, recurrence, reminders, priority, tags, category, duration_minutes } = understood;
	return {
		type: "AddTask",
		title,
		// The first occurrence names itself: a due date beside it would be another one.
		...(recurrence === null ? (due === null ? {} : { due }) : { recurrence }),
		...(priority === null ? {} : { priority }),
		...(tags.length === 0 ? {} : { tag_names: tags }),
		...(category === null ? {} : { category_name: category }),
		...(duration_minutes === null ? {} : { duration_minutes }),
		...(reminders.length === 0 ? {} : { reminders: reminders.map((spec): NewReminder => ({ spec })) }),
	};
}
