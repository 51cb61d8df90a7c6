/** What is said where no rule holds the words: how to say it instead. */
import type { Words } from "../../words/words.ts";
import type { Captures } from "../shapes/mention.ts";

/** "Twice a day" names no times, "twice a week" no days. */
export function refusalOf(words: string, { cycle }: Captures, said: Words["reading"]["questions"]): string {
	return cycle?.unit === "day" ? said.timesOfDay(words) : said.daysOrTimes(words);
}
