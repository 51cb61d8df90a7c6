/** A part of a text that means something, before it is known what for, and what slots found in it. */

import type { Amount, Cycle, DayKind, DayPart, Meaning, Unit } from "./meanings.ts";

/** What slots found, by slot. `doubtful`: it counts only with a preposition, a time or the end of the text beside it. */
export interface Captures {
	readonly number?: number;
	readonly weekday?: number;
	readonly month?: number;
	readonly period?: Unit;
	readonly amount?: Amount;
	readonly clock?: ClockReading;
	/** The hour is a word, which counts things and people as well ("at one with nature"). */
	readonly spoken?: boolean;
	readonly clockEnd?: ClockReading;
	readonly calendar?: { readonly day: number; readonly month: number; readonly year?: number };
	readonly doubtful?: boolean;
	/** The month is an ordinary word too. */
	readonly wordlike?: boolean;
	readonly part?: DayPart;
	/** Minutes past the hour that was said; before it when negative ("half past 5", "quarter to 6"). */
	readonly shift?: number;
	/** Numbers and a slash or dots only, which often is a fraction or a version. */
	readonly fraction?: boolean;
	/** A slash between two numbers; `rhythm`: a time signature as often as a date ("5/4"). */
	readonly ratio?: "rhythm" | "plain" | undefined;
	/** "every 3 …". */
	readonly count?: number;
	readonly cycle?: Cycle;
	/** ISO weekdays, in the order they were said; so are the other lists. */
	readonly weekdays?: readonly number[];
	readonly months?: readonly number[];
	/** Of a month: "15th and 30th"; −1 is the last. */
	readonly monthDays?: readonly number[];
	/** "first and third". */
	readonly positions?: readonly number[];
	readonly dayKind?: DayKind;
	readonly yearDates?: readonly { readonly day: number; readonly month: number; readonly year?: number }[];
	readonly clocks?: readonly ClockReading[];
	/** "Until june" ends before it, "through march" with it. */
	readonly isBefore?: boolean;
	/** Counted from when it was done ("after 10 days"). */
	readonly isAfterCompletion?: boolean;
	/** Said as "after 20 minutes", which may be meant once. */
	readonly isAfter?: boolean;
	/** A date phrase inside another phrase ("starting next monday"). */
	readonly date?: Mention;
}

/** As read from the clock; `bare`: an hour alone, which half of the day is still open. */
export interface ClockReading {
	readonly hour: number;
	readonly minute: number;
	readonly bare: boolean;
}

export interface Mention {
	readonly means: Meaning;
	/** Tokens from `first` up to but without `next`. */
	readonly first: number;
	readonly next: number;
	readonly captures: Captures;
	/** The words that were matched, lower case. */
	readonly words: readonly string[];
	/** Of a recurrence: its clauses, in the order they were said. */
	readonly clauses?: readonly Mention[];
}

export const isDate = ({ means }: Mention) => means.startsWith("date.") || means === "time.part_today";
export const isTime = ({ means }: Mention) => means.startsWith("time.");
