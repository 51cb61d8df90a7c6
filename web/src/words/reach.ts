/** How reminders reach people: only the settings say it, so it is no part of the catalogue that every visit loads. */
import type { Accessor } from "solid-js";
import { reach as german } from "./de/reach.ts";
import { reach as english, type ReachMessages } from "./en/reach.ts";
import { type Language, languageOf, useWords } from "./words.ts";

const LANGUAGES: Readonly<Record<Language, ReachMessages>> = { en: english, de: german };

export function useReachWords(): Accessor<ReachMessages> {
	const words = useWords();
	return () => LANGUAGES[languageOf(words().language)];
}
