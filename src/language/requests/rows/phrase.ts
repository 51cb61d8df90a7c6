/**
 * A phrase of a row as a person writes it, and the expression that it stands for. Pure. `docs/phrases.md` tells how to write one.
 *
 * - `stop|quit` either word; `the|my?` either or none; `(get rid of|throw away)` of several words, `(for now)?` or none.
 * - A comma or a colon after a word may be said, and need not be written.
 * - `{task}` a slot, whose words `slots.ts` reads; `{task}'s`, `called(:)?`, `#{tag}`: no space between.
 */
import { SLOTS, type SlotName } from "./slots.ts";

export interface Phrase {
	/** As it is written in its row. */
	readonly words: string;
	/** Of a text with one space before it. */
	readonly pattern: RegExp;
	readonly slots: readonly SlotName[];
}

/** Reads one phrase from its beginning to its end. */
interface Pen {
	readonly words: string;
	at: number;
	/** In how many brackets. */
	depth: number;
	readonly slots: SlotName[];
}

/** Throws where it is no phrase, and says why. */
export function phraseOf(words: string): Phrase {
	const pen: Pen = { words, at: 0, depth: 0, slots: [] };
	const source = sequence(pen);
	if (pen.at < words.length) fail(pen, `“${words[pen.at]}” is not expected there`);
	return { words, pattern: new RegExp(`^${source}$`, "iu"), slots: pen.slots };
}

const next = ({ words, at }: Pen) => words[at];
const isEnd = (pen: Pen) => pen.at >= pen.words.length || next(pen) === ")" || (pen.depth > 0 && next(pen) === "|");

/** An expression of words, each with the space before it. */
function sequence(pen: Pen): string {
	let source = "";
	while (!isEnd(pen)) {
		source += element(pen);
		if (next(pen) === " ") pen.at++;
	}
	return source;
}

/** What stands between two spaces. */
function element(pen: Pen): string {
	const alternatives = [glued(pen)];
	while (pen.depth === 0 && next(pen) === "|") {
		pen.at++;
		alternatives.push(glued(pen));
	}
	const either = eitherOf(alternatives);
	if (next(pen) !== "?") return either;
	pen.at++;
	return optional(either);
}

/** Words, slots and groups that touch. */
function glued(pen: Pen): string {
	const atoms: string[] = [];
	while (!isEnd(pen) && !" |?".includes(next(pen) ?? " ")) {
		const isGroup = next(pen) === "(";
		const atom = isGroup ? group(pen) : next(pen) === "{" ? slot(pen) : word(pen);
		const touches = atoms.length > 0 || !(isEnd(pen) || " |?".includes(next(pen) ?? " "));
		if (!isGroup || !touches) {
			atoms.push(isGroup ? atom : atoms.length > 0 ? atom : spaced(atom));
			continue;
		}
		const bare = unspaced(pen, atom);
		const isOptional = next(pen) === "?";
		if (isOptional) pen.at++;
		const inPlace = isOptional ? optional(bare) : bare;
		atoms.push(atoms.length > 0 ? inPlace : spaced(inPlace));
	}
	if (atoms.length === 0) fail(pen, "a word is missing");
	return atoms.join("");
}

/** Each of its sequences begins with a space. */
function group(pen: Pen): string {
	const alternatives: string[] = [];
	pen.depth++;
	do {
		pen.at++;
		alternatives.push(sequence(pen));
	} while (next(pen) === "|");
	if (next(pen) !== ")") fail(pen, "a bracket is open");
	pen.at++;
	pen.depth--;
	return eitherOf(alternatives);
}

function slot(pen: Pen): string {
	const end = pen.words.indexOf("}", pen.at);
	const name = pen.words.slice(pen.at + 1, end);
	if (end < 0 || !Object.hasOwn(SLOTS, name)) fail(pen, `there is no slot {${name}}`);
	pen.at = end + 1;
	pen.slots.push(name as SlotName);
	const slot = SLOTS[name as SlotName];
	const source = pen.at === pen.words.length && "atEnd" in slot ? slot.atEnd : slot.pattern;
	return `(?<${name}>${source})`;
}

function word(pen: Pen): string {
	const said = /^[^ |?(){}]+/.exec(pen.words.slice(pen.at))?.[0] ?? fail(pen, "a word is missing");
	pen.at += said.length;
	const isWhole = isEnd(pen) || " |?".includes(next(pen) ?? " ");
	return said.replaceAll(/[.*+^$[\]\\/]/g, String.raw`\$&`) + (isWhole ? "[,:]?" : "");
}

const spaced = (source: string) => ` ${source}`;
const optional = (source: string) => `(?:${source})?`;
/** The longer first: "forget about" is more than "forget" and a word. */
const eitherOf = (sources: readonly string[]) =>
	sources.length === 1
		? sources.join("")
		: `(?:${sources.toSorted((one, other) => other.length - one.length).join("|")})`;

/** A group that touches something has no space of its own. */
function unspaced(pen: Pen, source: string): string {
	const sequences = source.startsWith("(?:") ? source.slice(3, -1).split("|") : [source];
	if (sequences.some((one) => !one.startsWith(" "))) fail(pen, "a group that touches a word holds plain words only");
	return `(?:${sequences.map((one) => one.slice(1)).join("|")})`;
}

function fail({ words }: Pen, why: string): never {
	throw new Error(`The phrase “${words}” cannot be read: ${why}.`);
}
