/** Which of the mentioned moments is the due date, which a reminder, and what has to be asked. */
import type { Due, ReminderSpec } from "../../domain/tasks/task.ts";
import type { Present } from "../dates/readingDates.ts";
import { instantOn, type Moment, momentOf } from "../dates/readingTimes.ts";
import { arrangeRecurrences } from "../recurrence/arrangeRecurrences.ts";
import type { LanguageTable } from "../shapes/grammar.ts";
import type { Mention } from "../shapes/mention.ts";
import type { Question, Span, UnderstoodRecurrence } from "../shapes/reading.ts";
import type { Token } from "../tokens/tokens.ts";
import { type Group, groupMoments } from "./groups.ts";
import { readLeadReminders } from "./leadReminders.ts";
import { questionsOf } from "./momentQuestions.ts";
import { lawful, type Parts, partsOf } from "./parts.ts";
import { type Mark, type Said, sayBy } from "./said.ts";
import { joinWeekdayList, settleWeekdayList } from "./weekdayLists.ts";

export interface Arranged {
	readonly due: Due | null;
	/** It was said how far off it is ("in 2 minutes"), and not when. */
	readonly isDistance: boolean;
	readonly recurrence: UnderstoodRecurrence | null;
	readonly reminders: readonly ReminderSpec[];
	readonly durationMinutes: number | null;
	readonly spans: readonly Span[];
	readonly questions: readonly Question[];
}

const MINUTES_OF_DAY = 1440;

/** Mentions become moments (those that touch are one), and each moment gets its part. */
export function arrangeMoments(
	mentions: readonly Mention[],
	tokens: readonly Token[],
	present: Present,
	language: LanguageTable,
): Arranged {
	const said = sayBy(tokens, present);
	const { wordsOf } = said;
	const groups = groupMoments(mentions, tokens, present);
	const parts = partsOf(groups, tokens, said, language);
	const { spans, questions, remindAt, leads } = parts;
	const mark = (marks: readonly Mark[]) =>
		spans.push(...marks.map(({ mention: { first, next }, kind, value }) => said.spanOf(first, next, kind, value)));

	const severalDays = settleMoments(parts, tokens, present, language);
	if (severalDays) questions.push(severalDays);
	const recurring = arrangeRecurrences(parts.recurrences, parts.due, present, wordsOf);
	mark(recurring.marks);
	questions.push(...recurring.questions);

	const isReminderOnly = recurring.recurrence === null && parts.due.length === 0 && remindAt.length > 0;
	const chosen = isReminderOnly ? remindAt.shift()?.moment : chooseDue(parts.due);
	const due = recurring.due ?? chosen?.due ?? null;
	const counted = readLeadReminders(leads, due, recurring.recurrence, present, wordsOf);
	const reminders = [...counted.reminders];
	questions.push(...counted.questions);
	mark(counted.marks);
	if (chosen) markMoment(chosen, tokens, present, spans);
	const isLeadAlone = (parts.lead !== undefined || parts.isAlarm) && reminders.length === 0 && remindAt.length === 0;
	const others = recurring.recurrence === null ? (chosen?.others ?? []) : [];
	if (due && (isLeadAlone || isReminderOnly || others.length > 0) && "at" in due) reminders.push({ before_minutes: 0 });
	reminders.push(...others.flatMap((other) => ("at" in other.due ? [{ at: other.due.at }] : [])));
	if (isReminderOnly) markReminder(groups, said, spans);
	reminders.push(...remindersAt(parts, due, present, said));
	if (parts.lead && due === null && reminders.length === 0 && questions.length === 0) {
		questions.push({ kind: "when", text: said.asks.whenToRemind });
	}
	questions.push(...questionsOf(chosen, parts.due, wordsOf, said.asks, present.settings));
	return {
		due,
		isDistance: recurring.recurrence === null && chosen !== undefined && isExactInstant(chosen),
		recurrence: recurring.recurrence,
		reminders,
		durationMinutes:
			parts.durationMinutes ?? lawful(recurring.durationMinutes) ?? lawful(chosen && rangeMinutes(chosen)),
		spans: cutLeadTail(spans, tokens, leads[0]?.first === 0 ? "open" : parts.lead?.how, language),
		questions,
	};
}

/** Joins what stands apart and belongs together, in place. Returns the question that a list of weekdays leaves. */
function settleMoments(
	{ lead, due, recurrences, remindAt }: Parts,
	tokens: readonly Token[],
	present: Present,
	language: LanguageTable,
): Question | undefined {
	const listed = recurrences.length === 0 ? joinWeekdayList(due, tokens, present, language) : undefined;
	const [first, another] = due;
	if (lead?.how === "open" && first && another && first.mentions[0]?.first === lead.mention.next) {
		if (isLinked(first, another, tokens, language)) joinReminded(due, tokens, language);
		else {
			// "remind me at 5 to call mum tomorrow at 6": the moment beside the lead is the reminder's when there is another.
			remindAt.push({ moment: first, mention: lead.mention });
			due.shift();
		}
	}
	joinApart(due, present);
	return listed && settleWeekdayList(listed, due, tokens, present, language);
}

const endOf = ({ mentions }: Moment) => (mentions.at(-1) as Mention).next;

/** "Tomorrow at 9 | and | on friday at 10". */
function isLinked(left: Moment, right: Moment, tokens: readonly Token[], { listLinks }: LanguageTable): boolean {
	const between = tokens.slice(endOf(left), right.mentions[0]?.first);
	return between.length > 0 && between.length <= MOST_LINKS && between.every(({ lower }) => listLinks.has(lower));
}
const MOST_LINKS = 2;

/** "Remind me tomorrow at 9 and on friday at 10": the first is when it is due, and all are reminders. In place. */
function joinReminded(moments: Moment[], tokens: readonly Token[], language: LanguageTable): void {
	let [joined] = moments as [Moment];
	while (moments[1] && isLinked(joined, moments[1], tokens, language)) {
		const { mentions, due, time, others = [] } = moments[1];
		joined = {
			...joined,
			mentions: [...joined.mentions, ...mentions],
			others: [...(joined.others ?? []), { due, time }, ...others],
		};
		moments.splice(0, 2, joined);
	}
}

/** "remind me at 5": the words of the reminder, where its moment is the due date. */
function markReminder(groups: readonly Group[], said: Said, spans: Span[]): void {
	const mention = groups.find((group) => group.mention.means === "remind")?.mention;
	if (!mention) return;
	const { first, next } = mention;
	spans.push(said.spanOf(first, next, "reminder", said.wordsOf(first, next)));
}

/** The reminders at instants, each marked from the words that say so. */
function remindersAt({ remindAt, lead, spans }: Parts, due: Due | null, present: Present, said: Said): ReminderSpec[] {
	return remindAt.flatMap(({ moment, mention }) => {
		const at = reminderInstant(moment, due, present);
		if (at === undefined) return [];
		const { next } = moment.mentions.at(-1) as Mention;
		const isLeads = mention === lead?.mention;
		const link = mention.means === "remind" ? mention.first : mention.first - 1;
		spans.push(said.spanOf(isLeads ? (moment.mentions[0] as Mention).first : link, next, "reminder", at));
		const others =
			moment.others?.flatMap((other) => reminderInstant({ ...moment, ...other }, due, present) ?? []) ?? [];
		return [at, ...others].map((one) => ({ at: one }));
	});
}

/** "tomorrow call mum at 5": a day and a time that stand apart are one moment. */
function joinApart(moments: Moment[], present: Present): void {
	const hasClock = ({ mentions }: Moment) => mentions.some(({ captures }) => captures.clock !== undefined);
	const day = moments.find((moment) => !moment.timeOnly && !hasClock(moment) && !isExactInstant(moment));
	const time = moments.find((moment) => moment.timeOnly && (day?.time === undefined || hasClock(moment)));
	const joined = day && time ? momentOf([...day.mentions, ...time.mentions], present) : undefined;
	if (!day || !time || !joined) return;
	moments[moments.indexOf(day)] = joined;
	moments.splice(moments.indexOf(time), 1);
}

const isExactInstant = ({ mentions, due, time }: Moment) =>
	time === undefined && "at" in due && mentions.some(({ means }) => means === "date.in_amount");

/** A moment with day and time before one with a day before a time alone; among equals the first. */
function chooseDue(moments: readonly Moment[]): Moment | undefined {
	const weight = (moment: Moment) =>
		(moment.timeOnly ? 1 : 2) + (moment.time !== undefined && !moment.timeOnly ? 1 : 0);
	let best: Moment | undefined;
	for (const moment of moments) if (best === undefined || weight(moment) > weight(best)) best = moment;
	return best;
}

function reminderInstant(moment: Moment, due: Due | null, present: Present) {
	if (moment.timeOnly && due !== null && moment.time !== undefined) return instantOn(due, moment.time, present);
	if ("at" in moment.due) return moment.due.at;
	return instantOn(moment.due, present.settings.all_day_reminder_at, present);
}

function rangeMinutes(moment: Moment): number | null {
	const range = moment.mentions.find(({ means }) => means === "time.range")?.captures;
	if (!range?.clock || !range.clockEnd) return null;
	const minutes = (range.clockEnd.hour - range.clock.hour) * 60 + range.clockEnd.minute - range.clock.minute;
	return minutes > 0 ? minutes : minutes + MINUTES_OF_DAY;
}

function markMoment(moment: Moment, tokens: readonly Token[], present: Present, spans: Span[]) {
	const local =
		"at" in moment.due
			? Temporal.Instant.from(moment.due.at).toZonedDateTimeISO(present.settings.time_zone).toPlainDateTime()
			: undefined;
	const date = "date" in moment.due ? moment.due.date : (local?.toPlainDate().toString() ?? "");
	const time = local?.toPlainTime().toString({ smallestUnit: "minute" }) ?? "";
	for (const mention of moment.mentions) {
		const start = (tokens[mention.first] as Token).start;
		const end = (tokens[mention.next - 1] as Token).end;
		const kind = mention.means === "time.range" ? "duration" : mention.means.startsWith("date.") ? "date" : "time";
		const isInstant = mention.means === "date.in_amount" && "at" in moment.due && moment.time === undefined;
		const value = isInstant && "at" in moment.due ? moment.due.at : kind === "date" ? date : time;
		spans.push({ start, end, kind, value });
	}
}

/** "remind me tomorrow to call": the "to" after the moment belongs to the lead, not to the title. */
function cutLeadTail(
	spans: readonly Span[],
	tokens: readonly Token[],
	lead: string | undefined,
	language: LanguageTable,
) {
	if (lead !== "open") return spans;
	const ends = new Set(spans.map(({ end }) => end));
	const tail = tokens.findIndex(
		(token, at) => at > 0 && language.afterLead.has(token.lower) && ends.has((tokens[at - 1] as Token).end),
	);
	const token = tokens[tail];
	return token ? [...spans, { start: token.start, end: token.end, kind: "lead" as const, value: token.text }] : spans;
}
