/** How a request names tasks: by number, by words, by position, by "it", or by what they have in common. Pure. */
import { english } from "../../en/english.ts";
import type { ReadingContext } from "../../shapes/reading.ts";
import { NOUNS, readFilter, type TaskFilter } from "./filters.ts";

export type TaskReference =
	| { readonly kind: "numbers"; readonly task_ids: readonly number[] }
	/**
	 * One title, which may hold "and"; only where no task has it, `parts` are titles of their own. `whole`: a longer title may
	 * be another matter.
	 */
	| { readonly kind: "words"; readonly words: string; readonly parts?: readonly string[]; readonly whole?: true }
	/** What the last turn was about; `both` and `them` mean all of it. */
	| { readonly kind: "pronoun"; readonly many: boolean }
	/** Places in what was last shown, from 1; −1 is the last. */
	| { readonly kind: "positions"; readonly positions: readonly number[] }
	/** So many from the beginning of what was last shown, or (`last`) from its end. */
	| { readonly kind: "run"; readonly count: number; readonly last: boolean }
	/** `count`: so many there have to be ("both milk tasks"). */
	| { readonly kind: "filter"; readonly filter: TaskFilter; readonly count?: number }
	/** "#1 and the milk task". */
	| { readonly kind: "several"; readonly parts: readonly TaskReference[] }
	/** "all but #2". */
	| { readonly kind: "but"; readonly of: TaskReference; readonly except: TaskReference };

/** `trusting`: any words may name a task, because whoever reads looks for it before anything is done. */
export interface Trust {
	readonly trusting?: true;
}

const PRONOUNS: Readonly<Record<string, boolean>> = {
	it: false,
	this: false,
	that: false,
	"that one": false,
	"this one": false,
	"that task": false,
	"this task": false,
	them: true,
	these: true,
	those: true,
	both: true,
	"both of them": true,
	"both tasks": true,
	"all of them": true,
	"all of these": true,
	"all of those": true,
	"them all": true,
	"these tasks": true,
	"those tasks": true,
	"the two": true,
	"the task i just added": false,
	"what i just added": false,
	"the one i just added": false,
	"the task that i just added": false,
	"the last task i added": false,
};
const BUT = /,? (?:but not|but|except(?: for)?|apart from|other than|without|not) /i;
const ALL = /^(?:all|everything|every|all tasks|every task|all my tasks|them|all of them|all of those)$/i;

/** A longer text than this names tasks by numbers only: no title is half as long. */
const LONGEST = 500;

/** Reads a reference. `undefined` when the text names nothing ("", "the task"). */
export function readReference(text: string, context: ReadingContext): TaskReference | undefined {
	if (text.length > LONGEST) {
		const numbers = readNumbers(text.toLowerCase());
		return numbers && { kind: "numbers", task_ids: numbers };
	}
	const plain = plainOf(text);
	const but = BUT.exec(plain);
	if (but && unquote(plain) === plain) {
		const of = readPart(plain.slice(0, but.index), context);
		const except = readPart(plain.slice(but.index + but[0].length), context);
		// "Without sugar" is part of a title.
		if (of && except && of.kind !== "words") {
			const isShown =
				(except.kind === "positions" || except.kind === "run") && ALL.test(plain.slice(0, but.index).trim());
			return { kind: "but", of: isShown ? { kind: "pronoun", many: true } : of, except };
		}
		if (of && except && /but|except|apart/.test(but[0])) return { kind: "but", of, except };
	}
	return readPart(plain, context);
}

const plainOf = (text: string) =>
	text
		.trim()
		.replace(/(?<![.!?,])[.!?,]+$/, "")
		.replace(/,? (?:too|as well|also|then|instead)$/i, "")
		.replace(/ (?:from|off|on) (?:my|the|this) (?:to-?do )?list$/i, "");

/** A reference without exceptions. */
function readPart(text: string, context: ReadingContext): TaskReference | undefined {
	const said = plainOf(text);
	const plain = unquote(said);
	if (plain !== said) return plain === "" ? undefined : { kind: "words", words: plain };
	return readSingle(plain, context) ?? readList(plain, context);
}

function readSingle(plain: string, context: ReadingContext): TaskReference | undefined {
	const lower = plain.toLowerCase();
	if (Object.hasOwn(PRONOUNS, lower)) return { kind: "pronoun", many: PRONOUNS[lower] as boolean };
	const numbers = readNumbers(lower);
	if (numbers) return { kind: "numbers", task_ids: numbers };
	const place = readPlace(lower);
	if (place) return place;
	const plural = /^(?:both|all)(?: of)? (?:the |my )?(\p{L}{3,})s$/iu.exec(plain)?.[1];
	if (plural !== undefined && !NOUNS.has(`${plural.toLowerCase()}s`))
		return { kind: "filter", filter: { words: plural }, ...(/^both\b/.test(lower) ? { count: 2 } : {}) };
	const inLabel =
		/^(?:all|every|everything|anything)(?: (?:tasks?|things?|items?))? (?:in|under|from|on) (?:the |my )?#?@?(\p{L}[\p{L}\p{N}_-]*)(?: (?:category|tag|list))?$/iu.exec(
			plain,
		)?.[1];
	if (inLabel !== undefined && readFilter(plain, context) === undefined)
		return { kind: "filter", filter: { words: inLabel } };
	if (
		/^(all|both|everything|every|any|anything)\b/.test(lower) ||
		/ (tasks|todos|ones|items|stuff|things)$/.test(lower)
	) {
		const filter = readFilter(plain, context);
		if (filter && (Object.keys(filter).length > 0 || /^(all|every)/.test(lower)))
			return { kind: "filter", filter, ...(/^both\b/.test(lower) ? { count: 2 } : {}) };
	}
	return undefined;
}

/** "A and B", "#1, the milk task and the last one". Words alone may be one title that holds "and". */
function readList(plain: string, context: ReadingContext): TaskReference | undefined {
	const words = withoutNouns(plain);
	const pieces = plain.split(/(?<!\s),?\s+(?:and|und|&|plus)\s+|(?:(?<!\s)\s+)?,\s*/i).filter((piece) => piece !== "");
	if (pieces.length > 1) {
		const parts = pieces.map((piece) => readSingle(unquote(piece), context) ?? wordsOf(piece));
		const named = parts.filter((part) => part !== undefined);
		const isPlain = parts.every((part) => part === undefined || part.kind === "words");
		if (named.length === parts.length && !isPlain) return { kind: "several", parts: named };
		if (named.length === parts.length && words !== "") {
			return { kind: "words", words, parts: named.flatMap((part) => (part.kind === "words" ? [part.words] : [])) };
		}
	}
	if (words === "") return undefined;
	// "The dentist appointment" may be called "dentist".
	const [, stem] = /^(\S.*) (?:appointment|meeting|termin|treffen)$/i.exec(words) ?? [];
	return { kind: "words", words, ...(stem === undefined ? {} : { parts: [stem] }) };
}

function wordsOf(piece: string): TaskReference | undefined {
	const words = withoutNouns(unquote(piece));
	return words === "" ? undefined : { kind: "words", words };
}

/** "#12", "12", "task 12", "#1, #2 and 3", "1-3" is no list. */
function readNumbers(lower: string): number[] | undefined {
	const parts = lower
		.split(/[\s,&]+/)
		.filter((part) => part !== "" && !/^(and|und|plus|tasks?|numbers?|nos?\.?|the|my|todos?|items?)$/.test(part));
	const ids = parts.map((part) => (/^#?\d{1,9}$/.test(part) ? Number(part.replace("#", "")) : Number.NaN));
	return parts.length > 0 && ids.every((id) => id > 0) ? [...new Set(ids)] : undefined;
}

/** "the first one", "the last two", "the second and the third"; "the first draft" is a title. */
function readPlace(lower: string): TaskReference | undefined {
	const run = /^(?:the )?(first|last) (\w+)(?: (\w+))?$/.exec(lower);
	const counted = run?.[2] ?? "";
	const count = /^\d{1,3}$/.test(counted) ? Number(counted) : own(english.numbers, counted);
	if (run && count !== undefined && count > 1 && (run[3] === undefined || NOUNS.has(run[3]))) {
		return { kind: "run", count, last: run[1] === "last" };
	}
	const positions: number[] = [];
	for (const piece of lower.split(/(?<!\s),?\s+and\s+|(?:(?<!\s)\s+)?,\s*/)) {
		const [word, noun, ...more] = piece
			.replace(/^the /, "")
			.replace(/^(number|no\.?) /, "")
			.split(/\s+/);
		if (word === undefined || more.length > 0 || (noun !== undefined && !NOUNS.has(noun))) return undefined;
		const ordinal = /^(\d{1,2})(st|nd|rd|th)$/.exec(word);
		const position = ordinal ? Number(ordinal[1]) : own(english.ordinals, word);
		if (position === undefined || position === 0) return undefined;
		positions.push(position);
	}
	return { kind: "positions", positions: [...new Set(positions)] };
}

const own = (table: Readonly<Record<string, number>>, word: string) =>
	Object.hasOwn(table, word) ? table[word] : undefined;

function withoutNouns(plain: string): string {
	const parts = plain.replace(/^(?:the |my )?tasks? (?:about|called|named|with) /i, "").split(/\s+/);
	while (parts.length > 0 && /^(the|my|a|that|this|called|named|task)$/i.test(parts[0] as string)) parts.shift();
	const last = () => (parts.at(-1) ?? "").toLowerCase();
	if (parts.length > 1 && (NOUNS.has(last()) || last() === "series")) parts.pop();
	return NOUNS.has(parts.join(" ").toLowerCase()) ? "" : unquote(parts.join(" "));
}

/**
 * Whether words name a task as one ("the milk task", "#3", "it"), so that a doubtful verb can only mean a request. Where
 * the reading is a trusting one, any words do.
 */
export function isNamed(reference: TaskReference, said: string, { trusting }: Trust = {}): boolean {
	return (
		trusting === true ||
		reference.kind !== "words" ||
		/ (task|one|todo|to-do|reminder|series|item)[.!]?$/i.test(said.trim()) ||
		/^["“'`]/.test(said.trim())
	);
}

/** Removes one pair of quotes around the whole. */
export function unquote(text: string): string {
	return /^("[^"]*"|“[^”]*”|'[^']*'|`[^`]*`)$/s.test(text) && text.length > 2 ? text.slice(1, -1).trim() : text;
}
