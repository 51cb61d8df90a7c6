/** Calendar dates as people write them: by name, by number in the user's order, in ISO's. */
import { type Cursor, isGlued, number, own, type SlotMatch } from "./captures.ts";
import type { Token } from "./tokens.ts";

export function month({ tokens, language }: Cursor, at: number): SlotMatch | undefined {
	const found = own(language.months, tokens[at]);
	if (found === undefined) return undefined;
	const short = (tokens[at]?.text.length ?? 0) <= 4;
	const dotted = short && isGlued(tokens[at + 1], ".") && tokens[at + 2] !== undefined;
	const wordlike = language.wordlikeMonths.has(tokens[at]?.lower ?? "");
	return { month: found, next: at + (dotted ? 2 : 1), wordlike };
}

/** "27th"; "first" is left to `nth`, because "the first" is rarely a day. */
export function ordinal({ tokens, language }: Cursor, at: number): SlotMatch | undefined {
	const day = number(tokens[at], 2);
	const suffix = tokens[at + 1];
	if (day === undefined || day < 1 || day > 31 || !suffix?.glued) return undefined;
	if (language.ordinalDot)
		return suffix.text === "." && !tokens[at + 2]?.glued ? { number: day, next: at + 2 } : undefined;
	return language.ordinalSuffixes.has(suffix.lower) ? { number: day, next: at + 2 } : undefined;
}

/** "First", "twenty-first", "twenty first". */
export function dayWord({ tokens, language }: Cursor, at: number): SlotMatch | undefined {
	// Asked at every token: what is no word is neither.
	if (tokens[at]?.kind !== "word") return undefined;
	const one = own(language.dayWords, tokens[at]);
	const second = tokens[at + 1]?.text === "-" ? at + 2 : at + 1;
	const both = `${tokens[at]?.lower}-${tokens[second]?.lower}`;
	const two = Object.hasOwn(language.dayWords, both) ? language.dayWords[both] : undefined;
	if (two !== undefined) return { number: two, next: second + 1 };
	return one === undefined ? undefined : { number: one, next: at + 1 };
}

/** "The fifth of december": a word needs its link, for "second march" is another one. */
function linkedDay(cursor: Cursor, at: number): SlotMatch | undefined {
	const word = dayWord(cursor, at);
	return word && cursor.language.dayLinks.has(cursor.tokens[word.next]?.lower ?? "") ? word : undefined;
}

/** "5 dec", "5th of december 2026", "dec 5th, 2026", "2026-12-05", "5/12", "15.01.". */
export function calendar(cursor: Cursor, at: number): SlotMatch | undefined {
	return (
		dayMonth(cursor, at) ??
		monthDay(cursor, at) ??
		isoDate(cursor, at) ??
		dashedDate(cursor, at) ??
		numericDate(cursor, at)
	);
}

function yearAfter(tokens: readonly Token[], at: number): { year?: number; next: number } {
	const comma = isGlued(tokens[at], ",") ? 1 : 0;
	const year = tokens[at + comma]?.text.length === 4 ? number(tokens[at + comma]) : undefined;
	return year !== undefined && year >= 1970 && year < 2200 ? { year, next: at + comma + 1 } : { next: at };
}

function dayMonth(cursor: Cursor, at: number): SlotMatch | undefined {
	const { tokens } = cursor;
	const word = linkedDay(cursor, at);
	const suffixed = ordinal(cursor, at) ?? word;
	const day = suffixed?.number ?? number(tokens[at], 2);
	if (day === undefined || day < 1 || day > 31) return undefined;
	let next = suffixed?.next ?? at + 1;
	if (isGlued(tokens[next], ".") && !tokens[next + 1]?.glued) next++;
	const isDashed = isGlued(tokens[next], "-") && tokens[next + 1]?.glued === true;
	if (isDashed) next++;
	if (suffixed && cursor.language.dayLinks.has(tokens[next]?.lower ?? "")) next++;
	const named = month(cursor, next);
	if (named?.month === undefined) return undefined;
	const after = yearAfter(tokens, isDashed && isGlued(tokens[named.next], "-") ? named.next + 1 : named.next);
	const isAlone = after.year === undefined;
	return {
		calendar: { day, month: named.month, ...pickYear(after.year) },
		next: isAlone ? named.next : after.next,
		doubtful: (suffixed === undefined || word !== undefined) && isAlone,
		wordlike: named.wordlike === true || word !== undefined,
	};
}

function monthDay(cursor: Cursor, at: number): SlotMatch | undefined {
	const named = month(cursor, at);
	if (named?.month === undefined) return undefined;
	// "December the 5th".
	const from = cursor.language.articles.has(cursor.tokens[named.next]?.lower ?? "") ? named.next + 1 : named.next;
	const word = dayWord(cursor, from);
	const suffixed = ordinal(cursor, from) ?? word;
	const day = suffixed?.number ?? number(cursor.tokens[named.next], 2);
	if (day === undefined || day < 1 || day > 31) return undefined;
	const after = yearAfter(cursor.tokens, suffixed?.next ?? named.next + 1);
	const doubtful = (suffixed === undefined || word !== undefined) && after.year === undefined;
	return {
		calendar: { day, month: named.month, ...pickYear(after.year) },
		next: after.next,
		doubtful,
		wordlike: named.wordlike === true || word !== undefined,
	};
}

const pickYear = (year: number | undefined) => (year === undefined ? {} : { year });

function isoDate(cursor: Cursor, at: number): SlotMatch | undefined {
	const { tokens } = cursor;
	const [year, first, month, second, day] = [0, 1, 2, 3, 4].map((offset) => tokens[at + offset]);
	if (year?.text.length !== 4 || !isGlued(first, "-") || !isGlued(second, "-") || !month?.glued || !day?.glued)
		return undefined;
	const read = { year: number(year), month: number(month, 2), day: number(day, 2) };
	if (read.year === undefined || read.month === undefined || read.day === undefined) return undefined;
	const said = { calendar: { year: read.year, month: read.month, day: read.day }, next: at + 5 };
	if (tokens[said.next]?.lower !== "t" || !tokens[said.next]?.glued) return said;
	const [hour, colon, minute] = [1, 2, 3].map((offset) => tokens[said.next + offset]);
	const time = { hour: number(hour, 2), minute: number(minute, 2) };
	if (!hour?.glued || !isGlued(colon, ":") || !minute?.glued) return undefined;
	if (time.hour === undefined || time.minute === undefined || time.hour > 23 || time.minute > 59) return undefined;
	const hasSeconds = isGlued(tokens[said.next + 4], ":") && number(tokens[said.next + 5], 2) !== undefined;
	// Seconds are let go: a task is due at a minute.
	return {
		...said,
		clock: { hour: time.hour, minute: time.minute, bare: false },
		next: said.next + (hasSeconds ? 6 : 4),
	};
}

/** "2026/12/05" for everybody, "26/12/05" for those who write the year first. */
function yearMonthDay(tokens: readonly Token[], at: number, dateOrder: Cursor["dateOrder"]): SlotMatch | undefined {
	const [year, first, month, second, day] = [0, 1, 2, 3, 4].map((offset) => tokens[at + offset]);
	const isLong = year?.text.length === 4;
	if (!isLong && !(year?.text.length === 2 && dateOrder === "ymd")) return undefined;
	const separator = first?.text;
	if ((separator !== "/" && separator !== ".") || !isGlued(first, separator) || !isGlued(second, separator))
		return undefined;
	if (!month?.glued || !day?.glued) return undefined;
	const read = { year: number(year), month: number(month, 2), day: number(day, 2) };
	if (read.year === undefined || !isIn(read.month, 12) || !isIn(read.day, 31)) return undefined;
	const year4 = isLong ? read.year : 2000 + read.year;
	const ratio = separator === "." ? "plain" : undefined;
	return { calendar: { year: year4, month: read.month, day: read.day }, ratio, next: at + 5 };
}

const isIn = (value: number | undefined, most: number): value is number =>
	value !== undefined && value >= 1 && value <= most;

/** "9/16 socket". */
const INCHES: ReadonlySet<number> = new Set([8, 16, 32, 64]);

/** "27-1-2027": without the four digits of a year a dash makes a score or a range of pages. */
function dashedDate({ tokens, dateOrder }: Cursor, at: number): SlotMatch | undefined {
	const [first, second, year] = [0, 2, 4].map((offset) => tokens[at + offset]);
	const isDashed = isGlued(tokens[at + 1], "-") && isGlued(tokens[at + 3], "-") && second?.glued && year?.glued;
	const read = { first: number(first, 2), second: number(second, 2), year: number(year) };
	if (!isDashed || year?.text.length !== 4 || read.year === undefined) return undefined;
	const [day, month] = isDayFirst(read.first, read.second, dateOrder)
		? [read.first, read.second]
		: [read.second, read.first];
	if (!isIn(day, 31) || !isIn(month, 12)) return undefined;
	return { calendar: { day, month, year: read.year }, next: at + 5 };
}

/** By value where that decides, else by the user's order. */
const isDayFirst = (first = 0, second = 0, dateOrder: Cursor["dateOrder"]) =>
	first > 12 || (second <= 12 && dateOrder === "dmy");

/** Of music and of screens: those that are no share of something. */
const SIGNATURES: ReadonlySet<string> = new Set(["5/4", "6/4", "9/8", "12/8", "3/2", "4/3", "16/9", "16/10", "21/9"]);

/** Day and month are told apart by value where possible, else by the user's order. */
function numericDate({ tokens, dateOrder, language }: Cursor, at: number): SlotMatch | undefined {
	const yearFirst = yearMonthDay(tokens, at, dateOrder);
	if (yearFirst !== undefined) return yearFirst;
	const separator = tokens[at + 1]?.text;
	const first = number(tokens[at], 2);
	const second = number(tokens[at + 2], 2);
	if ((separator !== "/" && separator !== ".") || !tokens[at + 1]?.glued || !tokens[at + 2]?.glued) return undefined;
	if (first === undefined || second === undefined || first < 1 || second < 1) return undefined;
	if (language.fixedFractions.has(`${first}/${second}`)) return undefined;
	let next = at + 3;
	let year: number | undefined;
	if (isGlued(tokens[next], separator)) {
		const read = tokens[next + 1]?.glued ? number(tokens[next + 1]) : undefined;
		const digits = tokens[next + 1]?.text.length;
		if (read !== undefined && (digits === 2 || digits === 4)) {
			year = digits === 2 ? 2000 + read : read;
			next += 2;
		} else if (separator === ".") next++;
		else return undefined;
	} else if (separator === ".") return undefined;
	const dayFirst = separator === "." || isDayFirst(first, second, dateOrder);
	const [day, month] = dayFirst ? [first, second] : [second, first];
	if (month > 12 || day > 31) return undefined;
	const plain = year === undefined;
	// "1/2", "4/4", "8/10" are shares and marks, "22.11." may end a sentence about a version.
	const isDotted = language.ordinalDot && separator === ".";
	const fraction =
		plain && !isDotted && (separator === "." ? !tokens[at + 2]?.text.startsWith("0") : first <= second && second <= 10);
	const isRatio = plain && separator === "/";
	// "firmware 7.5.26".
	const isVersion = separator === "." && !language.ordinalDot;
	const isSignature = SIGNATURES.has(`${first}/${second}`) || (isRatio && first < second && INCHES.has(second));
	const ratio = isRatio || isVersion ? (isSignature ? "rhythm" : "plain") : undefined;
	return { calendar: { day, month, ...pickYear(year) }, next, doubtful: plain && !isDotted, fraction, ratio };
}
