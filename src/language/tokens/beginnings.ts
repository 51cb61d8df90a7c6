/**
 * With which token a slot can begin. Dozens of slots are asked for at every token of a text, and of most of them a look at that
 * token says that they are not there. `test/language/beginnings.test.ts` holds every slot to it.
 */
import type { LanguageTable } from "../shapes/grammar.ts";

/** Nothing begins with a mark of punctuation. */
export interface Beginning {
	readonly words: ReadonlySet<string>;
	readonly isNumber: boolean;
}

export const canBegin = ({ words, isNumber }: Beginning, kind: string, lower: string): boolean =>
	kind === "word" ? words.has(lower) : kind === "number" && isNumber;

type Words = Iterable<string> | Readonly<Record<string, unknown>>;

function beginning(isNumber: boolean, ...lists: readonly Words[]): Beginning {
	const words = lists.flatMap((list) =>
		Symbol.iterator in list ? [...(list as Iterable<string>)] : Object.keys(list),
	);
	return { words: new Set(words), isNumber };
}

/** By the name of the slot. */
export function beginningsOf(language: LanguageTable): Readonly<Record<string, Beginning>> {
	const { weekdays, pluralWeekdays, pluralCycles, months, articles, ordinals, numbers, hourWords, parts } = language;
	const dayWords = Object.keys(language.dayWords).flatMap((word) => [word, word.split("-")[0] ?? word]);
	const number = beginning(true);
	const nth = beginning(true, articles, ordinals);
	const amount = beginning(
		true,
		numbers,
		language.fixedAmounts.flatMap(({ words }) => words.slice(0, 1)),
	);
	return {
		weekday: beginning(false, weekdays, language.weekdayParts),
		weekdayList: beginning(false, weekdays, pluralWeekdays, language.listFillers),
		weekdayRange: beginning(false, weekdays),
		weekdaysList: beginning(false, pluralWeekdays, pluralCycles),
		month: beginning(false, months),
		monthList: beginning(false, months),
		ordinal: number,
		dayWord: beginning(false, dayWords),
		calendar: beginning(true, months, dayWords),
		yearDateList: beginning(true, months, dayWords, articles),
		monthDayList: nth,
		nthList: nth,
		nthDayKindList: nth,
		dayNumber: number,
		period: beginning(false, language.periods),
		count: beginning(true, numbers),
		timesOf: beginning(true, numbers, language.repeats),
		cycle: beginning(false, language.cycles, language.units, language.workPrefixes),
		cycles: beginning(false, pluralCycles),
		dayKind: beginning(false, language.dayKinds, language.workPrefixes),
		amount,
		span: amount,
		clock: number,
		clockList: number,
		hour: number,
		hourList: beginning(true, parts.midday),
		severalClocks: number,
		severalHours: number,
		compactClock: number,
		hourRange: number,
		range: number,
		between: number,
		hourWord: beginning(false, hourWords),
		spokenHour: beginning(true, hourWords),
		spokenClock: beginning(false, hourWords),
		spokenOclock: beginning(false, hourWords),
		minutesPast: beginning(true, hourWords, language.minuteWords),
		part: beginning(false, parts.part),
		midday: beginning(false, parts.midday),
		endOfDay: beginning(false, parts.endOfDay),
		day: beginning(false, parts.day),
		tonight: beginning(false, parts.tonight),
	};
}
