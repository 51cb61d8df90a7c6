/**
 * Cuts a text into tokens, once, in time linear to its length.
 *
 * What must never be read as a date or a marker (quoted words, code, URLs, e-mail addresses, escaped words) becomes
 * one opaque token here, so that no rule further on has to remember it.
 */

export interface Token {
	/** `mark`: `#home`, `@work`, `!high`; `opaque`: text that is kept as it is. */
	readonly kind: "word" | "number" | "mark" | "punct" | "opaque";
	readonly text: string;
	readonly lower: string;
	/** Offsets in UTF-16 code units of the original text, end exclusive. */
	readonly start: number;
	readonly end: number;
	/** No white space between this token and the one before. */
	readonly glued: boolean;
}

export interface Tokens {
	readonly tokens: readonly Token[];
	/** Offsets of the backslashes that escape; a title is built without them. */
	readonly escapes: readonly number[];
}

const LETTER = /[\p{L}\p{M}]/u;
/** "@3pm" is a time, "@3d-print" a category. */
const TIME_MARK = /^@\d{1,2}(?::\d\d)?(?:[ap]m)?(?![\p{L}\p{N}_-])/iu;
const LONGEST_TIME_MARK = 9;
const OPENERS = new Set(["(", "[", "{", ",", ";"]);
const CLOSERS: Readonly<Record<string, string>> = {
	'"': '"',
	"“": "”",
	"‘": "’",
	"'": "'",
	"`": "`",
	"«": "»",
	"„": "“",
};
const TRAILING = new Set([".", ",", ";", ":", "!", "?", ")", "]"]);

const isSpace = (char: string | undefined) => char === undefined || /\s/.test(char);
const isDigit = (char: string | undefined) => char !== undefined && char >= "0" && char <= "9";
const isLetter = (char: string | undefined) => char !== undefined && LETTER.test(char);
const isNameChar = (char: string | undefined) => isLetter(char) || isDigit(char) || char === "_" || char === "-";
const isApostrophe = (char: string | undefined) => char === "'" || char === "’";

/** The tokens of a text, in order, covering everything but white space and escaping backslashes. */
export function readTokens(text: string): Tokens {
	const tokens: Token[] = [];
	const escapes: number[] = [];
	const closing = findClosingQuotes(text);
	let at = 0;
	let spaced = true;
	const push = (kind: Token["kind"], end: number) => {
		const part = text.slice(at, end);
		tokens.push({ kind, text: part, lower: part.toLowerCase().replaceAll("’", "'"), start: at, end, glued: !spaced });
		at = end;
		spaced = false;
	};
	let chunkEnd = 0;
	while (at < text.length) {
		const char = text[at] as string;
		if (isSpace(char)) {
			at++;
			spaced = true;
			continue;
		}
		const opens = spaced || OPENERS.has(text[at - 1] as string);
		if (at >= chunkEnd) {
			chunkEnd = at;
			while (!isSpace(text[chunkEnd])) chunkEnd++;
			// An escaped run is no address: its backslash goes.
			const opaque = spaced && char !== "\\" ? opaqueLength(text, at, chunkEnd) : 0;
			if (opaque > 0) {
				push("opaque", at + opaque);
				continue;
			}
		}
		if (char === "\\" && !isSpace(text[at + 1])) {
			escapes.push(at);
			at++;
			let end = at + 1;
			while (isNameChar(text[end]) || isApostrophe(text[end])) end++;
			push("opaque", end);
			continue;
		}
		const close = opens ? closing(char, at) : undefined;
		if (close !== undefined) {
			push("opaque", close + 1);
			continue;
		}
		const isTime = char === "@" && TIME_MARK.test(text.slice(at, at + LONGEST_TIME_MARK));
		if (opens && "#@!".includes(char) && isNameChar(text[at + 1]) && text[at + 1] !== "-" && !isTime) {
			let end = at + 1;
			while (isNameChar(text[end])) end++;
			push("mark", end);
		} else if (isDigit(char)) {
			let end = at + 1;
			while (isDigit(text[end])) end++;
			push("number", end);
		} else if (isLetter(char)) {
			let end = at + 1;
			while (isLetter(text[end]) || (isApostrophe(text[end]) && isLetter(text[end + 1]))) end++;
			// "mothers'" is a possessive as well: the apostrophe belongs to the word.
			if (isApostrophe(text[end]) && text[end - 1]?.toLowerCase() === "s") end++;
			push("word", end);
		} else {
			push("punct", at + ((text.codePointAt(at) as number) > 0xffff ? 2 : 1));
		}
	}
	return { tokens, escapes };
}

/**
 * How much of a run without spaces is an address, a URL, a file or host name; 0: none of it. `a.m.` and `p.m.` are
 * no host names.
 */
function opaqueLength(text: string, start: number, end: number): number {
	let last = end;
	while (last > start && TRAILING.has(text[last - 1] as string)) last--;
	const chunk = text.slice(start, last);
	if (chunk.includes("://") || chunk.startsWith("www.")) return chunk.length;
	const address = chunk.indexOf("@");
	if (address > 0 && address < chunk.length - 1) return chunk.length;
	for (let index = 1; index < chunk.length - 1; index++) {
		if (chunk[index] !== "." || !isLetter(chunk[index - 1]) || !isLetter(chunk[index + 1])) continue;
		const before = chunk[index - 1]?.toLowerCase();
		if ((before === "a" || before === "p") && chunk.slice(index + 1).toLowerCase() === "m") continue;
		return chunk.length;
	}
	return 0;
}

/** Where a quote that opens at an offset closes. One backward pass beforehand keeps many unclosed quotes linear. */
function findClosingQuotes(text: string): (open: string, at: number) => number | undefined {
	const next = new Map<string, Int32Array>();
	for (const close of new Set(Object.values(CLOSERS))) {
		if (!text.includes(close)) continue;
		const positions = new Int32Array(text.length + 1).fill(-1);
		for (let index = text.length - 1; index >= 0; index--) {
			positions[index] = positions[index + 1] as number;
			if (text[index] !== close) continue;
			// An apostrophe inside or at the end of a plural is no closing quote unless the word ends there.
			if (isApostrophe(close) && isLetter(text[index + 1])) continue;
			positions[index] = index;
		}
		next.set(close, positions);
	}
	return (open, at) => {
		const close = CLOSERS[open];
		const found = close === undefined ? -1 : (next.get(close)?.[at + 1] ?? -1);
		return found > at + 1 ? found : undefined;
	};
}
