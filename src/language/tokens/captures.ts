/** What a slot is given and what it finds, and the few readers that slots share. */
import type { DATE_ORDERS } from "../../domain/settings/settings.ts";
import type { LanguageTable } from "../shapes/grammar.ts";
import type { Captures } from "../shapes/mention.ts";
import type { Token } from "./tokens.ts";

export interface Cursor {
	readonly tokens: readonly Token[];
	readonly language: LanguageTable;
	readonly dateOrder: (typeof DATE_ORDERS)[number];
}

export interface SlotMatch extends Captures {
	/** Index of the token after the match. */
	readonly next: number;
}

/** Reads the tokens from an index on; at most a few of them. */
export type Slot = (cursor: Cursor, at: number) => SlotMatch | undefined;

/** The value of a number of at most so many digits. */
export const number = (token: Token | undefined, digits = 4): number | undefined =>
	token?.kind === "number" && token.text.length <= digits ? Number(token.text) : undefined;
/** What a table says of a word; never what objects inherit. */
export const own = <Value>(table: Readonly<Record<string, Value>>, token: Token | undefined): Value | undefined =>
	token?.kind === "word" && Object.hasOwn(table, token.lower) ? table[token.lower] : undefined;
export const isGlued = (token: Token | undefined, text: string) => token?.glued === true && token.text === text;
