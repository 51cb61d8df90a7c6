/** The languages in which texts are read, one line each. English is read beside each of them (decision 0072). */
import { german } from "./de/german.ts";
import { english } from "./en/english.ts";
import type { LanguageTable } from "./shapes/grammar.ts";
import type { Tongue } from "./shapes/tongue.ts";

export const TONGUES: readonly Tongue[] = [
	{ code: "en", table: english },
	{ code: "de", table: german },
];

/** Which table reads a user's words: by the language of a locale such as `de-AT`; English where there is none. */
export function languageOf(locale: string): LanguageTable {
	const code = locale.split("-")[0]?.toLowerCase();
	return TONGUES.find((tongue) => tongue.code === code)?.table ?? english;
}
