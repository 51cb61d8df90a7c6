/**
 * Wall time as a number and as text. The number is the seconds from 1970-01-01T00:00 to that reading of the calendar and
 * clock; it knows no zone, and it is no instant. The text is the name of an occurrence: `2026-11-23` for a whole
 * day, else `2026-11-23T09:00`, with seconds only where there are any.
 */
import type { WallText } from "../time/instant.ts";
import { civilDate, dayNumber, daysInMonth } from "./calendar.ts";

export const SECONDS_OF_DAY = 86_400;

/** 9999-12-31T23:59:59, the last reading that four digits of a year can name; nothing recurs after it. */
export const LAST_WALL = dayNumber(9999, 12, 31) * SECONDS_OF_DAY + SECONDS_OF_DAY - 1;

/** What a text of wall time says: whole day or time of day. */
export interface WallReading {
	readonly wall: number;
	readonly isDate: boolean;
}

const FORM = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?$/;
const RFC_FORM = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d))?$/;

/** Reads `2026-11-23`, `2026-11-23T09:00` or `…:30`; undefined when it is no such date or time. */
export function readWall(text: string): WallReading | undefined {
	return reading(FORM.exec(text));
}

/** Reads RFC 5545's `20261123` or `20261123T090000` (without a final Z). */
export function readRfcWall(text: string): WallReading | undefined {
	return reading(RFC_FORM.exec(text));
}

function reading(match: RegExpExecArray | null): WallReading | undefined {
	if (match === null) return undefined;
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
		.slice(1)
		.map((part) => Number(part ?? 0));
	if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
	if (hour > 23 || minute > 59 || second > 60) return undefined;
	// A leap second is read as the second before it, as RFC 5545 §3.3.12 asks of those who do not keep them.
	const time = hour * 3_600 + minute * 60 + Math.min(second, 59);
	return { wall: dayNumber(year, month, day) * SECONDS_OF_DAY + time, isDate: match[4] === undefined };
}

/** The day number of a wall time. */
export function dayOfWall(wall: number): number {
	return Math.floor(wall / SECONDS_OF_DAY);
}

/** The text that names the wall time. */
export function printWall(wall: number, isDate: boolean): WallText {
	const dayNo = dayOfWall(wall);
	const { year, month, day } = civilDate(dayNo);
	const date = `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
	return (isDate ? date : `${date}T${printTimeOfDay(wall - dayNo * SECONDS_OF_DAY)}`) as WallText;
}

/** `09:00`, or `09:00:30` where there are seconds. */
export function printTimeOfDay(seconds: number): string {
	const minutes = Math.floor(seconds / 60);
	const text = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
	return seconds % 60 === 0 ? text : `${text}:${two(seconds % 60)}`;
}

/** RFC 5545's form of the same: `20261123T090000`. */
export function printRfcWall(wall: number, isDate: boolean): string {
	const text = printWall(wall, isDate).replaceAll(/[-:]/g, "");
	return isDate || text.length === 15 ? text : `${text}00`;
}

function two(number: number): string {
	return number < 10 ? `0${number}` : String(number);
}
