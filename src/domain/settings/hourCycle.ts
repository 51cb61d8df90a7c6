/** How people of a locale read the time of day: in 12 hours with AM and PM, or in 24. */
export type HourCycle = "h12" | "h23";

/**
 * By the locale's own custom (CLDR). `en` alone is what an account has before it has chosen one, and says nothing: 24 hours.
 * `locale` is a BCP 47 tag as the settings hold it.
 */
export function hourCycleOf(locale: string): HourCycle {
	if (locale === "en") return "h23";
	const { hour12 } = new Intl.DateTimeFormat(locale, { hour: "numeric" }).resolvedOptions();
	return hour12 ? "h12" : "h23";
}

const TIME = /\b([01]\d|2[0-3]):([0-5]\d(?::[0-5]\d)?)\b/g;

/**
 * Turns the times of a text of ours (a rule in words, a reason, a moment), which are made in 24 hours, into the cycle that
 * its reader has: "at 17:00" into "at 5:00 PM". Never of a text that a user wrote.
 */
export function inHourCycle(text: string, cycle: HourCycle): string {
	if (cycle === "h23") return text;
	return text.replaceAll(TIME, (_, hours: string, rest: string) => {
		const hour = Number(hours);
		return `${hour % 12 || 12}:${rest} ${hour < 12 ? "AM" : "PM"}`;
	});
}
