/** The sentences of the server in the language of who reads them. */
import { german } from "./de/german.ts";
import { english, type Words } from "./en/english.ts";

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
export function wordsForBrowser(accepted: string | null | undefined): Words {
	let best = { words: english, weight: 0 };
	// A browser names a handful; whoever names thousands is not read to the end.
	for (const wish of (accepted ?? "").slice(0, 500).split(",")) {
		const [tag = "", ...parameters] = wish.split(";");
		const q = parameters.map((one) => /^\s*q\s*=\s*([\d.]{1,6})\s*$/i.exec(one)?.[1]).find((one) => one !== undefined);
		const weight = q === undefined ? 1 : Number(q);
		const words = said(tag);
		if (words !== undefined && weight > best.weight) best = { words, weight };
	}
	return best.words;
}
