/**
 * "gym mon, wed and fri at 7" without "every" may be once or every week. It is due on the first of these days to come,
 * all of them leave the title, and the question names both readings, so that what is asked and what is filled in agree.
 */

import { dayText } from "../../words/dayText.ts";
import { wordsFor } from "../../words/words.ts";
import type { Present } from "../dates/readingDates.ts";
import { type Moment, momentOf } from "../dates/readingTimes.ts";
import type { LanguageTable } from "../shapes/grammar.ts";
import { isDate, isTime, type Mention } from "../shapes/mention.ts";
import type { Question } from "../shapes/reading.ts";
import type { Token } from "../tokens/tokens.ts";

/** ", and". */
const MOST_LINKS = 2;

export interface WeekdayList {
	readonly weekdays: readonly Mention[];
	/** All of them as one mention, which stands for whichever of them is meant. */
	readonly span: { readonly first: number; readonly next: number };
}

/** Puts the first list of weekdays into one moment, in place. */
export function joinWeekdayList(
	moments: Moment[],
	tokens: readonly Token[],
	present: Present,
	language: LanguageTable,
): WeekdayList | undefined {
	const found = findList(moments, tokens, language);
	if (found === undefined) return undefined;
	const { from, weekdays, times } = found;
	const list = { weekdays, span: { first: weekdays[0].first, next: (weekdays.at(-1) as Mention).next } };
	const joined = firstToCome(list, times, present);
	if (joined !== undefined) moments.splice(from, weekdays.length, joined);
	return joined && list;
}

/** When it is known which time belongs to the list: the first of its days to come, in place, and what is to be asked. */
export function settleWeekdayList(
	list: WeekdayList,
	moments: Moment[],
	tokens: readonly Token[],
	present: Present,
	language: LanguageTable,
): Question | undefined {
	const { first, next } = list.span;
	const at = moments.findIndex(({ mentions }) => mentions.some((mention) => mention.first === first));
	const joined = at < 0 ? undefined : firstToCome(list, (moments[at] as Moment).mentions.filter(isTime), present);
	if (joined === undefined) return undefined;
	moments[at] = joined;
	const words = tokens.slice(first, next).filter(({ kind }) => kind !== "punct");
	const said = words.map(({ text }) => text).join(" ");
	const names = list.weekdays.map((weekday) => (tokens[weekday.next - 1] as Token).text);
	const every = `${language.every} ${names.join(", ")}`;
	const date = startOf(joined, present).toZonedDateTimeISO(present.settings.time_zone).toPlainDate();
	const { severalDays } = wordsFor(present.settings.locale).reading.questions;
	const text = severalDays(said, dayText(date, present.settings, "plain"), every);
	return { kind: "two_dates", text, choices: [...names, every] };
}

function firstToCome({ weekdays, span }: WeekdayList, times: readonly Mention[], present: Present): Moment | undefined {
	return weekdays
		.flatMap((weekday) => momentOf([{ ...weekday, ...span }, ...times], present) ?? [])
		.sort((left, right) => Temporal.Instant.compare(startOf(left, present), startOf(right, present)))[0];
}

function findList(moments: readonly Moment[], tokens: readonly Token[], language: LanguageTable) {
	for (let from = 0; from < moments.length - 1; from++) {
		const run = [moments[from] as Moment];
		let last = weekdayOf(run[0] as Moment);
		if (last === undefined) continue;
		const weekdays: [Mention, ...Mention[]] = [last];
		for (const moment of moments.slice(from + 1)) {
			const next = weekdayOf(moment);
			if (next === undefined || !isLinked(last, next, tokens, language)) break;
			run.push(moment);
			weekdays.push(next);
			last = next;
		}
		const times = run.flatMap(({ mentions }) => mentions.filter(isTime));
		// "mon at 7 and tue at 8" are two moments.
		if (weekdays.length > 1 && times.filter(({ captures }) => captures.clock !== undefined).length < 2) {
			return { from, weekdays, times };
		}
	}
	return undefined;
}

/** The weekday of a moment that has no other date. */
function weekdayOf({ mentions }: Moment): Mention | undefined {
	const dates = mentions.filter(isDate);
	return dates.length === 1 && dates[0]?.means === "date.weekday" ? dates[0] : undefined;
}

function isLinked(left: Mention, right: Mention, tokens: readonly Token[], language: LanguageTable): boolean {
	const between = tokens.slice(left.next, right.first);
	return (
		right.first >= left.next &&
		between.length <= MOST_LINKS &&
		between.every(({ lower }) => language.listLinks.has(lower) || language.alternatives.has(lower))
	);
}

function startOf({ due }: Moment, { settings }: Pick<Present, "settings">): Temporal.Instant {
	if ("at" in due) return Temporal.Instant.from(due.at);
	return Temporal.PlainDate.from(due.date).toZonedDateTime(settings.time_zone).toInstant();
}
