/** What each moment and mention of a text is for, in the order in which they were said. */
import { isLawfulDuration } from "../../domain/tasks/duration.ts";
import { wholeMinutesOf } from "../dates/readingDates.ts";
import type { Moment } from "../dates/readingTimes.ts";
import { refusalOf } from "../recurrence/refusedRecurrence.ts";
import type { LanguageTable } from "../shapes/grammar.ts";
import type { Mention } from "../shapes/mention.ts";
import type { Question, Span } from "../shapes/reading.ts";
import type { Token } from "../tokens/tokens.ts";
import type { Group } from "./groups.ts";
import { leadAtTime } from "./leadReminders.ts";
import type { Said } from "./said.ts";

export interface Parts {
	/** "remind me": `whole` when it ends in the word that begins what is to be done. */
	lead: { readonly mention: Mention; readonly how: "whole" | "open" } | undefined;
	/** "Wake me": it is to ring when it is due, and is the title itself. */
	isAlarm: boolean;
	/** Moments at which to remind, each with the mention that says so. */
	readonly remindAt: { readonly moment: Moment; readonly mention: Mention }[];
	/** Moments that may be the due date. */
	readonly due: Moment[];
	readonly recurrences: Mention[];
	/** Reminders that count back from the due date. */
	readonly leads: Mention[];
	durationMinutes: number | null;
	readonly spans: Span[];
	readonly questions: Question[];
}

export const lawful = (minutes: number | null | undefined): number | null =>
	minutes != null && isLawfulDuration(minutes) ? minutes : null;

export function partsOf(
	groups: readonly Group[],
	tokens: readonly Token[],
	said: Said,
	language: LanguageTable,
): Parts {
	const parts: Parts = {
		lead: undefined,
		isAlarm: false,
		remindAt: [],
		due: [],
		recurrences: [],
		leads: [],
		durationMinutes: null,
		spans: [],
		questions: [],
	};
	const isLink = (token: Token | undefined) => language.listLinks.has(token?.lower ?? "");
	/** Where the reminder that was said last ends: "… and at 9" goes on with it. */
	let remindsUntil: number | undefined;
	for (let index = 0; index < groups.length; index++) {
		const { mention, moment } = groups[index] as Group;
		const next = groups[index + 1];
		if (moment) {
			const goesOn = remindsUntil !== undefined && mention.first - remindsUntil === 1 && isLink(tokens[remindsUntil]);
			if (!goesOn) {
				parts.due.push(moment);
				continue;
			}
			parts.remindAt.push({ moment, mention });
			remindsUntil = endOf(moment);
			continue;
		}
		remindsUntil = undefined;
		if (mention.means === "remind") {
			if (next?.moment && next.mention.first === mention.next) {
				parts.remindAt.push({ moment: next.moment, mention });
				remindsUntil = endOf(next.moment);
				index++;
			}
		} else if (mention.means.startsWith("remind.")) {
			const timed = leadAtTime(mention, next?.moment);
			parts.leads.push(timed ?? mention);
			if (timed) index++;
			remindsUntil = (timed ?? mention).next;
		} else takeMention(parts, mention, said, language);
	}
	return parts;
}

const endOf = ({ mentions }: Moment) => (mentions.at(-1) as Mention).next;

/** One that stands for itself. */
function takeMention(parts: Parts, mention: Mention, said: Said, language: LanguageTable): void {
	const words = () => said.wordsOf(mention.first, mention.next);
	const mark = (kind: Span["kind"], value: string | number) =>
		parts.spans.push(said.spanOf(mention.first, mention.next, kind, value));
	switch (mention.means) {
		case "lead":
			parts.lead = { mention, how: language.afterLead.has(mention.words.at(-1) ?? "") ? "whole" : "open" };
			mark("lead", words());
			return;
		case "alarm":
			parts.isAlarm = true;
			return;
		case "recurrence":
			parts.recurrences.push(mention);
			return;
		case "recurrence.refused":
			mark("unread", words());
			parts.questions.push({ kind: "recurrence_refused", text: refusalOf(words(), mention.captures, said.asks) });
			return;
		case "unread":
			mark("unread", words());
			parts.questions.push({
				kind: "not_understood",
				text: said.asks.notRead(words()),
			});
			return;
		case "duration": {
			const minutes = lawful(wholeMinutesOf(mention.captures.amount ?? {}));
			// No task takes so long, or it was said before: the words stay.
			if (minutes === null || parts.durationMinutes !== null) return;
			parts.durationMinutes = minutes;
			mark("duration", minutes);
			return;
		}
		default:
	}
}
