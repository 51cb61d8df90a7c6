/**
 * Reads a filter: conditions joined by `&` and `|`, `!` before what is not to hold, parentheses; `&` binds closer than `|`. Time
 * is linear in the length of the text, and what is wrong is said with its column.
 */
import type { Violation } from "../rejection.ts";
import { SEARCH_WORDS, searchWordsOf } from "../searchWords.ts";
import { readCondition } from "./filterConditions.ts";
import { readFilterTokens, type Token } from "./filterTokens.ts";
import { FILTER_LIMITS, type Filter } from "./tree.ts";

export type ReadFilter =
	| { readonly kind: "filter"; readonly filter: Filter }
	| { readonly kind: "refused"; readonly violation: Violation };

/** Of a text that is cut short for a sentence. */
const QUOTED = 40;

class Wrong extends Error {
	readonly column: number;
	readonly rule: string;

	constructor(column: number, rule: string, message: string) {
		super(message);
		this.column = column;
		this.rule = rule;
	}
}

/** Where a filter goes wrong, as a violation: `column` counts characters from 1. */
export function wrongAt(column: number, rule: string, what: string): Violation {
	return { field: "filter", rule, message: `filter, column ${column}: ${what}.`, column };
}

export function readFilter(text: string): ReadFilter {
	try {
		return { kind: "filter", filter: parse(text) };
	} catch (fault) {
		if (!(fault instanceof Wrong)) throw fault;
		return { kind: "refused", violation: wrongAt(fault.column, fault.rule, fault.message) };
	}
}

function parse(text: string): Filter {
	const length = [...text].length;
	if (length > FILTER_LIMITS.characters)
		throw new Wrong(FILTER_LIMITS.characters + 1, "max", `a filter has at most ${FILTER_LIMITS.characters} characters`);
	const tokens = readFilterTokens(text);
	let at = 0;
	let conditions = 0;
	let searches = 0;
	const columnHere = () => tokens[at]?.column ?? length + 1;
	const takes = (kind: Token["kind"]): boolean => {
		if (tokens[at]?.kind !== kind) return false;
		at += 1;
		return true;
	};

	function join(kind: "or" | "and", sign: "|" | "&", part: () => Filter): Filter {
		const parts = [part()];
		while (takes(sign)) parts.push(part());
		const [only] = parts;
		return parts.length === 1 && only ? only : { kind, parts };
	}
	const either = (level: number): Filter => join("or", "|", () => join("and", "&", () => one(level)));

	function one(level: number): Filter {
		let isNot = false;
		while (takes("!")) isNot = !isNot;
		const part = atom(level);
		return isNot ? { kind: "not", part } : part;
	}

	function atom(level: number): Filter {
		const column = columnHere();
		if (takes("(")) {
			if (level === FILTER_LIMITS.levels)
				throw new Wrong(column, "max", `parentheses lie at most ${FILTER_LIMITS.levels} deep`);
			const inner = either(level + 1);
			if (!takes(")")) throw new Wrong(columnHere(), "syntax", `“)” is missing for “(” in column ${column}`);
			return inner;
		}
		const token = tokens[at];
		if (token?.kind === "open") throw new Wrong(column, "syntax", "the quotation does not end");
		if (token?.kind !== "text")
			throw new Wrong(column, "syntax", `a condition is missing${token ? ` before “${token.kind}”` : ""}`);
		at += 1;
		conditions += 1;
		if (conditions > FILTER_LIMITS.conditions)
			throw new Wrong(column, "max", `a filter has at most ${FILTER_LIMITS.conditions} conditions`);
		return condition(token, column);
	}

	function condition({ text: said, plain }: Extract<Token, { kind: "text" }>, column: number): Filter {
		const read = readCondition(said, plain, column);
		if (read === undefined)
			throw new Wrong(
				column,
				"condition",
				`“${said.slice(0, QUOTED)}” is no condition; words are found by “search: …”`,
			);
		if ("wrong" in read) throw new Wrong(column, "condition", read.wrong);
		if (read.kind !== "search") return read;
		searches += 1;
		if (searches > FILTER_LIMITS.searches)
			throw new Wrong(column, "max", `a filter has at most ${FILTER_LIMITS.searches} searches`);
		const words = searchWordsOf(read.words).length;
		if (words === 0) throw new Wrong(column, "condition", "after “search:” words are missing");
		if (words > SEARCH_WORDS) throw new Wrong(column, "max", `a search has at most ${SEARCH_WORDS} different words`);
		return read;
	}

	if (tokens.length === 0) throw new Wrong(1, "required", "a filter is missing; “all” is every task");
	const filter = either(0);
	if (at < tokens.length) throw new Wrong(columnHere(), "syntax", "“&” or “|” is missing, or “)” has no “(”");
	return filter;
}
