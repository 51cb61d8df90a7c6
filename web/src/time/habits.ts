/** What a browser's languages say about how its user writes dates. Pure. */
import type { Settings } from "../wire.ts";
import { knownLocale } from "./zone.ts";

export type Habits = Pick<Settings, "locale" | "date_order" | "week_start">;

/** Regions whose week starts on another day than Monday, for browsers that do not say (CLDR 46, `weekData`). */
const SUNDAY = new Set("US CA MX BR JP KR TW HK IN IL ZA PH TH SG CO PE VE PK BD ID KE SA YE".split(" "));
const SATURDAY = new Set("AE AF BH DZ EG IQ IR JO KW LY OM QA SD SY".split(" "));

/** The first of the languages (BCP 47, as the user has put them in order) that this browser can read decides. */
export function habitsOf(languages: readonly string[]): Habits {
	const locale = languages.map(knownLocale).find((tag) => tag !== undefined) ?? "en";
	return { locale, date_order: orderOf(locale), week_start: weekStartOf(locale) };
}

function orderOf(locale: string): Settings["date_order"] {
	const parts = new Intl.DateTimeFormat(locale, { dateStyle: "short", calendar: "gregory" }).formatToParts(0);
	const order = parts.flatMap(({ type }) => (["day", "month", "year"].includes(type) ? [type[0]] : [])).join("");
	return order === "mdy" || order === "ymd" ? order : "dmy";
}

type Weeks = { readonly firstDay: number };
type TellingLocale = Intl.Locale & { readonly getWeekInfo?: () => Weeks; readonly weekInfo?: Weeks };

function weekStartOf(tag: string): Settings["week_start"] {
	const locale: TellingLocale = new Intl.Locale(tag);
	const region = locale.maximize().region ?? "";
	// A language alone says nothing about a country: "en" is no more of America than of Ireland.
	if (locale.region === undefined && locale.language === "en") return "monday";
	const firstDay = (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay;
	if (firstDay === 7 || (firstDay === undefined && SUNDAY.has(region))) return "sunday";
	return firstDay === 6 || (firstDay === undefined && SATURDAY.has(region)) ? "saturday" : "monday";
}
