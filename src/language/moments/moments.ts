/** Which of the mentioned moments is the due date, which a reminder, and what has to be asked. */
import { isLawfulDuration } from "../../domain/duration.ts";
import type { Due, ReminderSpec } from "../../domain/task.ts";
import { type Present, wholeMinutesOf } from "../dates/readingDates.ts";
import { instantOn, type Moment, momentOf } from "../dates/readingTimes.ts";
import { arrangeRecurrences } from "../recurrence/arrangeRecurrences.ts";
import { refusalOf } from "../recurrence/refusedRecurrence.ts";
import type { LanguageTable } from "../shapes/grammar.ts";
import type { Mention } from "../shapes/mention.ts";
import type { Question, Span, SpanKind, UnderstoodRecurrence } from "../shapes/reading.ts";
import type { Token } from "../tokens/tokens.ts";
import { leadAtTime, readLeadReminders } from "./leadReminders.ts";
import { questionsOf } from "./momentQuestions.ts";
import { joinWeekdayList, settleWeekdayList } from "./weekdayLists.ts";

export interface Arranged {
	readonly due: Due | null;
	readonly recurrence: UnderstoodRecurrence | null;
	readonly reminders: readonly ReminderSpec[];
	readonly durationMinutes: number | null;
	readonly spans: readonly Span[];
	readonly questions: readonly Question[];
}

const MINUTES_OF_DAY = 1440;
/** A text with more moments than this is no task; the others are left unread, so that it costs no time. */
const MOST_MOMENTS = 20;

/** Mentions become moments (those that touch are one), and each moment gets its part. */
export function arrangeMoments(
	mentions: readonly Mention[],
	tokens: readonly Token[],
	present: Present,
	language: LanguageTable,
): Arranged {
	const spans: Span[] = [];
	const questions: Question[] = [];
	const reminders: ReminderSpec[] = [];
	const wordsOf = (first: number, next: number) =>
		tokens
			.slice(first, next)
			.map((token, index) => (index > 0 && !token.glued ? ` ${token.text}` : token.text))
			.join("");
	const spanOf = (first: number, next: number, kind: SpanKind, value: string | number): Span => ({
		start: (tokens[first] as Token).start,
		end: (tokens[next - 1] as Token).end,
		kind,
		value,
	});
	const mark = (...said: Parameters<typeof spanOf>) => spans.push(spanOf(...said));

	const groups = groupMoments(mentions, tokens, present);
	let lead: "whole" | "open" | undefined;
	let leadMention: Mention | undefined;
	const remindAt: { moment: Moment; mention: Mention }[] = [];
	const dueMoments: Moment[] = [];
	const recurrences: Mention[] = [];
	/** Reminders that count back from the due date. */
	const leads: Mention[] = [];
	/** Where the reminder that was said last ends: "… and at 9" goes on with it. */
	let remindsUntil: number | undefined;
	const isLink = (token: Token | undefined) => language.listLinks.has(token?.lower ?? "");
	let durationMinutes: number | null = null;

	for (let index = 0; index < groups.length; index++) {
		const group = groups[index] as Group;
		const { mention } = group;
		const continues = remindsUntil !== undefined && mention.first - remindsUntil <= 1;
		if (group.moment && continues && remindsUntil !== mention.first && isLink(tokens[remindsUntil ?? 0])) {
			remindAt.push({ moment: group.moment, mention });
			remindsUntil = (group.moment.mentions.at(-1) as Mention).next;
			continue;
		}
		if (group.moment) {
			dueMoments.push(group.moment);
			continue;
		}
		remindsUntil = undefined;
		switch (mention.means) {
			case "lead": {
				leadMention = mention;
				lead = language.afterLead.has(mention.words.at(-1) ?? "") ? "whole" : "open";
				mark(mention.first, mention.next, "lead", wordsOf(mention.first, mention.next));
				break;
			}
			case "remind": {
				const next = groups[index + 1];
				if (next?.moment && next.mention.first === mention.next) {
					remindAt.push({ moment: next.moment, mention });
					remindsUntil = (next.moment.mentions.at(-1) as Mention).next;
					index++;
				}
				break;
			}
			case "remind.before":
			case "remind.day_before":
			case "remind.part_before": {
				const timed = leadAtTime(mention, groups[index + 1]?.moment);
				leads.push(timed ?? mention);
				if (timed) index++;
				remindsUntil = (timed ?? mention).next;
				break;
			}
			case "recurrence":
				recurrences.push(mention);
				break;
			case "recurrence.refused": {
				const words = wordsOf(mention.first, mention.next);
				mark(mention.first, mention.next, "unread", words);
				const text = refusalOf(words, mention.captures);
				questions.push({ kind: "recurrence_refused", text });
				break;
			}
			case "unread": {
				const words = wordsOf(mention.first, mention.next);
				mark(mention.first, mention.next, "unread", words);
				questions.push({ kind: "not_understood", text: `I do not read “${words}” as a date. When is it due?` });
				break;
			}
			case "duration": {
				const minutes = lawful(wholeMinutesOf(mention.captures.amount ?? {}));
				// No task takes so long, or it was said before: the words stay.
				if (minutes === null || durationMinutes !== null) break;
				durationMinutes = minutes;
				mark(mention.first, mention.next, "duration", minutes);
				break;
			}
			default:
				break;
		}
	}

	const listed = recurrences.length === 0 ? joinWeekdayList(dueMoments, tokens, present, language) : undefined;
	// "remind me at 5 to call mum tomorrow at 6": the moment beside the lead is the reminder's when there is another.
	if (
		lead === "open" &&
		leadMention &&
		dueMoments.length > 1 &&
		dueMoments[0]?.mentions[0]?.first === leadMention.next
	) {
		remindAt.push({ moment: dueMoments.shift() as Moment, mention: leadMention });
	}
	joinApart(dueMoments, present);
	const severalDays = listed && settleWeekdayList(listed, dueMoments, tokens, present, language);
	if (severalDays) questions.push(severalDays);
	const recurring = arrangeRecurrences(recurrences, dueMoments, present, wordsOf);
	spans.push(...recurring.marks.map(({ mention: { first, next }, kind, value }) => spanOf(first, next, kind, value)));
	questions.push(...recurring.questions);
	durationMinutes ??= lawful(recurring.durationMinutes);
	const isReminderOnly = recurring.recurrence === null && dueMoments.length === 0 && remindAt.length > 0;
	const chosen = isReminderOnly ? remindAt.shift()?.moment : chooseDue(dueMoments);
	const due = recurring.due ?? chosen?.due ?? null;
	const counted = readLeadReminders(leads, due, recurring.recurrence, present, wordsOf);
	reminders.push(...counted.reminders);
	questions.push(...counted.questions);
	spans.push(...counted.marks.map(({ mention: { first, next }, kind, value }) => spanOf(first, next, kind, value)));
	if (chosen) markMoment(chosen, tokens, present, spans);
	const isLeadAlone = lead !== undefined && reminders.length === 0 && remindAt.length === 0;
	if (due && (isLeadAlone || isReminderOnly) && "at" in due) reminders.push({ before_minutes: 0 });
	if (isReminderOnly) {
		const said = groups.find(({ mention }) => mention.means === "remind")?.mention;
		if (said) mark(said.first, said.next, "reminder", wordsOf(said.first, said.next));
	}
	for (const { moment, mention } of remindAt) {
		const at = reminderInstant(moment, due, present);
		if (at === undefined) continue;
		reminders.push({ at });
		const last = moment.mentions.at(-1) as Mention;
		if (mention.means === "remind") mark(mention.first, last.next, "reminder", at);
		else if (mention !== leadMention) mark(mention.first - 1, last.next, "reminder", at);
		else mark((moment.mentions[0] as Mention).first, last.next, "reminder", at);
	}
	if (chosen?.mentions.some(({ means }) => means === "time.range")) durationMinutes ??= lawful(rangeMinutes(chosen));
	if (lead !== undefined && due === null && reminders.length === 0 && questions.length === 0) {
		questions.push({ kind: "when", text: "When should I remind you? I found no date or time." });
	}
	questions.push(...questionsOf(chosen, dueMoments, wordsOf));
	return {
		due,
		recurrence: recurring.recurrence,
		reminders,
		durationMinutes,
		spans: cutLeadTail(spans, tokens, leads[0]?.first === 0 ? "open" : lead, language),
		questions,
	};
}

const lawful = (minutes: number | null | undefined) => (minutes != null && isLawfulDuration(minutes) ? minutes : null);

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

interface Group {
	readonly mention: Mention;
	readonly moment: Moment | undefined;
}

function groupMoments(mentions: readonly Mention[], tokens: readonly Token[], present: Present): Group[] {
	const isMoment = ({ means }: Mention) => means.startsWith("date.") || means.startsWith("time.");
	const kindOf = ({ means }: Mention) =>
		means === "date.weekday" ? "weekday" : means === "time.part" ? "part" : means.startsWith("date.") ? "date" : means;
	const groups: Mention[][] = [];
	for (const mention of mentions) {
		const group = groups.at(-1);
		const last = group?.at(-1);
		const touches =
			last !== undefined &&
			(last.next === mention.first || (last.next + 1 === mention.first && tokens[last.next]?.text === ","));
		// A second date or a second clock reading begins another moment.
		const joins = group && last && touches && isMoment(last) && isMoment(mention) && fits(group, mention);
		if (joins) group.push(mention);
		else groups.push([mention]);
	}
	function fits(group: readonly Mention[], mention: Mention): boolean {
		const kinds = new Set(group.map(kindOf));
		const isClock = mention.captures.clock !== undefined;
		if (isClock && group.some(({ captures }) => captures.clock !== undefined)) return false;
		return !kinds.has(kindOf(mention));
	}
	let read = 0;
	return groups.flatMap((group): Group[] => {
		const first = group[0] as Mention;
		if (!isMoment(first)) return [{ mention: first, moment: undefined }];
		if (++read > MOST_MOMENTS) return [];
		const moment = momentOf(group, present);
		return moment ? [{ mention: first, moment }] : [];
	});
}

/** A moment with day and time before one with a day before a time alone; among equals the first. */
function chooseDue(moments: readonly Moment[]): Moment | undefined {
	const weight = (moment: Moment) =>
		(moment.timeOnly ? 1 : 2) + (moment.time !== undefined && !moment.timeOnly ? 1 : 0);
	let best: Moment | undefined;
	for (const moment of moments) if (best === undefined || weight(moment) > weight(best)) best = moment;
	if (best === undefined) return undefined;
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
