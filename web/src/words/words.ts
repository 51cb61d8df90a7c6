/** The sentences of the page in the reader's language: the browser's before somebody is signed in, then the account's. */
import { type Accessor, createContext, createSignal, useContext } from "solid-js";
import type { Messages } from "./english.ts";

/** Each is loaded when it is spoken, and no other. */
const LANGUAGES = {
	en: () => import("./english.ts").then(({ english }) => english),
	de: () => import("./german.ts").then(({ german }) => german),
} satisfies Record<string, () => Promise<Messages>>;
export type Language = keyof typeof LANGUAGES;

/** The language of a locale ("de-AT"), or English. */
export function languageOf(locale: string): Language {
	const said = locale.toLowerCase().split(/[-_]/)[0];
	return (Object.keys(LANGUAGES) as Language[]).find((language) => language === said) ?? "en";
}

/** Rejects where the catalogue cannot be loaded. */
export const messagesFor = (locale: string): Promise<Messages> => LANGUAGES[languageOf(locale)]();

/** What the page speaks. */
export interface Speech {
	readonly words: Accessor<Messages>;
	/** Resolves when the language of the locale is spoken; the old one goes on where its catalogue cannot be had. */
	speak(locale: string): Promise<void>;
}

export function createSpeech(first: Messages, onLanguage: (language: string) => void): Speech {
	const [words, setWords] = createSignal(first);
	/** A later wish wins over one that is still being loaded. */
	let wanted = languageOf(first.language);
	const tell = () => onLanguage(words().language);
	tell();
	return {
		words,
		speak: async (locale) => {
			wanted = languageOf(locale);
			if (wanted === words().language) return;
			const messages = await messagesFor(locale).catch(() => undefined);
			if (!messages || wanted !== messages.language) return;
			setWords(() => messages);
			tell();
		},
	};
}

const Words = createContext<Accessor<Messages>>();
export const WordsProvider = Words.Provider;

export function useWords(): Accessor<Messages> {
	const words = useContext(Words);
	if (!words) throw new Error("This view stands outside of what is spoken.");
	return words;
}
