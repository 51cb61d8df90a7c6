/** The sentences of the server in the language of who reads them. */
import { german } from "./de/german.ts";
import { english, type Words } from "./en/english.ts";
import { bestOf } from "./wishes.ts";

export type { Words };

const LANGUAGES: readonly Words[] = [english, german];

const said = (tag: string): Words | undefined => {
	const name = tag.trim().toLowerCase().split("-")[0];
	return LANGUAGES.find(({ language }) => language === name);
};

/** In the language of a locale as settings hold it ("de-AT"), or in English. */
export const wordsFor = (locale: string): Words => said(locale) ?? english;

/**
 * In the language that a browser likes best of those there are, by its `Accept-Language` (RFC 9110 §12.5.4); in English
 * where it names none of them. Of equal wishes the first counts.
 */
export const wordsForBrowser = (accepted: string | null | undefined): Words => bestOf(accepted, said) ?? english;
