/** How people of a locale write dates and begin weeks, by the tables that the runtime has (CLDR). */
import type { Settings } from "./settings.ts";

export type Habits = Pick<Settings, "date_order" | "week_start">;

/** Regions whose week starts on another day than Monday, for browsers that do not say (CLDR 46, `weekData`). */
const SUNDAY = new Set("US CA MX BR JP KR TW HK IN IL ZA PH TH SG CO PE VE PK BD ID KE SA YE".split(" "));
const SATURDAY = new Set("AE AF BH DZ EG IQ IR JO KW LY OM QA SD SY".split(" "));

/** Throws a `RangeError` for what is no locale (BCP 47). */
export function habitsOf(locale: string): Habits {
	const tag: TellingLocale = new Intl.Locale(locale);
	// A language alone says nothing about a country: "en" is no more of America than of Ireland.
	if (tag.region === undefined && tag.language === "en") return { date_order: "dmy", week_start: "monday" };
	return { date_order: orderOf(locale), week_start: weekStartOf(tag) };
}

function orderOf(locale: string): Habits["date_order"] {
	const numbers = { year: "numeric", month: "numeric", day: "numeric", calendar: "gregory" } as const;
	const parts = new Intl.DateTimeFormat(locale, numbers).formatToParts(0);
	const order = parts.flatMap(({ type }) => (["day", "month", "year"].includes(type) ? [type[0]] : [])).join("");
	return order === "mdy" || order === "ymd" ? order : "dmy";
}

type Weeks = { readonly firstDay: number };
type TellingLocale = Intl.Locale & { readonly getWeekInfo?: () => Weeks; readonly weekInfo?: Weeks };

function weekStartOf(tag: TellingLocale): Habits["week_start"] {
	const region = tag.maximize().region ?? "";
	const firstDay = (tag.getWeekInfo?.() ?? tag.weekInfo)?.firstDay;
	if (firstDay === 7 || (firstDay === undefined && SUNDAY.has(region))) return "sunday";
	return firstDay === 6 || (firstDay === undefined && SATURDAY.has(region)) ? "saturday" : "monday";
}
