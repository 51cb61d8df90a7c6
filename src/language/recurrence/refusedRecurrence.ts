/** What is said where no rule holds the words: how to say it instead. */
import type { Captures } from "../shapes/mention.ts";

/** "Twice a day" names no times, "twice a week" no days. */
export function refusalOf(words: string, { cycle }: Captures): string {
	const isWithinDay = cycle?.unit === "day";
	const advice = isWithinDay
		? "name the times, such as “every day at 8 and 20” or “every 12 hours”"
		: "name the days or the times, such as “every monday and thursday”, “every 31 october” or “every day at 8 and 20”";
	return `One rule cannot hold “${words}”: ${advice}.`;
}
