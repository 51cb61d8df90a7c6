/** Rules of recurrence in German. */

import type { Reason } from "../../domain/recurrence/reasons.ts";
import type { Frequency } from "../../domain/recurrence/rule.ts";
import type { RuleWords } from "../en/rules.ts";
import type { DayPart, KindOfDay, MonthPart, RuleOutline } from "../rules/outline.ts";
import type { TimePart } from "../rules/times.ts";
import { moments } from "./moments.ts";

const MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(" ");
const WEEKDAYS = "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split(" ");
const ORDINALS = ["", "ersten", "zweiten", "dritten", "vierten", "fünften"];
const FROM_LAST = ["", "letzten", "vorletzten", "drittletzten", "viertletzten", "fünftletzten"];
const EVERY: Readonly<Record<Frequency, readonly [one: string, many: string, unit: string]>> = {
	SECONDLY: ["jede Sekunde", "Sekunden", "Sekunde"],
	MINUTELY: ["jede Minute", "Minuten", "Minute"],
	HOURLY: ["jede Stunde", "Stunden", "Stunde"],
	DAILY: ["jeden Tag", "Tage", "Tag"],
	WEEKLY: ["jede Woche", "Wochen", "Woche"],
	MONTHLY: ["jeden Monat", "Monate", "Monat"],
	YEARLY: ["jedes Jahr", "Jahre", "Jahr"],
};

const month = (number: number) => MONTHS[number - 1] ?? "";
const weekday = (number: number) => WEEKDAYS[number - 1] ?? "";
const joined = (parts: readonly (string | number)[]) => moments.and(parts.map(String));
const inRow = (parts: readonly string[]) => parts.filter((part) => part !== "").join(" ");

/** As after "am" and "den": "dritten", "12.", "letzten", "vorletzten". */
function ordinal(number: number): string {
	const size = Math.abs(number);
	return number > 0 ? (ORDINALS[size] ?? `${size}.`) : (FROM_LAST[size] ?? `${size}.-letzten`);
}

function kindOfDay(kind: KindOfDay): string {
	if (kind === "weekday") return "Werktag";
	if (kind === "weekend_day") return "Wochenendtag";
	return kind === "day" ? "Tag" : kind.map(weekday).join(" oder ");
}

const dayOfMonth = (day: number) => (day > 0 ? `${day}.` : `${ordinal(day)} Tag`);
const dayOfYear = (day: number) => `${day > 0 ? `${day}.` : ordinal(day)} Tag des Jahres`;

/** "am 15. und am letzten Tag". */
function dayWords(part: DayPart): string {
	switch (part.kind) {
		case "positions":
			return `am ${joined(part.ordinals.map(ordinal))} ${kindOfDay(part.of)}`;
		case "weekdays": {
			const plain = `${part.isEvery ? "an jedem" : "am"} ${joined(part.plain.map(weekday))}`;
			const counted = part.counted.map((day) => `am ${ordinal(day.ordinal)} ${weekday(day.weekday)}`);
			return joined([...(part.plain.length > 0 ? [plain] : []), ...counted]);
		}
		case "days_of_month":
			return joined(part.ordinals.map((day) => `am ${dayOfMonth(day)}`));
		case "days_of_year":
			return joined(part.ordinals.map((day) => `am ${dayOfYear(day)}`));
	}
}

/** What limits the days before it: ", der auf den 13. fällt". */
function limitWords(part: DayPart): string {
	if (part.kind === "positions" || part.kind === "weekdays") return `, und zwar ${dayWords(part)}`;
	const day = part.kind === "days_of_month" ? dayOfMonth : dayOfYear;
	return `, der auf ${moments.or(part.ordinals.map((one) => `den ${day(one)}`))} fällt`;
}

function monthWords(part: MonthPart): string {
	switch (part.kind) {
		case "all":
			return "";
		case "every":
			return "in jedem Monat";
		case "except":
			return `${part.isOfYear ? "in jedem Monat " : ""}außer im ${joined(part.months.map(month))}`;
		case "in":
			return `im ${joined(part.months.map(month))}`;
	}
}

function days(outline: RuleOutline): string {
	if (outline.isEveryWeekday) return "jeden Werktag";
	const { frequency, interval, date, weeks, positions } = outline;
	const [one, many, unit] = EVERY[frequency];
	const every = interval === 1 ? one : `alle ${interval} ${many}`;
	const only =
		positions.length === 0
			? ""
			: `(davon je ${unit} nur das ${joined(positions.map((n) => ordinal(n).replace(/n$/, "")))} Mal)`;
	if (date) return inRow([every, `am ${date.day}. ${month(date.month)}`, only]);
	const [first, ...limits] = outline.days;
	const limited = limits.map(limitWords).join("");
	const on = first === undefined ? "" : `${dayWords(first)}${limited}${limited === "" ? "" : ","}`;
	const inWeeks = weeks.length === 0 ? "" : `in Kalenderwoche ${joined(weeks)}`;
	return inRow([every, on, inWeeks, monthWords(outline.months), only]);
}

function times(part: TimePart): string {
	switch (part.kind) {
		case "none":
			return "";
		case "at":
			return `um ${joined(part.times)} Uhr`;
		case "at_minutes":
			return `zur Minute ${joined(part.minutes)}`;
		case "from": {
			const limit = (word: string, numbers: readonly number[]) =>
				numbers.length === 0 ? "" : `${word} ${joined(numbers)}`;
			const { hours, minutes, seconds } = part;
			const limits = [limit("in Stunde", hours), limit("zur Minute", minutes), limit("zur Sekunde", seconds)];
			return inRow([`ab ${part.time} Uhr`, ...limits]);
		}
	}
}

/** `2026-11` as `November 2026`. */
const monthOf = (text: string) => `${month(Number(text.slice(5)))} ${text.slice(0, 4)}`;

/** `day`: a date (`2026-11-23`) as the reader writes it. */
function reason(why: Reason, day: (date: string) => string): string {
	switch (why.kind) {
		case "clamped":
			return `im ${monthOf(why.month)} gibt es keinen ${why.wanted.map((place) => `${place}.`).join(" oder ")}: der letzte Tag, der ${why.last}.`;
		case "gap": {
			const other = why.onDate === undefined ? "" : ` am ${day(why.onDate)}`;
			return `${why.time} Uhr gibt es am ${day(why.date)} in ${why.timeZone} nicht: ${why.instead} Uhr${other}`;
		}
		case "fold":
			return `${why.time} Uhr gibt es am ${day(why.date)} in ${why.timeZone} zweimal: beim ersten Mal`;
		case "no_such_day":
			return `den ${day(why.date)} gibt es in ${why.timeZone} nicht: ${day(why.instead)}`;
		case "clocks": {
			const since = why.date === undefined ? "" : ` am ${day(why.date)}`;
			const still = why.still === undefined ? "" : `: weiter ${why.still} Uhr`;
			return `${clockChange(why.change, since)}${still}`;
		}
	}
}

function clockChange(change: Extract<Reason, { kind: "clocks" }>["change"], since: string): string {
	if (change === "summer_began") return `Beginn der Sommerzeit${since}`;
	if (change === "summer_ended") return `Ende der Sommerzeit${since}`;
	const size = Math.abs(change.minutes);
	const span = size % 60 === 0 ? { hours: size / 60 } : { minutes: size };
	return `die Uhren wurden${since} um ${moments.span(span)} ${change.minutes > 0 ? "vor" : "zurück"}gestellt`;
}

export const rules: RuleWords = {
	reason,
	days,
	times,
	counted: "gezählt ab Erledigung",
	paused: "pausiert",
	times_in_all: (count) => (count === 1 ? "einmal" : `${count}-mal`),
	until: (date) => `bis ${date}`,
	except: (dates, more) => `außer am ${joined(more === 0 ? dates : [...dates, `${more} weiteren`])}`,
	also: (dates, more) => `und auch am ${joined(more === 0 ? dates : [...dates, `${more} weiteren`])}`,
	skipped: (count) => `${count} ausgelassen`,
	added: (count) => `${count} zusätzlich`,
	byClock: (rule, zone) => `${rule} (nach der Uhr von ${zone})`,
};
