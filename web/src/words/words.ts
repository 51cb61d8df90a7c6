/** The sentences of the page in the reader's language: the browser's before somebody is signed in, then the account's. */
import { type Accessor, createContext, useContext } from "solid-js";
import { english, type Messages } from "./english.ts";
import { german } from "./german.ts";

const LANGUAGES: readonly Messages[] = [english, german];

/** In the language of a locale ("de-AT"), or in English. */
export function messagesFor(locale: string): Messages {
	const said = locale.toLowerCase().split("-")[0];
	return LANGUAGES.find(({ language }) => language === said) ?? english;
}

const Words = createContext<Accessor<Messages>>(() => messagesFor(navigator.language));

export const WordsProvider = Words.Provider;
export const useWords = (): Accessor<Messages> => useContext(Words);
