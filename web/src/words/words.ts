/** The sentences of the page in the reader's language: the browser's before somebody is signed in, then the account's. */
import { type Accessor, createContext, createSignal, useContext } from "solid-js";
import type { FirstMessages, LaterMessages, Messages } from "./english.ts";

interface Parts {
	first(): Promise<FirstMessages>;
	later(): Promise<LaterMessages>;
}

/** Each is loaded when it is spoken, and no other. */
const LANGUAGES = {
	en: {
		first: () => import("./firstEnglish.ts").then(({ firstEnglish }) => firstEnglish),
		later: () => import("./laterEnglish.ts").then(({ laterEnglish }) => laterEnglish),
	},
	de: {
		first: () => import("./firstGerman.ts").then(({ firstGerman }) => firstGerman),
		later: () => import("./laterGerman.ts").then(({ laterGerman }) => laterGerman),
	},
} satisfies Record<string, Parts>;
export type Language = keyof typeof LANGUAGES;

/** The language of a locale ("de-AT"), or English. */
export function languageOf(locale: string): Language {
	const said = locale.toLowerCase().split(/[-_]/)[0];
	return (Object.keys(LANGUAGES) as Language[]).find((language) => language === said) ?? "en";
}

/** Rejects where the catalogue cannot be loaded. */
export const messagesFor = (locale: string): Promise<FirstMessages> => LANGUAGES[languageOf(locale)].first();

/** What the page speaks. */
export interface Speech {
	readonly words: Accessor<FirstMessages>;
	/** Resolves when the language of the locale is spoken; the old one goes on where its catalogue cannot be had. */
	speak(locale: string): Promise<void>;
	/** What later views say is spoken, too. */
	readonly isWhole: Accessor<boolean>;
	/** Makes it whole. Rejects where that cannot be loaded. */
	whole(): Promise<void>;
}

export function createSpeech(first: FirstMessages, onLanguage: (language: string) => void): Speech {
	const [words, setWords] = createSignal(first);
	const isWhole = () => "settings" in words();
	/** A later wish wins over one that is still being loaded. */
	let wanted = languageOf(first.language);
	let isWholeWanted = false;
	const tell = () => onLanguage(words().language);
	tell();

	async function load(): Promise<void> {
		const [language, isAll] = [wanted, isWholeWanted];
		const { first, later } = LANGUAGES[language];
		const parts = await Promise.all([first(), isAll ? later() : {}]);
		if (language !== wanted || isAll !== isWholeWanted) return;
		setWords(() => Object.assign({}, ...parts) as FirstMessages);
		tell();
	}
	return {
		words,
		speak: async (locale) => {
			wanted = languageOf(locale);
			if (wanted !== words().language) await load().catch(() => undefined);
		},
		isWhole,
		whole: async () => {
			if (isWhole()) return;
			isWholeWanted = true;
			await load();
			// Another language was wished for meanwhile: that one is on its way.
			if (!isWhole()) await load();
		},
	};
}

const SpeechContext = createContext<Speech>();
export const SpeechProvider = SpeechContext.Provider;

export function useSpeech(): Speech {
	const speech = useContext(SpeechContext);
	if (!speech) throw new Error("This view stands outside of what is spoken.");
	return speech;
}

/** What is there from the first look on. */
export const useWords = (): Accessor<FirstMessages> => useSpeech().words;

/** All of it: for views that are loaded later, whose words come with them. */
export const useAllWords = (): Accessor<Messages> => useSpeech().words as Accessor<Messages>;
