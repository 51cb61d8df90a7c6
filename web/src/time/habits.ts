/** What a browser's languages say about how its user writes dates. Pure. */
import { type Habits, habitsOf } from "../../../src/domain/settings/habits.ts";
import type { Settings } from "../wire.ts";
import { knownLocale } from "./zone.ts";

/** The first of the languages (BCP 47, as the user has put them in order) that this browser can read decides. */
export function habitsOfBrowser(languages: readonly string[]): Habits & Pick<Settings, "locale"> {
	const locale = languages.map(knownLocale).find((tag) => tag !== undefined) ?? "en";
	return { locale, ...habitsOf(locale) };
}
