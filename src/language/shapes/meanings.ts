/** What words and phrases of a text can stand for. */

export type Unit = "second" | "minute" | "hour" | "day" | "week" | "month" | "year";
export type DayPart = "morning" | "noon" | "afternoon" | "evening" | "tonight" | "night" | "eod" | "midnight";

/** An amount of time as it was said; nothing is converted yet, because a day is not always 24 hours. */
export type Amount = Readonly<Partial<Record<Unit, number>>>;

/** What a phrase stands for; `moments.ts` and `recurrenceWish.ts` give each of them its value. */
export type Meaning =
	| "date.today"
	| "date.tomorrow"
	| "date.after_tomorrow"
	| "date.weekday"
	| "date.this_weekday"
	| "date.next_weekday"
	| "date.next_unit"
	| "date.end_of_unit"
	| "date.end_of_next_unit"
	| "date.starting"
	| "date.before"
	| "date.before_date"
	| "date.after_date"
	| "date.weekday_after"
	| "date.until"
	| "date.weekend"
	| "date.next_weekend"
	| "date.in_amount"
	| "date.in_workdays"
	| "date.calendar"
	| "date.day_of_month"
	| "date.day_of_next_month"
	| "date.mid_month"
	| "date.month_first"
	| "date.month_last"
	| "date.month_before"
	| "date.nth_of_month"
	| "date.nth_of_next_month"
	| "time.clock"
	| "time.hour"
	| "time.part"
	| "time.part_today"
	| "time.range"
	| "time.before"
	| "time.after"
	| "duration"
	| "lead"
	| "alarm"
	| "remind"
	| "remind.before"
	| "remind.day_before"
	| "remind.part_before"
	| "recurrence"
	| "recurrence.refused"
	| "unread"
	| ClauseMeaning;

/** What may follow the words that say how often ("every 3 days"), in any order. */
export type ClauseMeaning =
	| "clause.at"
	| "clause.part"
	| "clause.on"
	| "clause.start"
	| "clause.until"
	| "clause.for"
	| "clause.times"
	| "clause.except"
	| "clause.after_completion";

/** Which days a position counts: "the last weekday of the month". */
export type DayKind = "day" | "weekday" | "weekend_day";

/** What a word says of how often: "quarter" is 3 months, "weekend" every week on two days, "morning" a day at 9. */
export interface Cycle {
	readonly unit: Unit;
	readonly times?: number;
	readonly weekdays?: readonly number[];
	readonly part?: DayPart;
	/** Days are counted, not named: "every 3 workdays" is no rule. */
	readonly indivisible?: boolean;
}
