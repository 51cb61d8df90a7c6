/** "The last friday of the month", "the first working day of may": one day, found by counting. Pure. */

import type { Day } from "../shapes/day.ts";
import type { Captures } from "../shapes/mention.ts";

const WEEKEND = [6, 7];
const MONTHS_OF_YEAR = 12;

/** In the month that was said, else in this one; when the day has passed, in the next one. */
export function nthOfMonth(captures: Captures, today: Temporal.PlainDate): Day | undefined {
	const said = captures.month;
	const first = today.with({ day: 1, ...(said === undefined ? {} : { month: said }) });
	const step = said === undefined ? 1 : MONTHS_OF_YEAR;
	const dates: Temporal.PlainDate[] = [];
	for (let ahead = 0; ahead < 3 && dates.length < 2; ahead++) {
		const date = nthIn(captures, first.add({ months: ahead * step }));
		if (date && Temporal.PlainDate.compare(date, today) >= 0) dates.push(date);
	}
	return dates[0] && { date: dates[0], next: dates[1] };
}

/** In the month of a date; undefined when the month has no such day. */
export function nthIn(
	{ positions = [], weekday, dayKind }: Captures,
	month: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
	const [position] = positions;
	if (position === undefined || positions.length > 1) return undefined;
	const days = Array.from({ length: month.daysInMonth }, (_, index) => month.with({ day: index + 1 })).filter(
		(date) => {
			if (weekday !== undefined) return date.dayOfWeek === weekday;
			const isWeekend = WEEKEND.includes(date.dayOfWeek);
			return dayKind === "day" || isWeekend === (dayKind === "weekend_day");
		},
	);
	return days.at(position < 0 ? position : position - 1);
}
