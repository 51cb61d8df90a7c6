/** What a slot is given and what it finds, and the few readers that slots share. */
import type { DATE_ORDERS } from "../domain/task.ts";
import type { Amount, Cycle, DayKind, DayPart, LanguageTable, Unit } from "./grammar.ts";
import type { Mention } from "./mention.ts";
import type { Token } from "./tokens.ts";

export interface Cursor {
	readonly tokens: readonly Token[];
	readonly language: LanguageTable;
	readonly dateOrder: (typeof DATE_ORDERS)[number];
}

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

export interface SlotMatch extends Captures {
	/** Index of the token after the match. */
	readonly next: number;
}

/** Reads the tokens from an index on; at most a few of them. */
export type Slot = (cursor: Cursor, at: number) => SlotMatch | undefined;

/** The value of a number of at most so many digits. */
export const number = (token: Token | undefined, digits = 4): number | undefined =>
	token?.kind === "number" && token.text.length <= digits ? Number(token.text) : undefined;
/** What a table says of a word; never what objects inherit. */
export const own = <Value>(table: Readonly<Record<string, Value>>, token: Token | undefined): Value | undefined =>
	token?.kind === "word" && Object.hasOwn(table, token.lower) ? table[token.lower] : undefined;
export const isGlued = (token: Token | undefined, text: string) => token?.glued === true && token.text === text;
