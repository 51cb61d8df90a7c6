/** The tables of rules and their dates in `corpus/`, and their notation: `1997-09: 2,9,16-18` with the times of each day. */
import { readFileSync } from "node:fs";

export interface CorpusCase {
	readonly name: string;
	readonly rule: string;
	readonly start: string;
	readonly exdates?: readonly string[];
	/** The rule goes on after the dates that are listed. */
	readonly forever?: boolean;
	/** Times of day of each date; the start's when absent. */
	readonly times?: readonly string[];
	readonly dates: readonly string[];
}

export interface Corpus {
	readonly time_zone: string;
	readonly cases: readonly CorpusCase[];
}

export function readCorpus(name: string): Corpus {
	return JSON.parse(readFileSync(new URL(`./corpus/${name}.json`, import.meta.url), "utf8"));
}

/** The wall times that a case lists, in order. */
export function expectedWalls({ dates, times, start }: CorpusCase): readonly string[] {
	const ofDay = times ?? [start.slice(11)];
	return dates.flatMap((line) => {
		const [month = "", days = ""] = line.split(": ");
		return days.split(",").flatMap((range) => {
			const [first = 0, last = first] = range.split("-").map(Number);
			return Array.from({ length: last - first + 1 }, (_, n) => String(first + n).padStart(2, "0")).flatMap((day) =>
				ofDay.map((time) => (time === "" ? `${month}-${day}` : `${month}-${day}T${time}`)),
			);
		});
	});
}
