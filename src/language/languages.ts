/** Which table reads a user's words. */
import { english } from "./english.ts";
import { german } from "./german.ts";
import type { LanguageTable } from "./grammar.ts";

/** By the language of a locale such as `de-AT`; English where there is no table. */
export function languageOf(locale: string): LanguageTable {
	return locale.split("-")[0]?.toLowerCase() === "de" ? german : english;
}
