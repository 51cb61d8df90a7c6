/**
 * Reads a filter: conditions joined by `&` and `|`, `!` before what is not to hold, parentheses; `&` binds closer than `|`. Time
 * is linear in the length of the text, and what is wrong is said with its column.
 */
import type { Violation } from "../refusals/rejection.ts";
import { type Sentence, say } from "../refusals/sentence.ts";
import { SEARCH_WORDS, searchWordsOf } from "../text/searchWords.ts";
import { readCondition, withSigns } from "./filterConditions.ts";
import { readFilterTokens, type Token } from "./filterTokens.ts";
import { FILTER_LIMITS, type Filter } from "./tree.ts";

export type ReadFilter =
	| { readonly kind: "filter"; readonly filter: Filter }
	| { readonly kind: "refused"; readonly violation: Violation };

/** Of a text that is cut short for a sentence. */
const QUOTED = 40;
/** So much is looked through for conditions without signs between them. */
const MEANT = 100;

class Wrong extends Error {
	readonly column: number;
	readonly rule: string;
	readonly why: Sentence;

	constructor(column: number, rule: string, why: Sentence) {
		super(why.message);
		this.column = column;
		this.rule = rule;
		this.why = why;
	}
}

/** Where a filter goes wrong, as a violation: `column` counts characters from 1. */
export function wrongAt(column: number, rule: string, why: Sentence): Violation {
	return { field: "filter", rule, ...say("filter_wrong", { column, why }), column };
}

export function readFilter(text: string): ReadFilter {
	try {
		return { kind: "filter", filter: parse(text) };
	} catch (fault) {
		if (!(fault instanceof Wrong)) throw fault;
		return { kind: "refused", violation: wrongAt(fault.column, fault.rule, fault.why) };
	}
}

function parse(text: string): Filter {
	const length = [...text].length;
	if (length > FILTER_LIMITS.characters)
		throw new Wrong(FILTER_LIMITS.characters + 1, "max", say("filter_too_long", { most: FILTER_LIMITS.characters }));
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
				throw new Wrong(column, "max", say("filter_too_deep", { levels: FILTER_LIMITS.levels }));
			const inner = either(level + 1);
			if (!takes(")")) throw new Wrong(columnHere(), "syntax", say("filter_not_closed", { column }));
			return inner;
		}
		const token = tokens[at];
		if (token?.kind === "open") throw new Wrong(column, "syntax", say("filter_quotation_open"));
		if (token?.kind !== "text")
			throw new Wrong(
				column,
				"syntax",
				token ? say("filter_condition_missing_before", { sign: token.kind }) : say("filter_condition_missing"),
			);
		at += 1;
		conditions += 1;
		if (conditions > FILTER_LIMITS.conditions)
			throw new Wrong(column, "max", say("filter_conditions", { most: FILTER_LIMITS.conditions }));
		return condition(token, column);
	}

	function condition({ text: said, plain }: Extract<Token, { kind: "text" }>, column: number): Filter {
		const read = readCondition(said, plain, column);
		if (read === undefined) {
			const meant = said.length > MEANT ? undefined : withSigns(plain);
			const shown = { said: said.slice(0, QUOTED) };
			const why = meant ? say("filter_no_sign", { ...shown, meant }) : say("filter_no_condition", shown);
			throw new Wrong(column, "condition", why);
		}
		if ("wrong" in read) throw new Wrong(column, "condition", read.wrong);
		if (read.kind !== "search") return read;
		searches += 1;
		if (searches > FILTER_LIMITS.searches)
			throw new Wrong(column, "max", say("filter_searches", { most: FILTER_LIMITS.searches }));
		const words = searchWordsOf(read.words).length;
		if (words === 0) throw new Wrong(column, "condition", say("filter_words_missing"));
		if (words > SEARCH_WORDS) throw new Wrong(column, "max", say("filter_words", { most: SEARCH_WORDS }));
		return read;
	}

	if (tokens.length === 0) throw new Wrong(1, "required", say("filter_missing"));
	const filter = either(0);
	if (at < tokens.length) throw new Wrong(columnHere(), "syntax", say("filter_sign_missing"));
	return filter;
}
