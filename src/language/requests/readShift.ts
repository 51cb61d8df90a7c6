/** "Postpone #3 by a week", "bring it forward two days", "make #3 an hour later": counted from when the task is due. Pure. */

import { wordsFor } from "../../words/words.ts";
import { german } from "../de/german.ts";
import { english } from "../en/english.ts";
import { readReference } from "./references.ts";
import type { Reader, Shift } from "./request.ts";

const AMOUNT = String.raw`(?<count>another|\d{1,4}|an?|half an?|a couple of|[a-z]+)(?: more)? ?(?<unit>m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?|months?|years?)`;
const WAY = "back|forwards?|up|out|off|ahead|down|later|earlier|sooner|backwards?";
const LATER = /^(?:postpone|delay|defer|push)/i;
const PATTERNS = [
	new RegExp(
		`^(?<verb>postpone|delay|defer|push|put|move|shift|bump|bring|pull|reschedule) (?:(?<way>back|forward|off|up|out) )?(?<task>.+?)(?: (?<way2>${WAY}))?(?: (?<by>by|for))? ${AMOUNT}(?: (?<way3>${WAY}|more|into the future))?$`,
		"i",
	),
	new RegExp(`^(?<verb>make|do|start|schedule|set) (?<task>.+?) ${AMOUNT} (?<way>later|earlier|sooner)$`, "i"),
];

export const readShift: Reader = ({ text, context }) => {
	const plain = text.replace(/(?<![.!])[.!]+$/, "");
	for (const one of PATTERNS) {
		const { verb = "", task, count, unit, by, way, way2, way3 } = one.exec(plain)?.groups ?? {};
		const amount = readAmount(count, unit);
		const reference = amount && task !== undefined ? readReference(task, context) : undefined;
		if (amount === undefined || reference === undefined) continue;
		const said = (way ?? way2 ?? way3 ?? "").toLowerCase();
		// "Move it a week" could be anything, "push it a week" is later; "put the roast in for an hour" is a task.
		if (said === "" && (by === undefined || by.toLowerCase() === "for") && !LATER.test(verb)) continue;
		const isPull = /^(?:bring|pull)/i.test(verb);
		if (/^(?:forward|up$)/.test(said) && !isPull && !(said === "up" && /^(?:move|bump)/i.test(verb)))
			return { kind: "unclear", text: wordsFor(context.settings.locale).reading.unclear.shift };
		const isEarlier = isPull || /^(?:earlier|sooner|ahead|up)/.test(said);
		return {
			kind: "shift_due",
			reference,
			by: isEarlier ? { ...amount, count: -amount.count } : amount,
		};
	}
	return undefined;
};

/** "An hour later", "2 days earlier": the distance alone. */
export function readAmountMoved(text: string): Shift | undefined {
	const { count, unit, way } =
		new RegExp(`^(?:by )?${AMOUNT} (?<way>later|earlier|sooner)$`, "i").exec(text)?.groups ?? {};
	const amount = readAmount(count, unit);
	return amount && way !== undefined && !/later/i.test(way) ? { ...amount, count: -amount.count } : amount;
}

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

/** "2 days", "a week", "half an hour"; `undefined` for what is none. */
function readAmount(count: string | undefined, unit: string | undefined): Shift | undefined {
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
