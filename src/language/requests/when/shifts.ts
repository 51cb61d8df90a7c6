/** Distances: "a week", "2 days", "half an hour"; "eine Woche", "2 Tage". Pure. */
import { german } from "../../de/german.ts";
import { english } from "../../en/english.ts";
import type { Shift } from "../request.ts";

/** What a distance is said in, for a phrase: without groups. */
export const AMOUNT = String.raw`(?:another|\d{1,4}|an?|half an?|a couple of|[a-z]+)(?: more)? ?(?:m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?|months?|years?)`;
const PARTS =
	/^(?<count>another|\d{1,4}|half an?|a couple of|an?|[a-z]+)(?: more)? ?(?<unit>mins?|minutes?|months?|hrs?|hours?|days?|wks?|weeks?|years?|m|h|d|w)$/i;

/** "An hour later", "2 days earlier", "2 Tage später": the distance alone. */
export function readDistance(text: string): Shift | undefined {
	const { said = "", way = "" } =
		/^(?:by |um )?(?<said>.{1,60}?) (?<way>later|earlier|sooner|später|früher)$/i.exec(text)?.groups ?? {};
	const amount = readAmount(said) ?? readGermanAmount(said);
	return amount && /earl|soon|früh/i.test(way) ? { ...amount, count: -amount.count } : amount;
}

/** The words for a distance that `readDistance` reads. */
export const distanceWords = ({ unit, count }: Shift): string =>
	`${Math.abs(count)} ${unit} ${count < 0 ? "earlier" : "later"}`;

const GERMAN_UNITS = {
	minute: "minutes",
	stunde: "hours",
	tag: "days",
	woche: "weeks",
	monat: "months",
	jahr: "years",
} as const satisfies Readonly<Record<string, Shift["unit"]>>;

/** "Eine Woche", "2 Tage", "drei Stunden". */
export function readGermanAmount(text: string): Shift | undefined {
	const [, said = "", unit = ""] =
		/^(\d{1,4}|\p{L}+) (minute|stunde|tag|woche|monat|jahr)(?:e?n?|es?)$/iu.exec(text) ?? [];
	if (unit === "") return undefined;
	const count = /^\d/.test(said) ? Number(said) : numberOf(german.numbers, said.toLowerCase());
	const named = GERMAN_UNITS[unit.toLowerCase() as keyof typeof GERMAN_UNITS];
	return count === undefined || count === 0 ? undefined : { unit: named, count };
}

const numberOf = (table: Readonly<Record<string, number>>, word: string) =>
	Object.hasOwn(table, word) ? table[word] : undefined;

/** `undefined` for what is none. */
export function readAmount(text: string): Shift | undefined {
	const { count, unit } = PARTS.exec(text)?.groups ?? {};
	const said = count?.toLowerCase() ?? "";
	const units = { m: "minutes", h: "hours", d: "days", w: "weeks", y: "years" } as const;
	const lower = unit?.toLowerCase() ?? "";
	const named = /^mon/.test(lower) ? "months" : units[lower[0] as keyof typeof units];
	if (named === undefined) return undefined;
	if (/^half/.test(said)) return named === "hours" ? { unit: "minutes", count: 30 } : undefined;
	const worded = numberOf(english.numbers, said);
	const number = /^\d/.test(said)
		? Number(said)
		: /^(?:an?|another)$/.test(said)
			? 1
			: /^a couple/.test(said)
				? 2
				: worded;
	return number === undefined || number === 0 ? undefined : { unit: named, count: number };
}
