/** Which table reads a user's words. */

import { german } from "./de/german.ts";
import { english } from "./en/english.ts";
import type { LanguageTable } from "./shapes/grammar.ts";

const TABLES: ReadonlyMap<string, LanguageTable> = new Map([
	["en", english],
	["de", german],
]);

/** By the language of a locale such as `de-AT`; English where there is no table. */
export function languageOf(locale: string): LanguageTable {
	return TABLES.get(locale.split("-")[0]?.toLowerCase() ?? "") ?? english;
}
