/**
 * The BY parts of a rule: what each is called, which numbers it may hold (RFC 5545 §3.3.10), and with which
 * frequencies it may not stand. One table for reading, checking and printing.
 */
import type { Frequency, Rule } from "./rule.ts";

/** The parts whose list is of plain numbers; BYDAY has a form of its own. */
export type NumericPart = Exclude<
	{ [K in keyof Rule]: Rule[K] extends readonly number[] ? K : never }[keyof Rule],
	undefined
>;

export interface PartForm {
	readonly key: NumericPart;
	readonly lowest: number;
	readonly highest: number;
	/** Whether −n counts from the end. */
	readonly isSigned: boolean;
	readonly forbiddenWith: readonly Frequency[];
}

const NOT_YEARLY = ["SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY"] as const;

/** In the order in which the RFC applies them and the printed rule shows them. */
export const NUMERIC_PARTS: ReadonlyMap<string, PartForm> = new Map<string, PartForm>([
	["BYMONTH", { key: "byMonth", lowest: 1, highest: 12, isSigned: false, forbiddenWith: [] }],
	["BYWEEKNO", { key: "byWeekNo", lowest: 1, highest: 53, isSigned: true, forbiddenWith: NOT_YEARLY }],
	[
		"BYYEARDAY",
		{ key: "byYearDay", lowest: 1, highest: 366, isSigned: true, forbiddenWith: ["DAILY", "WEEKLY", "MONTHLY"] },
	],
	["BYMONTHDAY", { key: "byMonthDay", lowest: 1, highest: 31, isSigned: true, forbiddenWith: ["WEEKLY"] }],
	["BYHOUR", { key: "byHour", lowest: 0, highest: 23, isSigned: false, forbiddenWith: [] }],
	["BYMINUTE", { key: "byMinute", lowest: 0, highest: 59, isSigned: false, forbiddenWith: [] }],
	["BYSECOND", { key: "bySecond", lowest: 0, highest: 60, isSigned: false, forbiddenWith: [] }],
	["BYSETPOS", { key: "bySetPos", lowest: 1, highest: 366, isSigned: true, forbiddenWith: [] }],
]);
