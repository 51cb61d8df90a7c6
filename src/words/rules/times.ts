/** What there is to say of the times of day of a rule, before any language says it. */
import type { Rule } from "../../domain/recurrence/rule.ts";
import { dayOfWall, printTimeOfDay, SECONDS_OF_DAY, type WallReading } from "../../domain/recurrence/wallTime.ts";

export type TimePart =
	/** A whole day, or every full hour. */
	| { readonly kind: "none" }
	| { readonly kind: "at"; readonly times: readonly string[] }
	| { readonly kind: "at_minutes"; readonly minutes: readonly number[] }
	/** Where steps of hours, minutes or seconds begin, and to what they are limited. */
	| {
			readonly kind: "from";
			readonly time: string;
			readonly hours: readonly number[];
			readonly minutes: readonly number[];
			readonly seconds: readonly number[];
	  };

/** Times that the rule names, the start's where it names none. They are printed in 24 hours. */
export function timesOf(rule: Rule, { wall, isDate }: WallReading): TimePart {
	if (isDate) return { kind: "none" };
	const { frequency, byHour, byMinute, bySecond, interval } = rule;
	const time = wall - dayOfWall(wall) * SECONDS_OF_DAY;
	// Of minutes and seconds the start says where they begin; the hours and minutes that are named only limit.
	if (frequency === "MINUTELY" || frequency === "SECONDLY")
		return { kind: "from", time: printTimeOfDay(time), hours: byHour, minutes: byMinute, seconds: bySecond };
	const minutes = byMinute.length > 0 ? byMinute : [Math.floor(time / 60) % 60];
	if (frequency === "HOURLY" && byHour.length === 0) {
		if (interval > 1) return { kind: "from", time: printTimeOfDay(time), hours: [], minutes: [], seconds: [] };
		return minutes.every((minute) => minute === 0) ? { kind: "none" } : { kind: "at_minutes", minutes };
	}
	const hours = byHour.length > 0 ? byHour : [Math.floor(time / 3_600)];
	const seconds = bySecond.length > 0 ? bySecond : [time % 60];
	const times = hours.flatMap((hour) =>
		minutes.flatMap((minute) => seconds.map((second) => printTimeOfDay(hour * 3_600 + minute * 60 + second))),
	);
	return { kind: "at", times };
}
